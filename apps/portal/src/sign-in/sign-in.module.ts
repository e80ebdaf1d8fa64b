import { Global, Module } from '@nestjs/common';
import { PORTAL_CONFIG, type PortalConfig } from '../config.js';
import { KeptForms } from './kept-form.js';
import { CarryOnPage, ProvePage } from './prove.page.js';
import { Providers } from './providers.js';
import { ReturnPaths } from './return-path.js';
import { SealedSession } from './sealed-session.js';
import { SignInCallbackPage, SignInFailedPage, SignInPage, SignInStartPage } from './sign-in.page.js';
import { SignedInPage, SignedOutPage, SignOutPage } from './sign-out.page.js';

@Global()
@Module({
  controllers: [
    SignInPage,
    SignInStartPage,
    SignInCallbackPage,
    SignInFailedPage,
    SignOutPage,
    SignedOutPage,
    SignedInPage,
    ProvePage,
    CarryOnPage,
  ],
  providers: [
    Providers,
    SealedSession,
    KeptForms,
    { provide: ReturnPaths, inject: [PORTAL_CONFIG], useFactory: (config: PortalConfig) => new ReturnPaths(config.sessionSecret) },
  ],
  exports: [SealedSession, KeptForms, ReturnPaths],
})
export class SignInModule {}
