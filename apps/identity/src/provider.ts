import { type Configuration, interactionPolicy, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { failedPage, signOutPage } from './common-pages.js';
import type { IdentityConfig } from './config.js';
import type { Keys } from './keys.js';
import type { Frame } from './page-frame.js';

/** The portal's one client and the API's one resource. A resource indicator has to be an absolute URI; the audience need not. */
const API_RESOURCE = 'urn:concordat:api';
const WORKING_DAY_SECONDS = 12 * 60 * 60;
/** Two factors, one of them possession: the name that other federations use for it. */
export const TWO_FACTORS = 'https://refeds.org/profile/mfa';

export interface Person {
  readonly name: string;
  /** What they type to sign in, so that the service can hand it back when it asks them again. */
  readonly signInName?: string;
}
/** Whoever may sign in here; undefined when a subject is nobody's. */
export interface People {
  personOf(subject: string): Promise<Person | undefined> | Person | undefined;
}

export function makeProvider(config: IdentityConfig, keys: Keys, frame: Frame, people: People): Provider {
  const provider = new Provider(config.issuer, configuration(config, keys, frame, people));
  // Interactions are short and nothing here is worth keeping over a restart but the signing key, so the in-memory store is meant.
  provider.proxy = config.behindProxy;
  provider.maxIpsCount = 1;
  return provider;
}

function configuration(config: IdentityConfig, keys: Keys, frame: Frame, people: People): Configuration {
  return {
    clients: [client(config)],
    jwks: keys.jwks,
    cookies: { keys: [keys.cookieSecret], long: { sameSite: 'lax' }, short: { sameSite: 'lax' } },
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], profile: ['name', 'preferred_username'] },
    acrValues: [TWO_FACTORS],
    scopes: ['openid', 'profile'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: async (_ctx, subject) => account(subject, await people.personOf(subject)),
    interactions: { policy: askedEachTime(), url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    extraTokenClaims: async (ctx, token) => ({
      name: (await people.personOf(accountOf(token) ?? ''))?.name ?? null,
      sid: grantOf(token),
      ...proofOf(ctx),
    }),
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
          ctx.body = signOutPage(frame, form, String(ctx.state.nonce));
        },
      },
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = failedPage(frame, config.portalUrl, out.error_description ?? out.error);
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
    require_auth_time: true,
  };
}

/**
 * There is one client, so nothing is gained by remembering here who signed in to it: whoever is sent here is asked. With that a session
 * that the service has ended is never taken up again without proof, and every `max_age` and `prompt=login` is kept.
 */
function askedEachTime() {
  const { Check, base } = interactionPolicy;
  const policy = base();
  policy
    .get('login')
    ?.checks.add(
      new Check('asked_each_time', 'End-User authentication is required', (ctx) =>
        ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

function account(subject: string, person: Person | undefined) {
  if (!person) return undefined;
  const { name, signInName } = person;
  return { accountId: subject, claims: () => ({ sub: subject, name, ...(signInName && { preferred_username: signInName }) }) };
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

const accountOf = (token: object): string | undefined => (token as { accountId?: string }).accountId;
const grantOf = (token: object): string | undefined => (token as { grantId?: string }).grantId;

/** When and by what the person proved who they are, as the code remembers it: the API asks for a fresh proof before some acts. */
function proofOf(ctx: KoaContextWithOIDC): Record<string, unknown> {
  const { authTime, acr, amr } = (ctx.oidc.entities.AuthorizationCode ?? {}) as { authTime?: number; acr?: string; amr?: string[] };
  return { ...(authTime && { auth_time: authTime }), ...(acr && { acr }), ...(amr && { amr }) };
}
