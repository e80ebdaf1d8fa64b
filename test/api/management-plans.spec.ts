import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { aNote } from '../support/builders.js';
import { RunDesk } from '../support/run-desk.js';
import type { Json } from '../support/sharing-desk.js';
import { buildWorker, workOnce } from '../support/worker.js';

/* Management plans: what an agency means to do about somebody, and who tells whom when it goes wrong. Everybody in it is invented. */
jest.setTimeout(180_000);
const SHOWN = `id reference number aim reviewOn changed why changedSince supersededAt supersededBy { id } supersedes { id }
  objectives { objective tactics { what who by } } contingencies { trigger triggerLabel words who whom within unit means }
  requirements { kind kindLabel words from to } supervision victimSafetyPlanning
  links { note { id version } received { id } changedSince } thirdParties { reference } madeBy { id } looks { because } copies { system }`;
const TOLD = `__typename ... on Refusal { code explanation } ... on ManagementPlanRefused { field now { id number } } ... on ManagementPlanKept { plan { ${SHOWN} } }`;
const RECORD = `mutation ($input: RecordManagementPlanInput!) { done: recordManagementPlan(input: $input) { ${TOLD} } }`;
const CONFIRM = `mutation ($input: ConfirmManagementPlanInput!) { done: confirmManagementPlan(input: $input) { ${TOLD} } }`;
const COPY = `mutation ($input: CopyManagementPlanInput!) { done: copyManagementPlan(input: $input) { __typename ... on Refusal { code }
  ... on ManagementPlanCopied { copy { system } parts { heading text } } } }`;
const READ = `query ($id: UUID!) { done: managementPlanVersion(id: $id) { ${SHOWN} } }`;
const OF_PERSON = `query ($id: UUID!) { done: person(id: $id) { managementPlan { id number } managementPlanVersions { items { id number } hasMore } } }`;
interface Told {
  readonly __typename?: string;
  readonly code?: string;
  readonly explanation?: string;
  readonly plan?: Json & { readonly id: string; readonly reference: string };
  readonly now?: { readonly id: string; readonly number: number } | null;
}
interface Copied {
  readonly code?: string;
  readonly parts?: readonly { readonly heading: string; readonly text: string }[];
}

let desk: RunDesk;
let colleague: Player;
let person: string;
let note: string;
beforeAll(async () => {
  buildWorker();
  desk = await RunDesk.open();
  colleague = await desk.join('practitioner', 'Plover Nash', 'PROBATION_PRACTITIONER');
});
afterAll(() => desk?.strike());
beforeEach(async () => {
  await desk.clock('2027-03-01T09:00:00Z');
  person = await desk.asking.person();
  note = await aNote().grave().about(person).heldBy(desk.cast.players.practitioner).recordedAt('2027-02-20T09:00:00Z').put(desk.cast);
});

const MISSED = {
  trigger: 'MISSED_APPOINTMENT', words: null, who: 'The probation practitioner', whom: 'The police offender manager', within: 2, unit: 'HOURS', means: 'telephone',
}; // prettier-ignore
const OBJECTIVE = {
  objective: 'He lives where he said he lives',
  tactics: [{ what: 'Visit him at home', who: 'Northshire Police, offender management', by: '2027-03-10' }],
};
const sound = (more: Json = {}): Json => ({
  key: randomUUID(),
  personId: person,
  aim: 'He settles, and nobody is harmed.',
  objectives: [OBJECTIVE],
  contingencies: [MISSED],
  requirements: [{ kind: 'CURFEW', words: 'At home from 7 in the evening', from: '2027-03-01', to: null }],
  supervision: 'Weekly, in the office.',
  links: [note],
  thirdPartyIds: [],
  reviewOn: '2027-04-01',
  ...more,
});
const record = (player: Player, more: Json = {}) => desk.asking.tell<Told>(player, RECORD, { input: sound(more) });
const made = async (more: Json = {}): Promise<string> => {
  const told = await record('practitioner', more);
  if (!told.plan) throw new Error(JSON.stringify(told));
  return told.plan.id;
};
const CHANGE = { changed: 'He is seen twice a week.', why: 'He missed two appointments.', supervision: 'Twice a week.' };
const confirm = (player: Player, planId: string, more: Json = {}) =>
  desk.asking.tell<Told>(player, CONFIRM, {
    input: { key: randomUUID(), planId, because: 'It works as it stands.', reviewOn: '2027-06-01', ...more },
  });
