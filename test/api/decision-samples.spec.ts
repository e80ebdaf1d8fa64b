import { DecisionSamples } from '@lib/sampling';
import { actAs } from '../support/act-as.js';
import { asOwner } from '../support/database.js';
import { type Decided, decided } from '../support/decided.js';
import { SamplingDesk } from '../support/sampling-desk.js';
import type { Json } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
let table: SamplingDesk;
beforeAll(async () => {
  table = await SamplingDesk.open();
});
afterAll(() => table?.desk.stage.strike());

describe('drawing', () => {
  it('is for supervisors and sharing auditors, of their own agency’s decisions only', async () => {
    const { from, to, at } = table.period();
    const [ours = ''] = await table.plant({ at });
    const theirs = await table.about({ at, by: table.player('practitioner'), to: table.player('policeManager') });
    await decided(table.url, [theirs]);
    for (const who of ['policeSupervisor', 'policeAuditor'] as const) {
      const sample = await table.sample(who, { from, to });
      expect(sample).toMatchObject({ pool: 1, drawn: 1, looked: 0, drawnBy: { id: table.player(who).staffId } });
      expect(await table.drawnIds(sample)).toEqual([ours]);
    }
    for (const who of [
      'policeManager',
      'policeGovernor',
      'policeAdministrator',
      'policeRecords',
      'practitioner',
      'housingOfficer',
    ] as const)
      expect(await table.draw(who, { from, to })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await table.desk.count('decision_sample', 'from_day = $1', from)).toBe(2);
    expect(await table.desk.count('access_log', `operation = 'drawSample' and act = 'ALTERATION'`)).toBe(2);
  });

  it('with the same seed draws the same, with another one another; each draw is an entry of the record', async () => {
    const { from, to, at } = table.period();
    const personId = await table.desk.person();
    const noteId = await table.note(personId);
    await table.plant(...Array.from({ length: 30 }, () => ({ at, personId, noteId })));
    const before = await table.desk.count('ledger_entry');
    const first = await table.sample('policeSupervisor', { from, to, size: 5, seed: 'spring' });
    const second = await table.sample('policeAuditor', { from, to, size: 5, seed: 'spring' });
    const third = await table.sample('policeSupervisor', { from, to, size: 5, seed: 'autumn' });
    expect(first).toMatchObject({ pool: 30, drawn: 5, seed: 'spring' });
    expect(await table.drawnIds(second)).toEqual(await table.drawnIds(first));
    expect(await table.drawnIds(third)).not.toEqual(await table.drawnIds(first));
    expect(await table.desk.count('ledger_entry')).toBe(before + 3);
    const unsaid = await table.sample('policeSupervisor', { from, to, size: 5 });
    expect(unsaid.seed).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('by whoever decided, endorsed or leads the case, draws none of those', async () => {
    const { from, to, at } = table.period();
    const supervisor = table.player('policeSupervisor');
    const led = await table.desk.person();
    await table.desk.rows(
      'update concordat.case_membership set until = concordat.now() where person_id = $1 and agency_id = $2',
      led,
      supervisor.agencyId,
    );
    await table.desk.rows(
      `insert into concordat.case_membership (person_id, agency_id, unit_id, lead_staff_id, since) values ($1, $2, $3, $4, '2025-01-01')`,
      led,
      supervisor.agencyId,
      supervisor.unitId,
      supervisor.staffId,
    );
    const [plain = ''] = await table.plant({ at }, { at, by: supervisor }, { at, endorsedBy: supervisor.staffId }, { at, personId: led });
    expect(await table.drawnIds(await table.sample('policeSupervisor', { from, to }))).toEqual([plain]);
    expect(await table.drawnIds(await table.sample('policeAuditor', { from, to }))).toHaveLength(4);
  });

  it('ten thousand times, nobody is given a decision of their own; without the rule they are', async () => {
    const { from, to, at } = table.period();
    const staff = (['policeManager', 'policeColleague', 'hillsideManager', 'policeSupervisor', 'policeAuditor'] as const).map((name) =>
      table.player(name),
    );
    const all: (Partial<Decided> & { at: string })[] = [];
    const people = await Promise.all(staff.map(() => table.desk.person()));
    for (const [i, personId] of people.entries()) {
      const [by, next] = [staff[i], staff[(i + 1) % staff.length]];
      const [lead, leads] = [
        staff[(i + 2) % staff.length],
        'update concordat.case_membership set lead_staff_id = $1 where person_id = $2 and agency_id = $3',
      ];
      await table.desk.rows(leads, lead?.staffId, personId, lead?.agencyId);
      const noteId = await table.note(personId);
      for (let n = 0; n < 8; n += 1) all.push({ at, by: by!, personId, noteId, ...(n % 2 === 0 && { endorsedBy: next!.staffId }) });
    }
    const planted = await Promise.all(all.map((one) => table.about(one)));
    const ids = await decided(table.url, planted);
    const own = new Map(ids.map((id, n) => [id, ownersOf(n)]));
    function ownersOf(n: number): readonly (string | undefined)[] {
      const i = Math.floor(n / 8);
      return [staff[i]?.staffId, n % 2 === 0 ? staff[(i + 1) % 5]?.staffId : undefined, staff[(i + 2) % 5]?.staffId];
    }
    let said: { sql: string; parameters: unknown[] } | undefined;
    const listening = { query: (sql: string, parameters: unknown[]) => ((said = { sql, parameters }), Promise.resolve([])) };
    const [since, until] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
    await new DecisionSamples().draw(listening as never, 'RANDOM', { since, until, seed: '', size: 10 });
    const sql = (said?.sql ?? '').replace('$3::text', '($3::text || g.seed)');
    /** Of two thousand draws of each of the five, by this statement with a seed of its own each time: how many, and how many gave somebody their own. */
    const given = (statement: string): Promise<{ draws: number; own: number; drawn: number }> =>
      asOwner(table.url, async (client) => {
        const told = { draws: 0, own: 0, drawn: 0 };
        for (const who of staff) {
          await client.query('begin; set local role concordat_api');
          await actAs(client, { ...who, roles: ['SUPERVISOR'] });
          const { rows } = await client.query<{ ids: string[] }>(
            `select array_agg(d.id) as ids from generate_series(1, 2000) g (seed), lateral (${statement}) d group by g.seed`,
            [since, until, who.staffId, 10],
          );
          await client.query('rollback');
          told.draws += rows.length;
          told.own += rows.filter(({ ids: drawn }) => drawn.some((id) => own.get(id)?.includes(who.staffId) ?? true)).length;
          told.drawn += new Set(rows.flatMap(({ ids: drawn }) => drawn)).size;
        }
        return told;
      });
    const mayHave = staff.flatMap(({ staffId }) => [...own.values()].filter((of) => !of.includes(staffId))).length;
    expect(await given(sql)).toEqual({ draws: 10_000, own: 0, drawn: mayHave });
    const faulty = sql.replace('and not concordat.own_decision', 'and null is distinct from concordat.own_decision');
    const wrong = await given(faulty);
    expect(wrong.drawn).toBe(5 * 40);
    expect(wrong.own).toBeGreaterThan(9_000);
  });

  it.each([
    [{ rule: 'MINE' }, 'rule'],
    [{ size: 51 }, 'size'],
    [{ to: '2026-02-01' }, 'to'],
  ])('asks again about %j', async (changes, field) => {
    expect(await table.draw('policeSupervisor', changes)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: expect.any(String) },
    });
  });

  it('finds every one of fifty repeated or empty reasons, and nothing that only looks like one', async () => {
    const { from, to, at } = table.period();
    const withheld = { outcome: 'WITHHELD', reasonCode: 'NOT_PROPORTIONATE', at };
    const people = await Promise.all([1, 2, 3].map(async () => { const personId = await table.desk.person(); return { personId, noteId: await table.note(personId) }; })); // prettier-ignore
    const [one, two, three] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    const empty = [
      '',
      '.',
      '–',
      'n/a',
      'Not needed',
      'No',
      'As before',
      'See above.',
      'Risk',
      'ok ok ok',
      '    ',
      'X',
      'not  needed!',
      'none given',
      '…',
    ];
    const short = empty.map((words, i) => ({ ...withheld, ...people[i % 3]!, words }));
    const absent = [
      { ...withheld, ...one, words: null },
      { ...withheld, ...two, words: null, reasonCode: 'LEGAL_ADVICE', level: 'HIGH' },
      { at, ...three, outcome: 'DEFERRED', reasonCode: 'DEFERRED_FOR_ANOTHER_REASON', words: null },
      { at, ...one, outcome: 'SHARED_IN_PART', reasonCode: 'PART_NOT_NEEDED', level: 'VERY_HIGH', words: null },
      { at, ...two, outcome: 'NOT_RELEVANT', reasonCode: 'NO_LONGER_TRUE', words: '' },
    ];
    const wordings = [
      ['It is not proportionate in this case.', 'it is not proportionate, in this case', 'IT IS NOT PROPORTIONATE IN THIS CASE'],
      ['Sending it would show who told us.', 'Sending it would show who told us!', 'sending it would show  who told us'],
      ['Same reason as the last time', 'same reason as the last time.', '(Same reason as the last time)'],
      ['Ｗould harm the operation', 'Would harm the operation', 'would harm the operation...'],
      ['They have no need of this', 'They have no need of this.', 'They have no need of this'],
    ];
    const repeated = wordings.flatMap((said) => [...said, ...said].map((words, i) => ({ ...withheld, ...people[i % 3]!, words })));
    const planted = [...short, ...absent, ...repeated];
    expect(planted).toHaveLength(50);
    const near = [
      // Four times about one person: a sitting towards four recipients repeats nothing.
      ...Array.from({ length: 4 }, () => ({ ...withheld, ...one, words: 'Her sister would know who had said it' })),
      // Twice about two people.
      { ...withheld, ...one, words: 'The court has sealed the judgment' },
      { ...withheld, ...two, words: 'The court has sealed the judgment' },
      // Nearly the same words, about three.
      { ...withheld, ...one, words: 'It would endanger the first witness' },
      { ...withheld, ...two, words: 'It would endanger the second witness' },
      { ...withheld, ...three, words: 'It would endanger the third witness' },
      // A code that says the whole reason, about something slight, three times.
      ...people.map((who) => ({ at, ...who, words: null })),
      // Short, and of as many letters as are asked for.
      { ...withheld, ...one, words: 'Tells of her' },
      // The same words, in another month.
      { ...withheld, ...three, words: 'The court has sealed the judgment', at: '2009-06-10T10:00:00Z' },
    ];
    const ids = await table.plant(...planted, ...near);
    const sample = await table.sample('policeAuditor', { rule: 'REASON_REPEATED', from, to });
    expect(sample).toMatchObject({ pool: 50, drawn: 50 });
    expect(new Set(await table.drawnIds(sample))).toEqual(new Set(ids.slice(0, 50)));
    const { repeatedReasons } = await table.desk.ask<{ repeatedReasons: { items: Json[] } }>('policeAuditor', 'DecisionSamples', {
      from,
      to,
    });
    const long = repeatedReasons.items.filter(({ words }) => String(words).length > 12);
    expect(long).toHaveLength(5);
    for (const row of long) expect(row).toMatchObject({ decisions: 6, people: 3, units: 1 });
    expect(await table.desk.ask('policeManager', 'DecisionSamples', { from, to })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await table.sample('policeSupervisor', { rule: 'ALL_WITHHELD', from, to })).pool).toBe(50 - 3 + 10);
  });

  it('finds what was lowered between versions and then shared or withheld', async () => {
    const { from, to, at } = table.period();
    const personId = await table.desk.person();
    const versions = async (...levels: (string | null)[]): Promise<string[]> => {
      const series = await table.note(personId, { level: levels[0], superseded_at: '2010-01-02T10:00:00Z' });
      const rest: string[] = [];
      for (const [i, level] of levels.slice(1).entries())
        rest.push(await table.note(personId, { series_id: series, version: i + 2, level, ...(i + 2 < levels.length && { superseded_at: '2010-01-02T10:00:00Z' }) })); // prettier-ignore
      return [series, ...rest];
    };
    const [high, low] = (await versions('HIGH', 'LOW')) as [string, string];
    const [none, medium] = (await versions(null, 'MEDIUM')) as [string, string];
    const [, raised] = (await versions('LOW', 'HIGH')) as [string, string];
    const [, , again] = (await versions('VERY_HIGH', 'LOW', 'MEDIUM')) as [string, string, string];
    const found = [low, medium, again];
    const one = (noteId: string, outcome = 'SHARED') => ({ at, personId, noteId, outcome });
    const ids = await table.plant(one(low), one(medium, 'WITHHELD'), one(again), one(high), one(none), one(raised), one(low, 'DEFERRED'));
    const sample = await table.sample('policeSupervisor', { rule: 'LEVEL_LOWERED', from, to });
    expect(new Set(await table.drawnIds(sample))).toEqual(new Set(ids.slice(0, found.length)));
  });

  it('finds what was sent with conditions or other people in it, and no need in words', async () => {
    const { from, to, at } = table.period();
    const personId = await table.desk.person();
    const conditions = await table.note(personId, { handling_code: 'C', handling_conditions: 'Not to be told to the family' });
    const marked = await table.note(personId, { marking: 'OFFICIAL_SENSITIVE' });
    const plain = await table.note(personId);
    const one = (noteId: string, more: Partial<Decided> = {}) => ({ at, personId, noteId, ...more });
    const ids = await table.plant(
      one(conditions),
      one(marked, { words: 'Needed', necessity: 'Needed' }),
      one(marked, { whyNeeded: 'n/a' }),
      one(plain),
      one(conditions, { words: 'She visits him alone on Thursdays' }),
      one(conditions, { whyNeeded: 'They house him from next week' }),
      one(conditions, { necessity: 'Their officer calls at the house alone' }),
      one(conditions, { urgentReason: 'He is at her door now' }),
      one(marked, { outcome: 'WITHHELD', words: null }),
    );
    const sample = await table.sample('policeSupervisor', { rule: 'SENSITIVE_WITHOUT_NEED', from, to });
    expect(new Set(await table.drawnIds(sample))).toEqual(new Set(ids.slice(0, 3)));
  });
});
