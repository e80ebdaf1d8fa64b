import { randomUUID } from 'node:crypto';
import { PipelinedReader } from '@lib/platform';
import type { Player } from '../support/actors.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

/** Long enough to look at what has been sent and is not released yet. */
process.env['RELEASE_WAIT_SECONDS'] = '2';
const SECRET = 'The source is her brother in the next street';
const CELL = 'agencyId state inPart since until unit { name } staff { name } shareId setId reopened earlierTold otherwise';
const asking = (directive: string): string => `query ($personId: UUID!, $at: Instant, $first: Int, $after: String) {
  whoKnowsWhat(personId: $personId, at: $at) ${directive} { at agencies { id } moreAgencies rows(first: $first, after: $after) {
    items { id level note { id version category } share { id itemCount } item { id category } cells { ${CELL} } } endCursor hasMore } } }`;
const ASK = asking('');
/** The same, which a directive keeps from being compiled: graphql-js walks it field by field. */
const WALKED = asking('@include(if: true)');

interface Cell extends Json {
  readonly agencyId: string;
  readonly state: string;
}
interface Row {
  readonly id: string;
  readonly level: string | null;
  readonly note: { readonly id: string; readonly version: number } | null;
  readonly share: { readonly id: string } | null;
  readonly item: { readonly id: string; readonly category: string } | null;
  readonly cells: readonly Cell[];
}
interface WhoKnows {
  readonly agencies: readonly { readonly id: string }[];
  readonly rows: { readonly items: readonly Row[]; readonly endCursor: string | null; readonly hasMore: boolean };
}

const CATEGORIES = { part: 'SUBSTANCES', grave: 'WEAPON', later: 'SELF_HARM', apart: 'EMPLOYMENT' } as const;
let desk: SharingDesk;
let person: string;
let share: string;
const notes: Record<'low' | keyof typeof CATEGORIES, string> = { low: '', part: '', grave: '', later: '', apart: '' };
/** Instants between the acts. */
const at: Record<string, string> = {};
/** What both were answered when they asked without an instant, before the share had been released. */
const early: Partial<Record<Player, WhoKnows>> = {};
const agencyOf = (player: Player): string => desk.stage.cast.players[player].agencyId;

async function mark(when: string): Promise<void> {
  const [row] = await desk.rows<{ at: Date }>(`select concordat.now() as at, pg_sleep(0.005)`);
  at[when] = row?.at.toISOString() ?? '';
}

/** Both read paths; one answer. */
async function ask(who: Player, when: string | null, personId = person, more: Json = {}): Promise<WhoKnows> {
  const variables = { personId, ...(when === null ? {} : { at: at[when] ?? when }), first: 25, ...more };
  const compiled = await desk.stage.as<{ whoKnowsWhat: WhoKnows }>(who, ASK, variables);
  if (!compiled.data?.whoKnowsWhat) throw new Error(compiled.text);
  if (when === null) return compiled.data.whoKnowsWhat;
  const walked = await desk.stage.as<{ whoKnowsWhat: WhoKnows }>(who, WALKED, variables);
  expect(walked.data).toEqual(compiled.data);
  return compiled.data.whoKnowsWhat;
}
const cellOf = (answer: WhoKnows, row: (one: Row) => boolean, of: Player): Cell | undefined =>
  answer.rows.items.find(row)?.cells.find(({ agencyId }) => agencyId === agencyOf(of));
const ofNote = async (noteId: string, when: string, of: Player = 'practitioner'): Promise<Cell | undefined> =>
  cellOf(await ask('policeManager', when), ({ note }) => note?.id === noteId, of);

async function decide(personId: string, items: readonly Json[], recipient: Json = {}): Promise<Json> {
  const to = { ...desk.to('practitioner', items), recipient: { agencyId: agencyOf('practitioner'), ...recipient } };
  const done = await desk.decide('policeManager', { personId, recipients: [to] });
  if (done.__typename !== 'SharedReceipt') throw new Error(JSON.stringify(done));
  return done;
}
const withheld = (noteIds: readonly string[]) => ({
  noteIds,
  outcome: 'WITHHELD',
  reasonCode: 'WOULD_EXPOSE_A_SOURCE',
  reasonWords: SECRET,
});
const inPart = (noteIds: readonly string[]) => ({
  noteIds, outcome: 'SHARED_IN_PART', reasonCode: 'PART_IDENTIFIES_SOMEONE_ELSE', reasonWords: 'A third person is in it',
  sharedText: 'A blade was found.', cuts: [{ code: 'THIRD_PARTY', words: 'Her name' }],
}); // prettier-ignore
const deferred = (noteIds: readonly string[]) => ({
  noteIds, outcome: 'DEFERRED', reasonCode: 'BEING_CHECKED', reasonWords: 'It is being checked', deferredUntil: inDays(2),
}); // prettier-ignore
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

