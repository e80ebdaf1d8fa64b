import { randomUUID } from 'node:crypto';
import type { Role } from '@lib/kernel';
import type { Player } from '../support/actors.js';
import { aNote, aPerson } from '../support/builders.js';
import { setClock } from '../support/database.js';
import { asLoader, recorded } from '../support/loader.js';
import { Stage } from '../support/stage.js';

jest.setTimeout(120_000);
type Row = Record<string, unknown>;
interface Done {
  readonly __typename: string;
  readonly code?: string;
  readonly explanation?: string;
  readonly emergency?: { readonly id: string; readonly personId: string; readonly endsAt: string };
  readonly scope?: { readonly id: string; readonly state: string };
  readonly record?: { readonly id: string };
  readonly recusal?: { readonly id: string };
}

let stage: Stage;
const extra: Record<string, { staffId: string; token: string }> = {};
const rows = <R extends Row = Row>(sql: string, ...values: unknown[]): Promise<R[]> => recorded<R>(stage.database.ownerUrl, sql, ...values);
const one = async (sql: string, ...values: unknown[]): Promise<Row> => (await rows(sql, ...values))[0] as Row;
const tokenOf = (who: string): string => extra[who]?.token ?? stage.cast.players[who as Player].token;
const staffOf = (who: string): string => extra[who]?.staffId ?? stage.cast.players[who as Player].staffId;

/** Somebody more, signed in a moment ago. */
async function joins(name: string, agency: keyof Stage['cast']['agencies'], unitId: string, role: Role): Promise<void> {
  const [staffId, accountId, signInId] = [randomUUID(), randomUUID(), randomUUID()];
  extra[name] = { staffId, token: stage.issuer.token(name, name) };
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('staff', { id: staffId, agency_id: stage.cast.agencies[agency], name: `Player ${name}`, job_title: 'Player' });
    await insert('account', { id: accountId, staff_id: staffId, issuer: stage.issuer.issuer, subject: name });
    await insert('sign_in', { id: signInId, account_id: accountId, token_session: `${stage.issuer.issuer}|${name}` });
    await insert('post', { staff_id: staffId, unit_id: unitId, agency_id: stage.cast.agencies[agency], role, held_from: '2020-01-01' });
  });
}

const REFUSED = '... on SharingRefused { code explanation } ... on KeyReused { code }';
const MUTATIONS = {
  openInEmergency: ['OpenInEmergencyInput!', '... on EmergencyDone { emergency { id personId endsAt } }'],
  closeEmergency: ['CloseEmergencyInput!', '... on EmergencyDone { emergency { id } }'],
  reviewEmergency: ['ReviewEmergencyInput!', '... on EmergencyDone { emergency { id } }'],
  recuse: ['RecuseInput!', '... on Recused { recused }'],
  liftRecusal: ['LiftRecusalInput!', '... on RecusalLifted { recusal { id } }'],
  proposeReviewScope: ['ProposeReviewScopeInput!', '... on ReviewScopeDone { scope { id state } }'],
  approveReviewScope: ['ApproveReviewScopeInput!', '... on ReviewScopeDone { scope { id state } }'],
  endReviewScope: ['EndReviewScopeInput!', '... on ReviewScopeDone { scope { id state } }'],
  recordProtection: ['RecordProtectionInput!', '... on ProtectionRecorded { record { id } }'],
} as const;

async function act(
  who: string,
  verb: keyof typeof MUTATIONS,
  input: object,
): Promise<Done & { error?: string; status?: number; text: string }> {
  const [type, made] = MUTATIONS[verb];
  const query = `mutation ($input: ${type}) { ${verb}(input: $input) { __typename ${made} ${REFUSED} } }`;
  const answer = await stage.api.ask<Record<string, Done>>(tokenOf(who), query, { input: { key: randomUUID(), ...input } });
  const error = answer.errors?.[0]?.extensions.code;
  return { ...(answer.data?.[verb] ?? { __typename: 'none' }), ...(error ? { error } : {}), text: answer.text };
}
const CASE = `query ($id: UUID!) { person(id: $id) { id name members { agency { name } } thirdParties { reference } notes(first: 50) { items { id } } } heldElsewhere(personId: $id) { id } }`;
async function looks(
  who: string,
  id: string,
): Promise<{ name: string; notes: number; members: string[]; thirdParties: number; heldElsewhere: number } | null> {
  const { data } = await stage.api.ask<{
    person: { name: string; members: { agency: { name: string } }[]; thirdParties: unknown[]; notes: { items: unknown[] } } | null;
    heldElsewhere: unknown[];
  }>(tokenOf(who), CASE, { id });
  if (!data?.person) return null;
  const { name, members, thirdParties, notes } = data.person;
  return {
    name,
    notes: notes.items.length,
    members: members.map(({ agency }) => agency.name).sort(),
    thirdParties: thirdParties.length,
    heldElsewhere: data.heldElsewhere.length,
  };
}

