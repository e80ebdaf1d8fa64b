import type { Player } from '../support/actors.js';
import { SharingDesk } from '../support/sharing-desk.js';

const SECRET = 'The source is her brother in the next street';
const FIELDS = `agency { id } notes { openedAt takenBackAt note { id level } decision { outcome reasonWords } } moreNotes`;
const asking = (directive: string): string =>
  `query ($personId: UUID!, $agencyId: UUID, $at: Instant) { heldTowards(personId: $personId, agencyId: $agencyId, at: $at) ${directive} { ${FIELDS} } }`;
const ASK = asking('');
/** The same, which a directive keeps from being compiled: graphql-js walks it field by field. */
const WALKED = asking('@include(if: true)');

interface HeldTowards {
  readonly agency: { readonly id: string };
  readonly notes: readonly {
    readonly openedAt: string | null;
    readonly takenBackAt: string | null;
    readonly note: { readonly id: string; readonly level: string | null };
    readonly decision: { readonly outcome: string; readonly reasonWords: string | null } | null;
  }[];
  readonly moreNotes: boolean;
}

let desk: SharingDesk;
let person: string;
let low: string;
let grave: string;
let lapsed: string;
let unsaid: string;
let share: string;
let at: Record<'start' | 'decided' | 'opened', string>;
const agencyOf = (player: Player): string => desk.stage.cast.players[player].agencyId;
const now = async (): Promise<string> => {
  const [row] = await desk.rows<{ at: Date }>(`select concordat.now() as at, pg_sleep(0.005)`);
  return row?.at.toISOString() ?? '';
};

beforeAll(async () => {
  desk = await SharingDesk.open();
  person = await desk.person();
  [low, grave, lapsed, unsaid] = [
    await desk.note('policeManager', person, (one) => one.slight()),
    await desk.note('policeManager', person, (one) => one.grave()),
    await desk.note('policeManager', person, (one) => one.slight().with({ expires_on: '2026-03-01' })),
    await desk.note('practitioner', person, (one) => one.slight()),
  ];
  const start = await now();
  const withheld = { noteIds: [grave], outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: SECRET };
  const decided = { personId: person, recipients: [desk.to('practitioner', [{ noteIds: [low], outcome: 'SHARED' }, withheld])] };
  share = ((await desk.decide('policeManager', decided))['shares'] as { id: string }[])[0]?.id ?? '';
  const afterwards = await now();
  await desk.open('practitioner', share);
  at = { start, decided: afterwards, opened: await now() };
}, 60_000);
afterAll(() => desk.stage.strike());

async function ask(who: Player, towards: Player | null, when?: keyof typeof at): Promise<HeldTowards> {
  const variables = { personId: person, ...(towards && { agencyId: agencyOf(towards) }), ...(when && { at: at[when] }) };
  const [compiled, walked] = [
    await desk.stage.as<{ heldTowards: HeldTowards }>(who, ASK, variables),
    await desk.stage.as<{ heldTowards: HeldTowards }>(who, WALKED, variables),
  ];
  if (!compiled.data?.heldTowards) throw new Error(compiled.text);
  expect(walked.data).toEqual(compiled.data);
  return compiled.data.heldTowards;
}
const states = ({ notes }: HeldTowards): (string | undefined)[][] => notes.map(({ note, decision }) => [note.id, decision?.outcome]);

