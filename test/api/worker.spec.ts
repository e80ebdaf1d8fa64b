import { randomUUID } from 'node:crypto';
import { aNote, anAgreement, aPerson } from '../support/builders.js';
import { asLoader } from '../support/loader.js';
import { aSet } from '../support/set-builder.js';
import { workOnce } from '../support/worker.js';
import { type Item, NOON, WorkerStage } from '../support/worker-stage.js';

jest.setTimeout(120_000);
let stage: WorkerStage;
beforeAll(async () => {
  stage = await WorkerStage.set();
});
afterAll(() => stage.strike());

describe('gaps in the group and in the other direction', () => {
  it('are raised once with their holders, however often it runs, and close when they are answered', async () => {
    await stage.clock(NOON);
    const { person, weapon, threats, order } = await stage.alder();
    const { agencies, units, players } = stage.cast;
    for (let i = 0; i < 2; i += 1) {
      await stage.enqueue('raise-gaps', { personId: person }, `raise-gaps:${person}`);
      await stage.once();
    }
    const raised = await stage.items('GROUP_GAP', person);
    expect(raised).toHaveLength(2);
    expect(raised).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          agency_id: agencies.prison,
          unit_id: units.security,
          role: 'SUPERVISOR',
          recipient_agency_id: agencies.police,
          closed_at: null,
        }),
        expect.objectContaining({
          agency_id: agencies.police,
          unit_id: units.riverside,
          recipient_agency_id: agencies.probation,
          note_ids: [order],
        }),
      ]),
    );
    expect(raised.find((item) => item.agency_id === agencies.prison)?.note_ids).toHaveLength(2);
    expect(raised.every((item) => item.raised_at >= new Date(NOON))).toBe(true);

    await aSet()
      .by(players.prisonSecurity)
      .about(person)
      .to(players.policeManager)
      .at('2027-03-01T11:00:00Z')
      .decided(weapon, 'WITHHELD', 'HIGH', { review_by: '2027-03-29' })
      .decided(threats, 'NOT_RELEVANT', 'HIGH')
      .put(stage.cast);
    await stage.enqueue('raise-gaps', { personId: person });
    await stage.once();
    const after = await stage.items('GROUP_GAP', person);
    expect(after.map(({ agency_id, closed_at }) => [agency_id, closed_at !== null])).toEqual(
      expect.arrayContaining([
        [agencies.prison, true],
        [agencies.police, false],
      ]),
    );
    expect(after).toHaveLength(2);
  });

  it('the nightly sweep finds a deferral that has lapsed, in the sharer’s own agency as well', async () => {
    await stage.clock(NOON);
    const { practitioner, policeManager } = stage.cast.players;
    const person = await aPerson().knownTo(practitioner).knownTo(policeManager).put(stage.cast);
    const mine = aNote().about(person).heldBy(practitioner).recordedAt('2027-01-12T09:00:00Z');
    const [slight, grave] = [
      await mine.slight().put(stage.cast),
      await aNote().grave().about(person).heldBy(practitioner).recordedAt('2027-01-12T09:00:00Z').put(stage.cast),
    ];
    await aSet()
      .by(practitioner)
      .about(person)
      .to(policeManager)
      .at('2027-02-25T10:00:00Z')
      .shared(slight, 'LOW')
      .decided(grave, 'DEFERRED', 'HIGH', { deferred_until: '2027-03-05T00:00:00Z' })
      .put(stage.cast);
    await stage.once();
    expect(await stage.items('LESS_TOLD', person)).toEqual([]);
    await stage.clock('2027-03-05T01:00:00Z');
    await stage.once();
    await stage.once();
    expect(await stage.items('LESS_TOLD', person)).toEqual([
      expect.objectContaining({
        agency_id: stage.cast.agencies.probation,
        recipient_agency_id: stage.cast.agencies.police,
        note_ids: [grave],
        closed_at: null,
      }),
    ]);
  });

  it('a job that is not about a person is refused, told to the log without its values, and left', async () => {
    await stage.enqueue('raise-gaps', { personId: 'a blade under the mattress' }, 'bad');
    const { code, out, err } = await workOnce(stage.database.workerUrl);
    expect(code).toBe(1);
    expect(err).toContain('Failed jobs: 1.');
    expect(out).not.toContain('blade');
    await stage.sql(`select graphile_worker.remove_job('bad')`);
  });
});