/** A person with a note and a third party of the police, who work with them together with these. */
async function aCase(
  changes: { crn?: string; bornOn?: string; with?: readonly Player[] } = {},
): Promise<{ id: string; crn: string; noteId: string }> {
  const crn = changes.crn ?? `X${Math.floor(Math.random() * 900_000 + 100_000)}`;
  const person = aPerson().with({ crn, ...(changes.bornOn ? { date_of_birth: changes.bornOn } : {}) });
  for (const player of changes.with ?? ['policeManager', 'practitioner']) person.knownTo(stage.cast.players[player as Player]);
  const id = await person.put(stage.cast);
  const noteId = await aNote().about(id).heldBy(stage.cast.players.policeManager).put(stage.cast);
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('third_party', { agency_id: stage.cast.agencies.police, person_id: id, reference: 'Sister', class: 'FAMILY' }),
  );
  return { id, crn, noteId };
}

beforeAll(async () => {
  stage = await Stage.set();
  const { riverside, force, housing, unitSeven } = stage.cast.units;
  await joins('secondGovernor', 'police', force, 'INFORMATION_GOVERNANCE_OFFICER');
  await joins('riversideSupervisor', 'police', riverside, 'SUPERVISOR');
  await joins('reviewer', 'council', housing, 'INDEPENDENT_REVIEWER');
  await joins('probationGovernor', 'probation', unitSeven, 'INFORMATION_GOVERNANCE_OFFICER');
  const desk = randomUUID();
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('unit', {
      id: desk,
      agency_id: stage.cast.agencies.police,
      parent_id: force,
      name: 'Protecting people',
      desk: 'POLICE_DOMESTIC_ABUSE',
      duty_name: 'D',
      duty_phone: '01632 960001',
      duty_hours: 'Always',
    }),
  );
  extra['desk'] = { staffId: desk, token: '' };
  await joins('protectionOfficer', 'police', desk, 'POLICE_OFFENDER_MANAGER');
});
afterAll(() => stage?.strike());