const copy = (player: Player, planId: string, system = 'CONNECT') =>
  desk.asking.tell<Copied>(player, COPY, { input: { key: randomUUID(), planId, system } });
const read = (player: Player, id: string) => desk.asking.tell<Json | null>(player, READ, { id });
const ofPerson = (player: Player) => desk.asking.tell<Json | null>(player, OF_PERSON, { id: person });
const entries = async (): Promise<string[]> =>
  (
    await desk.asking.rows<{ kind: string }>(
      'select kind from concordat.trail_entry where person_id = $1 and agency_id = $2 order by at, id',
      person,
      desk.cast.agencies.probation,
    )
  ).map(({ kind }) => kind);
const work = async (): Promise<void> => {
  const { code, err, out } = await workOnce(desk.asking.stage.database.workerUrl);
  if (code !== 0) throw new Error(`${err}\n${out}`);
};

test('a plan keeps who tells whom and the very versions it is linked with; a colleague reads it, and says when one has changed', async () => {
  const id = await made();
  expect(await read(colleague, id)).toMatchObject({
    number: 1,
    contingencies: [{ ...MISSED, triggerLabel: 'An appointment is missed' }],
    objectives: [OBJECTIVE],
    requirements: [{ kindLabel: 'Licence: curfew', from: '2027-03-01', to: null }],
    links: [{ note: { id: note, version: 1 }, received: null, changedSince: false }],
    changedSince: false,
    changed: null,
  });
  const [{ n } = { n: 0 }] = await desk.asking.rows<{ n: number }>(
    'select count(*)::int as n from concordat.ledger_entry where id = (select ledger_entry_id from concordat.management_plan where id = $1)',
    id,
  );
  expect(n).toBe(1);
  const withdraw = `mutation ($input: WithdrawNoteInput!) { withdrawNote(input: $input) { __typename } }`;
  await desk.asking.tell('practitioner', withdraw, { input: { key: randomUUID(), noteId: note, reason: 'It was somebody else.' } });
  expect(await read(colleague, id)).toMatchObject({ changedSince: true, links: [{ note: { id: note, version: 1 }, changedSince: true }] });
  expect(await record('practitioner', { supersedes: id, ...CHANGE })).toMatchObject({ code: 'PLN-09', field: 'links' });
});

test('another version takes its place under the same reference; the one before stands as it was', async () => {
  const first = await made();
  await desk.clock('2027-03-02T09:00:00Z');
  const told = await record(colleague, { supersedes: first, ...CHANGE });
  expect(told.plan).toMatchObject({ number: 2, supersedes: { id: first }, changed: CHANGE.changed, why: CHANGE.why });
  const before = await read(colleague, first);
  expect(before).toMatchObject({ number: 1, supervision: 'Weekly, in the office.', supersededBy: { id: told.plan?.id } });
  expect(before?.['reference']).toBe(told.plan?.reference);
  expect(await ofPerson(colleague)).toMatchObject({
    managementPlan: { number: 2 },
    managementPlanVersions: { items: [{ number: 2 }, { number: 1 }], hasMore: false },
  });
  expect(await entries()).toEqual(['PLAN_MADE', 'PLAN_CHANGED']);
  const [line] = await desk.asking.rows<{ words: string }>(
    `select words from concordat.trail_entry where kind = 'PLAN_CHANGED' and person_id = $1`,
    person,
  );
  expect(line?.words).toBe('Supervision. He is seen twice a week.');
});

