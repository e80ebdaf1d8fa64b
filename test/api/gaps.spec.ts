import type { Player } from '../support/actors.js';
import { setClock } from '../support/database.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { buildWorker, workOnce } from '../support/worker.js';

jest.setTimeout(120_000);
const START = '2027-03-01T09:00:00Z';
const SECRET = 'The source is her brother in the next street';

interface Line {
  readonly id: string;
  readonly own: boolean;
  readonly unexplainedCount: number;
  readonly gravestUnexplained: string | null;
  readonly cleared: boolean;
  readonly unsharedCount: number;
  readonly unsharedSince: string | null;
  readonly reviewsOverdue: number;
  readonly endedAt: string | null;
  readonly person: { readonly id: string } | null;
  readonly unit: { readonly id: string };
  readonly recipientAgency: { readonly id: string };
}
interface Found {
  readonly figures: Readonly<Record<'unexplained' | 'cleared' | 'unshared' | 'overdue', number>> & {
    readonly unsharedSince: string | null;
  };
  readonly found: { readonly items: readonly Line[] };
}
let desk: SharingDesk;
let person: string;
let low: string;
let grave: string;
let graver: string;
let weapon: string;

/** Police tell probation something slight; one grave note is withheld with a reason, of another nothing is decided; the prison holds a weapon. */
beforeAll(async () => {
  buildWorker();
  desk = await SharingDesk.open();
  await setClock(desk.stage.database.ownerUrl, START);
  person = await desk.person();
  [low, grave, weapon] = [
    await desk.note('policeManager', person, (one) => one.slight()),
    await desk.note('policeManager', person, (one) => one.grave()),
    await desk.note('prisonSecurity', person, (one) => one.grave()),
  ];
  const withheld = { noteIds: [grave], outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: SECRET };
  await desk.decide('policeManager', {
    personId: person,
    recipients: [desk.to('practitioner', [{ noteIds: [low], outcome: 'SHARED' }, withheld])],
  });
  graver = await desk.note('policeManager', person, (one) => one.with({ level: 'VERY_HIGH' }));
  await look();
}, 180_000);
afterAll(() => desk?.stage.strike());

async function look(): Promise<void> {
  const { code, err } = await workOnce(desk.stage.database.workerUrl);
  if (code !== 0) throw new Error(err);
}
const gaps = async (who: Player, of: Json = { personId: person }): Promise<Found> =>
  (await desk.ask<{ gaps: Found }>(who, 'Gaps', of)).gaps;
const first = async (who: Player): Promise<Line> => {
  const [line] = (await gaps(who)).found.items;
  if (!line) throw new Error('no gap');
  return line;
};
const answer = (who: Player, id: string, more: Json = {}): Promise<Json> =>
  desk.other(who, 'AnswerGap', { id, outcome: 'CLEARED', words: 'They meet tomorrow and decide there', reviewBy: '2027-03-03', ...more });