describe('emergency access', () => {
  const WHY = 'He is at the door now and nobody of his own unit answers.';

  test('opens what the agency holds, and who works with the person: for two hours, to one, and to be read only', async () => {
    const council = await aCase({ with: ['policeManager', 'practitioner'] });
    expect(await looks('housingOfficer', council.id)).toBeNull();
    const opened = await act('housingOfficer', 'openInEmergency', { identifier: council.crn, reason: WHY });
    expect(opened.emergency?.personId).toBe(council.id);
    expect(await looks('housingOfficer', council.id)).toEqual({
      name: 'Alder Reed',
      notes: 0,
      members: ['Eastmoor Probation', 'Northshire Police'],
      thirdParties: 0,
      heldElsewhere: 0,
    });
    const written = await stage.as('housingOfficer', 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename } }', {
      input: { personId: council.id, kind: 'NOTE', content: 'Half typed.' },
    });
    expect(written.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await setClock(stage.database.ownerUrl, new Date(new Date(opened.emergency!.endsAt).getTime() - 60_000).toISOString());
    expect(await looks('housingOfficer', council.id)).not.toBeNull();
    await setClock(stage.database.ownerUrl, opened.emergency!.endsAt);
    expect(await looks('housingOfficer', council.id)).toBeNull();
    await setClock(stage.database.ownerUrl, null);
  });

  test('lifts a list of names for one’s own agency’s notes, and never third parties', async () => {
    const { id, crn } = await aCase();
    await asLoader(stage.database.ownerUrl, (insert) =>
      insert('access_limit', {
        person_id: id,
        agency_id: stage.cast.agencies.police,
        staff_id: staffOf('policeManager'),
        kind: 'ALLOWED',
        reason: 'Test',
      }),
    );
    expect(await looks('policeColleague', id)).toBeNull();
    await act('policeColleague', 'openInEmergency', { identifier: crn, reason: WHY });
    expect(await looks('policeColleague', id)).toMatchObject({ notes: 1, thirdParties: 0 });
    expect(await looks('policeManager', id)).toMatchObject({ notes: 1, thirdParties: 1 });
  });

  test('nobody, a child, somebody kept away, an acquaintance and a name that two have are answered alike, to the byte', async () => {
    const child = await aCase({ bornOn: '2012-01-05', with: ['practitioner'] });
    const kept = await aCase({ with: ['practitioner'] });
    const known = await aCase({ with: ['practitioner'] });
    const police = stage.cast.agencies.police;
    await asLoader(stage.database.ownerUrl, async (insert) => {
      await insert('access_limit', {
        person_id: kept.id,
        agency_id: police,
        staff_id: staffOf('policeManager'),
        kind: 'EXCLUDED',
        reason: 'Test',
      });
      await insert('recusal', {
        person_id: known.id,
        agency_id: police,
        unit_id: stage.cast.units.riverside,
        staff_id: staffOf('policeManager'),
      });
    });
    const asked = [
      { identifier: 'X000001' },
      { identifier: child.crn },
      { identifier: kept.crn },
      { identifier: known.crn },
      { name: 'Alder Reed', bornOn: '1990-05-01' },
    ];
    const answers = await Promise.all(asked.map((input) => act('policeManager', 'openInEmergency', { ...input, reason: WHY })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.code).toBe('EMG-01');
    const tried = await rows(
      `select details ->> 'identifiedBy' as said from concordat.access_log where operation = 'openInEmergency' and act = 'REFUSED'`,
    );
    expect(tried.map(({ said }) => said)).toEqual(expect.arrayContaining(['X000001', child.crn, kept.crn, known.crn]));
  });

  test('rings at the supervisor and at information governance, and is reviewed by somebody else', async () => {
    const { crn } = await aCase({ with: ['practitioner'] });
    const { emergency } = await act('policeManager', 'openInEmergency', { identifier: crn, reason: WHY });
    const id = emergency!.id;
    const alarms = () =>
      rows(
        `select role, unit_id is not null as unit from concordat.work_item where subject_id = $1 and closed_at is null order by role`,
        id,
      );
    expect(await alarms()).toEqual([
      { role: 'INFORMATION_GOVERNANCE_OFFICER', unit: false },
      { role: 'SUPERVISOR', unit: true },
    ]);
    expect(
      await one(
        `select count(*)::int as entries from concordat.emergency_access e join concordat.ledger_entry l on l.id = e.ledger_entry_id where e.id = $1`,
        id,
      ),
    ).toEqual({ entries: 1 });
    const review = { id, finding: 'JUSTIFIED', words: 'The call log bears it out.' };
    expect((await act('policeManager', 'reviewEmergency', review)).error).toBe('FORBIDDEN');
    expect((await act('hillsideManager', 'reviewEmergency', review)).error).toBe('FORBIDDEN');
    expect((await act('probationGovernor', 'reviewEmergency', review)).error).toBe('NOT_FOUND');
    expect((await act('riversideSupervisor', 'reviewEmergency', review)).emergency?.id).toBe(id);
    expect(await alarms()).toEqual([]);
    expect((await act('policeGovernor', 'reviewEmergency', review)).code).toBe('EMG-03');
  });

  test('a supervisor does not review their own, and its owner may end it early', async () => {
    const { crn, id: personId } = await aCase({ with: ['practitioner'] });
    const { emergency } = await act('riversideSupervisor', 'openInEmergency', { identifier: crn, reason: WHY });
    const id = emergency!.id;
    expect((await act('riversideSupervisor', 'reviewEmergency', { id, finding: 'JUSTIFIED', words: 'I was right.' })).code).toBe('EMG-04');
    expect((await act('policeGovernor', 'closeEmergency', { id })).error).toBe('FORBIDDEN');
    expect(await looks('riversideSupervisor', personId)).not.toBeNull();
    expect((await act('riversideSupervisor', 'closeEmergency', { id })).emergency?.id).toBe(id);
    expect(await looks('riversideSupervisor', personId)).toBeNull();
    expect((await act('riversideSupervisor', 'closeEmergency', { id })).code).toBe('EMG-05');
  });

  test('a case one may open needs no emergency, one key opens once, and a stale sign-in is asked to sign in again', async () => {
    const { crn } = await aCase();
    expect((await act('policeManager', 'openInEmergency', { identifier: crn, reason: WHY })).code).toBe('EMG-02');
    const other = await aCase({ with: ['practitioner'] });
    const input = { key: randomUUID(), identifier: other.crn, reason: WHY };
    const [first, second] = await Promise.all([
      act('policeManager', 'openInEmergency', input),
      act('policeManager', 'openInEmergency', input),
    ]);
    expect(first.emergency?.id).toBe(second.emergency?.id);
    expect(await one('select count(*)::int as rows from concordat.emergency_access where person_id = $1', other.id)).toEqual({ rows: 1 });
    expect((await act('policeAuditor', 'openInEmergency', { identifier: other.crn, reason: WHY })).error).toBe('FORBIDDEN');
    await rows(
      `with old as (update concordat.sign_in set authenticated_at = now() - interval '16 minutes' where account_id in (select id from concordat.account where subject = 'hillsideManager') returning 1) select 1`,
    );
    expect((await act('hillsideManager', 'openInEmergency', { identifier: other.crn, reason: WHY })).error).toBe('STEP_UP_NEEDED');
  });
});

