import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import type { Json } from '../support/sharing-desk.js';
import { type RunAct, RunDesk, type RunSeen } from '../support/run-desk.js';

/* Who may record what in a run, and what the record then says: each act beside those whose it is not. Everybody in it is invented. */
jest.setTimeout(240_000);
const NOW = '2027-03-08T10:00:00Z';
const WORDS = 'It was seen to be so';
let desk: RunDesk;
let manager: Player;
let head: Player;
let colleague: Player;
let reviewer: Player;
let person: string;
beforeAll(async () => {
  desk = await RunDesk.open();
  manager = await desk.join('practitioner', 'Plover Nash', 'SUPERVISOR');
  head = await desk.join('practitioner', 'Dunnock Reyes', 'HEAD_OF_PROBATION_DELIVERY_UNIT');
  colleague = await desk.join('practitioner', 'Sorrel Vance', 'PROBATION_PRACTITIONER');
  reviewer = await desk.join('housingOfficer', 'Rook Vale', 'INDEPENDENT_REVIEWER');
});
beforeEach(async () => {
  await desk.clock(NOW);
  person = await desk.asking.person();
});
afterAll(() => desk?.strike());

/** Runs as they stand before an act: all with the police, and the practitioner has considered nothing yet. */
const begun = async (): Promise<RunSeen> => {
  const { id } = await desk.recall('practitioner', person, '2027-03-08T09:30:00Z');
  return desk.letIn('practitioner', id, desk.cast.agencies.police);
};
const inHand = async (): Promise<RunSeen> => desk.did('practitioner', 'takeStep', { runId: (await begun()).id, step: 'consider' });
const handedOn = async (): Promise<RunSeen> => {
  const { id: runId } = await inHand();
  return desk.did('practitioner', 'handOnStep', { runId, step: 'consider', toStaffId: desk.cast.players[colleague].staffId });
};
const ending = async (): Promise<RunSeen> => {
  const { id } = await begun();
  await desk.done('practitioner', id, 'consider', 'propose-none', NOW);
  await desk.done(manager, id, 'decide', 'no-recall', NOW);
  return desk.done('practitioner', id, 'no-recall', 'given', NOW);
};
const noticed = async (): Promise<RunSeen> => {
  const { id } = await begun();
  await desk.done('practitioner', id, 'consider', 'propose', NOW);
  await desk.done(manager, id, 'decide', 'recall', NOW);
  await desk.done(head, id, 'endorse', 'endorsed', NOW);
  await desk.done('practitioner', id, 'send', 'sent', NOW);
  await desk.done('practitioner', id, 'revocation', 'revoked', NOW);
  return desk.done('policeColleague', id, 'take-notice', 'received', NOW);
};
const arrested = async (): Promise<RunSeen> => desk.done('policeManager', (await noticed()).id, 'arrest', 'arrested', NOW);

interface Case {
  readonly act: Exclude<RunAct, 'beginProcedure' | 'openProcedure'>;
  readonly before: () => Promise<RunSeen>;
  readonly input: () => Json;
  readonly may: () => Player;
  /** Take part, and it is not theirs by their post or by their kind of agency: they are told so. */
  readonly not: () => readonly Player[];
  readonly writes?: true;
  readonly over?: true;
}
const CASES: readonly Case[] = [
  { act: 'reportFact', before: begun, input: () => ({ fact: 'withdrawn', when: NOW }), may: () => manager, not: () => ['practitioner', 'policeManager'] },
  { act: 'takeStep', before: begun, input: () => ({ step: 'consider' }), may: () => 'practitioner', not: () => [manager, 'policeManager'] },
  { act: 'tryStep', before: noticed, input: () => ({ step: 'arrest', words: WORDS, nextAt: '2027-03-09T06:00:00Z' }), may: () => 'policeColleague', not: () => ['policeSupervisor', 'practitioner'], writes: true },
  { act: 'doStep', before: begun, input: () => ({ step: 'consider', outcome: 'propose', when: NOW, words: WORDS }), may: () => 'practitioner', not: () => [manager, 'policeManager'], writes: true },
  { act: 'checkStep', before: arrested, input: () => ({ step: 'arrest', signedOff: false, words: WORDS }), may: () => 'policeSupervisor', not: () => ['policeColleague', manager], writes: true },
  { act: 'leaveStep', before: noticed, input: () => ({ step: 'arrest', words: WORDS, instead: 'The other force goes' }), may: () => 'policeSupervisor', not: () => ['policeManager', manager], writes: true },
  { act: 'handOnStep', before: inHand, input: () => ({ step: 'consider', toStaffId: desk.cast.players[colleague].staffId }), may: () => 'practitioner', not: () => [colleague, 'policeSupervisor'] },
  { act: 'answerHandover', before: handedOn, input: () => ({ step: 'consider', accepted: true }), may: () => colleague, not: () => [manager, 'policeManager'] },
  { act: 'finishProcedure', before: ending, input: () => ({ end: 'no-recall' }), may: () => 'policeManager', not: () => [], over: true },
  { act: 'stopProcedure', before: begun, input: () => ({ words: WORDS }), may: () => manager, not: () => ['practitioner', 'policeManager'], writes: true, over: true },
]; // prettier-ignore

