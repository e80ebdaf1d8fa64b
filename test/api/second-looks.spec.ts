import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

const withheld = (noteIds: readonly string[]): Json => ({
  noteIds,
  outcome: 'WITHHELD',
  reasonCode: 'WOULD_EXPOSE_A_SOURCE',
  reasonWords: 'It would show who told us.',
});

async function withholding(by: Player = 'policeManager'): Promise<{ person: string; note: string; decision: string }> {
  const person = await desk.person();
  const low = await desk.note(by, person, (note) => note.slight());
  const note = await desk.note(by, person, (one) => one.grave());
  await desk.decide(by, {
    personId: person,
    recipients: [desk.to('practitioner', [{ noteIds: [low], outcome: 'SHARED' }, withheld([note])])],
  });
  const [row] = await desk.rows<{ id: string }>('select id from concordat.decision where note_id = $1', note);
  return { person, note, decision: row?.id ?? '' };
}

describe('endorsing a withholding', () => {
  it('is asked of a supervisor of the unit within a day, and does not delay what was shared', async () => {
    const { person, note, decision } = await withholding();
    const [task] = await desk.work('policeSupervisor', person);
    expect(task).toMatchObject({ kind: 'ENDORSE_WITHHOLDING', subjectId: decision, noteIds: [note] });
    const day = Date.parse(task?.dueAt ?? '') - Date.now();
    expect(day).toBeGreaterThan(23.9 * 3_600_000);
    expect(day).toBeLessThanOrEqual(24 * 3_600_000);
    expect(await desk.work('policeManager', person)).toEqual([]);
    expect(await desk.count('share', 'person_id = $1', person)).toBe(1);
    expect(await desk.endorse('policeSupervisor', decision, true)).toMatchObject({
      __typename: 'Endorsed',
      decision: { endorsement: 'ENDORSED' },
    });
    expect(await desk.work('policeSupervisor', person)).toEqual([]);
    expect(
      await desk.rows(`select agency_id, kind from concordat.trail_entry where decision_id = $1 and kind = 'ENDORSED'`, decision),
    ).toEqual([{ agency_id: desk.stage.cast.players.policeManager.agencyId, kind: 'ENDORSED' }]);
    expect(await desk.endorse('policeSupervisor', decision, false, 'On reflection')).toMatchObject({ code: 'SHR-25' });
  });

  it('sent back with a reason, it answers nothing any more and is the decider’s work again', async () => {
    const { person, note, decision } = await withholding();
    expect(await desk.endorse('policeSupervisor', decision, false, '-')).toMatchObject({ code: 'SHR-24', field: 'words' });
    expect(await desk.endorse('policeSupervisor', decision, false, 'They need to know: she lives there')).toMatchObject({
      decision: { endorsement: 'SENT_BACK' },
    });
    expect(await desk.work('policeManager', person)).toMatchObject([{ kind: 'SENT_BACK', noteIds: [note], subjectId: decision }]);
    expect(await desk.rows('select ended_why from concordat.decision where id = $1', decision)).toEqual([{ ended_why: 'SENT_BACK' }]);
    const [another] = [await desk.note('policeManager', person, (one) => one.slight())];
    expect(
      await desk.decide('policeManager', {
        personId: person,
        recipients: [desk.to('practitioner', [{ noteIds: [another], outcome: 'SHARED' }])],
      }),
    ).toMatchObject({ code: 'SHR-01' });
    const both = [{ noteIds: [another, note], outcome: 'SHARED' }];
    expect(await desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', both)] })).toMatchObject({
      __typename: 'SharedReceipt',
    });
    expect(await desk.work('policeManager', person)).toEqual([]);
  });

  it('is not for the decider, though a supervisor; not for anybody else; not for another agency', async () => {
    const own = await withholding('policeSupervisor');
    expect(await desk.endorse('policeSupervisor', own.decision, true)).toMatchObject({
      code: 'FORBIDDEN',
      reason: expect.stringContaining('did not decide it yourself'),
    });
    const { decision } = await withholding();
    for (const player of ['policeManager', 'policeColleague', 'policeAuditor', 'practitioner'] as const) {
      expect(await desk.endorse(player, decision, true)).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await desk.endorse('policeSupervisor', randomUUID(), true)).toEqual({ code: 'NOT_FOUND' });
    expect(await desk.count('decision', 'id = any($1) and endorsed_at is not null', [own.decision, decision])).toBe(0);
  });

  it('two supervisors at once: one word stands', async () => {
    const { decision } = await withholding();
    const answers = await Promise.all([
      desk.endorse('policeSupervisor', decision, true),
      desk.endorse('policeSupervisor', decision, false, 'Tell them'),
    ]);
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(['Endorsed', 'SharingRefused']);
    expect(await desk.count('trail_entry', `decision_id = $1 and kind in ('ENDORSED', 'SENT_BACK')`, decision)).toBe(1);
  });
});

