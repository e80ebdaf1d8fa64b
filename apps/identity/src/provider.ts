import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { IdentityConfig } from './config.js';
import type { Keys } from './keys.js';
import { failedPage, signOutPage } from './pages.js';
import { personOf } from './people.js';

/** The portal's one client and the API's one resource. A resource indicator has to be an absolute URI; the audience need not. */
const API_RESOURCE = 'urn:concordat:api';
const WORKING_DAY_SECONDS = 12 * 60 * 60;

export function makeProvider(config: IdentityConfig, keys: Keys): Provider {
  const provider = new Provider(config.issuer, configuration(config, keys));
  // Interactions are short and nothing here is worth keeping over a restart but the signing key, so the in-memory store is meant.
  provider.proxy = false;
  return provider;
}

function configuration(config: IdentityConfig, keys: Keys): Configuration {
  return {
    clients: [client(config)],
    jwks: keys.jwks,
    cookies: { keys: [keys.cookieSecret], long: { sameSite: 'lax' }, short: { sameSite: 'lax' } },
    claims: { openid: ['sub'], profile: ['name'] },
    scopes: ['openid', 'profile'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_ctx, subject) => account(subject),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    extraTokenClaims: (_ctx, token) => ({ name: personOf(accountOf(token))?.name ?? null, sid: grantOf(token) }),
    loadExistingGrant: grantAfresh,
    ttl: { AccessToken: WORKING_DAY_SECONDS, Grant: WORKING_DAY_SECONDS, IdToken: 3600, Interaction: 3600, Session: WORKING_DAY_SECONDS },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'concordat',
          audience: config.audience,
          accessTokenTTL: WORKING_DAY_SECONDS,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = signOutPage(form, String(ctx.state.nonce));
        },
      },
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = failedPage(config.portalUrl, out.error_description ?? out.error);
    },
  };
}

function client(config: IdentityConfig) {
  return {
    client_id: 'concordat-portal',
    client_secret: config.clientSecret,
    redirect_uris: [`${config.portalUrl}/sign-in/callback`],
    post_logout_redirect_uris: [`${config.portalUrl}/signed-out`],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    id_token_signed_response_alg: 'ES256' as const,
    token_endpoint_auth_method: 'client_secret_basic' as const,
  };
}

function account(subject: string) {
  const person = personOf(subject);
  return person && { accountId: person.subject, claims: () => ({ sub: person.subject, name: person.name }) };
}

/** A new grant for each authorization: its id is the token's `sid`, so that a sign-in ended in the API can never be taken up again. */
async function grantAfresh(ctx: KoaContextWithOIDC) {
  const { client: asking, session, provider } = ctx.oidc;
  const grant = new provider.Grant({ accountId: session?.accountId, clientId: asking?.clientId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(API_RESOURCE, 'concordat');
  await grant.save();
  return grant;
}

const accountOf = (token: object): unknown => (token as { accountId?: string }).accountId;
const grantOf = (token: object): string | undefined => (token as { grantId?: string }).grantId;