const rows = <Row extends object = Json>(sql: string, ...values: unknown[]) => desk.asking.rows<Row>(sql, ...values);
/** Every count that an act could have raised; looks and refusals are in the access log alone. */
const kept = async (runId: string): Promise<Json> => {
  const counts = ['event', 'words', 'party', 'step'].map((one) => `(select count(*)::int from concordat.procedure_${one} where run_id = $1) as ${one}`); // prettier-ignore
  const [found] = await rows(
    `select ${counts.join(', ')}, (select count(*)::int from concordat.trail_entry where run_id = $1) as trail,
      (select events from concordat.procedure_run where id = $1) as events, (select count(*)::int from concordat.ledger_entry) as entries,
      (select count(*)::int from concordat.keyed_act) as keys`,
    runId,
  );
  return found ?? {};
};
/** What the access log has of somebody and this run, by the act. */
const logged = (player: Player, act: string, runId: string): Promise<Json[]> =>
  rows(
    'select operation, code, person_id from concordat.access_log where staff_id = $1 and act = $2 and subject_id = $3',
    desk.cast.players[player].staffId,
    act,
    runId,
  );
/** Of the newest entry of the permanent record: its kind, and everything else that it says. */
const lastEntry = async (runId: string): Promise<{ kind: string; says: string }> => {
  const [found] = await rows<{ kind: string; says: string }>(
    `select max(o.field ->> 2) filter (where o.field ->> 1 = 'kind') as kind, string_agg(o.field::text, ' ') as says
       from concordat.procedure_event e join concordat.ledger_disclosure d on d.entry_id = e.ledger_entry_id
       cross join lateral (select concordat.opened(d.disclosure) as field) o
      where e.run_id = $1 and e.n = (select max(n) from concordat.procedure_event where run_id = $1)`,
    runId,
  );
  return found ?? { kind: '', says: '' };
};