describe('what is held towards an agency', () => {
  it('is each note with what was decided, the gravest first; a note that has lapsed and the recipient’s own are not there', async () => {
    const held = await ask('policeManager', 'practitioner');
    expect(states(held)).toEqual([
      [grave, 'WITHHELD'],
      [low, 'SHARED'],
    ]);
    expect(held.moreNotes).toBe(false);
    const then = await ask('policeManager', 'prisonManager');
    expect(states(then)).toEqual([
      [grave, undefined],
      [low, undefined],
    ]);
  });

  it('is as it stood at an instant: nothing decided, then told, then opened; the lapsed note was there while it lasted', async () => {
    expect(states(await ask('policeManager', 'practitioner', 'start')).map(([, outcome]) => outcome)).toEqual([undefined, undefined]);
    const decided = await ask('policeManager', 'practitioner', 'decided');
    expect(decided.notes.map(({ openedAt }) => openedAt)).toEqual([null, null]);
    const opened = await ask('policeManager', 'practitioner', 'opened');
    expect(opened.notes.find(({ note }) => note.id === low)?.openedAt).toEqual(expect.any(String));
    const early = await desk.stage.as<{ heldTowards: HeldTowards }>('policeManager', ASK, { personId: person, agencyId: agencyOf('practitioner'), at: '2026-02-20T12:00:00Z' }); // prettier-ignore
    expect(early.data?.heldTowards.notes.map(({ note }) => note.id)).toContain(lapsed);
  });

  it('left out, the agency is the one about which was decided last', async () => {
    expect((await ask('policeManager', null)).agency.id).toBe(agencyOf('practitioner'));
    expect((await ask('practitioner', null)).agency.id).not.toBe(agencyOf('practitioner'));
  });

  it('is never shown to the agency that it was kept from, or to a third', async () => {
    for (const who of ['practitioner', 'prisonManager', 'housingOfficer'] as const) {
      for (const towards of ['practitioner', 'policeManager', 'prisonManager'] as const) {
        const { text } = await desk.stage.as(who, ASK, { personId: person, agencyId: agencyOf(towards) });
        for (const hidden of [SECRET, 'WITHHELD', grave, low]) expect(text).not.toContain(hidden);
      }
    }
    const theirs = await ask('practitioner', 'policeManager');
    expect(states(theirs)).toEqual([[unsaid, undefined]]);
    const { text } = await desk.stage.as('policeManager', ASK, { personId: person, agencyId: agencyOf('practitioner') });
    for (const shown of [SECRET, 'WITHHELD', grave, low]) expect(text).toContain(shown);
  });

  it('a decision put off counts until the time to decide has come, and none stands after it', async () => {
    const about = await desk.person();
    const note = await desk.note('policeManager', about);
    const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const putOff = { noteIds: [note], outcome: 'DEFERRED', reasonCode: 'BEING_CHECKED', reasonWords: 'It is being checked', deferredUntil: inDays(2) }; // prettier-ignore
    await desk.decide('policeManager', { personId: about, recipients: [desk.to('practitioner', [putOff])] });
    const stands = async (days: number): Promise<unknown> => {
      const variables = { personId: about, agencyId: agencyOf('practitioner'), at: inDays(days) };
      return (await desk.stage.as<{ heldTowards: HeldTowards }>('policeManager', ASK, variables)).data?.heldTowards.notes.map(({ decision }) => decision?.outcome); // prettier-ignore
    };
    expect([await stands(1), await stands(3)]).toEqual([['DEFERRED'], [undefined]]);
  });

  it('once a share is taken back nothing is told, and that it was is said', async () => {
    const told = await desk.note('policeManager', person, (one) => one.slight());
    const again = await desk.shared('policeManager', 'prisonManager', person, [grave, low, told]);
    expect((await ask('policeManager', 'prisonManager')).notes.map(({ decision }) => decision?.outcome)).toEqual(['SHARED', 'SHARED', 'SHARED']); // prettier-ignore
    await desk.revoke('policeManager', again);
    const { notes } = await ask('policeManager', 'prisonManager');
    expect(notes.map(({ decision }) => decision)).toEqual([null, null, null]);
    expect(notes.every(({ takenBackAt }) => takenBackAt !== null)).toBe(true);
    expect((await ask('policeManager', 'practitioner')).notes.every(({ takenBackAt }) => takenBackAt === null)).toBe(true);
  });
});

it('of more notes than a hundred it gives the gravest, and says that there are more', async () => {
  const many = await desk.person();
  for (let i = 0; i < 100; i += 1) await desk.note('policeManager', many, (one) => (i % 50 === 0 ? one.withoutLevel() : one.slight()));
  const read = async (): Promise<HeldTowards | undefined> =>
    (await desk.stage.as<{ heldTowards: HeldTowards }>('policeManager', ASK, { personId: many, agencyId: agencyOf('practitioner') })).data?.heldTowards; // prettier-ignore
  expect(await read()).toMatchObject({ moreNotes: false });
  const last = await desk.note('policeManager', many, (one) => one.with({ level: 'VERY_HIGH', recorded_at: '2026-01-06T09:00:00Z' }));
  const found = await read();
  expect([found?.moreNotes, found?.notes.length, found?.notes[0]?.note.id]).toEqual([true, 100, last]);
  expect(found?.notes.slice(1, 4).map(({ note }) => note.level)).toEqual([null, null, 'LOW']);
});

describe('who may ask', () => {
  it('refuses whoever works with no case, and writes the question into the access log', async () => {
    for (const who of ['policeRecords', 'policeAdministrator'] as const) {
      expect((await desk.stage.as(who, ASK, { personId: person })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const agencyId = agencyOf('prisonManager');
    await desk.stage.as('policeAuditor', ASK, { personId: person, agencyId });
    const [row] = await desk.rows(`select act, person_id, details from concordat.access_log where staff_id = $1 order by at desc limit 1`, desk.stage.cast.players.policeAuditor.staffId); // prettier-ignore
    expect(row).toMatchObject({ act: 'CONSULTATION', person_id: person, details: { agencyId } });
  });
});
