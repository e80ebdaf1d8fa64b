import { CaseAcrossAgencies, caseGaps, LookForGaps, SharingWorkerModule } from '@lib/sharing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { type Cast, signedInCast } from '../support/actors.js';
import { type FreshDatabase, freshDatabase, setClock } from '../support/database.js';
import { GapHistory } from '../support/gap-histories.js';
import { TestIssuer } from '../support/issuer.js';
import type { Insert } from '../support/loader.js';
import { Random } from '../support/random.js';

jest.setTimeout(600_000);
const HISTORIES = Number(process.env['GAP_HISTORIES'] ?? 1_000);
const SEED = Number(process.env['GAP_SEED'] ?? 20261122);
/** The last one is a night in which nobody does anything; another crosses the end of summer time. */
const ROUNDS = ['2026-10-20T09:00:00Z', '2026-10-24T22:30:00Z', '2026-10-27T08:00:00Z', '2026-10-31T01:30:00Z'];
let database: FreshDatabase;
let client: pg.Client;
let worker: INestApplicationContext;
let source: DataSource;
let cast: Cast;
const histories: GapHistory[] = [];

interface Row {
  readonly person_id: string;
  readonly agency_id: string;
  readonly unit_id: string;
  readonly recipient_agency_id: string;
  readonly own: boolean;
  readonly unexplained: string[];
  readonly unshared: string[];
  readonly unshared_since: Date | null;
  readonly reviews: string[];
  readonly silent: string[];
}

beforeAll(async () => {
  const issuer = await TestIssuer.start();
  database = await freshDatabase();
  cast = await signedInCast(database.ownerUrl, issuer);
  await issuer.stop();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  worker = await NestFactory.createApplicationContext(SharingWorkerModule, { logger: false });
  const extra = { options: '-c TimeZone=UTC -c DateStyle=ISO -c jit=off' };
  source = await new DataSource({ type: 'postgres', url: database.workerUrl, poolSize: 3, extra }).initialize();
  const { practitioner, policeManager, hillsideManager, prisonSecurity, housingOfficer } = cast.players;
  const random = new Random(SEED);
  const members = [practitioner, policeManager, hillsideManager, prisonSecurity, housingOfficer];
  await client.query('begin; set local role concordat_loader');
  for (let i = 0; i < HISTORIES; i += 1) histories.push(await GapHistory.begin(members, random, insert, client));
  await client.query('commit');
});
afterAll(async () => {
  await client?.end();
  await source?.destroy();
  await worker?.close();
  await database?.drop();
});

const insert: Insert = async (table, row) => {
  const names = Object.keys(row);
  const marks = names.map((_, i) => `$${i + 1}`);
  await client.query(`insert into concordat.${table} (${names.join(', ')}) values (${marks.join(', ')})`, Object.values(row));
};

async function live(round: number, at: Date): Promise<void> {
  const random = new Random(SEED + round);
  await client.query('begin; set local role concordat_loader');
  for (const history of histories) {
    for (let acts = random.below(round === 0 ? 9 : 3); acts > 0; acts -= 1) await history.act(new Date(at.getTime() - acts * 60_000));
  }
  await client.query('commit');
}

/** As the worker's task does it: whoever was touched or is due, a page at a time. Answers whom it looked at. */
async function sweep(): Promise<string[]> {
  const cases = worker.get(CaseAcrossAgencies);
  const look = worker.get(LookForGaps);
  const people = await source.transaction((tx) => cases.peopleToLookAt(tx, null, 100_000));
  await inTurns(people, (personId) => source.transaction((tx) => look.execute(tx, { personId })));
  return people;
}

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all];
  const turn = async (): Promise<void> => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await work(one);
  };
  await Promise.all([turn(), turn(), turn()]);
}

const kept = async (): Promise<string[]> => {
  const { rows } = await client.query<Row>('select * from concordat.gap where ended_at is null');
  return rows.map((row) => said(row)).sort();
};
const said = (row: Row): string =>
  JSON.stringify([row.person_id, row.agency_id, row.unit_id, row.recipient_agency_id, row.own, row.unexplained, row.unshared, row.unshared_since?.toISOString() ?? null, row.reviews, row.silent]); // prettier-ignore

/** Everybody from nothing, whatever was found or is due. */
async function reckoned(): Promise<string[]> {
  const cases = worker.get(CaseAcrossAgencies);
  const found: string[] = [];
  await inTurns(histories, async ({ personId }) => {
    const of = await source.transaction((tx) => cases.load(tx, personId));
    for (const gap of caseGaps(of)) {
      const { holderAgencyId: agency_id, unitId: unit_id, recipientAgencyId: recipient_agency_id, unsharedSince, ...rest } = gap;
      found.push(said({ person_id: personId, agency_id, unit_id, recipient_agency_id, unshared_since: unsharedSince, ...rest } as Row));
    }
  });
  return found.sort();
}

describe(`${HISTORIES} random histories (GAP_SEED=${SEED})`, () => {
  it('the sweep of what changed or came due finds what a reckoning of everybody finds, each time', async () => {
    for (const [round, instant] of ROUNDS.entries()) {
      await setClock(database.ownerUrl, instant);
      if (round < ROUNDS.length - 1) await live(round, new Date(instant));
      const looked = await sweep();
      const all = await reckoned();
      process.stdout.write(`  ${instant}: ${looked.length} of ${HISTORIES} people looked at, ${all.length} gaps\n`);
      expect(await kept()).toEqual(all);
      expect(all.length).toBeGreaterThan(HISTORIES / 10);
      // What it costs follows what changed: those about whom nobody did anything, and for whom no instant came, are left alone.
      expect(looked.length).toBeLessThan(HISTORIES * 0.9);
      expect(await sweep()).toEqual([]);
    }
  });

  it('the control: without the instants at which time alone changes the answer, or without what was touched, it differs', async () => {
    await setClock(database.ownerUrl, '2026-11-05T09:00:00Z');
    await client.query('begin; update concordat.gap_look set look_again_at = null');
    await client.query('commit');
    expect(await sweep()).toEqual([]);
    const all = await reckoned();
    expect(await kept()).not.toEqual(all);
    await client.query(`update concordat.gap_look set look_again_at = '2026-11-01'`);
    await sweep();
    expect(await kept()).toEqual(all);
    await live(9, new Date('2026-11-05T09:00:00Z'));
    await client.query('truncate concordat.gap_touch');
    await sweep();
    expect(await kept()).not.toEqual(await reckoned());
  });
});