describe('an agreement that is ending', () => {
  it('is warned of at 90, 30 and 7 days, once each, by the clock of the record', async () => {
    const { policeManager, practitioner } = stage.cast.players;
    const id = await anAgreement(stage.cast, [policeManager, practitioner], {
      title: 'Joint working',
      starts_at: '2027-01-01',
      ends_at: '2027-08-01T00:00:00+01:00',
    });
    const raised = async (): Promise<string[]> =>
      (await stage.items('AGREEMENT_ENDING'))
        .filter((item) => item.dedupe_key.includes(id))
        .map((item) => item.dedupe_key.split(':').at(-1) ?? '');
    const seen: string[][] = [];
    for (const at of [
      '2027-05-02T22:59:00Z',
      '2027-05-03T00:00:00Z',
      '2027-05-04T00:00:00Z',
      '2027-07-02T00:00:00Z',
      '2027-07-25T00:00:00Z',
      '2027-07-26T00:00:00Z',
      '2027-08-02T00:00:00Z',
    ]) {
      await stage.clock(at);
      await stage.once();
      seen.push(await raised());
    }
    expect(seen).toEqual([[], ['90'], ['90'], ['90', '30'], ['90', '30', '7'], ['90', '30', '7'], ['90', '30', '7']]);
    const all = (await stage.items('AGREEMENT_ENDING')).filter((item) => item.dedupe_key.includes(id));
    expect(all.map(({ staff_id, closed_at }) => [staff_id, closed_at !== null])).toEqual([
      [policeManager.staffId, true],
      [policeManager.staffId, true],
      [policeManager.staffId, false],
    ]);
    expect(all[2]?.summary).toBe(
      `The sharing agreement Joint working (REF-${id.slice(0, 8)}) runs until the end of 31 July 2027. After that nothing can be shared under it unless it is renewed.`,
    );
  });

  it('is not warned of again once its owner has closed it, and begins anew when the end is moved', async () => {
    const { policeWithoutPost, practitioner } = stage.cast.players;
    await stage.clock('2027-05-10T00:00:00Z');
    const id = await anAgreement(stage.cast, [policeWithoutPost, practitioner], { ends_at: '2027-06-01T00:00:00Z' });
    const mine = async (): Promise<Item[]> => (await stage.items('AGREEMENT_ENDING')).filter((item) => item.dedupe_key.includes(id));
    await stage.once();
    expect(await mine()).toEqual([
      expect.objectContaining({ agency_id: stage.cast.agencies.police, staff_id: null, role: 'INFORMATION_GOVERNANCE_OFFICER' }),
    ]);
    await stage.sql(
      `update concordat.work_item set closed_at = now(), closed_words = 'Renewal signed.' where dedupe_key like '%' || $1 || '%'`,
      id,
    );
    await stage.once();
    expect(await mine()).toHaveLength(1);
    await stage.sql(`update concordat.agreement set ends_at = '2027-07-01T00:00:00Z' where id = $1`, id);
    await stage.once();
    expect((await mine()).filter((item) => item.closed_at === null)).toHaveLength(1);
  });
});