beforeAll(async () => {
  desk = await SharingDesk.open();
  person = await desk.person();
  notes.low = await desk.note('policeManager', person, (one) => one.slight());
  for (const [name, category] of Object.entries(CATEGORIES)) {
    const level = name === 'grave' ? 'VERY_HIGH' : 'MEDIUM';
    notes[name as keyof typeof CATEGORIES] = await desk.note('policeManager', person, (one) => one.with({ category, level }));
  }
  await mark('start');
  const done = await decide(person, [
    { noteIds: [notes.low], outcome: 'SHARED' },
    inPart([notes.part]),
    withheld([notes.grave]),
    deferred([notes.later]),
    { noteIds: [notes.apart], outcome: 'NOT_RELEVANT', reasonCode: 'OUTSIDE_THEIR_FUNCTION', reasonWords: 'They do not place people in work' },
  ]); // prettier-ignore
  share = (done['shares'] as { id: string }[])[0]?.id ?? '';
  await mark('sent');
  early.policeManager = await ask('policeManager', null);
  early.practitioner = await ask('practitioner', null);
  await desk.rows('select pg_sleep(2.1)');
  await mark('released');
  await desk.open('practitioner', share);
  await mark('opened');
  const body = {
    personId: person,
    category: 'ADDRESS',
    nature: 'FACT',
    basis: 'RECORD_SEEN',
    level: 'LOW',
    happenedOn: '2026-01-05',
    body: 'He moved',
  };
  const superseded = await desk.other('policeManager', 'SupersedeNote', { noteId: notes.low, changeReason: 'He moved', note: body }); // prettier-ignore
  if (superseded.__typename !== 'NoteRecorded') throw new Error(JSON.stringify(superseded));
  await mark('corrected');
  await desk.revoke('policeManager', share);
  await mark('revoked');
  const arrest = { personId: person, kind: 'ARREST', happenedAt: '2026-02-03T10:00:00Z' };
  const recorded = await desk.other('policeManager', 'RecordCircumstance', arrest);
  if (recorded['code']) throw new Error(JSON.stringify(recorded));
  await mark('arrested');
}, 60_000);
afterAll(() => desk?.stage.strike());