test('of two who change the same version the second is told what changed meanwhile, and nothing is lost', async () => {
  const first = await made();
  const told = await Promise.all([
    record('practitioner', { supersedes: first, ...CHANGE }),
    record(colleague, { supersedes: first, ...CHANGE, supervision: 'Daily.' }),
  ]);
  const kept = told.filter(({ plan }) => plan);
  const refused = told.find(({ code }) => code === 'PLN-10');
  expect(kept).toHaveLength(1);
  expect(refused).toMatchObject({ now: { id: kept[0]?.plan?.id, number: 2 } });
  expect(refused?.explanation).toContain('It changed: supervision.');
  // Written anew from the one that stands now, it goes.
  expect(await record(colleague, { supersedes: refused?.now?.id, ...CHANGE, supervision: 'Daily.' })).toMatchObject({
    plan: { number: 3 },
  });
});

test('two first versions at once make one plan', async () => {
  const told = await Promise.all([record('practitioner'), record(colleague)]);
  expect(told.map(({ code }) => code ?? 'kept').sort()).toEqual(['PLN-10', 'kept']);
});

test('the same key brings back the first answer, and another input under it is refused', async () => {
  const key = randomUUID();
  const [one, two] = [await record('practitioner', { key }), await record('practitioner', { key })];
  expect(two.plan?.id).toBe(one.plan?.id);
  expect(await record('practitioner', { key, aim: 'Something else entirely.' })).toMatchObject({ code: 'KEY_REUSED' });
  expect(await entries()).toEqual(['PLAN_MADE']);
});