describe('what the clock brings due', () => {
  it('a review, an endorsement and an explanation: told to the right unit once, closed when it is over', async () => {
    await stage.clock('2027-04-01T12:00:00Z');
    const { policeManager, practitioner, prisonSecurity } = stage.cast.players;
    const person = await aPerson().knownTo(policeManager).knownTo(practitioner).put(stage.cast);
    const note = await aNote().grave().about(person).heldBy(policeManager).recordedAt('2027-03-01T00:00:00Z').put(stage.cast);
    const slight = await aNote().slight().about(person).heldBy(policeManager).recordedAt('2027-03-01T00:00:00Z').put(stage.cast);
    const set = await aSet()
      .by(policeManager)
      .about(person)
      .to(practitioner)
      .at('2027-04-01T12:00:00Z')
      .urgent('2027-04-02T12:00:00Z')
      .shared(slight, 'LOW')
      .decided(note, 'WITHHELD', 'HIGH', { review_by: '2027-04-08', endorse_due_at: '2027-04-02T12:00:00Z' })
      .put(stage.cast);
    const decision = set.decisionAbout(note);
    const to = { agency_id: policeManager.agencyId, person_id: person, recipient_agency_id: practitioner.agencyId };
    const other = await aNote().grave().about(person).heldBy(policeManager).recordedAt('2027-03-01T00:00:00Z').put(stage.cast);
    await asLoader(stage.database.ownerUrl, async (insert) => {
      await insert('work_item', {
        ...to,
        staff_id: policeManager.staffId,
        kind: 'EXPLAIN_GRAVER',
        subject_id: set.id,
        note_ids: [other],
        summary: 'x',
        due_at: '2027-04-02T12:00:00Z',
        dedupe_key: `explain:${set.id}`,
      });
      const entry = randomUUID();
      await insert('ledger_entry', { id: entry, entry: Buffer.from('{}') });
      await insert('held_elsewhere', {
        agency_id: prisonSecurity.agencyId,
        unit_id: prisonSecurity.unitId,
        person_id: person,
        considered_on: '2027-01-01',
        considered_by_role: 'Source handler',
        own_reference: 'SECRET-REF',
        review_by: '2027-04-08',
        recorded_by: prisonSecurity.staffId,
        ledger_entry_id: entry,
      });
    });
    const found = async (): Promise<string[]> =>
      (
        await stage.sql<Item>(
          `select * from concordat.work_item where person_id = $1 and dedupe_key ~ '^(review|endorse-late|explain-late)' and closed_at is null order by dedupe_key collate "C"`,
          person,
        )
      ).map((item) => [item.kind, item.unit_id, item.role, item.dedupe_key.replace(decision, 'D').replace(set.id, 'S')].join(' '));
    const { force, riverside, security } = stage.cast.units;
    await stage.once();
    expect(await found()).toEqual([]);
    await stage.clock('2027-04-02T12:00:01Z');
    await stage.once();
    const late = [
      `ENDORSE_WITHHOLDING ${force} SUPERVISOR endorse-late:D`,
      `EXPLAIN_GRAVER ${riverside} SUPERVISOR explain-late:explain:S`,
    ];
    expect(await found()).toEqual(late);
    await stage.clock('2027-04-08T06:00:00Z');
    await stage.once();
    await stage.once();
    const reviews = [`REVIEW_DUE ${security}  review-elsewhere:${security}:${person}`, `REVIEW_DUE ${riverside} SUPERVISOR review:D`];
    expect(await found()).toEqual([...late, ...reviews]);
    await stage.sql(`update concordat.decision set endorsed_at = concordat.now(), endorsement = 'ENDORSED' where id = $1`, decision);
    await stage.sql('update concordat.work_item set closed_at = concordat.now() where dedupe_key = $1', `explain:${set.id}`);
    await stage.once();
    expect(await found()).toEqual(reviews);
    await stage.sql(`update concordat.decision set ended_at = concordat.now(), ended_why = 'REDECIDED' where id = $1`, decision);
    await stage.once();
    expect(await found()).toEqual(reviews.slice(0, 1));
    expect(JSON.stringify(await stage.sql('select * from concordat.work_item'))).not.toMatch(/SECRET-REF|Source handler/);
  });
});
