import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import {
  allowInsecureRequests,
  buildEndSessionUrl,
  type Configuration,
  discovery,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client';
import { type AuthenticateOptions, Strategy, type StrategyOptions, type VerifyFunction } from 'openid-client/passport';
import type { AuthenticateCallback } from 'passport';
import { type Issuer, PORTAL_CONFIG, type PortalConfig } from '../config.js';
import type { Tokens } from './sealed-session.js';

export interface Provider {
  readonly issuer: Issuer;
  readonly strategy: Strategy;
  readonly configuration: Configuration;
}

export interface ProvingOptions extends AuthenticateOptions {
  readonly maxAge?: number;
  readonly acrValues?: string;
}

/** Behind a proxy the request's own idea of its host may be wrong; the address people type is in the configuration. */
class PortalStrategy extends Strategy {
  constructor(
    private readonly portalUrl: string,
    options: StrategyOptions,
    verify: VerifyFunction,
  ) {
    super(options, verify);
  }

  /** `max_age=0` with `prompt=login`: the provider has to ask, and to say in the ID token that it did; the answer is refused otherwise. */
  override authorizationRequestParams(req: Request, options: ProvingOptions): URLSearchParams {
    const params = new URLSearchParams(super.authorizationRequestParams(req, options) as URLSearchParams);
    if (options.maxAge !== undefined) params.set('max_age', String(options.maxAge));
    if (options.acrValues) params.set('acr_values', options.acrValues);
    return params;
  }

  override currentUrl(req: Request): URL {
    return new URL(req.originalUrl, this.portalUrl);
  }
}

/** One strategy an issuer, made when it is first needed: the portal starts, and says what is wrong, while a provider is away. */
@Injectable()
export class Providers {
  private readonly made = new Map<string, Promise<Provider>>();

  constructor(@Inject(PORTAL_CONFIG) private readonly config: PortalConfig) {}

  get issuers(): readonly Issuer[] {
    return this.config.issuers;
  }

  async of(issuerUrl: string): Promise<Provider | undefined> {
    const issuer = this.config.issuers.find((one) => one.issuer === issuerUrl);
    if (!issuer) return undefined;
    const making = this.made.get(issuer.issuer) ?? this.make(issuer);
    this.made.set(issuer.issuer, making);
    making.catch(() => this.made.delete(issuer.issuer));
    return making;
  }

  private async make(issuer: Issuer): Promise<Provider> {
    const plain = issuer.issuer.startsWith('http://');
    const configuration = await discovery(new URL(issuer.issuer), issuer.clientId, issuer.clientSecret, undefined, {
      timeout: 5,
      ...(plain && { execute: [allowInsecureRequests] }),
    });
    const options = {
      config: configuration,
      callbackURL: `${this.config.url}/sign-in/callback`,
      scope: issuer.scope,
      ...(issuer.resource && { resource: issuer.resource }),
    };
    const verify = (answer: TokenEndpointResponse & TokenEndpointResponseHelpers, done: AuthenticateCallback): void => {
      const tokens: Tokens = {
        issuer: issuer.issuer,
        accessToken: answer.access_token,
        ...(answer.id_token && { idToken: answer.id_token }),
        ...hintFrom(answer.claims()),
      };
      done(null, tokens);
    };
    return { issuer, configuration, strategy: new PortalStrategy(this.config.url, options, verify) };
  }

  /** Where to send a person to be signed out there as well; nowhere when that provider has no such page. */
  async endSessionUrl(issuerUrl: string, idToken: string | undefined): Promise<string | undefined> {
    const provider = await this.of(issuerUrl).catch(() => undefined);
    if (!provider?.configuration.serverMetadata().end_session_endpoint) return undefined;
    return buildEndSessionUrl(provider.configuration, {
      post_logout_redirect_uri: `${this.config.url}/signed-out`,
      ...(idToken && { id_token_hint: idToken }),
    }).href;
  }
}

/** What this provider would itself ask for as the name to sign in with; an opaque subject would only confuse it. */
function hintFrom(claims: Readonly<Record<string, unknown>> | undefined): { loginHint?: string } {
  const hint = [claims?.['login_hint'], claims?.['preferred_username'], claims?.['email']].find((one) => typeof one === 'string');
  return typeof hint === 'string' ? { loginHint: hint } : {};
}
