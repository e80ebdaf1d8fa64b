import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { RunDesk } from '../support/run-desk.js';
import type { Json } from '../support/sharing-desk.js';

/* Telling somebody outside the agencies: proposed, decided by somebody else, told in person and in approved words. Everybody is invented. */
jest.setTimeout(120_000);
const SHOWN = `id reference need relation thirdParty { id reference } sought representations proposedBy { id } decidedBy { id } decidedAs outcome why exactWords
  mayLeaveInWriting whyInWriting neutralWords usualNeutralWords telling safetyPlan safetyWords undertaking toldBy present place inPerson toldAt leftInWriting
  tellingWords supersededAt supersedes { id } supersededBy { id }`;
const TOLD = `__typename ... on Refusal { code explanation } ... on ThirdPartyDisclosureRefused { field }
  ... on ThirdPartyDisclosureKept { disclosure { ${SHOWN} } }`;
const act = (name: string, input: string) => `mutation ($input: ${input}!) { done: ${name}(input: $input) { ${TOLD} } }`;
const PROPOSE = act('proposeThirdPartyDisclosure', 'ProposeThirdPartyDisclosureInput');
const DECIDE = act('decideThirdPartyDisclosure', 'DecideThirdPartyDisclosureInput');
const TELL = act('recordTelling', 'RecordTellingInput');
const READ = `query ($id: UUID!) { done: thirdPartyDisclosure(id: $id) { ${SHOWN} } }`;
interface Told {
  readonly __typename?: string;
  readonly code?: string;
  readonly disclosure?: Json & { readonly id: string };
}

let desk: RunDesk;
let manager: Player;
let person: string;
let mother: string;
beforeAll(async () => {
  desk = await RunDesk.open();
  manager = await desk.join('practitioner', 'Plover Nash', 'SUPERVISOR');
});
afterAll(() => desk?.strike());
beforeEach(async () => {
  await desk.clock('2027-03-01T09:00:00Z');
  person = await desk.asking.person();
  mother = await other('practitioner', person, 'The mother of his children');
});

async function other(player: Player, personId: string, reference: string): Promise<string> {
  const id = randomUUID();
  const { agencyId } = desk.cast.players[player];
  await desk.asking.load((insert) => insert('third_party', { id, person_id: personId, agency_id: agencyId, reference, class: 'PARTNER' }));
  return id;
}
const sound = (more: Json = {}): Json => ({
  key: randomUUID(),
  personId: person,
  need: 'He is moving in with her and her two children.',
  thirdPartyId: mother,
  whyThem: 'She alone decides who comes into the house.',
  harm: 'He may find out that she was told, and be violent to her.',
  sought: false,
  representations: 'Asking him would put her at risk before there is a plan.',
  ...more,
});
const propose = (player: Player, more: Json = {}) => desk.asking.tell<Told>(player, PROPOSE, { input: sound(more) });
async function proposed(more: Json = {}, player: Player = 'practitioner'): Promise<string> {
  const told = await propose(player, more);
  if (!told.disclosure) throw new Error(JSON.stringify(told));
  return told.disclosure.id;
}
const WORDS = 'He was convicted in 2021 of an assault on a partner. Please do not tell anybody else.';
const TO_TELL = { decidedAs: 'Senior probation officer', outcome: 'TELL', why: 'Nobody else can protect the children.', exactWords: WORDS };
const decide = (player: Player, disclosureId: string, more: Json = {}) =>
  desk.asking.tell<Told>(player, DECIDE, { input: { key: randomUUID(), disclosureId, ...TO_TELL, ...more } });
const NOT_TO = { outcome: 'NOT_TO_TELL', why: 'There is another way.', exactWords: null };
const MET = {
  telling: 'TOLD',
  safetyPlan: 'IN_PLACE',
  safetyWords: 'An adviser stays with her, and she may go to her sister.',
  undertaking: true,
  toldBy: 'Plover Nash, senior probation officer',
  present: 'Nobody',
  place: 'At the school, in a room of its own',
  toldAt: '2027-03-01T09:30:00Z',
};
const tell = (player: Player, disclosureId: string, more: Json = {}) =>
  desk.asking.tell<Told>(player, TELL, { input: { key: randomUUID(), disclosureId, ...MET, ...more } });