describe('what a supervisor sees', () => {
  it('both figures together: one unexplained, one explained and still not shared, since when', async () => {
    const { figures, found } = await gaps('policeSupervisor');
    const { agencies, units } = desk.stage.cast;
    expect(found.items).toEqual([
      expect.objectContaining({
        own: true, unexplainedCount: 1, gravestUnexplained: 'VERY_HIGH', unsharedCount: 1, gravestUnshared: 'HIGH', cleared: false,
        person: expect.objectContaining({ id: person }), unit: expect.objectContaining({ id: units.riverside }), recipientAgency: expect.objectContaining({ id: agencies.probation }),
      }),
    ]); // prettier-ignore
    expect(figures).toMatchObject({ unexplained: 1, cleared: 0, unshared: 1 });
    expect(Date.parse(figures.unsharedSince ?? '')).toBeGreaterThanOrEqual(Date.parse(START));
    const { gap } = await desk.ask<{ gap: { unexplained: Json[]; unshared: Json[]; decisions: Json[] } }>('policeSupervisor', 'Gap', {
      id: found.items[0]?.id,
    });
    expect(gap.unexplained).toMatchObject([{ id: graver }]);
    expect(gap.unshared).toMatchObject([{ id: grave }]);
    expect(gap.decisions).toMatchObject([{ outcome: 'WITHHELD', reasonWords: SECRET, note: { id: grave } }]);
  });

  it('in the controller group it stands with whoever holds it, and with nobody else', async () => {
    const [row, ...rest] = await desk.rows<{ unit_id: string; own: boolean; unexplained: string[] }>(
      'select unit_id, own, unexplained from concordat.gap where person_id = $1 and agency_id = $2 and ended_at is null',
      person,
      desk.stage.cast.agencies.prison,
    );
    expect([row, rest]).toEqual([undefined, []]);
    // Probation, of the prison's group, tells the police less than the prison holds.
    const slight = await desk.note('practitioner', person, (one) => one.slight());
    await desk.shared('practitioner', 'policeManager', person, [slight]);
    await look();
    const held = await desk.rows(
      'select agency_id, unit_id, own, unexplained from concordat.gap where person_id = $1 and $2 = any(unexplained)',
      person,
      weapon,
    );
    const { agencies, units } = desk.stage.cast;
    expect(held).toEqual([{ agency_id: agencies.prison, unit_id: units.security, own: false, unexplained: [weapon] }]);
    for (const who of ['policeSupervisor', 'policeAuditor'] as const) {
      const { text } = await desk.raw(who, 'Gaps', { personId: person });
      expect(text).not.toContain(agencies.prison);
      expect((await gaps(who)).found.items.every(({ unit }) => unit.id !== units.security)).toBe(true);
    }
  });

  it.each(['policeManager', 'practitioner', 'policeRecords', 'policeAdministrator', 'housingOfficer'] as const)(
    'is not for %s',
    async (who) => {
      expect(await desk.ask(who, 'Gaps', { personId: person })).toMatchObject({ code: 'FORBIDDEN' });
    },
  );

  it('is the same asked by its compiled statement and walked field by field; one gap of somebody else’s is as none', async () => {
    const ask = (directive: string) =>
      `query ($personId: UUID!) { gaps(personId: $personId) ${directive} { figures { unexplained cleared unshared silent overdue } found { items { id cleared unexplained { id } answers { id } } } } }`;
    const both = await Promise.all(['', '@include(if: true)'].map((one) => desk.stage.as('policeAuditor', ask(one), { personId: person })));
    expect(both[1]?.text).toBe(both[0]?.text);
    const [theirs] = await desk.rows<{ id: string }>('select id from concordat.gap where agency_id = $1', desk.stage.cast.agencies.prison);
    expect(await desk.ask('policeSupervisor', 'Gap', { id: theirs?.id })).toEqual({ gap: null });
    expect(await answer('policeSupervisor', theirs?.id ?? '')).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what a supervisor says of it', () => {
  it('letting it stand names a reason and a day; it is on the record and on the trail, and the figure stays', async () => {
    const { id } = await first('policeSupervisor');
    const traces = { entry: await desk.count('ledger_entry'), trail: await desk.count('trail_entry', `kind = 'GAP_CLEARED'`) };
    expect(await answer('policeSupervisor', id)).toMatchObject({ __typename: 'GapDone', gap: { id, cleared: true, unexplainedCount: 1 } });
    expect((await gaps('policeAuditor')).figures).toMatchObject({ unexplained: 1, cleared: 1 });
    expect(await desk.count('ledger_entry')).toBe(traces.entry + 1);
    expect(await desk.count('trail_entry', `kind = 'GAP_CLEARED'`)).toBe(traces.trail + 1);
    const { gap } = await desk.ask<{ gap: { answers: Json[] } }>('policeAuditor', 'Gap', { id });
    expect(gap.answers).toMatchObject([
      { outcome: 'CLEARED', reviewBy: '2027-03-03', notes: 1, words: 'They meet tomorrow and decide there' },
    ]);
  });

  it('no longer stands on its day, nor for a note that was not unexplained then', async () => {
    const { ownerUrl } = desk.stage.database;
    await setClock(ownerUrl, '2027-03-02T23:59:00Z');
    expect((await first('policeSupervisor')).cleared).toBe(true);
    await setClock(ownerUrl, '2027-03-03T00:00:30Z');
    expect((await first('policeSupervisor')).cleared).toBe(false);
    await setClock(ownerUrl, START);
    await desk.note('policeManager', person, (one) => one.with({ level: 'VERY_HIGH' }));
    await look();
    expect(await first('policeSupervisor')).toMatchObject({ unexplainedCount: 2, cleared: false });
  });

  it('sending it back is work for whoever told them less, and closes when each item is decided', async () => {
    const { id } = await first('policeSupervisor');
    expect(await answer('policeSupervisor', id, { outcome: 'SENT_BACK', reviewBy: null })).toMatchObject({ __typename: 'GapDone' });
    const sent = async () => (await desk.rows('select staff_id, note_ids, closed_at from concordat.work_item where dedupe_key = $1', `gap-back:${id}`)) as { staff_id: string; note_ids: string[]; closed_at: Date | null }[]; // prettier-ignore
    const [work] = await sent();
    expect(work).toMatchObject({ staff_id: desk.stage.cast.players.policeManager.staffId, closed_at: null });
    expect(work?.note_ids).toContain(graver);
    const decided = { noteIds: work?.note_ids, outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: SECRET };
    await desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', [decided])] });
    expect((await sent())[0]?.closed_at).not.toBeNull();
    await look();
    expect(await first('policeSupervisor')).toMatchObject({ unexplainedCount: 0, unsharedCount: 3 });
    expect(await answer('policeSupervisor', id)).toMatchObject({ code: 'GAP-02' });
  });

  it('an explanation hides nothing: it is the second figure until it is told, and then it is over', async () => {
    const { id } = await first('policeSupervisor');
    const held = await desk.rows<{ id: string }>(
      'select id from concordat.risk_note where person_id = $1 and agency_id = $2',
      person,
      desk.stage.cast.agencies.police,
    );
    await desk.shared(
      'policeManager',
      'practitioner',
      person,
      held.map((one) => one.id),
    );
    await look();
    // Told everything; what is left are the sources that were silent, and with what is taken back they go too.
    expect(await first('policeSupervisor')).toMatchObject({ id, unexplainedCount: 0, unsharedCount: 0, silentSources: ['Children’s services', 'Police domestic abuse enquiry'] }); // prettier-ignore
    for (const share of await desk.rows<{ id: string }>('select id from concordat.share where person_id = $1 and sender_agency_id = $2', person, desk.stage.cast.agencies.police)) await desk.revoke('policeManager', share.id); // prettier-ignore
    await look();
    expect((await gaps('policeSupervisor')).found.items.map((line) => line.id)).not.toContain(id);
    const over = await desk.ask<{ gap: Line }>('policeSupervisor', 'Gap', { id });
    expect(over.gap.endedAt).not.toBeNull();
    expect(await answer('policeSupervisor', id)).toMatchObject({ code: 'GAP-01' });
  });

  it.each([
    [{ words: '...' }, 'words'],
    [{ outcome: 'FORGOTTEN' }, 'outcome'],
    [{ reviewBy: '2027-05-01' }, 'reviewBy'],
  ])('%j is asked again, and nothing is written', async (part, field) => {
    const [{ id } = { id: '' }] = await desk.rows<{ id: string }>(
      'select id from concordat.gap where agency_id = $1 limit 1',
      desk.stage.cast.agencies.police,
    );
    const before = await desk.count('gap_clearance');
    expect(await answer('policeSupervisor', id, part)).toMatchObject({ code: 'BAD_USER_INPUT', fields: { [field]: expect.any(String) } });
    expect(await desk.count('gap_clearance')).toBe(before);
  });
});