describe('a note of one’s own', () => {
  it('is its owner’s, and nothing is decided before anything was', async () => {
    expect(await ofNote(notes.grave, 'start', 'policeManager')).toMatchObject({ state: 'OWNER', shareId: null, setId: null });
    for (const note of Object.values(notes)) {
      expect(await ofNote(note, 'start')).toMatchObject({
        state: 'UNDECIDED',
        since: null,
        setId: null,
        reopened: null,
        earlierTold: false,
      });
    }
  });

  it('has a cell of its own for each thing that was decided', async () => {
    expect(await ofNote(notes.low, 'sent')).toMatchObject({
      state: 'ON_ITS_WAY',
      inPart: false,
      shareId: share,
      until: expect.any(String),
    });
    expect(await ofNote(notes.part, 'sent')).toMatchObject({ state: 'ON_ITS_WAY', inPart: true, shareId: share });
    expect(early.policeManager && cellOf(early.policeManager, ({ note }) => note?.id === notes.low, 'practitioner')).toMatchObject({
      state: 'ON_ITS_WAY',
    });
    expect(await ofNote(notes.low, 'released')).toMatchObject({ state: 'UNOPENED', until: null });
    expect(await ofNote(notes.low, 'opened')).toMatchObject({ state: 'OPENED', inPart: false });
    expect(await ofNote(notes.part, 'opened')).toMatchObject({ state: 'OPENED', inPart: true });
    expect(await ofNote(notes.grave, 'sent')).toMatchObject({ state: 'WITHHELD', shareId: null, setId: expect.any(String), until: null });
    expect(await ofNote(notes.later, 'sent')).toMatchObject({ state: 'DEFERRED', until: expect.any(String) });
    expect(await ofNote(notes.apart, 'sent')).toMatchObject({ state: 'NOT_RELEVANT' });
  });

  it('towards agencies about which nothing was decided it stays undecided', async () => {
    for (const other of ['prisonSecurity', 'housingOfficer'] as const)
      expect(await ofNote(notes.grave, 'sent', other)).toMatchObject({ state: 'UNDECIDED' });
  });

  it('is the version that stood then, which needs its own decision, and says that an earlier one was told', async () => {
    const after = await ask('policeManager', 'corrected');
    expect(after.rows.items.map(({ note }) => note?.id)).not.toContain(notes.low);
    expect(cellOf(after, ({ note }) => note?.version === 2, 'practitioner')).toMatchObject({ state: 'UNDECIDED', earlierTold: true });
    expect(cellOf(after, ({ note }) => note?.version === 2, 'prisonSecurity')).toMatchObject({ state: 'UNDECIDED', earlierTold: false });
    const later = await ask('policeManager', 'revoked');
    expect(cellOf(later, ({ note }) => note?.version === 2, 'practitioner')).toMatchObject({ state: 'UNDECIDED', earlierTold: false });
  });

  it('says what was taken back, and what circumstances have reopened', async () => {
    expect(await ofNote(notes.part, 'corrected')).toMatchObject({ state: 'OPENED' });
    expect(await ofNote(notes.part, 'revoked')).toMatchObject({ state: 'TAKEN_BACK', shareId: share });
    expect(await ofNote(notes.grave, 'revoked')).toMatchObject({ state: 'WITHHELD' });
    expect(await ofNote(notes.grave, 'arrested')).toMatchObject({ state: 'UNDECIDED', reopened: 'CIRCUMSTANCES' });
  });

  it('goes back to undecided when the time to decide in has run out', async () => {
    const about = await desk.person();
    const note = await desk.note('policeManager', about);
    await decide(about, [deferred([note])]);
    for (const [days, said] of [[1, { state: 'DEFERRED', reopened: null }], [3, { state: 'UNDECIDED', reopened: 'DEFERRAL_OVER' }]] as const) {
      expect(cellOf(await ask('policeManager', inDays(days), about), ({ note: one }) => one?.id === note, 'practitioner')).toMatchObject(said);
    } // prettier-ignore
  });

  it('is outside their function from when a standing decision was approved', async () => {
    const about = await desk.person();
    const note = await desk.note('policeManager', about, (one) => one.with({ category: 'SUBSTANCES', category_group: 'SUBSTANCE' }));
    const state = async (when: string) => (cellOf(await ask('policeManager', when, about), ({ note: one }) => one?.id === note, 'housingOfficer'))?.state; // prettier-ignore
    const standing = { recipientAgencyId: agencyOf('housingOfficer'), category: 'SUBSTANCES', reasonWords: 'They do not treat addiction' };
    const proposed = await desk.other('policeManager', 'ProposeStandingDecision', standing);
    await mark('proposed');
    const { id } = proposed['standing'] as Json;
    await desk.ask('policeSupervisor', 'ApproveStandingDecision', { id, key: randomUUID() });
    await mark('approved');
    expect([await state('proposed'), await state('approved'), await state(inDays(800))]).toEqual([
      'UNDECIDED',
      'OUTSIDE_FUNCTION',
      'UNDECIDED',
    ]);
    await desk.other('policeManager', 'RecordCircumstance', { personId: about, kind: 'RECIPIENT_ROLE', happenedAt: '2026-02-03T10:00:00Z', recipientAgencyId: agencyOf('housingOfficer') }); // prettier-ignore
    await mark('newRole');
    expect([await state('approved'), await state('newRole')]).toEqual(['OUTSIDE_FUNCTION', 'UNDECIDED']);
  });

  it('has the last word that was said, whatever was said before it', async () => {
    const about = await desk.person();
    const note = await desk.note('policeManager', about);
    const { unitId, staffId } = desk.stage.cast.players['practitioner'];
    const cell = async () => {
      await mark('said');
      return cellOf(await ask('policeManager', 'said', about), () => true, 'practitioner');
    };
    await decide(about, [withheld([note])], { staffId });
    await decide(about, [deferred([note])], { unitId });
    expect(await cell()).toMatchObject({ state: 'DEFERRED', staff: null, otherwise: true });
    const sent = await desk.shared('policeManager', 'practitioner', about, [note]);
    expect(await cell()).toMatchObject({ state: 'ON_ITS_WAY', shareId: sent, unit: null });
    await desk.revoke('policeManager', sent);
    await decide(about, [withheld([note])]);
    expect(await cell()).toMatchObject({ state: 'WITHHELD', shareId: null });
    const again = await desk.shared('policeManager', 'practitioner', about, [note]);
    expect(await cell()).toMatchObject({ state: 'ON_ITS_WAY', shareId: again });
  });

  it('shows what reached any part of an agency, and that another part was decided otherwise', async () => {
    const about = await desk.person();
    const note = await desk.note('policeManager', about);
    const { unitId, staffId } = desk.stage.cast.players['practitioner'];
    await decide(about, [withheld([note])], { staffId });
    await mark('fromOne');
    await decide(about, [{ noteIds: [note], outcome: 'SHARED' }], { unitId });
    await mark('toUnit');
    const cell = async (when: string) => cellOf(await ask('policeManager', when, about), () => true, 'practitioner');
    expect(await cell('fromOne')).toMatchObject({ state: 'WITHHELD', staff: { name: 'Heron Qureshi' }, unit: null, otherwise: false });
    expect(await cell('toUnit')).toMatchObject({ state: 'ON_ITS_WAY', staff: null, unit: { name: expect.any(String) }, otherwise: true });
  });
});

