import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../postgres/free-port.js';
import { CATEGORY_LABELS } from '@lib/risk';
import { subjectOf } from './area.js';
import type { BenchDatabase } from './bench-database.js';
import type { BenchIdentity } from './bench-identity.js';
import { type Child, startChild } from './child.js';
import { type Arm, type Asked, send } from './drive.js';
import type { SmallWorld } from './small-world.js';

export const WORKS = ['R1', 'R2', 'R3', 'W1'] as const;
export type Work = (typeof WORKS)[number];
export interface Arms {
  readonly product: Readonly<Record<Work, Arm>>;
  readonly yardstick: Readonly<Record<Work, Arm>>;
  stop(): Promise<void>;
}

const PRACTITIONER = subjectOf({ area: 0, agency: 0, staff: 0 });
const SUPERVISOR = subjectOf({ area: 0, agency: 0, staff: 1 });
const SINCE = '2026-11-15T09:00:00.000Z';
const SEARCHED = 'alder';
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
export const asked = (path: string, body: object, token?: string): Asked => ({
  path,
  body: JSON.stringify(body),
  headers: token ? { authorization: `Bearer ${token}` } : {},
});
export const has =
  (part: string) =>
  (text: string): boolean =>
    text.startsWith('{"data":') && text.includes(part) && !text.includes('"errors":');
/** Shows that the very thing was answered. */
const ANSWERED: Readonly<Record<Work, string>> = { R1: '"recordedAt"', R2: '"matchKind"', R3: '"kind"', W1: '"SharedReceipt"' };

export interface Product {
  readonly port: number;
  readonly pid: number;
  /** A token of somebody who has signed in. */
  signIn(subject: string): Promise<string>;
  stop(): Promise<void>;
}

/** The product as it runs; `planted` is a module loaded before it, `more` what its environment says besides. */
export async function startProduct(
  identity: BenchIdentity,
  { apiUrl, planted, more }: { readonly apiUrl: string; readonly planted?: string; readonly more?: NodeJS.ProcessEnv },
): Promise<Product> {
  const port = await freePort();
  const { pid, stop } = await startChild(join(import.meta.dirname, '../../../api/src/main.js'), {
    NODE_ENV: 'development',
    LOG_LEVEL: 'info',
    API_PORT: String(port),
    API_DATABASE_URL: apiUrl,
    OIDC_ISSUERS: identity.trusted,
    ...more,
    ...(planted ? { NODE_OPTIONS: `--import ${planted}` } : {}),
  });
  return { port, pid, stop, signIn: (subject) => signIn(identity, port, subject) };
}

/** The product, and the yardstick beside it, on the same database. */
export async function startArms(world: SmallWorld, database: BenchDatabase, identity: BenchIdentity): Promise<Arms> {
  const product = await startProduct(identity, database);
  const { agency, unit, practitioner, supervisor } = world.asking;
  const told = { url: database.apiUrl, agency, unit, practitioner, supervisor, labels: JSON.stringify(CATEGORY_LABELS) };
  const yardstick = await startChild(join(import.meta.dirname, 'yardstick.js'), { YARDSTICK: JSON.stringify(told) });
  return {
    product: await productArms(world, product),
    yardstick: yardstickArms(world, { port: Number(yardstick.said.split(' ')[1]), pid: yardstick.pid }),
    stop: () => stopAll([product, yardstick]),
  };
}

/** Sharing alone, by the product on this database; `planted` is a module loaded before it. */
export async function shareArm(
  world: SmallWorld,
  identity: BenchIdentity,
  where: { readonly apiUrl: string; readonly planted?: string },
): Promise<{ readonly arm: Arm; readonly stop: () => Promise<void> }> {
  const product = await startProduct(identity, { ...where, more: { LEDGER_LOG: 'ledger.bench.example/2027' } });
  return { arm: (await productArms(world, product)).W1, stop: () => product.stop() };
}

async function stopAll(children: readonly Pick<Child, 'stop'>[]): Promise<void> {
  for (const child of children) await child.stop();
}

async function signIn(identity: BenchIdentity, port: number, subject: string): Promise<string> {
  const token = await identity.token(subject);
  const answer = await send(port, asked('/graphql', { operationName: 'StartSession', variables: { managedDevice: true } }, token));
  if (!answer.includes('"startSession":true')) throw new Error(`the product did not take the sign-in: ${answer}`);
  return token;
}

export async function productArms(world: SmallWorld, product: Product): Promise<Arms['product']> {
  const [mine, supervisors] = [await product.signIn(PRACTITIONER), await product.signIn(SUPERVISOR)];
  const { port, pid } = product;
  const arm = (work: Work, token: string, operationName: string, variables: (n: number) => object): Arm => ({
    port,
    pid,
    name: `product ${work}`,
    ask: (n) => asked('/graphql', { operationName, variables: variables(n) }, token),
    answered: has(ANSWERED[work]),
  });
  return {
    R1: arm('R1', mine, 'CaseFile', (n) => ({ id: at(world.people, n) })),
    R2: arm('R2', mine, 'FindPeople', () => ({ text: SEARCHED })),
    R3: arm('R3', supervisors, 'Trail', () => ({ from: SINCE })),
    W1: arm('W1', mine, 'DecideSharing', (n) => ({ input: decision(world, n) })),
  };
}

function decision(world: SmallWorld, n: number): object {
  const { person, note, recipients } = at(world.toShare, n);
  const items = [{ noteIds: [note], outcome: 'SHARED', reasonCode: 'NEEDED_FOR_THEIR_WORK' }];
  return {
    key: randomUUID(),
    personId: person,
    mode: 'ROUTINE',
    recipients: recipients.map((agencyId) => ({ recipient: { agencyId }, purpose: 'OFFENDER_MANAGEMENT', items })),
  };
}

function yardstickArms(world: SmallWorld, where: { port: number; pid: number }): Arms['yardstick'] {
  const arm = (work: Work, body: (n: number) => object): Arm => ({
    ...where,
    name: `yardstick ${work}`,
    ask: (n) => asked(`/${work}`, body(n)),
    answered: has(ANSWERED[work]),
  });
  return {
    R1: arm('R1', (n) => ({ id: at(world.people, n) })),
    R2: arm('R2', () => ({ text: SEARCHED })),
    R3: arm('R3', () => ({ from: SINCE })),
    W1: arm('W1', (n) => ({ key: randomUUID(), ...at(world.toShare, n) })),
  };
}
