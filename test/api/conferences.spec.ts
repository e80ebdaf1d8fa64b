import { randomUUID } from 'node:crypto';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import type { Player } from '../support/actors.js';

jest.setTimeout(120_000);
let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

const CHAIR: Player = 'policeSupervisor';
const agency = (player: Player): string => desk.stage.cast.players[player].agencyId;
const sent = (input: Json): Json => ({
  title: 'Reducing reoffending board, Larchfield',
  place: 'Room 4',
  meetsAt: '2030-03-04T10:00:00Z',
  agencyIds: [agency('practitioner'), agency('prisonSecurity')],
  ...input,
});
const called = async (input: Json = {}): Promise<string> => {
  const done = await desk.other(CHAIR, 'CallConference', sent(input));
  return (done['conference'] as { id: string } | undefined)?.id ?? JSON.stringify(done);
};
const list = (conferenceId: string, personIds: string[], who: Player = CHAIR, more: Json = {}) =>
  desk.other(who, 'ListOnAgenda', { conferenceId, personIds, why: 'He is to be released in May.', ...more });
const minute = (who: Player, itemId: string, input: Json) => desk.other(who, 'MinuteItem', { itemId, kind: 'AGREED', ...input });
interface Shown {
  readonly ours: boolean;
  readonly overAs: string | null;
  readonly invitations: { agency: { id: string }; attendance: string | null; who: string | null }[];
  readonly items: { id: string; person: { id: string }; agencies: { id: string }[]; entries: { kind: string }[] }[];
}
const shown = async (who: Player, id: string): Promise<Shown | null> =>
  (await desk.ask<{ conference: Shown | null }>(who, 'Conference', { id })).conference;
const itemOf = async (conferenceId: string, personId: string): Promise<string> =>
  (await shown(CHAIR, conferenceId))?.items.find(({ person }) => person.id === personId)?.id ?? '';

/** Somebody whom these work with and nobody else. */
async function knownTo(...players: Player[]): Promise<string> {
  const { aPerson } = await import('../support/builders.js');
  const person = aPerson().called('Rowan', 'Field');
  for (const player of players) person.knownTo(desk.stage.cast.players[player]);
  return person.put(desk.stage.cast);
}

describe('calling a conference', () => {
  it('is for chairs and supervisors, and is on the record of every agency invited', async () => {
    expect(await desk.other('policeManager', 'CallConference', sent({}))).toMatchObject({ code: 'FORBIDDEN' });
    const before = await desk.count('ledger_entry');
    const id = await called();
    expect(await desk.count('ledger_entry')).toBe(before + 1);
    expect(await shown(CHAIR, id)).toMatchObject({ ours: true, overAs: null, items: [] });
    expect((await shown('practitioner', id))?.invitations.map((one) => one.agency.id).sort()).toEqual(
      [agency(CHAIR), agency('practitioner'), agency('prisonSecurity')].sort(),
    );
    expect(await shown('practitioner', id)).toMatchObject({ ours: false });
    // The council is not invited.
    expect(await shown('housingOfficer', id)).toBeNull();
  });

  it('happens once under its key', async () => {
    const key = randomUUID();
    const [one, other] = [await called({ key }), await called({ key })];
    expect(other).toBe(one);
    expect(await desk.other(CHAIR, 'CallConference', sent({ key, title: 'Another board' }))).toMatchObject({ code: 'KEY_REUSED' });
  });

  it.each([
    ['CNF-01', 'title', { title: 'x' }],
    ['CNF-02', 'place', { place: '' }],
    ['CNF-03', 'agencyIds', { agencyIds: [] }],
    ['CNF-04', 'meetsAt', { meetsAt: '2020-03-04T10:00:00Z' }],
  ])('%s: asks for the %s', async (code, field, input) => {
    expect(await desk.other(CHAIR, 'CallConference', sent(input))).toMatchObject({ code, field });
  });
});

