import { randomUUID } from 'node:crypto';
import { AsOf } from '@lib/oversight';
import type { Player } from '../support/actors.js';
import { SharingDesk } from '../support/sharing-desk.js';

const SECRET = 'The source is her brother in the next street';
const SHARE = 'id firstSeenAt revokedAt itemCount items { level supersededAt } seal { state witnessedAt }';
const FIELDS = `agency { shortName } opened { ${SHARE} } unopened { ${SHARE} } takenBack { ${SHARE} } closed { id level }
  withheld { outcome reasonWords note { id } recipientAgency { id } } held { id version }`;
const asking = (directive: string): string =>
  `query ($personId: UUID!, $agencyId: UUID, $at: Instant) { knownThen(personId: $personId, agencyId: $agencyId, at: $at) ${directive} { ${FIELDS} } }`;
const ASK = asking('');
/** The same, which a directive keeps from being compiled: graphql-js walks it field by field. */
const WALKED = asking('@include(if: true)');

interface Told {
  readonly id: string;
  readonly firstSeenAt: string | null;
  readonly revokedAt: string | null;
  readonly itemCount: number;
  readonly items: readonly { level: string; supersededAt: string | null }[];
}
interface KnownThen {
  readonly opened: readonly Told[];
  readonly unopened: readonly Told[];
  readonly takenBack: readonly Told[];
  readonly closed: readonly { level: string | null }[];
  readonly withheld: readonly { outcome: string; note: { id: string } | null; recipientAgency: { id: string } }[];
  readonly held: readonly { id: string; version: number }[];
}

let desk: SharingDesk;
let person: string;
let low: string;
let grave: string;
let share: string;
/** Instants between the acts: before them, and after each. */
const at: Record<'start' | 'decided' | 'opened' | 'corrected' | 'told' | 'revoked' | 'later', string> = { start: '', decided: '', opened: '', corrected: '', told: '', revoked: '', later: '' }; // prettier-ignore
const mark = async (when: keyof typeof at): Promise<void> => {
  const [row] = await desk.rows<{ at: Date }>(`select concordat.now() as at, pg_sleep(0.005)`);
  at[when] = row?.at.toISOString() ?? '';
};
const agencyOf = (player: Player): string => desk.stage.cast.players[player].agencyId;

beforeAll(async () => {
  desk = await SharingDesk.open();
  person = await desk.person();
  [low, grave] = [
    await desk.note('policeManager', person, (one) => one.slight()),
    await desk.note('policeManager', person, (one) => one.grave()),
  ];
  await mark('start');
  const withheld = { noteIds: [grave], outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: SECRET };
  const decided = { personId: person, recipients: [desk.to('practitioner', [{ noteIds: [low], outcome: 'SHARED' }, withheld])] };
  share = ((await desk.decide('policeManager', decided))['shares'] as { id: string }[])[0]?.id ?? '';
  await mark('decided');
  await desk.open('practitioner', share);
  await mark('opened');
  const note = {
    personId: person,
    category: 'ADDRESS',
    nature: 'FACT',
    basis: 'RECORD_SEEN',
    level: 'LOW',
    happenedOn: '2026-01-05',
    body: 'He moved house',
  };
  const superseded = await desk.other('policeManager', 'SupersedeNote', { noteId: low, changeReason: 'He moved house', note });
  if (superseded.__typename !== 'NoteRecorded') throw new Error(JSON.stringify(superseded));
  await mark('corrected');
  await desk.shared('policeManager', 'practitioner', person, [grave]);
  await mark('told');
  await desk.revoke('policeManager', share);
  await mark('revoked');
}, 60_000);
afterAll(() => desk.stage.strike());

async function ask(who: Player, about: Player, when: keyof typeof at, personId = person): Promise<KnownThen> {
  const variables = { personId, agencyId: agencyOf(about), at: at[when] };
  const [compiled, walked] = [
    await desk.stage.as<{ knownThen: KnownThen }>(who, ASK, variables),
    await desk.stage.as<{ knownThen: KnownThen }>(who, WALKED, variables),
  ];
  if (!compiled.data?.knownThen) throw new Error(compiled.text);
  expect(walked.data).toEqual(compiled.data);
  return compiled.data.knownThen;
}
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