async function toTell(more: Json = {}): Promise<string> {
  await desk.clock('2027-03-01T09:00:00Z');
  const id = await proposed();
  const told = await decide(manager, id, more);
  if (!told.disclosure) throw new Error(JSON.stringify(told));
  await desk.clock('2027-03-01T10:00:00Z');
  return id;
}
const read = (player: Player, id: string) => desk.asking.tell<Json | null>(player, READ, { id });

test('it is proposed, decided by somebody else, and told in the approved words; each act is on every record, and none of its words', async () => {
  const id = await toTell();
  expect((await desk.asking.workOf('practitioner', id)).map(({ kind }) => kind)).toEqual(['DISCLOSURE_TO_TELL']);
  expect((await tell('practitioner', id)).disclosure).toMatchObject({
    thirdParty: { id: mother, reference: 'The mother of his children' },
    relation: null,
    outcome: 'TELL',
    exactWords: WORDS,
    neutralWords: null,
    mayLeaveInWriting: false,
    telling: 'TOLD',
    inPerson: true,
    undertaking: true,
    leftInWriting: null,
  });
  expect(await desk.asking.workOf('practitioner', id)).toEqual([]);
  const trail = await desk.asking.rows<Json>('select kind, words from concordat.trail_entry where person_id = $1 order by at, id', person);
  expect(trail).toEqual(['DISCLOSURE_PROPOSED', 'DISCLOSURE_DECIDED', 'DISCLOSURE_TOLD'].map((kind) => ({ kind, words: null })));
  const log = await desk.asking.rows<Json>(
    `select operation, act from concordat.access_log where subject_id = $1 and act = 'ALTERATION' order by at, id`,
    id,
  );
  expect(log.map(({ operation }) => operation)).toEqual(['proposeThirdPartyDisclosure', 'decideThirdPartyDisclosure', 'recordTelling']);
  const opened = await desk.asking.rows<{ disclosure: string }>('select disclosure from concordat.ledger_disclosure');
  const said = opened.map(({ disclosure }) => Buffer.from(disclosure, 'base64url').toString()).join('\n');
  for (const kind of ['disclosure.proposed', 'disclosure.decided', 'disclosure.told']) expect(said).toContain(kind);
  for (const words of [WORDS, 'moving in with her', 'At the school', mother]) expect(said).not.toContain(words);
});

test('another agency reads nothing of it, and cannot tell it from what is not there', async () => {
  const id = await proposed();
  for (const player of ['policeManager', 'policeSupervisor', 'prisonSecurity'] as const) {
    expect(await read(player, id)).toBeNull();
    expect(await decide(player, id)).toMatchObject({ code: player === 'policeSupervisor' ? 'NOT_FOUND' : 'FORBIDDEN' });
    expect(await tell(player, id)).toMatchObject({ code: 'NOT_FOUND' });
  }
  const theirs = await other('policeManager', person, 'His brother');
  expect(await propose('practitioner', { thirdPartyId: theirs })).toMatchObject({ code: 'NOT_FOUND' });
});

test('an emergency opens the case and nothing of this, not even its lines on the trail', async () => {
  const id = await proposed();
  const stranger = await desk.join('practitioner', 'Wren Ashdown', 'PROBATION_PRACTITIONER');
  await desk.asking.load((insert) =>
    insert('access_limit', {
      person_id: person, agency_id: desk.cast.players[manager].agencyId, kind: 'ALLOWED', staff_id: desk.cast.players.practitioner.staffId,
      reason: 'Known to staff',
    }),
  ); // prettier-ignore
  const ask = (player: Player, query: string) => desk.asking.tell<Json | null>(player, query, { id: person });
  const open = 'query ($id: UUID!) { done: person(id: $id) { id thirdPartyDisclosures { items { id } } } }';
  const trail = 'query ($id: UUID!) { done: trail(personId: $id) { items { kind } } }';
  expect(await ask(stranger, open)).toBeNull();
  const { staffId, agencyId, unitId } = desk.cast.players[stranger];
  const entry = randomUUID();
  await desk.asking.load(async (insert) => {
    await insert('ledger_entry', { id: entry, entry: Buffer.from('{}') });
    await insert('emergency_access', {
      id: randomUUID(), person_id: person, agency_id: agencyId, unit_id: unitId, staff_id: staffId, reason: 'He is at her door.',
      identified_by: 'Name', opened_at: '2027-03-01T08:59:00Z', ends_at: '2027-03-01T10:59:00Z', ledger_entry_id: entry,
    });
  }); // prettier-ignore
  expect(await ask(stranger, open)).toEqual({ id: person, thirdPartyDisclosures: { items: [] } });
  expect(await ask(stranger, trail)).toEqual({ items: [] });
  expect(await read(stranger, id)).toBeNull();
  expect(await propose(stranger)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await tell(stranger, id)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await ask('practitioner', open)).toMatchObject({ thirdPartyDisclosures: { items: [{ id }] } });
  expect(await ask('practitioner', trail)).toEqual({ items: [{ kind: 'DISCLOSURE_PROPOSED' }] });
});