describe('"I know this person"', () => {
  test('closes the case at once, tells the supervisor and nobody else, and is lifted by a supervisor only', async () => {
    const { id } = await aCase();
    expect(await looks('policeManager', id)).not.toBeNull();
    expect((await act('policeManager', 'recuse', { personId: id, words: 'He is my cousin.' })).__typename).toBe('Recused');
    expect(await looks('policeManager', id)).toBeNull();
    expect(await looks('policeColleague', id)).not.toBeNull();
    const [item] = await rows(
      `select id, subject_id, role, summary, person_id from concordat.work_item where kind = 'RECUSAL' and closed_at is null order by raised_at desc limit 1`,
    );
    expect(item).toMatchObject({ role: 'SUPERVISOR', person_id: null });
    expect(item!['summary']).toMatch(/name another lead/);
    const recusalId = item!['subject_id'] as string;
    const read = (who: string) =>
      stage.api.ask<{ recusal: { words: string } | null }>(tokenOf(who), 'query ($id: UUID!) { recusal(id: $id) { words } }', {
        id: recusalId,
      });
    expect((await read('riversideSupervisor')).data?.recusal?.words).toBe('He is my cousin.');
    expect((await read('policeManager')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await act('policeManager', 'liftRecusal', { id: recusalId, words: 'I changed my mind.' })).error).toBe('FORBIDDEN');
    expect(
      (await act('riversideSupervisor', 'liftRecusal', { id: recusalId, words: 'It was another man of that name.' })).recusal?.id,
    ).toBe(recusalId);
    expect(await looks('policeManager', id)).not.toBeNull();
  });

  test('pressed eight times at once, it is done once and raised once', async () => {
    const { id } = await aCase();
    const answers = await Promise.all(Array.from({ length: 8 }, () => act('policeManager', 'recuse', { personId: id })));
    expect(answers.map((one) => one.error ?? one.__typename).sort()).toEqual([...Array<string>(7).fill('NOT_FOUND'), 'Recused']);
    expect(await one('select count(*)::int as rows from concordat.recusal where person_id = $1', id)).toEqual({ rows: 1 });
  });

  test('control: with the trigger that marks the case guarded away, the case stays open', async () => {
    const { id } = await aCase();
    await rows('alter table concordat.recusal disable trigger recusal_sight');
    await act('policeManager', 'recuse', { personId: id });
    expect(await looks('policeManager', id)).not.toBeNull();
    await rows('alter table concordat.recusal enable trigger recusal_sight');
  });
});