describe('the agenda', () => {
  it('shows each agency the people for whom it is invited, and not how many others there are', async () => {
    const id = await called({ agencyIds: [agency('practitioner'), agency('prisonSecurity'), agency('housingOfficer')] });
    const [all, two, own] = [await desk.person(), await knownTo('policeManager', 'practitioner'), await knownTo('policeManager')];
    expect(await list(id, [all, two, own])).toMatchObject({ __typename: 'ConferenceKept' });
    const people = async (who: Player) => (await shown(who, id))?.items.map(({ person }) => person.id);
    expect(await people(CHAIR)).toEqual([all, two, own]);
    expect(await people('practitioner')).toEqual([all, two]);
    expect(await people('prisonSecurity')).toEqual([all]);
    expect(await people('housingOfficer')).toEqual([all]);
    const raw = await desk.raw('prisonSecurity', 'ConferencePack', { id });
    expect(raw.text).not.toContain(two);
    expect(raw.text).not.toContain(own);
    const items = (await shown('prisonSecurity', id))?.items ?? [];
    expect(items[0]?.agencies.map((one) => one.id).sort()).toEqual(
      ['policeManager', 'practitioner', 'prisonSecurity', 'housingOfficer'].map((who) => agency(who as Player)).sort(),
    );
    expect((await shown('practitioner', id))?.items[1]?.agencies.map((one) => one.id).sort()).toEqual(
      [agency(CHAIR), agency('practitioner')].sort(),
    );
    for (const [who, person, lines] of [
      ['practitioner', two, 1],
      ['prisonSecurity', two, 0],
      [CHAIR, own, 1],
    ] as const)
      expect(await desk.count('trail_entry', `kind = 'CONFERENCE_LISTED' and agency_id = $1 and person_id = $2`, agency(who), person)).toBe(
        lines,
      );
  });

  it('is all of them or none, by whoever runs the conference and works with them', async () => {
    const id = await called();
    const [known, strange] = [await desk.person(), await knownTo('practitioner')];
    expect(await list(id, [known, strange])).toMatchObject({ code: 'NOT_FOUND' });
    expect(await list(id, [known], 'policeManager')).toMatchObject({ code: 'FORBIDDEN' });
    expect((await shown(CHAIR, id))?.items).toEqual([]);
    expect(await list(id, [known], CHAIR, { why: 'x' })).toMatchObject({ code: 'CNF-08', field: 'why' });
    expect(await list(id, [])).toMatchObject({ code: 'CNF-08', field: 'personIds' });
    expect(await list(id, [known])).toMatchObject({ __typename: 'ConferenceKept' });
    expect(await list(id, [await desk.person(), known])).toMatchObject({ code: 'CNF-09' });
    expect((await shown(CHAIR, id))?.items).toHaveLength(1);
  });
});

describe('the minutes', () => {
  it('are written by every agency invited for the person, read by all of them, and kept as they are', async () => {
    const id = await called();
    const person = await desk.person();
    await list(id, [person]);
    const itemId = await itemOf(id, person);
    const before = await desk.count('ledger_entry');
    expect(await minute(CHAIR, itemId, { words: 'The landlord is asked about the flat.' })).toMatchObject({ __typename: 'Minuted' });
    expect(await minute('practitioner', itemId, { kind: 'DISSENT', words: 'Probation thinks that is too late.' })).toMatchObject({
      __typename: 'Minuted',
    });
    expect(await minute(CHAIR, itemId, { kind: 'COHORT', value: 'FLEX', words: 'He is under supervision.' })).toMatchObject({
      __typename: 'Minuted',
    });
    expect(await desk.count('ledger_entry')).toBe(before + 3);
    expect((await shown('prisonSecurity', id))?.items[0]?.entries.map(({ kind }) => kind)).toEqual(['AGREED', 'DISSENT', 'COHORT']);
    // The council works with him and is not invited.
    expect(await minute('housingOfficer', itemId, { words: 'We have something to say.' })).toMatchObject({ code: 'NOT_FOUND' });
    const words = await desk.rows(
      'select words from concordat.trail_entry where person_id = $1 and kind = $2',
      person,
      'CONFERENCE_MINUTED',
    );
    expect(words).toHaveLength(9);
    expect(JSON.stringify(words)).not.toContain('landlord');
    await expect(desk.rows(`update concordat.conference_entry set words = 'Other' where item_id = $1`, itemId)).rejects.toThrow();
  });

  it.each([
    ['CNF-11', 'value', { kind: 'COHORT', words: 'He is under supervision.' }],
    ['CNF-11', 'value', { kind: 'RATING', value: 'FLEX', words: 'He missed three appointments.' }],
    ['CNF-12', 'words', { kind: 'DESELECTED', words: '' }],
    ['CNF-12', 'words', { kind: 'AGREED', words: '...' }],
  ])('%s: asks for the %s', async (code, field, input) => {
    const id = await called();
    const person = await desk.person();
    await list(id, [person]);
    expect(await minute(CHAIR, await itemOf(id, person), input)).toMatchObject({ code, field });
  });
});

