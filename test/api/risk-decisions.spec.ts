import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { aNote } from '../support/builders.js';
import { RunDesk } from '../support/run-desk.js';
import type { Json } from '../support/sharing-desk.js';

/* Informed risk-management decisions: what was considered, on which versions of what was known, who endorsed it. Everybody in it is invented. */
jest.setTimeout(120_000);
const SHOWN = `id question chosen rationale dissent changedSince endorsed lookedAtWords supersededAt supersededBy { id } supersedes { id }
  options { title speaksFor speaksAgainst } reliedOn { note { id version } received { id } changedSince } decidedBy { id } lookedAtBy { id }`;
const TOLD = `__typename ... on Refusal { code explanation } ... on RiskDecisionRefused { field } ... on RiskDecisionKept { decision { ${SHOWN} } }`;
const RECORD = `mutation ($input: RecordRiskDecisionInput!) { done: recordRiskDecision(input: $input) { ${TOLD} } }`;
const ENDORSE = `mutation ($input: EndorseRiskDecisionInput!) { done: endorseRiskDecision(input: $input) { ${TOLD} } }`;
const READ = `query ($id: UUID!) { done: riskDecision(id: $id) { ${SHOWN} } }`;
interface Told {
  readonly __typename?: string;
  readonly code?: string;
  readonly decision?: Json & { readonly id: string };
}

let desk: RunDesk;
let manager: Player;
let person: string;
let note: string;
beforeAll(async () => {
  desk = await RunDesk.open();
  manager = await desk.join('practitioner', 'Plover Nash', 'SUPERVISOR');
});
afterAll(() => desk?.strike());
beforeEach(async () => {
  await desk.clock('2027-03-01T09:00:00Z');
  person = await desk.asking.person();
  note = await aNote().grave().about(person).heldBy(desk.cast.players.practitioner).recordedAt('2027-02-20T09:00:00Z').put(desk.cast);
});

const OPTIONS = [
  { title: 'Release to the address given', speaksFor: 'It is what was planned.', speaksAgainst: 'Nobody has seen the place.' },
  { title: 'Ask for approved premises', speaksFor: 'Staff are there at night.', speaksAgainst: null },
];
const sound = (more: Json = {}): Json => ({
  key: randomUUID(),
  personId: person,
  question: 'Where does he live on the first night?',
  options: OPTIONS,
  chosen: 1,
  rationale: 'The address could not be verified, and he was violent at home.',
  reliedOn: [note],
  ...more,
});
const record = (player: Player, more: Json = {}) => desk.asking.tell<Told>(player, RECORD, { input: sound(more) });
const decided = async (more: Json = {}): Promise<string> => {
  const told = await record('practitioner', more);
  if (!told.decision) throw new Error(JSON.stringify(told));
  return told.decision.id;
};
const look = (player: Player, decisionId: string, endorsed: boolean, words: string | null = null) =>
  desk.asking.tell<Told>(player, ENDORSE, { input: { key: randomUUID(), decisionId, endorsed, words } });
const read = (player: Player, id: string) => desk.asking.tell<Json | null>(player, READ, { id });

test('a decision keeps what was considered and the very version it rests on, and says when that has changed', async () => {
  const id = await decided({ dissent: 'The police officer would have recalled at once.' });
  expect(await read(manager, id)).toMatchObject({
    chosen: 1,
    dissent: 'The police officer would have recalled at once.',
    changedSince: false,
    reliedOn: [{ note: { id: note, version: 1 }, received: null, changedSince: false }],
    options: [OPTIONS[0], { ...OPTIONS[1], speaksAgainst: '' }],
  });
  const [{ n } = { n: 0 }] = await desk.asking.rows<{ n: number }>(
    `select count(*)::int as n from concordat.ledger_entry where id = (select ledger_entry_id from concordat.risk_decision where id = $1)`,
    id,
  );
  expect(n).toBe(1);
  const withdraw = `mutation ($input: WithdrawNoteInput!) { withdrawNote(input: $input) { __typename } }`;
  await desk.asking.tell('practitioner', withdraw, { input: { key: randomUUID(), noteId: note, reason: 'It was somebody else.' } });
  expect(await read(manager, id)).toMatchObject({ changedSince: true, reliedOn: [{ note: { id: note, version: 1 }, changedSince: true }] });
  expect(await record('practitioner')).toMatchObject({ code: 'RMD-05' });
});

test('another agency reads nothing of it, and cannot tell it from what is not there', async () => {
  const id = await decided();
  for (const player of ['policeManager', 'policeSupervisor', 'prisonSecurity'] as const) {
    expect(await read(player, id)).toBeNull();
    expect(await look(player, id, true)).toMatchObject({ code: player === 'policeSupervisor' ? 'NOT_FOUND' : 'FORBIDDEN' });
  }
});