describe('standing decisions', () => {
  const propose = (player: Player, more: Json = {}) =>
    desk.other(player, 'ProposeStandingDecision', {
      recipientAgencyId: desk.stage.cast.agencies.probation,
      category: 'SUBSTANCES',
      reasonWords: 'They do not treat addiction',
      ...more,
    });
  const approve = async (player: Player, id: unknown): Promise<Json> => {
    const answer = await desk.ask(player, 'ApproveStandingDecision', { id, key: randomUUID() });
    return (answer['approveStandingDecision'] as Json | undefined) ?? answer;
  };

  it('answer the rule once a second person has approved them, and not before', async () => {
    const person = await desk.person();
    const low = await desk.note('policeManager', person, (note) => note.slight());
    await desk.note('policeManager', person, (note) => note.grave().with({ category: 'SUBSTANCES', category_group: 'SUBSTANCE' }));
    const send = () =>
      desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', [{ noteIds: [low], outcome: 'SHARED' }])] });
    const before = await desk.count('ledger_entry');
    const proposed = await propose('policeManager');
    const { id } = proposed['standing'] as Json;
    expect(await send()).toMatchObject({ code: 'SHR-01' });
    expect(await propose('policeColleague')).toMatchObject({ code: 'SHR-27' });
    expect(await approve('policeManager', id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await approve('policeSupervisor', id)).toMatchObject({
      __typename: 'StandingRecorded',
      standing: { approvedAt: expect.any(String) },
    });
    expect(await approve('policeSupervisor', id)).toMatchObject({ code: 'SHR-28' });
    expect(await desk.count('ledger_entry')).toBe(before + 2);
    expect(await send()).toMatchObject({ __typename: 'SharedReceipt' });
  });

  it('are not approved by who proposed them, though a supervisor; another agency does not see them', async () => {
    const proposed = await propose('policeSupervisor', { category: 'MENTAL_HEALTH' });
    const { id } = proposed['standing'] as Json;
    expect(await approve('policeSupervisor', id)).toMatchObject({ code: 'FORBIDDEN', reason: expect.stringContaining('second person') });
    expect((await desk.raw('practitioner', 'StandingDecisions')).text).not.toContain(String(id));
    expect((await desk.raw('policeManager', 'StandingDecisions')).text).toContain(String(id));
  });

  it.each([
    ['a kind that is not in the list', { category: 'WITCHCRAFT' }, { code: 'BAD_USER_INPUT', fields: { category: expect.any(String) } }],
    ['one’s own agency', { recipientAgencyId: 'OWN' }, { code: 'BAD_USER_INPUT', fields: { recipientAgencyId: expect.any(String) } }],
    [
      'an agency that is not there',
      { recipientAgencyId: randomUUID() },
      { code: 'BAD_USER_INPUT', fields: { recipientAgencyId: expect.any(String) } },
    ],
    ['no reason', { reasonWords: 'n/a' }, { code: 'SHR-24', field: 'reasonWords' }],
  ])('refuse %s', async (_that, more, answer) => {
    const own = (more as Json)['recipientAgencyId'] === 'OWN' ? { recipientAgencyId: desk.stage.cast.agencies.police } : {};
    expect(await propose('policeManager', { ...more, ...own })).toMatchObject(answer);
  });
});

describe('held elsewhere', () => {
  const held = (player: Player, unit: 'security' | 'offenderManagement' | 'riverside', more: Json = {}) =>
    desk.other(player, 'RecordHeldElsewhere', {
      personId: desk.alder, unitId: desk.stage.cast.units[unit], consideredOn: '2026-03-01', consideredByRole: 'Intelligence manager', ownReference: 'INT 27/104', reviewBy: '2027-03-01', ...more,
    }); // prettier-ignore
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const soon = { consideredOn: day(-1), reviewBy: day(90) };

  it('is for that desk: its own people read it, the rest of the agency and every other agency do not', async () => {
    const done = await held('prisonSecurity', 'security', soon);
    expect(done).toMatchObject({ __typename: 'HeldElsewhereRecorded' });
    const { id } = done['held'] as Json;
    expect((await desk.raw('prisonSecurity', 'CaseAbout', { id: desk.alder })).text).toContain(String(id));
    expect((await desk.raw('prisonSecurity', 'Trail', { personId: desk.alder })).text).toContain('HELD_ELSEWHERE');
    for (const player of ['prisonManager', 'practitioner', 'policeManager'] as const) {
      for (const operation of ['CaseAbout', 'Trail'] as const) {
        const { text } = await desk.raw(player, operation, operation === 'Trail' ? { personId: desk.alder } : { id: desk.alder });
        expect(text).not.toMatch(/INT 27|HELD_ELSEWHERE|Intelligence manager/);
      }
    }
    expect(
      await desk.count(
        'trail_entry',
        `kind = 'HELD_ELSEWHERE' and (note_id is not null or category is not null or level is not null or words is not null)`,
      ),
    ).toBe(0);
  });

  it('is recorded for one’s own desk only', async () => {
    const before = await desk.count('held_elsewhere');
    expect(await held('prisonSecurity', 'offenderManagement', soon)).toEqual({ code: 'NOT_FOUND' });
    expect(await held('policeManager', 'security', soon)).toEqual({ code: 'NOT_FOUND' });
    expect(await held('policeAuditor', 'riverside', soon)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await held('prisonSecurity', 'security', { ...soon, reviewBy: day(-2) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { reviewBy: expect.any(String) },
    });
    expect(await desk.count('held_elsewhere')).toBe(before);
  });
});

describe('circumstances', () => {
  it('reopen what was not shared, and ask the unit that holds it again', async () => {
    const { person, note, decision } = await withholding();
    const changed = await desk.other('policeManager', 'RecordCircumstance', {
      personId: person,
      kind: 'RECALL',
      happenedAt: new Date(Date.now() - 60_000).toISOString(),
    });
    expect(changed).toEqual({ __typename: 'CircumstanceRecorded', reopened: 1 });
    expect(await desk.rows('select ended_why from concordat.decision where id = $1', decision)).toEqual([{ ended_why: 'CIRCUMSTANCES' }]);
    const work = await desk.work('policeColleague', person);
    expect(work).toMatchObject([{ kind: 'LESS_TOLD', noteIds: [note] }]);
    await desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', [withheld([note])])] });
    expect(await desk.work('policeColleague', person)).toEqual([]);
  });

  it('of one recipient’s new role reopen only what was decided about that recipient', async () => {
    const { person } = await withholding();
    const high = await desk.note('policeManager', person, (one) => one.grave());
    await desk.decide('policeManager', { personId: person, recipients: [desk.to('prisonSecurity', [withheld([high])])] });
    const role = {
      personId: person,
      kind: 'RECIPIENT_ROLE',
      happenedAt: new Date(Date.now() - 60_000).toISOString(),
      recipientAgencyId: desk.stage.cast.agencies.prison,
    };
    expect(await desk.other('policeManager', 'RecordCircumstance', role)).toMatchObject({ reopened: 1 });
    expect(
      await desk.count(
        'decision',
        `person_id = $1 and ended_why = 'CIRCUMSTANCES' and recipient_agency_id = $2`,
        person,
        desk.stage.cast.agencies.prison,
      ),
    ).toBe(1);
  });

  it.each([
    ['something to come', { happenedAt: '2099-01-01T00:00:00Z' }, 'happenedAt'],
    ['something of no kind', { kind: 'WEATHER' }, 'kind'],
    ['a role of nobody', { kind: 'RECIPIENT_ROLE' }, 'recipientAgencyId'],
  ])('refuse %s', async (_that, more, field) => {
    const before = await desk.count('person_event');
    const input = { personId: desk.alder, kind: 'ARREST', happenedAt: '2026-03-01T10:00:00Z', ...more };
    expect(await desk.other('policeManager', 'RecordCircumstance', input)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: expect.any(String) },
    });
    expect(await desk.count('person_event')).toBe(before);
  });
});
