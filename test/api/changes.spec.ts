import { randomUUID } from 'node:crypto';
import { anAgreement } from '../support/builders.js';
import { ChangeDesk, type Desk, type Officer, OFFICERS } from '../support/change-desk.js';
import { asOwner } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import type { Json } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
let desk: ChangeDesk;
beforeAll(async () => {
  desk = await ChangeDesk.open();
});
afterAll(() => desk?.strike());

const players = () => desk.sharing.stage.cast.players;
const newAgreement = (members: 'two' | 'three' | 'four', changes: Json = {}): Promise<string> => {
  const { policeManager, practitioner, prisonSecurity, housingOfficer } = players();
  const all = [policeManager, practitioner, prisonSecurity, housingOfficer];
  return anAgreement(desk.sharing.stage.cast, all.slice(0, { two: 2, three: 3, four: 4 }[members]), changes);
};
const one = async <Row extends object>(sql: string, ...values: unknown[]): Promise<Row> => (await desk.rows<Row>(sql, ...values))[0] as Row;
const outcomeOf = async (id: string) =>
  one<{ outcome: string | null; applied: boolean }>(
    'select outcome, applied_at is not null applied from concordat.change where id = $1',
    id,
  );

describe('who may propose what', () => {
  const allowed = (told: Json): string => (told['__typename'] === 'ChangeConsidered' ? 'may' : String(told['code']));

  it('an agreement: information governance of a party, and nobody else', async () => {
    const agreementId = await newAgreement('three', { ends_at: '2099-01-01' });
    const kinds = [
      { kind: 'AGREEMENT_ENDS' },
      { kind: 'AGREEMENT_RENEWED', endsOn: '2100-01-01' },
      { kind: 'PARTY_LEAVES' },
      { kind: 'PARTY_JOINS', agencyId: desk.sharing.stage.cast.agencies.council },
      { kind: 'NAMES_CHILDREN_SET' },
    ];
    const found: Record<string, string[]> = {};
    for (const who of OFFICERS)
      found[who] = await Promise.all(kinds.map(async (input) => allowed(await desk.consider(who, { agreementId, ...input }))));
    const all = (word: string): string[] => kinds.map(() => word);
    expect(found).toEqual({
      governor: all('may'),
      secondGovernor: all('may'),
      probationGovernor: all('may'),
      prisonGovernor: all('may'),
      councilGovernor: all('NOT_FOUND'), // not party: as if there were no such agreement
      administrator: all('NOT_FOUND'),
      secondAdministrator: all('NOT_FOUND'),
      councilAdministrator: all('NOT_FOUND'),
      supervisor: all('FORBIDDEN'),
      practitioner: all('FORBIDDEN'),
      colleague: all('FORBIDDEN'),
    });
  });

  it('a post or an account: an administrator of the agency, about somebody else', async () => {
    const subject = await desk.newcomer('riverside', 'POLICE_OFFENDER_MANAGER');
    const { unitId } = desk.officers.practitioner;
    const [post] = await desk.rows<{ id: string }>('select id from concordat.post where staff_id = $1', subject.staffId);
    const kinds = (staffId: string): Json[] => [
      { kind: 'POST_GRANTED', staffId, unitId, role: 'SUPERVISOR' },
      { kind: 'POST_ENDED', staffId, postId: post?.id },
      { kind: 'ACCOUNT_SUSPENDED', staffId },
    ];
    const found: Record<string, string[]> = {};
    for (const who of OFFICERS)
      found[who] = await Promise.all(kinds(subject.staffId).map(async (input) => allowed(await desk.consider(who, input))));
    const all = (word: string): string[] => kinds('').map(() => word);
    expect(found).toEqual({
      administrator: all('may'),
      secondAdministrator: all('may'),
      councilAdministrator: all('NOT_FOUND'),
      governor: all('FORBIDDEN'), // they may read such changes, and answer them
      secondGovernor: all('FORBIDDEN'),
      probationGovernor: all('NOT_FOUND'),
      prisonGovernor: all('NOT_FOUND'),
      councilGovernor: all('NOT_FOUND'),
      supervisor: all('FORBIDDEN'),
      practitioner: all('FORBIDDEN'),
      colleague: all('FORBIDDEN'),
    });
    const own = await desk.consider('administrator', {
      kind: 'POST_GRANTED',
      staffId: desk.staff('administrator'),
      unitId,
      role: 'SUPERVISOR',
    });
    expect(own).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('asks for what a kind needs, and takes nothing it does not', async () => {
    expect(await desk.consider('governor', { kind: 'AGREEMENT_ENDS' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { agreementId: 'Choose the agreement' },
    });
    expect(await desk.consider('administrator', { kind: 'POST_GRANTED', staffId: desk.staff('colleague') })).toMatchObject({
      fields: { unitId: 'Choose the unit', role: 'Choose the role' },
    });
    const { unitId } = desk.officers.practitioner;
    expect(
      await desk.consider('administrator', { kind: 'POST_GRANTED', staffId: desk.staff('colleague'), unitId, role: 'KING' }),
    ).toMatchObject({
      fields: { role: 'Choose the role from the list' },
    });
    const elsewhere = {
      kind: 'POST_GRANTED',
      staffId: desk.staff('colleague'),
      unitId: desk.officers.councilGovernor.unitId,
      role: 'SUPERVISOR',
    };
    expect(await desk.consider('administrator', elsewhere)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('giving waits for a second person', () => {
  const grant = (to: Desk): Json => ({ kind: 'POST_GRANTED', staffId: to.staffId, unitId: to.unitId, role: 'POLICE_OFFENDER_MANAGER' });
  const held = (who: Desk) =>
    one<{ n: number }>('select count(*)::int n from concordat.post where staff_id = $1 and held_to is null', who.staffId).then(
      ({ n }) => n,
    );

  it('a post: not before somebody else approves, and at once when they do', async () => {
    const newcomer = await desk.newcomer('riverside');
    const seesPeople = async (): Promise<boolean> => {
      const { errors } = await desk.send(newcomer, 'FindPeople', { text: 'Reed' });
      return errors === undefined;
    };
    const id = await desk.proposed('administrator', grant(newcomer));
    expect([await outcomeOf(id), await held(newcomer), await seesPeople()]).toEqual([{ outcome: null, applied: false }, 0, false]);

    expect(await desk.approve('administrator', id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.approve('councilAdministrator', id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.approve('supervisor', id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await held(newcomer)).toBe(0);

    expect(await desk.approve('secondAdministrator', id)).toMatchObject({ __typename: 'ChangeRecorded', change: { state: 'APPROVED' } });
    expect([await held(newcomer), await seesPeople()]).toEqual([1, true]);
    expect(await desk.approve('governor', id)).toMatchObject({ code: 'CHG-07' });
    expect(await held(newcomer)).toBe(1);
  });

  it('nobody approves what is about themselves', async () => {
    const { unitId, staffId } = desk.officers.secondAdministrator;
    const id = await desk.proposed('administrator', { kind: 'POST_GRANTED', staffId, unitId, role: 'SUPERVISOR' });
    expect(await desk.approve('secondAdministrator', id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.decline('secondAdministrator', id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.decline('governor', id)).toMatchObject({ change: { state: 'DECLINED' } });
    expect(await desk.rows('select 1 from concordat.post where staff_id = $1 and role = $2', staffId, 'SUPERVISOR')).toEqual([]);
  });

  it('declined is over: nothing was given, and it says why', async () => {
    const newcomer = await desk.newcomer('riverside');
    const id = await desk.proposed('administrator', grant(newcomer));
    expect(await desk.decline('secondAdministrator', id, '...')).toMatchObject({ code: 'CHG-06', field: 'reason' });
    expect(await desk.decline('secondAdministrator', id, 'They have not been vetted yet')).toMatchObject({ change: { state: 'DECLINED' } });
    expect([await held(newcomer), (await desk.approve('governor', id)).code]).toEqual([0, 'CHG-07']);
    const { change } = (await desk.send<{ change: Json }>(desk.desk('administrator'), 'Change', { id })).data ?? {};
    expect(change).toMatchObject({ answers: [{ answer: 'DECLINED', words: 'They have not been vetted yet' }] });
  });

  it('the same cannot be proposed twice while it waits, nor what is so already', async () => {
    const newcomer = await desk.newcomer('riverside');
    await desk.proposed('administrator', grant(newcomer));
    expect(await desk.propose('secondAdministrator', grant(newcomer))).toMatchObject({ code: 'CHG-04' });
    const { staffId } = await desk.newcomer('riverside', 'SUPERVISOR');
    expect(await desk.propose('administrator', { kind: 'ACCOUNT_RESTORED', staffId })).toMatchObject({ code: 'CHG-01' });
  });

  it('two approvers at once: one answer, one post, one entry', async () => {
    const newcomer = await desk.newcomer('riverside');
    const id = await desk.proposed('administrator', grant(newcomer));
    const told = await Promise.all([
      desk.approve('secondAdministrator', id),
      desk.approve('governor', id),
      desk.approve('secondGovernor', id),
    ]);
    expect(told.filter(({ change }) => change?.state === 'APPROVED')).toHaveLength(1);
    expect(told.filter(({ code }) => code === 'CHG-07')).toHaveLength(2);
    expect([await held(newcomer), (await desk.rows('select 1 from concordat.change_answer where change_id = $1', id)).length]).toEqual([
      1, 1,
    ]);
  });

  it('a key sent again brings back the first answer, and does nothing again', async () => {
    const newcomer = await desk.newcomer('riverside');
    const considered = await desk.consider('administrator', grant(newcomer));
    const input = { ...grant(newcomer), key: randomUUID(), reason: 'A new offender manager', seen: considered['seen'] };
    const first = await desk.ask('administrator', 'ProposeChange', { input });
    const again = await Promise.all([1, 2, 3].map(() => desk.ask('administrator', 'ProposeChange', { input })));
    expect(again.map(({ change }) => change?.id)).toEqual([1, 2, 3].map(() => first.change?.id));
    const id = String(first.change?.id);
    const shown = await desk.ask('governor', 'ChangeToAnswer', { id });
    const approval = { input: { key: randomUUID(), id, seen: shown['seen'] } };
    const answers = await Promise.all([1, 2, 3].map(() => desk.ask('governor', 'ApproveChange', approval)));
    expect(answers.map(({ change }) => change?.state)).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
    expect(await held(newcomer)).toBe(1);
    expect(await desk.rows('select 1 from concordat.change where staff_id = $1', newcomer.staffId)).toHaveLength(1);
  });
});

describe('taking away is done at once, and looked at afterwards', () => {
  it('an account: the next request is not signed in any more; giving it back waits', async () => {
    const newcomer = await desk.newcomer('riverside', 'POLICE_OFFENDER_MANAGER');
    const signedIn = async (): Promise<boolean> =>
      (await desk.send(newcomer, 'Viewer', {})).errors?.[0]?.extensions.code !== 'UNAUTHENTICATED';
    expect(await signedIn()).toBe(true);
    const suspended = await desk.propose('administrator', { kind: 'ACCOUNT_SUSPENDED', staffId: newcomer.staffId });
    expect(suspended.change).toMatchObject({ state: 'TO_REVIEW' });
    expect(await signedIn()).toBe(false);

    const work = await desk.rows<{ staff_id: string; kind: string; hours: number }>(
      `select staff_id, kind, extract(epoch from due_at - raised_at)::float / 3600 as hours from concordat.work_item where subject_id = $1 and closed_at is null`,
      suspended.change?.id,
    );
    const reviewers: Officer[] = ['governor', 'secondGovernor', 'secondAdministrator'];
    expect(work.map(({ staff_id }) => staff_id)).toEqual(expect.arrayContaining(reviewers.map((who) => desk.staff(who))));
    expect(work.map(({ staff_id }) => staff_id)).not.toContain(desk.staff('administrator'));
    expect(new Set(work.map(({ kind, hours }) => `${kind} ${Math.round(hours)}`))).toEqual(new Set(['CHANGE_TO_REVIEW 24']));

    expect(await desk.approve('administrator', String(suspended.change?.id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.decline('secondAdministrator', String(suspended.change?.id))).toMatchObject({ change: { state: 'NOT_CONFIRMED' } });
    expect(await signedIn()).toBe(false);
    const open = await desk.rows('select 1 from concordat.work_item where subject_id = $1 and closed_at is null', suspended.change?.id);
    expect(open).toEqual([]);

    const id = await desk.proposed('administrator', { kind: 'ACCOUNT_RESTORED', staffId: newcomer.staffId });
    const state = () => one<{ state: string }>('select state from concordat.account where staff_id = $1', newcomer.staffId);
    expect(await state()).toEqual({ state: 'SUSPENDED' });
    await desk.approve('secondAdministrator', id);
    expect(await state()).toEqual({ state: 'ACTIVE' });
    expect(await signedIn()).toBe(false); // the old sign-in stays over: they sign in anew
  });

  it('a post: the role is gone with the next request', async () => {
    const newcomer = await desk.newcomer('riverside', 'POLICE_OFFENDER_MANAGER');
    const finds = async (): Promise<boolean> => (await desk.send(newcomer, 'FindPeople', { text: 'Reed' })).errors === undefined;
    const [post] = await desk.rows<{ id: string }>('select id from concordat.post where staff_id = $1', newcomer.staffId);
    expect(await finds()).toBe(true);
    const ended = await desk.propose('secondAdministrator', { kind: 'POST_ENDED', staffId: newcomer.staffId, postId: post?.id });
    expect(ended.change).toMatchObject({ state: 'TO_REVIEW' });
    expect(await finds()).toBe(false);
    expect(await desk.approve('administrator', String(ended.change?.id))).toMatchObject({ change: { state: 'CONFIRMED' } });
  });

  it('two administrators suspend each other at the same moment: one of them stays', async () => {
    const [first, second] = [
      await desk.newcomer('housing', 'AGENCY_ADMINISTRATOR'),
      await desk.newcomer('housing', 'AGENCY_ADMINISTRATOR'),
    ];
    const suspend = (who: Desk, whom: Desk) => desk.propose(who, { kind: 'ACCOUNT_SUSPENDED', staffId: whom.staffId });
    await Promise.allSettled([suspend(first, second), suspend(second, first)]);
    const active = await desk.rows('select 1 from concordat.account where state = $1 and staff_id = any($2)', 'ACTIVE', [
      first.staffId,
      second.staffId,
    ]);
    expect(active).toHaveLength(1);
  });

  it('an effect that has changed since it was shown is shown again, and nothing is done', async () => {
    const newcomer = await desk.newcomer('riverside', 'POLICE_OFFENDER_MANAGER');
    const input = { kind: 'ACCOUNT_SUSPENDED', staffId: newcomer.staffId };
    const considered = await desk.consider('administrator', input);
    await asLoader(desk.sharing.stage.database.ownerUrl, (insert) =>
      insert('work_item', {
        agency_id: newcomer.agencyId,
        staff_id: newcomer.staffId,
        kind: 'NOT_FOR_US',
        summary: 'New',
        dedupe_key: randomUUID(),
      }),
    );
    const sent = { ...input, key: randomUUID(), reason: 'They have left', seen: considered['seen'] };
    expect(await desk.ask('administrator', 'ProposeChange', { input: sent })).toMatchObject({ code: 'CHG-02' });
    expect(await one('select state from concordat.account where staff_id = $1', newcomer.staffId)).toEqual({ state: 'ACTIVE' });
    expect(await desk.propose('administrator', input)).toMatchObject({ change: { state: 'TO_REVIEW' } });
  });
});

describe('the record', () => {
  it('is written with the act: entry, access log, answer, impact; and is never changed', async () => {
    const newcomer = await desk.newcomer('riverside', 'POLICE_OFFENDER_MANAGER');
    const counts = () =>
      one<Json>(`select (select count(*)::int from concordat.ledger_entry) entries,
        (select count(*)::int from concordat.access_log where subject_type = 'Change' and act in ('ALTERATION','COLLECTION')) acts`);
    const before = await counts();
    const id = await desk.proposed('administrator', { kind: 'ACCOUNT_SUSPENDED', staffId: newcomer.staffId });
    await desk.approve('governor', id);
    const after = await counts();
    expect([Number(after['entries']) - Number(before['entries']), Number(after['acts']) - Number(before['acts'])]).toEqual([2, 2]);
    expect(await desk.rows('select stage from concordat.change_impact where change_id = $1 order by 1', id)).toEqual([
      { stage: 'ANSWERED' },
      { stage: 'PROPOSED' },
    ]);
    for (const sql of [
      `update concordat.change set reason = 'x' where id = '${id}'`,
      `delete from concordat.change where id = '${id}'`,
      `update concordat.change_answer set words = 'x' where change_id = '${id}'`,
      `delete from concordat.change_impact where change_id = '${id}'`,
    ])
      await expect(desk.rows(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('shows other agencies nothing: as if there were none', async () => {
    const newcomer = await desk.newcomer('riverside');
    const grant = { kind: 'POST_GRANTED', staffId: newcomer.staffId, unitId: newcomer.unitId, role: 'SUPERVISOR' };
    const ids = [
      await desk.proposed('administrator', grant),
      await desk.proposed('governor', { kind: 'NAMES_CHILDREN_SET', agreementId: await newAgreement('two') }),
    ];
    for (const who of ['prisonGovernor', 'councilGovernor', 'councilAdministrator', 'practitioner'] as const) {
      const missing = await desk.send(desk.desk(who), 'Change', { id: randomUUID() });
      for (const id of ids) expect((await desk.send(desk.desk(who), 'Change', { id })).text).toBe(missing.text);
      expect((await desk.send<Json>(desk.desk(who), 'Changes', {})).text).not.toMatch(new RegExp(ids.join('|')));
      const nobody = await desk.send(desk.desk(who), 'StaffRecord', { id: randomUUID() });
      expect((await desk.send(desk.desk(who), 'StaffRecord', { id: newcomer.staffId })).text).toBe(nobody.text);
    }
    // and the one control that shows the reading itself works
    expect((await desk.send(desk.desk('secondAdministrator'), 'Change', { id: ids[0] })).text).toContain(String(ids[0]));
  });

  it('the API’s own role changes no agreement, post or account, and cannot make a grant pass for a taking away', async () => {
    const { apiUrl } = desk.sharing.stage.database;
    const as = (sql: string) => asOwner(apiUrl, (db) => db.query(sql));
    for (const sql of [
      'update concordat.post set held_to = null',
      `update concordat.account set state = 'ACTIVE'`,
      'update concordat.agreement set ends_at = null',
      'delete from concordat.agreement_party',
      `update concordat.change set outcome = 'APPROVED', settled_at = now()`,
      'select concordat.apply_change(null)',
    ])
      await expect(as(sql)).rejects.toMatchObject({ code: '42501' });
    const newcomer = await desk.newcomer('riverside');
    const id = await desk.proposed('administrator', {
      kind: 'POST_GRANTED',
      staffId: newcomer.staffId,
      unitId: newcomer.unitId,
      role: 'SUPERVISOR',
    });
    const { staffId, agencyId } = desk.officers.administrator;
    const forged = asOwner(desk.sharing.stage.database.ownerUrl, (db) =>
      db.query(`begin; set local session_replication_role = replica; update concordat.change set at_once = true, answer_due_at = now() where id = '${id}';
        select set_config('app.agency_id', '${agencyId}', true), set_config('app.staff_id', '${staffId}', true); select concordat.settle_change('${id}'); commit`),
    );
    await expect(forged).rejects.toMatchObject({ code: '42501', message: 'a POST_GRANTED is never done at once' });
    expect(await desk.rows('select 1 from concordat.post where staff_id = $1', newcomer.staffId)).toEqual([]);
  });
});