describe('taking somebody off the agenda', () => {
  const off = (who: Player, itemId: string, words = 'He is in hospital until June.') => desk.other(who, 'TakeOffAgenda', { itemId, words });
  it('leaves them on the record, is told to those invited for them, and they can be put on it again', async () => {
    const id = await called();
    const person = await desk.person();
    await list(id, [person]);
    const itemId = await itemOf(id, person);
    expect(await off('practitioner', itemId)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await off('housingOfficer', itemId)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await off(CHAIR, itemId, '...')).toMatchObject({ code: 'CNF-13', field: 'words' });
    expect(await off(CHAIR, itemId)).toMatchObject({ __typename: 'ConferenceKept' });
    expect((await shown('practitioner', id))?.items).toEqual([]);
    const still = await desk.ask<{ conferenceItem: Json }>('practitioner', 'ConferenceItem', { id: itemId });
    expect(still.conferenceItem).toMatchObject({ offWords: 'He is in hospital until June.', mayMinute: false, mayTakeOff: false });
    expect(await desk.count('trail_entry', `kind = 'CONFERENCE_TAKEN_OFF' and person_id = $1`, person)).toBe(3);
    for (const late of [
      await off(CHAIR, itemId),
      await minute('practitioner', itemId, { words: 'One more thing was agreed.' }),
      await desk.other('practitioner', 'SetActionAtConference', {
        itemId, agencyId: agency('practitioner'), what: 'See his employer.', why: 'Hours have changed.', dueOn: '2030-03-10',
      }), // prettier-ignore
    ])
      expect(late).toMatchObject({ code: 'CNF-15' });
    expect(await list(id, [person])).toMatchObject({ __typename: 'ConferenceKept' });
    expect(await itemOf(id, person)).not.toBe(itemId);
    await expect(desk.rows(`update concordat.conference_item set off_words = 'Other' where id = $1`, itemId)).rejects.toThrow();
  });

  it('CNF-14: is refused once something is in the minutes about them', async () => {
    const id = await called();
    const person = await desk.person();
    await list(id, [person]);
    const itemId = await itemOf(id, person);
    await minute('practitioner', itemId, { words: 'The landlord is asked about the flat.' });
    expect(await off(CHAIR, itemId)).toMatchObject({ code: 'CNF-14', field: null });
    await expect(
      desk.rows(`update concordat.conference_item set off_at = now(), off_by = listed_by, off_words = 'Why' where id = $1`, itemId),
    ).rejects.toThrow();
  });
});

describe('who came, and the end', () => {
  it('is said by whoever runs it; of an agency that stayed silent nothing is said', async () => {
    const id = await called();
    const attend = (who: Player, of: Player, input: Json) =>
      desk.other(who, 'RecordAttendance', { conferenceId: id, agencyId: agency(of), ...input });
    expect(await attend(CHAIR, 'practitioner', { attendance: 'ATTENDED' })).toMatchObject({ code: 'CNF-06', field: 'who' });
    expect(await attend(CHAIR, 'housingOfficer', { attendance: 'APOLOGIES' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await attend('practitioner', 'practitioner', { attendance: 'APOLOGIES' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await attend(CHAIR, 'practitioner', { attendance: 'ATTENDED', who: 'Ash Tern' })).toMatchObject({
      __typename: 'ConferenceKept',
    });
    const of = (await shown('prisonSecurity', id))?.invitations.map((one) => [one.agency.id, one.attendance, one.who]);
    expect(of).toContainEqual([agency('practitioner'), 'ATTENDED', 'Ash Tern']);
    expect(of).toContainEqual([agency('prisonSecurity'), null, null]);
  });

  it('closes it for good', async () => {
    const id = await called();
    const person = await desk.person();
    await list(id, [person]);
    const itemId = await itemOf(id, person);
    const end = (input: Json) => desk.other(CHAIR, 'EndConference', { conferenceId: id, ...input });
    expect(await end({ ending: 'CANCELLED' })).toMatchObject({ code: 'CNF-07', field: 'words' });
    expect(await end({ ending: 'HELD' })).toMatchObject({ __typename: 'ConferenceKept' });
    expect(await shown('practitioner', id)).toMatchObject({ overAs: 'HELD' });
    for (const late of [
      await end({ ending: 'CANCELLED', words: 'Nobody came.' }),
      await list(id, [await desk.person()]),
      await minute('practitioner', itemId, { words: 'One more thing was agreed.' }),
    ])
      expect(late).toMatchObject({ code: 'CNF-05' });
  });
});
