import { randomUUID } from 'node:crypto';
import type { Role } from '@lib/kernel';
import type { INestApplicationContext } from '@nestjs/common';
import type { Player } from '../support/actors.js';
import { asOwner } from '../support/database.js';
import { RunDesk, type RunSeen, stepOf } from '../support/run-desk.js';
import { keepRun, workerHere } from '../support/worker-here.js';

/*
 * Clare's Law, the right to ask, on the record of whoever asked: what its desk does, and that nobody else can tell that there is anything, by
 * what they are shown, by a count, or by another answer than the one they had before. Everybody in it is invented.
 */
jest.setTimeout(120_000);
let desk: RunDesk;
let worker: INestApplicationContext;
let unit: string;
let officer: Player;
let duty: Player;
let sergeant: Player;
let record: string;
let run: string;
let others: readonly Player[];
let before: readonly string[];

const RECORD =
  'mutation ($input: RecordProtectionInput!) { recordProtection(input: $input) { ... on ProtectionRecorded { record { id } } } }';
const NAME = 'Merel Oakshott';
const CANARY = 'heronpool';

/** Who holds a post at the desk, and in a unit besides. */
async function joins(name: string, unitId: string, ...roles: readonly Role[]): Promise<Player> {
  const player = await desk.join('policeManager', name);
  for (const role of roles) await desk.post(player, role, unitId);
  return player;
}
const begin = (player: Player, more: object = {}) =>
  desk.act(player, 'beginProtectionProcedure', {
    protectionId: record,
    code: 'clares-law',
    version: 1,
    variant: 'right-to-ask',
    facts: [{ fact: 'received', when: '2027-03-08T09:30:00Z' }],
    ...more,
  });
const tell = (player: Player, text: string, variables: object = {}) => desk.asking.stage.as(player, text, variables);
const kept = () => keepRun(worker, run);
const workOf = async (player: Player) => (await desk.asking.workOf(player, run)).map(({ kind, summary }) => `${kind}: ${summary}`);

const LOOKS: readonly string[] = [
  'query { myWork(first: 100) { items { id kind summary subjectId } } }',
  'query { findPeople(text: "Oakshott") { items { person { id } } } }',
  `query { findPeople(text: "${CANARY}") { items { person { id } } } }`,
  'query { trail(first: 100) { items { id words kind } } }',
  'query { team { moreUnits moreUnowned unowned { kind raisedAt } units { id kinds { kind open } members { open overdue } } } }',
  'query ($unit: UUID!) { teamWork(unitId: $unit) { items { id kind } } }',
  'query ($unit: UUID!) { teamUnit(id: $unit) { members { open overdue } kinds { kind open } } }',
  'query { gaps { found { items { id } } } }',
  'query { recordExports { items { id } } }',
  'query { protectionRecords { items { id } hasMore } }',
  'query ($record: UUID!) { protectionRecord(id: $record) { id runs { items { id } hasMore } } }',
  'query ($run: UUID!) { procedureRun(id: $run) { id reference } }',
  `query ($person: UUID!) { person(id: $person) { name procedureRuns { items { id } hasMore } riskDecisions { hasMore } enquiries { hasMore } } }`,
];