test('what was received counts once it was opened, and what was taken back since is said to have changed', async () => {
  const { desk: sharing } = desk.asking;
  const theirs = await aNote()
    .slight()
    .about(person)
    .heldBy(desk.cast.players.policeManager)
    .recordedAt('2027-02-20T09:00:00Z')
    .put(desk.cast);
  const share = await sharing.shared('policeManager', 'practitioner', person, [theirs]);
  const [item] = await desk.asking.rows<{ id: string }>('select id from concordat.share_item where share_id = $1', share);
  const reliedOn = [item!.id, note];
  expect(await record('practitioner', { reliedOn })).toMatchObject({ code: 'NOT_FOUND' });
  await desk.clock('2027-03-01T10:00:00Z');
  expect(await sharing.open('practitioner', share)).toMatchObject({ share: { id: share } });
  const id = await decided({ reliedOn });
  const still = { changedSince: false };
  expect(await read(manager, id)).toMatchObject({
    changedSince: false,
    reliedOn: [
      { note: null, received: { id: item!.id }, ...still },
      { note: { id: note }, received: null, ...still },
    ],
  });
  expect(await sharing.revoke('policeManager', share)).not.toHaveProperty('code');
  expect(await read(manager, id)).toMatchObject({ changedSince: true, reliedOn: [{ received: null, changedSince: true }, still] });
  expect(await record('practitioner', { reliedOn })).toMatchObject({ code: 'RMD-05', field: 'reliedOn' });
  expect(await record('policeManager', { reliedOn: [item!.id] })).toMatchObject({ code: 'NOT_FOUND' });
});

test('it stands in the record that is taken out, under its reference', async () => {
  const id = await decided();
  const [{ reference } = { reference: '' }] = await desk.asking.rows<{ reference: string }>(
    'select reference from concordat.risk_decision where id = $1',
    id,
  );
  const auditor = await desk.join('practitioner', 'Linnet Marsh', 'SHARING_AUDITOR');
  const asked = { personId: person, audience: 'His Majesty’s Coroner', words: 'An inquest was opened', legalDemand: 'CJA 5/27' };
  expect(await desk.asking.desk.other(auditor, 'AskForExport', asked)).toHaveProperty('export');
  const [made] = await desk.asking.rows<{ lines: Json[] }>(
    `select c.content::jsonb -> 'lines' as lines from concordat.record_export_content c join concordat.record_export e on e.id = c.export_id
      where e.person_id = $1`,
    person,
  );
  expect(made?.lines).toEqual([expect.objectContaining({ kind: 'RISK_DECIDED', reference })]);
});

test('whoever took it does not endorse it; their supervisor does, once', async () => {
  await desk.post('practitioner', 'SUPERVISOR');
  const id = await decided();
  expect((await desk.asking.workOf(manager, id)).map(({ kind }) => kind)).toEqual(['RISK_DECISION_TO_ENDORSE']);
  expect(await look('practitioner', id, true)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await look(manager, id, false)).toMatchObject({ code: 'RMD-08' });
  const told = await look(manager, id, false, 'Ask the prison first.');
  expect(told.decision).toMatchObject({ endorsed: false, lookedAtWords: 'Ask the prison first.' });
  expect(await look(manager, id, true)).toMatchObject({ code: 'RMD-06' });
  expect(await desk.asking.workOf(manager, id)).toEqual([]);
  expect((await desk.asking.workOf('practitioner', id)).map(({ kind }) => kind)).toEqual(['RISK_DECISION_NOT_ENDORSED']);

  const second = await decided({ supersedes: id, chosen: 0 });
  expect(await read(manager, id)).toMatchObject({ supersededBy: { id: second }, chosen: 1 });
  // They decided again, as they were asked to.
  expect(await desk.asking.workOf('practitioner', id)).toEqual([]);
  expect(await record('practitioner', { supersedes: id })).toMatchObject({ code: 'RMD-07' });
  const kinds = await desk.asking.rows<{ kind: string; words: string }>(
    'select kind, words from concordat.trail_entry where person_id = $1 order by at, id',
    person,
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['RISK_DECIDED', 'RISK_DECISION_LOOKED_AT', 'RISK_DECIDED']);
});

test.each([
  ['RMD-01', { options: [OPTIONS[0]], chosen: 0 }],
  ['RMD-01', { options: [OPTIONS[0], { title: 'Nothing' }] }],
  ['RMD-02', { chosen: 2 }],
  ['RMD-02', { chosen: -1 }],
  ['RMD-03', { rationale: 'n/a' }],
  ['RMD-04', { reliedOn: [] }],
])('%s', async (code, more) => {
  expect(await record('practitioner', more)).toMatchObject({ code });
});

test('what another agency holds, and what was not opened, is not relied on', async () => {
  const theirs = await aNote().grave().about(person).heldBy(desk.cast.players.policeManager).put(desk.cast);
  expect(await record('practitioner', { reliedOn: [note, theirs] })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await record('practitioner', { reliedOn: [randomUUID()] })).toMatchObject({ code: 'NOT_FOUND' });
});