test('whoever proposes it does not decide it; nobody but a supervisor does, once', async () => {
  await desk.post('practitioner', 'SUPERVISOR');
  const id = await proposed();
  expect((await desk.asking.workOf(manager, id)).map(({ kind }) => kind)).toEqual(['DISCLOSURE_TO_DECIDE']);
  expect(await decide('practitioner', id)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await decide(manager, id)).toMatchObject({ disclosure: { outcome: 'TELL' } });
  expect(await decide(manager, id, NOT_TO)).toMatchObject({ code: 'TPD-06' });
  expect(await desk.asking.workOf(manager, id)).toEqual([]);
});

test.each([
  ['TPD-01', 'need', { need: 'n/a' }],
  ['TPD-02', 'relation', { thirdPartyId: null }],
  ['TPD-02', 'relation', { relation: 'His mother' }],
  ['TPD-03', 'whyThem', { whyThem: ' ' }],
  ['TPD-04', 'harm', { harm: 'tbc' }],
  ['TPD-05', 'representations', { representations: 'none' }],
])('%s: a proposal says everything (%s)', async (code, field, more) => {
  expect(await propose('practitioner', more)).toMatchObject({ code, field });
});

test.each([
  ['TPD-08', { decidedAs: '-' }],
  ['TPD-09', { why: 'n/a' }],
  ['TPD-10', { exactWords: null }],
  ['TPD-11', { mayLeaveInWriting: true }],
  ['TPD-12', { ...NOT_TO, neutralWords: 'n/a' }],
])('%s: a decision says in what rank, why, and which words', async (code, more) => {
  expect(await decide(manager, await proposed(), more)).toMatchObject({ code });
});

test('the neutral words are the same whether nothing is held or nothing is told', async () => {
  const [one, two] = [await proposed(), await proposed({ thirdPartyId: null, relation: 'His employer' })];
  const nothing = await decide(manager, one, { ...NOT_TO, outcome: 'NOTHING_TO_DISCLOSE' });
  const refused = await decide(manager, two, NOT_TO);
  expect(nothing.disclosure?.['neutralWords']).toMatch(/nothing that we are able to tell you/);
  expect(refused.disclosure?.['neutralWords']).toBe(nothing.disclosure?.['neutralWords']);
  await desk.clock('2027-03-01T10:00:00Z');
  expect(await tell('practitioner', one)).toMatchObject({ code: 'TPD-15' });
  expect(await tell('practitioner', one, { telling: 'NEUTRAL_WORDS_SAID', toldBy: ' ' })).toMatchObject({ code: 'TPD-17' });
  const told = await tell('practitioner', one, { telling: 'NEUTRAL_WORDS_SAID' });
  // What was not said is not kept.
  expect(told.disclosure).toMatchObject({ telling: 'NEUTRAL_WORDS_SAID', toldBy: MET.toldBy, place: null, safetyPlan: null });
  expect((await tell('practitioner', two, { telling: 'NOBODY_ASKED' })).disclosure).toMatchObject({ toldBy: null, toldAt: null });
});