describe('an independent review', () => {
  const scopeOf = (personId: string, changes: object = {}) => ({
    reviewerId: staffOf('reviewer'),
    personIds: [personId],
    purpose: 'What was known before the release, and why no more of it was told.',
    ground: 'OWNER_GRANT',
    startsAt: '2020-01-01T00:00:00Z',
    endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    heldElsewhere: false,
    children: false,
    ...changes,
  });

  test('two of the agency grant it; the reviewer reads that agency’s record on that person, until it ends', async () => {
    const { id } = await aCase();
    const other = await aCase();
    const input = { ...scopeOf(id), startsAt: new Date(Date.now() - 3_600_000).toISOString() };
    const { scope } = await act('policeGovernor', 'proposeReviewScope', input);
    expect(scope?.state).toBe('PROPOSED');
    expect(await looks('reviewer', id)).toBeNull();
    expect((await act('policeGovernor', 'approveReviewScope', { id: scope!.id })).code).toBe('REV-02');
    expect((await act('probationGovernor', 'approveReviewScope', { id: scope!.id })).error).toBe('NOT_FOUND');
    expect((await act('secondGovernor', 'approveReviewScope', { id: scope!.id })).scope?.state).toBe('RUNNING');
    expect(await looks('reviewer', id)).toMatchObject({ notes: 1, thirdParties: 0 });
    expect(await looks('reviewer', other.id)).toBeNull();
    const note = aNote().about(id).heldBy(stage.cast.players.practitioner);
    await note.put(stage.cast);
    expect(await looks('reviewer', id)).toMatchObject({ notes: 1 });
    expect((await act('policeGovernor', 'endReviewScope', { id: scope!.id, words: 'The review is finished.' })).scope?.state).toBe('ENDED');
    expect(await looks('reviewer', id)).toBeNull();
    expect((await act('secondGovernor', 'endReviewScope', { id: scope!.id, words: 'The review is finished.' })).code).toBe('REV-03');
  });

  test('only of people one may open, only to a reviewer, and with a purpose, a ground and an end', async () => {
    const { id } = await aCase();
    const hidden = await aCase({ with: ['practitioner'] });
    const start = new Date(Date.now() - 3_600_000).toISOString();
    const propose = (who: string, input: object) => act(who, 'proposeReviewScope', { ...scopeOf(id), startsAt: start, ...input });
    expect((await propose('policeGovernor', { personIds: [hidden.id] })).error).toBe('NOT_FOUND');
    expect((await propose('policeGovernor', { personIds: [randomUUID()] })).error).toBe('NOT_FOUND');
    expect((await propose('policeGovernor', { reviewerId: staffOf('policeManager') })).code).toBe('REV-01');
    expect((await propose('policeGovernor', { purpose: 'none' })).error).toBe('BAD_USER_INPUT');
    expect((await propose('policeGovernor', { ground: 'LAWFUL_DEMAND' })).error).toBe('BAD_USER_INPUT');
    expect((await propose('policeGovernor', { endsAt: '2099-01-01T00:00:00Z' })).error).toBe('BAD_USER_INPUT');
    for (const who of ['policeManager', 'riversideSupervisor', 'policeAdministrator', 'reviewer'])
      expect((await propose(who, {})).error).toBe('FORBIDDEN');
  });
});

describe('a record that protects somebody', () => {
  const of = (who: string) => ({
    unitId: staffOf('desk'),
    kind: 'RIGHT_TO_ASK',
    protectedName: 'Robin Fell',
    safeContact: 'Only by text, before noon.',
    words: `She asked. ${who}`,
  });

  test('is its desk’s alone: not a supervisor’s above it, not an emergency’s, and of no other unit', async () => {
    const { record } = await act('protectionOfficer', 'recordProtection', of('her'));
    expect(record?.id).toBeDefined();
    const read = async (who: string): Promise<unknown> => {
      const { data, errors } = await stage.api.ask<{ protectionRecord: { safeContact: string } | null }>(
        tokenOf(who),
        'query ($id: UUID!) { protectionRecord(id: $id) { safeContact } }',
        { id: record!.id },
      );
      return data?.protectionRecord?.safeContact ?? errors?.[0]?.extensions.code ?? null;
    };
    expect(await read('protectionOfficer')).toBe('Only by text, before noon.');
    for (const who of ['policeSupervisor', 'policeManager', 'riversideSupervisor', 'practitioner']) expect(await read(who)).toBeNull();
    for (const who of ['policeGovernor', 'policeAuditor', 'policeAdministrator', 'reviewer']) expect(await read(who)).toBe('FORBIDDEN');
    expect((await act('policeManager', 'recordProtection', of('him'))).error).toBe('NOT_FOUND');
    expect((await act('policeManager', 'recordProtection', { ...of('him'), unitId: stage.cast.units.riverside })).error).toBe('NOT_FOUND');
  });
});
