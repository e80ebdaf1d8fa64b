import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { ConcordatApi } from '../api/concordat-api.js';
import { Renderer, TEMPLATES } from '../view/renderer.js';
import { templates } from '../view/templates.js';
import { CSRF_CHECK, isFormOurs } from './csrf.js';
import { Drafts } from './drafts.js';
import { DoorGuard } from './door.guard.js';
import { FailuresFilter } from './failures.filter.js';
import { Changes } from './live/changes.js';
import { LiveStreams } from './live/live-streams.js';
import { PAGE } from './page.decorator.js';
import { ShowInterceptor } from './show.interceptor.js';

/** What every page stands on. The start is refused when a controller is no declared page. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    ConcordatApi,
    Drafts,
    Renderer,
    Changes,
    LiveStreams,
    { provide: TEMPLATES, useFactory: () => templates() },
    { provide: CSRF_CHECK, useValue: isFormOurs },
    { provide: APP_GUARD, useClass: DoorGuard },
    { provide: APP_INTERCEPTOR, useClass: ShowInterceptor },
    { provide: APP_FILTER, useClass: FailuresFilter },
  ],
  exports: [ConcordatApi, Drafts],
})
export class PageModule implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().filter(({ metatype }) => metatype && !this.reflector.get(PAGE, metatype));
    if (undeclared.length > 0) throw new Error(`Not declared with @Page: ${undeclared.map(({ name }) => name).join(', ')}`);
  }
}
