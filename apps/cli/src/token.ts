import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { importJWK, SignJWT, type JWK } from 'jose';

interface DemoPerson {
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
}

const WORKING_DAY_SECONDS = 12 * 60 * 60;
const env = process.env;
const issuer = (env.IDENTITY_URL ?? `http://localhost:${env.IDENTITY_PORT ?? 3002}`).replace(/\/$/, '');
const apiUrl = (env.API_URL ?? `http://localhost:${env.API_PORT ?? 3001}`).replace(/\/$/, '');

function stop(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

function personNamed(wanted: string | undefined): DemoPerson {
  const file = join(import.meta.dirname, '../../identity/src/demo-people.json');
  const people = JSON.parse(readFileSync(file, 'utf8')) as DemoPerson[];
  const same = (text: string): boolean => text.toLowerCase() === wanted?.trim().toLowerCase();
  const found = people.find((person) => same(person.subject) || same(person.name));
  const list = people.map((person) => `  ${person.subject.padEnd(34)}${person.name}, ${person.role}, ${person.agency}`).join('\n');
  return found ?? stop(`${wanted ? `There is no demo person "${wanted}".` : 'Say who: npm run token -- PERSON'}\n${list}`);
}

function signingKey(): JWK {
  const file = join(resolve(env.DATA_DIR ?? '.data'), 'identity-jwks.json');
  try {
    const first = (JSON.parse(readFileSync(file, 'utf8')) as { jwks: { keys: JWK[] } }).jwks.keys[0];
    return first ?? stop(`${file} holds no key. Delete it and run npm start again.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return stop(`There is no signing key at ${file} yet. Run npm start first: the demonstration sign-in makes it.`);
  }
}

/** The same claims as the sign-in pages put in, so that the API cannot tell the two apart and needs no side door. */
async function signFor(person: DemoPerson): Promise<string> {
  const jwk = signingKey();
  return new SignJWT({ name: person.name, sid: randomUUID(), client_id: 'concordat-portal', scope: 'concordat' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(jwk.kid && { kid: jwk.kid }) })
    .setIssuer(issuer)
    .setSubject(person.subject)
    .setAudience(env.OIDC_AUDIENCE ?? 'concordat-api')
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + WORKING_DAY_SECONDS)
    .sign(await importJWK(jwk, 'ES256'));
}

async function startSession(token: string, person: DemoPerson): Promise<void> {
  const answer = await fetch(`${apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ operationName: 'StartSession', variables: { managedDevice: true } }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => stop(`The API does not answer at ${apiUrl}. Run npm start first.`));
  const body = (await answer.json().catch(() => ({}))) as { data?: { startSession?: boolean }; errors?: { message: string }[] };
  if (body.data?.startSession) return;
  stop(
    `The API did not start a session for ${person.name}: ${body.errors?.[0]?.message ?? 'there is no active account for this person. Load the demo world first'}.`,
  );
}

if (env.NODE_ENV === 'production') stop('Tokens for demo people are made in development only; NODE_ENV is production.');
const person = personNamed(process.argv[2]);
const token = await signFor(person);
await startSession(token, person);
process.stdout.write(`${token}\n`);