beforeAll(async () => {
  desk = await RunDesk.open();
  worker = await workerHere(desk.asking.stage.database.workerUrl);
  await desk.clock('2027-03-08T10:00:00Z');
  unit = randomUUID();
  const elsewhere = randomUUID();
  const { force } = desk.cast.units;
  const { police } = desk.cast.agencies;
  await desk.asking.load(async (insert) => {
    const row = { agency_id: police, parent_id: force, desk: 'POLICE_DOMESTIC_ABUSE', duty_name: 'D', duty_phone: '01632 960001', duty_hours: 'Always' }; // prettier-ignore
    await insert('unit', { ...row, id: unit, name: 'Protecting people' });
    await insert('unit', { ...row, id: elsewhere, name: 'Protecting people, north' });
  });
  officer = await joins('Ibis Trent', unit, 'POLICE_OFFENDER_MANAGER');
  duty = await joins('Snipe Hollis', unit, 'POLICE_DUTY_OFFICER');
  sergeant = await joins('Egret Vane', unit, 'SUPERVISOR');
  const neighbour = await joins('Curlew Marsh', elsewhere, 'POLICE_OFFENDER_MANAGER', 'SUPERVISOR');
  const reviewer = await joins('Stork Imani', force, 'INDEPENDENT_REVIEWER');
  // A supervisor above the desk, the whole agency's auditors, the same force's offender manager, other agencies.
  others = [neighbour, reviewer, 'policeSupervisor', 'policeManager', 'policeAuditor', 'policeGovernor', 'policeAdministrator', 'practitioner', 'prisonManager']; // prettier-ignore
  const told = await tell(officer, RECORD, {
    input: {
      key: randomUUID(),
      unitId: unit,
      kind: 'RIGHT_TO_ASK',
      protectedName: NAME,
      safeContact: 'By text, before noon.',
      words: 'She asked.',
    },
  });
  record = (told.data as { recordProtection: { record: { id: string } } }).recordProtection.record.id;
});
afterAll(async () => {
  await worker?.close();
  await desk?.strike();
});

const looksOf = (players: readonly Player[], variables: object) =>
  Promise.all(
    players.flatMap((player) =>
      LOOKS.map(async (text) => {
        const names = [...text.matchAll(/\$(\w+): UUID!/g)].map(([, name]) => name as string);
        const asked = Object.fromEntries(names.map((name) => [name, (variables as Record<string, string>)[name]]));
        const { data, errors } = await tell(player, text, asked);
        return `${player} ${text} ${JSON.stringify({ data, code: errors?.map(({ extensions }) => extensions['code']) })}`;
      }),
    ),
  );

test('the map is begun by the desk that keeps the record, and by nobody who does not hold a post there', async () => {
  const person = await desk.asking.person();
  before = await looksOf(others, { unit, record, run: record, person });
  expect(await begin('policeManager')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await begin('policeSupervisor')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await begin(officer, { code: 'recall', version: 2, variant: null })).toMatchObject({
    __typename: 'ProcedureRefused',
    code: 'KEPT_APART',
  });
  const begun = (await begin(officer)).run as RunSeen;
  run = begun.id;
  expect(begun).toMatchObject({ phase: 'RUNNING', parties: [{ agency: { id: desk.cast.agencies.police } }] });
  expect(stepOf(begun, 'first-checks')).toMatchObject({ life: 'OPEN', dueAt: '2027-03-09T09:30:00.000Z', ours: false });
  expect(await begin(duty)).toMatchObject({ code: 'RUNS_ALREADY', runId: run });
  const { data } = await tell(
    duty,
    'query ($id: UUID!) { protectionRecord(id: $id) { safeContact runs { items { id person { id } protection { safeContact } } } } }',
    { id: record },
  );
  expect(data).toEqual({
    protectionRecord: {
      safeContact: 'By text, before noon.',
      runs: { items: [{ id: run, person: null, protection: { safeContact: 'By text, before noon.' } }] },
    },
  });

  // What is done in it, and what the worker makes of it, changes nothing that anybody else sees.
  await kept();
  await desk.did(officer, 'takeStep', { runId: run, step: 'safe-contact' });
  await desk.done(officer, run, 'safe-contact', 'settled', '2027-03-08T09:40:00Z', `${NAME} ${CANARY}`);
  await kept();
  expect(await workOf(duty)).toEqual([expect.stringMatching(/^PROCEDURE_STEP: Clare’s Law: .* \([^)]+\): First checks\.$/)]);
  expect(await workOf(officer)).toEqual(await workOf(duty));
  await desk.clock('2027-03-09T09:30:00Z');
  await kept();
  expect((await workOf(sergeant)).filter((one) => one.startsWith('PROCEDURE_LATE'))).toHaveLength(1);
  const asked = await looksOf(others, { unit, record, run, person });
  expect(asked.map((one) => one.replaceAll(run, record))).toEqual(before);
  for (const told of asked) expect(told).not.toMatch(/Clare|BAD_USER_INPUT|GRAPHQL/);
  // The same looks, by somebody of the desk, do tell: they are no empty questions.
  expect(
    (await looksOf([duty], { unit, record, run, person })).filter((one) => one.includes('Clare') || one.includes(run)).length,
  ).toBeGreaterThan(2);
});

