import { createHash } from 'node:crypto';
import { rootOfLeaves } from '@lib/tlog';
import { MadeLog } from './made-log.js';
import { Seeded } from './seeded.js';

export const ALICE = '01930f2e-0000-7000-8000-00000000a11c';
export const BRAN = '01930f2e-0000-7000-8000-0000000b4a00';

export const day = (number: number, hour = 9): string => new Date(Date.UTC(2027, 2, number, hour)).toISOString();
export const second = (iso: string): number => Date.parse(iso) / 1_000;

/** The log's own word on how many of its first `to` entries an agency has. */
export function issueStatement(log: MadeLog, agency: string, at: string, lie: readonly number[] = []): void {
  const before = log.entries.filter(
    ({ act }) => act?.kind === 'statement.issued' && (act.rationale as { agencyId: string }).agencyId === agency,
  );
  const last = before.at(-1);
  const from = last ? (last.act?.rationale as { to: number }).to : 0;
  const held = log.entries
    .slice(0, log.size)
    .flatMap(({ parties }, i) => (i >= from && parties.includes(agency) && !lie.includes(i) ? [i] : []));
  const leaves = held.map((i) => createHash('sha256').update(`\0${i}`).digest());
  const rationale = {
    agencyId: agency,
    number: before.length + 1,
    previous: last?.made.id ?? null,
    from,
    to: log.size,
    count: held.length,
    root: rootOfLeaves(leaves).toString('base64'),
  };
  log.append({ kind: 'statement.issued', by: 'the-log', custodian: 'the-log', at, rationale }, [agency]);
}

/**
 * Prison and police, a week in March 2027: on the 1st the prison tells the police one thing about Alice and withholds another, which it shares
 * on the 4th; the police open the first on the 2nd; the prison corrects it on the 3rd and takes it back on the 5th. Sealed each noon.
 */
export async function story(seed = 'story'): Promise<MadeLog> {
  const random = new Seeded(seed);
  const log = new MadeLog(random);
  const noon = (number: number): number[] => [0, 60, 3_600].map((late) => second(day(number, 12)) + late);
  const [knife, debt, moved] = [random.uuid(), random.uuid(), random.uuid()];
  log.append({ kind: 'log.genesis', by: 'the-log', custodian: 'the-log', at: day(1, 0) }, []);
  const asked = [
    { id: knife, to: 'police', outcome: 'SHARED', content: 'Carries a knife.' },
    { id: debt, to: 'police', outcome: 'WITHHELD' },
    { id: moved, to: 'council', outcome: 'SHARED_IN_PART', content: 'Moved.' },
  ];
  const rationale = { reference: 'D-1', why: 'needed at the door' };
  log.append({ kind: 'decision.recorded', by: 'prison', at: day(1), person: ALICE, rationale, items: asked }, []);
  const first = log.append({ kind: 'share.released', by: 'prison', at: day(1), person: ALICE, items: [asked[0]!] }, ['police']);
  log.append({ kind: 'share.released', by: 'prison', at: day(1), person: ALICE, items: [asked[2]!] }, ['council']);
  await log.seal(noon(1));
  log.append({ kind: 'share.opened', by: 'police', at: day(2), person: ALICE, about: first.id }, ['prison']);
  issueStatement(log, 'police', day(2, 1));
  await log.seal(noon(2));
  log.append({ kind: 'share.corrected', by: 'prison', at: day(3), person: ALICE, supersedes: first.id }, ['police']);
  await log.seal(noon(3));
  const later = [{ id: debt, to: 'police', outcome: 'SHARED', content: 'Owes money.' }];
  log.append({ kind: 'decision.recorded', by: 'prison', at: day(4), person: ALICE, items: later }, []);
  log.append({ kind: 'share.released', by: 'prison', at: day(4), person: ALICE, items: later }, ['police']);
  log.append({ kind: 'share.released', by: 'prison', at: day(4), person: BRAN, items: [{ ...later[0]!, id: random.uuid() }] }, ['police']);
  await log.seal(noon(4));
  issueStatement(log, 'police', day(5, 1));
  issueStatement(log, 'prison', day(5, 1));
  log.append({ kind: 'share.revoked', by: 'prison', at: day(5), person: ALICE, supersedes: first.id }, ['police']);
  await log.seal(noon(5));
  return log;
}