describe('what others had sent', () => {
  it('is one row without its words until it is released and opened, then each thing, the gravest first', async () => {
    expect(early.practitioner?.rows.items).toMatchObject([
      { id: share, level: null, item: null, cells: [{ state: 'ON_ITS_WAY' }, { state: 'OWNER' }] },
    ]);
    const opened = await ask('practitioner', 'corrected');
    expect(opened.rows.items).toMatchObject([{ id: share, note: null, item: null }]);
    const cell = (when: string) => ask('practitioner', when).then((answer) => cellOf(answer, () => true, 'practitioner')?.state);
    expect(await Promise.all(['sent', 'released', 'opened', 'revoked'].map(cell))).toEqual([
      'ON_ITS_WAY',
      'UNOPENED',
      'OPENED',
      'TAKEN_BACK',
    ]);
    expect((await ask('practitioner', 'start')).rows.items).toEqual([]);
  });

  it('shows the sender’s cell and one’s own, and of what went in part that it did', async () => {
    const about = await desk.person();
    const [low, grave] = [
      await desk.note('policeManager', about, (one) => one.slight()),
      await desk.note('policeManager', about, (one) => one.grave()),
    ];
    const done = await decide(about, [{ noteIds: [low], outcome: 'SHARED' }, inPart([grave])]);
    await desk.rows('select pg_sleep(2.1)');
    await desk.open('practitioner', (done['shares'] as Json[])[0]?.['id']);
    await mark('read');
    const { rows } = await ask('practitioner', 'read', about);
    expect(rows.items.map(({ level, note, item }) => [level, note, typeof item?.id])).toEqual([
      ['HIGH', null, 'string'],
      ['LOW', null, 'string'],
    ]);
    const cells = rows.items.map((row) => new Map(row.cells.map(({ agencyId, state, inPart: cut }) => [agencyId, [state, cut]])));
    const owner: [string, unknown[]] = [agencyOf('policeManager'), ['OWNER', false]];
    expect(cells).toEqual([
      new Map([owner, [agencyOf('practitioner'), ['OPENED', true]]]),
      new Map([owner, [agencyOf('practitioner'), ['OPENED', false]]]),
    ]);
  });

  it('is not there for another unit than it was sent to', async () => {
    const about = await desk.person();
    const note = await desk.note('practitioner', about, (one) => one.grave());
    const to = { agencyId: agencyOf('hillsideManager'), unitId: desk.stage.cast.players.hillsideManager.unitId };
    await desk.decide('practitioner', {
      personId: about,
      recipients: [{ recipient: to, items: [{ noteIds: [note], outcome: 'SHARED' }] }],
    });
    expect((await ask('hillsideManager', inDays(0), about)).rows.items).toMatchObject([{ cells: [{ state: expect.any(String), unit: { name: 'Hillside District' } }, { unit: null }] }]); // prettier-ignore
    expect((await ask('policeManager', inDays(0), about)).rows.items).toEqual([]);
  });
});