describe('what an agency had been told', () => {
  it('is nothing before it was recorded, then there, then opened', async () => {
    expect(await ask('practitioner', 'practitioner', 'start')).toMatchObject({ opened: [], unopened: [], takenBack: [] });
    const told = await ask('practitioner', 'practitioner', 'decided');
    expect([ids(told.opened), ids(told.unopened)]).toEqual([[], [share]]);
    expect(told.closed).toEqual([]);
    const opened = await ask('practitioner', 'practitioner', 'opened');
    expect([ids(opened.opened), ids(opened.unopened)]).toEqual([[share], []]);
  });

  it('stays known then when it is taken back, without its words; and is not known any more from then on', async () => {
    const then = await ask('practitioner', 'practitioner', 'told');
    const taken = then.opened.find(({ id }) => id === share);
    expect(taken).toMatchObject({ items: [] });
    expect(taken?.revokedAt).not.toBeNull();
    const now = await ask('practitioner', 'practitioner', 'revoked');
    expect([ids(now.opened), ids(now.takenBack)]).toEqual([[], [share]]);
  });

  it('is the same to whoever sent it, who may still read it, and says when it was replaced', async () => {
    const sent = await ask('policeManager', 'practitioner', 'corrected');
    expect(ids(sent.opened)).toEqual([share]);
    const [item] = sent.opened[0]?.items ?? [];
    expect(item?.supersededAt && item.supersededAt > at.opened && item.supersededAt < at.corrected).toBe(true);
  });

  it('is nothing to an agency that neither told nor was told', async () => {
    for (const about of ['practitioner', 'policeManager'] as const) {
      expect(await ask('housingOfficer', about, 'revoked')).toMatchObject({
        opened: [],
        unopened: [],
        takenBack: [],
        withheld: [],
        held: [],
      });
    }
  });

  it('says that there was something where it was sent to another unit, and no more', async () => {
    const to = { agencyId: agencyOf('hillsideManager'), unitId: desk.stage.cast.players.hillsideManager.unitId };
    const about = await desk.person();
    const note = await desk.note('practitioner', about, (one) => one.grave());
    const done = await desk.decide('practitioner', { personId: about, recipients: [{ recipient: to, items: [{ noteIds: [note], outcome: 'SHARED' }] }] }); // prettier-ignore
    expect(done['shares']).toHaveLength(1);
    await mark('later');
    const theirs = await ask('hillsideManager', 'policeManager', 'later', about);
    expect([theirs.unopened.length, theirs.closed.length]).toEqual([1, 0]);
    const others = await ask('policeManager', 'policeManager', 'later', about);
    expect(others).toMatchObject({ unopened: [], closed: [{ level: 'HIGH' }] });
  });
});

describe('what was kept back and what was held', () => {
  it('is shown to its decider, by whom it was kept from, until something else was decided', async () => {
    for (const about of ['practitioner', 'policeManager'] as const) {
      const then = await ask('policeManager', about, 'decided');
      expect(then.withheld).toMatchObject([
        { outcome: 'WITHHELD', note: { id: grave }, recipientAgency: { id: agencyOf('practitioner') } },
      ]);
      expect((await ask('policeManager', about, 'told')).withheld).toEqual([]);
    }
    expect((await ask('policeManager', 'prisonManager', 'decided')).withheld).toEqual([]);
  });

  it('is never shown to the agency that it was kept from, or to a third', async () => {
    for (const who of ['practitioner', 'prisonManager', 'housingOfficer'] as const) {
      for (const about of ['practitioner', 'policeManager'] as const) {
        const { text } = await desk.stage.as(who, ASK, { personId: person, agencyId: agencyOf(about), at: at.decided });
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain('WITHHELD');
        expect(text).not.toContain(grave);
      }
    }
    const { text } = await desk.stage.as('policeManager', ASK, { personId: person, agencyId: agencyOf('practitioner'), at: at.decided });
    expect(text).toContain(SECRET);
  });

  it('is the version that stood then', async () => {
    const before = await ask('policeManager', 'policeManager', 'opened');
    expect(ids(before.held).sort()).toEqual([low, grave].sort());
    const after = await ask('policeManager', 'policeManager', 'corrected');
    expect(after.held.map(({ version }) => version).sort()).toEqual([1, 2]);
    expect(ids(after.held)).not.toContain(low);
  });

  it('towards another agency is what nothing had been decided about', async () => {
    const towards = async (when: keyof typeof at): Promise<string[]> => ids((await ask('policeManager', 'practitioner', when)).held);
    expect(await towards('decided')).toEqual([]);
    expect((await ask('policeManager', 'practitioner', 'corrected')).held).toMatchObject([{ version: 2 }]);
    expect((await ask('policeManager', 'prisonManager', 'decided')).held).toHaveLength(2);
  });

  it('is held and undecided again once the time to decide has come, and that it was put off stays said', async () => {
    const about = await desk.person();
    const note = await desk.note('policeManager', about);
    const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const putOff = { noteIds: [note], outcome: 'DEFERRED', reasonCode: 'BEING_CHECKED', reasonWords: 'It is being checked', deferredUntil: inDays(2) }; // prettier-ignore
    await desk.decide('policeManager', { personId: about, recipients: [desk.to('practitioner', [putOff])] });
    const then = async (days: number): Promise<unknown> => {
      const variables = { personId: about, agencyId: agencyOf('practitioner'), at: inDays(days) };
      const { data } = await desk.stage.as<{ knownThen: KnownThen }>('policeManager', ASK, variables);
      return [ids(data?.knownThen.held ?? []), data?.knownThen.withheld.map(({ outcome }) => outcome)];
    };
    expect([await then(1), await then(3)]).toEqual([
      [[], ['DEFERRED']],
      [[note], ['DEFERRED']],
    ]);
  });
});

