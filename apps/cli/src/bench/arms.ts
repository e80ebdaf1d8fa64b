import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../postgres/free-port.js';
import { CATEGORY_LABELS } from '@lib/risk';
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

const SINCE = '2026-11-15T09:00:00.000Z';
const SEARCHED = 'alder';
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const asked = (path: string, body: object, token?: string): Asked => ({
  path,
  body: JSON.stringify(body),
  headers: token ? { authorization: `Bearer ${token}` } : {},
});
const has =
  (part: string) =>
  (text: string): boolean =>
    text.startsWith('{"data":') && text.includes(part) && !text.includes('"errors":');
/** Shows that the very thing was answered. */
const ANSWERED: Readonly<Record<Work, string>> = { R1: '"recordedAt"', R2: '"matchKind"', R3: '"kind"', W1: '"SharedReceipt"' };

/** The product as it runs, and the yardstick beside it, on the same database. */
export async function startArms(world: SmallWorld, database: BenchDatabase, identity: BenchIdentity): Promise<Arms> {
  const port = await freePort();
  const product = await startChild(join(import.meta.dirname, '../../../api/src/main.js'), {
    NODE_ENV: 'development',
    LOG_LEVEL: 'info',
    API_PORT: String(port),
    API_DATABASE_URL: database.apiUrl,
    OIDC_ISSUERS: identity.trusted,
  });
  const { agency, unit, practitioner, supervisor } = world.asking;
  const told = { url: database.apiUrl, agency, unit, practitioner, supervisor, labels: JSON.stringify(CATEGORY_LABELS) };
  const yardstick = await startChild(join(import.meta.dirname, 'yardstick.js'), { YARDSTICK: JSON.stringify(told) });
  const [mine, supervisors] = [await signIn(identity, port, 'bench-0'), await signIn(identity, port, 'bench-1')];
  return {
    product: productArms(world, { port, pid: product.pid }, mine, supervisors),
    yardstick: yardstickArms(world, { port: Number(yardstick.said.split(' ')[1]), pid: yardstick.pid }),
    stop: () => stopAll([product, yardstick]),
  };
}

async function stopAll(children: readonly Child[]): Promise<void> {
  for (const child of children) await child.stop();
}

async function signIn(identity: BenchIdentity, port: number, subject: string): Promise<string> {
  const token = await identity.token(subject);
  const answer = await send(port, asked('/graphql', { operationName: 'StartSession', variables: { managedDevice: true } }, token));
  if (!answer.includes('"startSession":true')) throw new Error(`the product did not take the sign-in: ${answer}`);
  return token;
}

function productArms(world: SmallWorld, where: { port: number; pid: number }, mine: string, supervisors: string): Arms['product'] {
  const arm = (work: Work, token: string, operationName: string, variables: (n: number) => object): Arm => ({
    ...where,
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