describe('what is not yours to know', () => {
  it('is neither a withholding nor a note of another agency, nor that there are any', async () => {
    for (const who of ['practitioner', 'prisonSecurity', 'housingOfficer'] as const) {
      for (const when of ['sent', 'opened', 'arrested']) {
        const { text } = await desk.stage.as(who, ASK, { personId: person, at: at[when] });
        for (const hidden of [SECRET, 'WITHHELD', 'DEFERRED', 'UNDECIDED', ...Object.values(notes)]) expect(text).not.toContain(hidden);
      }
    }
    const { text } = await desk.stage.as('policeManager', ASK, { personId: person, at: at['sent'] });
    for (const shown of ['WITHHELD', 'DEFERRED', 'UNDECIDED', ...Object.values(notes)]) expect(text).toContain(shown);
  });

  it('is the same without row security: the question itself asks for one’s own alone', async () => {
    const tables = ['risk_note', 'decision', 'decision_set', 'share', 'share_item', 'set_recipient'];
    const before = await ask('prisonSecurity', 'opened');
    expect(before.rows.items).toEqual([]);
    for (const table of tables) await desk.rows(`alter table concordat.${table} disable row level security`);
    try {
      expect(await ask('prisonSecurity', 'opened')).toEqual(before);
    } finally {
      for (const table of tables) await desk.rows(`alter table concordat.${table} enable row level security`);
    }
  });

  it('leaves whoever neither told nor was told with the agencies that work with the person, and no thing', async () => {
    const { agencies, rows } = await ask('housingOfficer', 'opened');
    expect(agencies[0]?.id).toBe(agencyOf('housingOfficer'));
    expect(agencies.map(({ id }) => id).sort()).toEqual(['policeManager', 'practitioner', 'prisonSecurity', 'housingOfficer'].map((one) => agencyOf(one as Player)).sort()); // prettier-ignore
    expect(rows.items).toEqual([]);
  });
});

describe('a page', () => {
  it('has the most serious first, and goes on where it stopped', async () => {
    const whole = await ask('policeManager', 'start');
    expect(whole.rows.items.map(({ level }) => level)).toEqual(['VERY_HIGH', 'MEDIUM', 'MEDIUM', 'MEDIUM', 'LOW']);
    const seen: Row[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { rows } = await ask('policeManager', 'start', person, { first: 2, after });
      seen.push(...rows.items);
      [after, more] = [rows.endCursor, rows.hasMore];
    }
    expect(seen).toEqual(whole.rows.items);
  });

  it('is one statement, as the portal asks it', async () => {
    const reader = desk.stage.api.app.get(PipelinedReader, { strict: false });
    const reads = jest.spyOn(reader, 'readTogether');
    const statements = () => reads.mock.calls.reduce((all, [, asked]) => all + asked.length, 0);
    const answer = await desk.ask<{ whoKnowsWhat: WhoKnows }>('policeManager', 'WhoKnows', { personId: person, at: at['sent'] });
    expect(answer.whoKnowsWhat.rows.items).toHaveLength(5);
    expect(statements()).toBe(1);
    await desk.stage.as('policeManager', WALKED, { personId: person, at: at['sent'] });
    expect(statements()).toBeGreaterThan(10);
    reads.mockRestore();
  });
});

describe('who may ask', () => {
  it('refuses whoever works with no case, and shows nothing of somebody whom one may not open', async () => {
    for (const who of ['policeRecords', 'policeAdministrator'] as const) {
      expect((await desk.stage.as(who, ASK, { personId: person })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const [row] = await desk.rows<{ id: string }>(
      `insert into concordat.person (given_names, family_name, date_of_birth) values ('Tamsin', 'Gorse', '1990-01-01') returning id`,
    );
    for (const personId of [randomUUID(), row?.id]) {
      expect((await desk.stage.as('policeManager', ASK, { personId })).data).toEqual({ whoKnowsWhat: null });
      const denied = await desk.rows(`select 1 from concordat.access_log where act = 'DENIED' and operation like '%hoKnowsWhat%' and person_id = $1`, personId); // prettier-ignore
      expect(denied).toHaveLength(1);
    }
  });

  it('writes who asked, about whom and for which instant into the access log', async () => {
    await desk.stage.as('policeAuditor', ASK, { personId: person, at: at['opened'] });
    const [row] = await desk.rows<{ act: string; person_id: string; details: object }>(
      `select act, person_id, details from concordat.access_log where staff_id = $1 order by at desc limit 1`,
      desk.stage.cast.players.policeAuditor.staffId,
    );
    expect(row).toMatchObject({ act: 'CONSULTATION', person_id: person });
    expect(JSON.stringify(row?.details)).toContain(at['opened']?.slice(0, 19));
  });
});