describe('told and kept back, from the tables', () => {
  interface Event {
    readonly kind: string;
    readonly at: Date;
    readonly share: string;
    readonly entry: string;
  }
  /** The same from the trail, which acts write beside the tables: the fold that a bundle of entries is read by. */
  function folded(events: readonly Event[], until: Date): string[] {
    const first = (kinds: string[], of: string) =>
      events.find((one) => one.share === of && kinds.includes(one.kind) && one.at <= until)?.at;
    return events
      .filter(({ kind, at: when }) => kind === 'RECEIVED' && when <= until)
      .map(({ share: of, entry }) =>
        JSON.stringify([entry, first(['FIRST_SEEN'], of), first(['CORRECTED', 'WITHDRAWN'], of), first(['REVOKED'], of)]),
      );
  }
  const standing = (one: { revokedAt: Date | null; standing: boolean }): boolean => one.standing === (one.revokedAt === null);

  it('at two hundred instants they are what the trail says', async () => {
    const agencyId = agencyOf('practitioner');
    const events = await desk.rows<Event>(
      `select t.kind, t.at, t.share_id as share, s.ledger_entry_id as entry from concordat.trail_entry t join concordat.share s on s.id = t.share_id
       where t.agency_id = $1 and t.person_id = $2 order by t.at, t.id`,
      agencyId,
      person,
    );
    const asOf = new AsOf({ query: (sql, values) => desk.rows(sql, ...values) });
    const [from, to] = [Date.parse(at.start), Date.parse(at.revoked)];
    const seen = new Set<string>();
    for (let i = 0; i < 200; i += 1) {
      const until = new Date(from + Math.round(((to - from) * i) / 199));
      const told = await asOf.told({ agencyId, personId: person, at: until });
      expect(told.every(standing)).toBe(true);
      const lines = told.map(({ entryId, openedAt, correctedAt, revokedAt }) =>
        JSON.stringify([entryId, openedAt ?? undefined, correctedAt ?? undefined, revokedAt ?? undefined]),
      );
      expect(lines.sort()).toEqual(folded(events, until).sort());
      const kept = await asOf.withheld({ agencyId: agencyOf('policeManager'), personId: person, at: until });
      seen.add(`${told.length} ${told.filter((one) => one.standing).length} ${kept.map(({ outcome }) => outcome).join()}`);
    }
    expect([...seen]).toEqual(['0 0 ', '1 1 WITHHELD', '2 2 ', '2 1 ']);
  });
});

describe('who may ask', () => {
  it('refuses whoever works with no case, and shows nothing of somebody whom one may not open', async () => {
    for (const who of ['policeRecords', 'policeAdministrator'] as const) {
      expect((await desk.stage.as(who, ASK, { personId: person })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    for (const personId of [randomUUID(), await stranger()]) {
      expect((await desk.stage.as('policeManager', ASK, { personId })).data).toEqual({ knownThen: null });
      const denied = await desk.rows(`select details from concordat.access_log where act = 'DENIED' and operation like '%nownThen%' and person_id = $1`, personId); // prettier-ignore
      expect(denied).toHaveLength(1);
    }
  });

  it('writes who asked, about whom, of which agency and for which instant into the access log', async () => {
    const agencyId = agencyOf('prisonManager');
    await desk.stage.as('policeAuditor', ASK, { personId: person, agencyId, at: at.opened });
    const [row] = await desk.rows<{ act: string; person_id: string; details: object }>(
      `select act, person_id, details from concordat.access_log where staff_id = $1 order by at desc limit 1`,
      desk.stage.cast.players.policeAuditor.staffId,
    );
    expect(row).toMatchObject({ act: 'CONSULTATION', person_id: person, details: { agencyId } });
    expect(JSON.stringify(row?.details)).toContain(at.opened.slice(0, 19));
  });

  it('left out, the agency is one’s own and the instant is now', async () => {
    const { data } = await desk.stage.as<{ knownThen: KnownThen }>('practitioner', ASK, { personId: person });
    expect(data?.knownThen).toMatchObject({ agency: { shortName: 'Probation' }, takenBack: [{ id: share }] });
  });

  const stranger = async (): Promise<string> => {
    const [row] = await desk.rows<{ id: string }>(
      `insert into concordat.person (given_names, family_name, date_of_birth) values ('Tamsin', 'Gorse', '1990-01-01') returning id`,
    );
    return row?.id ?? '';
  };
});