test('nobody acts in it from elsewhere, and nobody is let in', async () => {
  const acts = [
    ['takeStep', { step: 'first-checks' }],
    ['doStep', { step: 'first-checks', outcome: 'no-danger-now', when: '2027-03-08T10:00:00Z' }],
    ['reportFact', { fact: 'clear', when: '2027-03-08T10:00:00Z' }],
    ['handOnStep', { step: 'safe-contact', toStaffId: desk.cast.players.policeManager.staffId }],
    ['openProcedure', { agencyId: desk.cast.agencies.probation }],
    ['stopProcedure', { words: 'It is nobody’s.' }],
  ] as const;
  for (const player of others)
    for (const [act, input] of acts)
      expect([player, act, await desk.act(player, act, { runId: run, ...input })]).toEqual([
        player,
        act,
        expect.objectContaining({ code: expect.stringMatching(/^(NOT_FOUND|FORBIDDEN)$/) as string }),
      ]);
  expect(await desk.act(officer, 'openProcedure', { runId: run, agencyId: desk.cast.agencies.probation })).toMatchObject({
    __typename: 'ProcedureRefused',
    code: 'KEPT_APART',
  });
});

test('an emergency that opens a case opens nothing of it', async () => {
  const person = await desk.asking.person();
  const { staffId, agencyId, unitId } = desk.cast.players.housingOfficer;
  await desk.asking.load(async (insert) => {
    const ledger = randomUUID();
    await insert('ledger_entry', { id: ledger, entry: Buffer.from('{}') });
    const at = { opened_at: '2027-03-09T09:00:00Z', ends_at: '2027-03-09T11:00:00Z' };
    await insert('emergency_access', { person_id: person, agency_id: agencyId, unit_id: unitId, staff_id: staffId, identified_by: 'name', reason: 'At the door', ...at, ledger_entry_id: ledger }); // prettier-ignore
  });
  const looks = await looksOf(['housingOfficer'], { unit, record, run, person });
  expect(looks.at(-1)).toContain('"name":"Rowan Field","procedureRuns":{"items":[]');
  for (const told of looks) expect(told.split('} {').at(-1)).not.toMatch(new RegExp(`Clare|${run}|${record}`));
});

test('what was written there is neither in a trail nor in what the agency’s auditors can open of the record', async () => {
  const url = desk.asking.stage.database.ownerUrl;
  const [found] = await desk.asking.rows<{ trails: number; knows: number; logged: number; named: number; entries: number }>(
    `select (select count(*)::int from concordat.trail_entry where run_id = $1) as trails,
       (select count(*)::int from concordat.procedure_party where run_id = $1 and person_id is not null) as knows,
       (select count(*)::int from concordat.access_log where subject_id = $1 and person_id is not null) as logged,
       (select count(*)::int from concordat.access_log l where l.subject_id in ($1, $2) and to_jsonb(l)::text ~ 'heronpool|Oakshott') as named,
       (select count(*)::int from concordat.procedure_event where run_id = $1) as entries`,
    run,
    record,
  );
  expect(found).toEqual({ trails: 0, knows: 0, logged: 0, named: 0, entries: 3 });
  const said = await asOwner(url, async (client) => {
    await client.query('begin');
    const { rows: opened } = await client.query<{ said: string }>(
      `select concordat.opened(d.disclosure)::text as said from concordat.ledger_disclosure d
         join concordat.procedure_event e on e.ledger_entry_id = d.entry_id where e.run_id = $1`,
      [run],
    );
    await client.query(
      `insert into concordat.ledger_sequence (entry_id, leaf_index) select e.ledger_entry_id, e.n - 1 from concordat.procedure_event e where e.run_id = $1`,
      [run],
    );
    await client.query(`select set_config('app.agency_id', $1, true), set_config('app.roles', '{SHARING_AUDITOR}', true)`, [desk.cast.agencies.police]); // prettier-ignore
    const { rows: shown } = await client.query<{ disclosures: string[] }>('select disclosures from concordat.own_entries(0, 10, 10)');
    await client.query('rollback');
    return { opened: opened.map((one) => one.said).join('\n'), shown: shown.map(({ disclosures }) => disclosures) };
  });
  expect(said.opened).not.toMatch(/heronpool|Oakshott|subjectRef/);
  expect(said.opened).toMatch(/wordsHash/);
  expect(said.shown).toEqual([[], [], []]);
});