describe.each(CASES.map((one) => [one.act, one] as const))('%s', (act, { before, input, may, not, writes, over }) => {
  let run: RunSeen;
  beforeEach(async () => {
    run = await before();
  });

  test('whose it is does it, and every record says so, in words only where they were written', async () => {
    const was = await kept(run.id);
    const after = await desk.did(may(), act, { runId: run.id, ...input() });
    expect(await kept(run.id)).toEqual({
      ...was,
      event: Number(was['event']) + 1,
      events: Number(was['events']) + 1,
      words: Number(was['words']) + (writes ? 1 : 0),
      trail: Number(was['trail']) + 2,
      entries: Number(was['entries']) + 1,
      keys: Number(was['keys']) + 1,
    });
    const { staffId, agencyId } = desk.cast.players[may()];
    expect(after.events[0]).toMatchObject({ by: { id: staffId }, worded: writes === true });
    const trail = await rows<{ agency_id: string; words: string }>(
      `select agency_id, kind, staff_id, from_agency_id, words from concordat.trail_entry where run_id = $1 order by at desc, id desc limit 2`,
      run.id,
    );
    const { police, probation } = desk.cast.agencies;
    expect(trail.map((one) => one.agency_id).sort()).toEqual([police, probation].sort());
    for (const line of trail) {
      expect(line).toMatchObject({ kind: over ? 'PROCEDURE_OVER' : 'PROCEDURE_RECORDED', staff_id: staffId, from_agency_id: agencyId });
      expect(line.words.includes(WORDS)).toBe(writes === true && line.agency_id === agencyId);
      expect(line.words).toMatch(/^Recall to prison: /);
    }
    const { kind, says } = await lastEntry(run.id);
    expect(kind).toBe(over ? 'procedure.over' : 'procedure.recorded');
    expect(says.includes(WORDS)).toBe(writes === true);
    const altered = await logged(may(), 'ALTERATION', run.id);
    expect(altered.filter(({ operation }) => operation === act)).toEqual([{ operation: act, code: null, person_id: person }]);
    const other: Player = agencyId === police ? 'practitioner' : 'policeManager';
    expect(await desk.read(other, run.id)).toMatchObject({ events: [{ worded: writes === true, written: null }, ...run.events.map(({ n }) => ({ n }))] }); // prettier-ignore
  });

  test('whoever takes part and whose it is not is told so; nothing is kept but that they were refused', async () => {
    const was = await kept(run.id);
    for (const player of not()) {
      expect(await desk.act(player, act, { runId: run.id, ...input() })).toMatchObject({
        __typename: 'ProcedureRefused',
        code: 'NOT_YOURS',
      });
      expect(await logged(player, 'REFUSED', run.id)).toMatchObject([{ operation: act, code: 'NOT_YOURS' }]);
    }
    expect(await kept(run.id)).toEqual(was);
  });

  test('whoever does not take part meets no run at all, and the log has it; whoever only reads is refused at the door', async () => {
    const was = await kept(run.id);
    const missing = await desk.act('prisonManager', act, { runId: randomUUID(), ...input() });
    for (const player of ['prisonManager', 'housingOfficer'] as const) {
      const told = await desk.act(player, act, { runId: run.id, ...input() });
      expect({ ...told, correlationId: '' }).toEqual({ ...missing, correlationId: '' });
      expect(told).toMatchObject({ code: 'NOT_FOUND' });
      expect(await logged(player, 'DENIED', run.id)).toMatchObject([{ operation: 'answer ProcedureRun', person_id: null }]);
      expect(await desk.read(player, run.id)).toBeNull();
    }
    expect(await desk.read('policeAuditor', run.id)).toMatchObject({ id: run.id });
    for (const player of ['policeAuditor', 'policeAdministrator', reviewer] as const)
      expect(await desk.act(player, act, { runId: run.id, ...input() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await kept(run.id)).toEqual(was);
  });

  test('the same key is the same event; anything else under it is refused', async () => {
    const key = randomUUID();
    const first = await desk.did(may(), act, { key, runId: run.id, ...input() });
    const once = await kept(run.id);
    expect(await desk.did(may(), act, { key, runId: run.id, ...input() })).toEqual(first);
    const other =
      act === 'reportFact' ? { when: '2027-03-08T09:00:00Z' } : act === 'finishProcedure' ? { end: 'withdrawn' } : { words: 'Other words' };
    const changed = { ...input(), ...(act === 'takeStep' || act === 'handOnStep' ? { step: 'decide' } : other) };
    expect(await desk.act(may(), act, { key, runId: run.id, ...changed })).toMatchObject({ __typename: 'KeyReused' });
    expect(await kept(run.id)).toEqual(once);
  });
});

describe('beginProcedure', () => {
  const input = (): Json => ({ personId: person, code: 'recall', version: 2, variant: 'standard', facts: [{ fact: 'raised', when: NOW }] });

  test('whose map it is to begin begins it, once; their agency alone takes part', async () => {
    const run = await desk.did('practitioner', 'beginProcedure', input());
    expect(run.parties.map(({ agency }) => agency.id)).toEqual([desk.cast.agencies.probation]);
    expect(await lastEntry(run.id)).toMatchObject({ kind: 'procedure.begun' });
    expect(await rows('select kind, agency_id from concordat.trail_entry where run_id = $1', run.id)).toEqual([
      { kind: 'PROCEDURE_BEGUN', agency_id: desk.cast.agencies.probation },
    ]);
    expect(await desk.act(colleague, 'beginProcedure', input())).toMatchObject({ code: 'RUNS_ALREADY', runId: run.id });
  });

  test.each<[string, () => Player, Json, string]>([
    ['another kind of agency', () => 'policeManager', {}, 'NOT_YOURS'],
    ['another post', () => head, {}, 'NOT_YOURS'],
    ['whoever does not know the person', () => 'housingOfficer', {}, 'NOT_FOUND'],
    ['whoever writes nothing', () => 'policeAuditor', {}, 'FORBIDDEN'],
    ['a map about a person at risk', () => 'policeManager', { version: 1, code: 'clares-law', variant: null }, 'KEPT_APART'],
    ['a map that there is not', () => 'practitioner', { code: 'no-such-map' }, 'NO_SUCH_PROCEDURE'],
    ['a map that changed', () => 'practitioner', { version: 1 }, 'MAP_CHANGED'],
    ['none of its forms', () => 'practitioner', { variant: 'other' }, 'NO_SUCH_VARIANT'],
    ['without what must be known', () => 'practitioner', { facts: [] }, 'FACT_MISSING'],
  ])('%s: nothing is begun', async (_, player, more, code) => {
    const was = await rows('select count(*)::int as n from concordat.ledger_entry');
    expect(await desk.act(player(), 'beginProcedure', { ...input(), ...more })).toMatchObject({ code });
    expect(await rows('select id from concordat.procedure_run where person_id = $1', person)).toEqual([]);
    expect(await rows('select count(*)::int as n from concordat.ledger_entry')).toEqual(was);
  });
});

describe('openProcedure', () => {
  const to = (runId: string, agencyId: string): Json => ({ runId, agencyId, purpose: 'OFFENDER_MANAGEMENT', whyNeeded: WORDS });

  test('whoever began it lets an agency in: that is a disclosure, with its grounds on the record', async () => {
    const { prison } = desk.cast.agencies;
    const { id } = await begun();
    expect(await desk.did('practitioner', 'openProcedure', to(id, prison))).toMatchObject({ parties: { length: 3 } });
    const trail = await rows<{ agency_id: string; words: string; to_agency_id: string }>(
      `select agency_id, to_agency_id, words from concordat.trail_entry where run_id = $1 and to_agency_id = $2`,
      id,
      prison,
    );
    expect(trail).toHaveLength(3);
    for (const line of trail) expect(line.words.includes(WORDS)).toBe(line.agency_id === desk.cast.agencies.probation);
    const log = `select details from concordat.access_log where subject_id = $1 and act = 'DISCLOSURE' and details -> 'recipients' ? $2`;
    expect(await rows(log, id, prison)).toHaveLength(1);
    expect(await desk.read('prisonManager', id)).toMatchObject({ id, begunByUs: false });
    expect(await desk.act('practitioner', 'openProcedure', to(id, prison))).toMatchObject({ code: 'TAKES_PART' });
  });

  test('nobody else opens it: not an agency that was let in, and never to whom nothing may be said', async () => {
    const { prison, council } = desk.cast.agencies;
    const { id } = await begun();
    const was = await kept(id);
    expect(await desk.act('policeManager', 'openProcedure', to(id, prison))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.act('prisonManager', 'openProcedure', to(id, prison))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.act('practitioner', 'openProcedure', { ...to(id, council), whyNeeded: null })).toMatchObject({ code: expect.stringMatching(/^SHR-/) }); // prettier-ignore
    expect(await kept(id)).toEqual(was);
  });
});

describe('who reads only for a while', () => {
  test('a reviewer reads the run, and what was written in it by the agency whose review it is', async () => {
    const { id } = await begun();
    await desk.done('practitioner', id, 'consider', 'propose', NOW, WORDS);
    expect(await desk.read(reviewer, id)).toBeNull();
    const [scope, entry] = [randomUUID(), randomUUID()];
    const { agencyId, staffId } = desk.cast.players.policeGovernor;
    const granted = { agency_id: agencyId, reviewer_staff_id: desk.cast.players[reviewer].staffId, ground: 'OWNER_GRANT', purpose: 'A review', proposed_by: staffId }; // prettier-ignore
    const approved = { approved_at: '2027-01-01', approved_by: desk.cast.players.policeAuditor.staffId };
    await desk.asking.load(async (insert) => {
      await insert('ledger_entry', { id: entry, entry: Buffer.from('{}') });
      await insert('review_scope', { id: scope, ...granted, ...approved, starts_at: '2027-01-01', ends_at: '2028-01-01', ledger_entry_id: entry }); // prettier-ignore
      await insert('review_scope_person', { scope_id: scope, person_id: person });
    });
    expect(await desk.read(reviewer, id)).toMatchObject({ id, events: [{ worded: true, written: null }, { worded: false }] });
    expect(await desk.act(reviewer, 'takeStep', { runId: id, step: 'decide' })).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('an emergency opens the run to somebody of an agency that takes part, and writes nothing', async () => {
    const { id } = await begun();
    const { policeManager, hillsideManager } = desk.cast.players;
    const { agencyId, unitId, staffId } = hillsideManager;
    await desk.asking.load((insert) => insert('access_limit', { person_id: person, agency_id: agencyId, staff_id: policeManager.staffId, kind: 'ALLOWED', reason: 'Few' })); // prettier-ignore
    expect(await desk.read('hillsideManager', id)).toBeNull();
    const entry = randomUUID();
    const times = { opened_at: '2027-03-08T09:30:00Z', ends_at: '2027-03-08T11:30:00Z' };
    await desk.asking.load(async (insert) => {
      await insert('ledger_entry', { id: entry, entry: Buffer.from('{}') });
      await insert('emergency_access', { person_id: person, agency_id: agencyId, unit_id: unitId, staff_id: staffId, ...times, identified_by: 'X1', reason: 'At her door', ledger_entry_id: entry }); // prettier-ignore
    });
    expect(await desk.read('hillsideManager', id)).toMatchObject({ id });
    const was = await kept(id);
    const told = await desk.act('hillsideManager', 'reportFact', { runId: id, fact: 'notice-received', when: NOW });
    expect(told).toMatchObject({ code: 'FORBIDDEN', reason: expect.any(String) });
    expect(await kept(id)).toEqual(was);
  });
});