test('nothing is told before it is decided, nor before support and a safety plan', async () => {
  const undecided = await proposed();
  expect(await tell('practitioner', undecided)).toMatchObject({ code: 'TPD-13' });
  const id = await toTell();
  expect(await tell('practitioner', id, { safetyPlan: null })).toMatchObject({ code: 'TPD-16', field: 'safetyPlan' });
  expect(await tell('practitioner', id, { safetyWords: 'tbc' })).toMatchObject({ code: 'TPD-16', field: 'safetyWords' });
  expect(await tell('practitioner', id, { telling: 'NO_UNDERTAKING', safetyPlan: null })).toMatchObject({ code: 'TPD-16' });
  expect(await tell('practitioner', id, { toldAt: '2027-03-01T08:00:00Z' })).toMatchObject({ code: 'TPD-17', field: 'toldAt' });
  expect(await tell('practitioner', id, { toldAt: '2027-03-01T11:00:00Z' })).toMatchObject({ code: 'TPD-17', field: 'toldAt' });
  expect(await tell('practitioner', id, { present: null })).toMatchObject({ code: 'TPD-18', field: 'present' });
  expect(await tell('practitioner', id, { inPerson: false })).toMatchObject({ code: 'TPD-18', field: 'whyNotInPerson' });
  expect((await read('practitioner', id))?.['telling']).toBeNull();
  const unwanted = { safetyPlan: 'NOT_WANTED', safetyWords: 'Offered twice by the adviser.' };
  expect((await tell('practitioner', id, unwanted)).disclosure).toMatchObject(unwanted);
  expect(await tell('practitioner', id)).toMatchObject({ code: 'TPD-14' });
});

test('without the undertaking nothing is told; what could not be told says why', async () => {
  const id = await toTell();
  expect(await tell('practitioner', id, { undertaking: false })).toMatchObject({ code: 'TPD-19' });
  const told = await tell('practitioner', id, { telling: 'NO_UNDERTAKING', undertaking: null });
  expect(told.disclosure).toMatchObject({ telling: 'NO_UNDERTAKING', undertaking: null, leftInWriting: null });
  const other = await toTell();
  expect(await tell('practitioner', other, { telling: 'NOT_POSSIBLE' })).toMatchObject({ code: 'TPD-21' });
  const words = { telling: 'NOT_POSSIBLE', tellingWords: 'She has moved away, and nobody knows where.' };
  expect((await tell('practitioner', other, words)).disclosure).toMatchObject({ ...words, toldBy: null });
});

test('only what was approved is left in writing', async () => {
  const left = { leftInWriting: 'A card with the number of the adviser' };
  const refused = await tell('practitioner', await toTell(), left);
  expect(refused).toMatchObject({ code: 'TPD-20', field: 'leftInWriting' });
  expect(refused).toMatchObject({ explanation: expect.stringContaining('propose it again and have it approved') });
  const approved = { mayLeaveInWriting: true, whyInWriting: 'A card with a number: she cannot keep it in her telephone.' };
  const id = await toTell(approved);
  expect((await tell('practitioner', id, left)).disclosure).toMatchObject({ ...approved, ...left });
});

test('a key brings back the first answer, and is not used for anything else', async () => {
  const input = sound();
  const [first, again] = [await propose('practitioner', input), await propose('practitioner', input)];
  expect(again.disclosure?.id).toBe(first.disclosure?.id);
  expect(await propose('practitioner', { ...input, need: 'Something else altogether.' })).toMatchObject({ code: 'KEY_REUSED' });
});

test('another proposal takes its place; what it said stays, and is not decided or taken over twice', async () => {
  const id = await proposed();
  const second = await proposed({ supersedes: id, thirdPartyId: null, relation: 'Her own mother' });
  expect(await read('practitioner', id)).toMatchObject({ supersededBy: { id: second }, thirdParty: { id: mother } });
  expect(await desk.asking.workOf(manager, id)).toEqual([]);
  expect(await propose('practitioner', { supersedes: id })).toMatchObject({ code: 'TPD-07' });
  expect(await decide(manager, id)).toMatchObject({ code: 'TPD-07' });
  const elsewhere = await desk.asking.person();
  const misplaced = await propose('practitioner', { personId: elsewhere, supersedes: second, thirdPartyId: null, relation: 'His aunt' });
  expect(misplaced).toMatchObject({ code: 'NOT_FOUND' });
});

test('it is in no record that is handed out', async () => {
  await proposed();
  const auditor = await desk.join('practitioner', 'Linnet Marsh', 'SHARING_AUDITOR');
  const asked = { personId: person, audience: 'The person’s solicitor', words: 'A subject access request', legalDemand: 'SAR 5/27' };
  expect(await desk.asking.desk.other(auditor, 'AskForExport', asked)).toHaveProperty('export');
  const [made] = await desk.asking.rows<{ lines: Json[]; all: string }>(
    `select c.content::jsonb -> 'lines' as lines, c.content::text as all from concordat.record_export_content c
       join concordat.record_export e on e.id = c.export_id where e.person_id = $1`,
    person,
  );
  expect(made?.lines).toEqual([]);
  expect(made?.all).not.toMatch(/DISCLOSURE|moving in with her/);
});