test('from the request to the telling: by the desk’s own people, with the posts that they hold there', async () => {
  const both = await joins('Ruff Sato', unit, 'POLICE_OFFENDER_MANAGER');
  await desk.post(both, 'SUPERVISOR', desk.cast.units.riverside);
  const at = '2027-03-09T09:00:00Z';
  const step = (player: Player, key: string, outcome: string) => desk.done(player, run, key, outcome, at);
  const late = await step(duty, 'first-checks', 'no-danger-now');
  expect(stepOf(late, 'first-checks')).toMatchObject({ life: 'DONE', timeliness: 'TOLD_LATE' });
  await desk.did(officer, 'takeStep', { runId: run, step: 'meet' });
  const TAKERS = 'query ($run: UUID!) { procedureRun(id: $run) { takers(step: "meet") { name } } }';
  expect((await tell(officer, TAKERS, { run })).data).toEqual({
    procedureRun: { takers: [{ name: 'Ruff Sato' }, { name: 'Snipe Hollis' }] },
  });
  const toStaffId = desk.cast.players.policeManager.staffId;
  expect(await desk.act(officer, 'handOnStep', { runId: run, step: 'meet', toStaffId })).toMatchObject({ code: 'NOT_OF_THIS_RUN' });
  await desk.did(officer, 'handOnStep', { runId: run, step: 'meet', toStaffId: desk.cast.players[duty].staffId });
  await kept();
  expect(await workOf(sergeant)).toContainEqual(expect.stringMatching(/^PROCEDURE_HANDOVER: Handed on at your desk: /));
  await desk.did(duty, 'answerHandover', { runId: run, step: 'meet', accepted: true });
  await step(duty, 'meet', 'met');
  await step(officer, 'full-checks', 'done');
  await step(officer, 'other-agencies', 'heard');
  await step(sergeant, 'hear-subject', 'not-heard');
  const decide = { runId: run, step: 'decide', outcome: 'disclose', when: at, words: 'As it was found.' };
  expect(await desk.act(both, 'doStep', decide)).toMatchObject({ code: 'NOT_YOURS' });
  await step(sergeant, 'decide', 'disclose');
  await step(officer, 'safety-plan', 'in-place');
  await step(sergeant, 'words', 'approved');
  const told = await step(officer, 'tell', 'told');
  expect(stepOf(told, 'tell')).toMatchObject({ life: 'DONE_TO_SIGN' });
  expect(await desk.act(officer, 'checkStep', { runId: run, step: 'tell', signedOff: true })).toMatchObject({ code: 'NOT_YOURS' });
  await desk.did(sergeant, 'checkStep', { runId: run, step: 'tell', signedOff: true });
  const over = await desk.did(officer, 'finishProcedure', { runId: run, end: 'told' });
  expect(over).toMatchObject({ phase: 'FINISHED', endCode: 'told' });
  await kept();
  expect(await workOf(sergeant)).toEqual([]);
});