test('no other agency learns that there is a plan, nor may anybody write who only oversees', async () => {
  const id = await made();
  for (const player of ['policeManager', 'policeSupervisor', 'prisonSecurity'] as const) {
    expect(await read(player, id)).toBeNull();
    expect(await ofPerson(player)).toEqual({ managementPlan: null, managementPlanVersions: { items: [], hasMore: false } });
    expect(await confirm(player, id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await copy(player, id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await record(player, { supersedes: id, ...CHANGE, links: [] })).toMatchObject({ code: 'NOT_FOUND' });
  }
  const auditor = await desk.join('practitioner', 'Linnet Marsh', 'SHARING_AUDITOR');
  expect(await read(auditor, id)).toMatchObject({ number: 1 });
  expect(await record(auditor, { supersedes: id, ...CHANGE })).toMatchObject({ code: 'FORBIDDEN' });
});

test('what another agency holds, and what was not opened, is linked with nothing', async () => {
  const theirs = await aNote().grave().about(person).heldBy(desk.cast.players.policeManager).put(desk.cast);
  expect(await record('practitioner', { links: [note, theirs] })).toMatchObject({ code: 'NOT_FOUND' });
  const { desk: sharing } = desk.asking;
  const slight = await aNote()
    .slight()
    .about(person)
    .heldBy(desk.cast.players.policeManager)
    .recordedAt('2027-02-20T09:00:00Z')
    .put(desk.cast);
  const share = await sharing.shared('policeManager', 'practitioner', person, [slight, theirs]);
  const items = await desk.asking.rows<{ id: string }>('select id from concordat.share_item where share_id = $1 order by ordinal', share);
  expect(await record('practitioner', { links: [items[0]!.id] })).toMatchObject({ code: 'NOT_FOUND' });
  await desk.clock('2027-03-01T10:00:00Z');
  expect(await sharing.open('practitioner', share)).toMatchObject({ share: { id: share } });
  const id = await made({ links: [items[0]!.id] });
  expect(await sharing.revoke('policeManager', share)).not.toHaveProperty('code');
  expect(await read(colleague, id)).toMatchObject({ changedSince: true, links: [{ received: null, changedSince: true }] });
});

test('the review day raises one piece of work for the unit, which a version or "nothing to change" ends', async () => {
  const id = await made({ reviewOn: '2027-03-10' });
  const due = () => desk.asking.workOf(colleague, id);
  await work();
  expect(await due()).toEqual([]);
  await desk.clock('2027-03-10T09:00:00Z');
  await work();
  await work();
  expect((await due()).map(({ kind }) => kind)).toEqual(['PLAN_REVIEW_DUE']);
  expect(await confirm(colleague, id, { because: 'n/a' })).toMatchObject({ code: 'PLN-11' });
  expect(await confirm(colleague, id, { reviewOn: '2027-03-10' })).toMatchObject({ code: 'PLN-06' });
  expect((await confirm(colleague, id)).plan).toMatchObject({ reviewOn: '2027-06-01', looks: [{ because: 'It works as it stands.' }] });
  expect(await due()).toEqual([]);
  await work();
  expect(await due()).toEqual([]);
  await desk.clock('2027-06-01T09:00:00Z');
  await work();
  expect(await due()).toHaveLength(1);
  const told = await record('practitioner', { supersedes: id, ...CHANGE, reviewOn: '2027-08-01' });
  expect(told.plan).toMatchObject({ number: 2 });
  expect(await due()).toEqual([]);
  expect(await confirm(colleague, id, { reviewOn: '2027-08-01' })).toMatchObject({ code: 'PLN-12' });
  expect(await entries()).toEqual(['PLAN_MADE', 'PLAN_CONFIRMED', 'PLAN_CHANGED']);
});

test('copied out it says the reference and the version and what was shared, keeps what may not leave, and is on the record', async () => {
  const { desk: sharing } = desk.asking;
  await sharing.shared('practitioner', 'policeManager', person, [note]);
  const id = await made({ victimSafetyPlanning: 'She has moved to her sister.' });
  const told = await copy('practitioner', id);
  const text = told.parts?.map((part) => `${part.heading}\n${part.text}`).join('\n\n') ?? '';
  const plan = await read('practitioner', id);
  expect(text).toContain(`Reference ${String(plan?.['reference'])}, version 1.`);
  expect(text).toContain(
    'An appointment is missed: The probation practitioner tells The police offender manager within 2 hours, by telephone.',
  );
  expect(text.slice(text.indexOf('Linked notes'))).toMatch(/^Linked notes\nReference .+\n- .+, \d+ \w+ \d{4}\n {2}.+/);
  expect(text).toContain('sent 1 item to');
  expect(text).not.toContain('her sister');
  expect(plan).toMatchObject({ copies: [{ system: 'CONNECT' }] });
  expect((await entries()).slice(-2)).toEqual(['PLAN_MADE', 'COPIED_OUT']);
  // When another version takes its place, whoever copied it is told.
  await desk.clock('2027-03-02T09:00:00Z');
  await record(colleague, { supersedes: id, ...CHANGE });
  expect((await desk.asking.workOf('practitioner', id)).map(({ kind }) => kind)).toEqual(['PLAN_COPY_TO_MEND']);
});

test.each([
  ['PLN-01', { aim: '...' }],
  ['PLN-02', { objectives: [] }],
  ['PLN-03', { objectives: [{ objective: 'He settles', tactics: [] }] }],
  ['PLN-03', { objectives: [{ objective: 'He settles', tactics: [{ what: 'Visit', who: '' }] }] }],
  ['PLN-04', { contingencies: [] }],
  ['PLN-04', { contingencies: [{ ...MISSED, whom: '' }] }],
  ['PLN-04', { contingencies: [{ ...MISSED, trigger: 'OTHER' }] }],
  ['PLN-05', { requirements: [{ kind: 'CURFEW', words: 'At home', from: '2027-03-02', to: '2027-03-01' }] }],
  ['PLN-06', { reviewOn: '2027-03-01' }],
  ['PLN-06', { reviewOn: '2028-04-01' }],
])('%s', async (code, more) => {
  expect(await record('practitioner', more)).toMatchObject({ code });
});

test('a change says what and why, and is one', async () => {
  const supersedes = await made();
  expect(await record(colleague, { supersedes, ...CHANGE, why: null })).toMatchObject({ code: 'PLN-07', field: 'why' });
  expect(await record(colleague, { supersedes, ...CHANGE, changed: 'n/a' })).toMatchObject({ code: 'PLN-07', field: 'changed' });
  expect(await record(colleague, { supersedes, changed: 'All of it.', why: 'It was time.' })).toMatchObject({ code: 'PLN-08' });
  // What it is linked with is a change too.
  expect(await record(colleague, { supersedes, changed: 'The note went.', why: 'It was old.', links: [] })).toMatchObject({
    plan: { number: 2 },
  });
});
