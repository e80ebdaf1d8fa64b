import { randomUUID } from 'node:crypto';
import { ActionDesk, done } from '../support/action-desk.js';
import type { Player } from '../support/actors.js';
import { anAgreement } from '../support/builders.js';
import { workerHere, keepAction } from '../support/worker-here.js';

/* What somebody is to do about a person: set, done or not, and never let go. Police, probation and the prison work with him; the council does not. */
jest.setTimeout(180_000);
let desk: ActionDesk;
let head: Player;
let chair: Player;
let otherChair: Player;
let person: string;
const OUTSIDER: Player = 'housingOfficer';
beforeAll(async () => {
  desk = await ActionDesk.open();
  head = await desk.runs.join('practitioner', 'Plover Nash', 'SUPERVISOR');
  chair = await desk.runs.join('policeManager', 'Ira Finch', 'CONFERENCE_CHAIR');
  otherChair = await desk.runs.join('practitioner', 'Wren Ottley', 'CONFERENCE_CHAIR');
});
afterAll(() => desk?.strike());
beforeEach(async () => {
  await desk.clock('2027-03-01T09:00:00Z');
  person = await desk.runs.asking.person();
});
const SAID = { words: 'He lives there, with his sister.', evidence: 'Visit log 12 of 4 March' };

test('it is set, accepted, in progress, answered and closed; each act is on every record, and none of its words on the permanent one', async () => {
  const id = await desk.isSet('policeManager', person);
  expect(await desk.keep(id)).toEqual({ raised: 1, closed: 0 });
  expect(await desk.work('practitioner', id)).toEqual(['ACTION_TO_DO']);
  expect(done(await desk.record('practitioner', id, 'ACCEPT')).state).toBe('ACCEPTED');
  await desk.record('practitioner', id, 'PROGRESS', { words: 'Rang twice.' });
  expect(done(await desk.record('practitioner', id, 'ANSWER', SAID))).toMatchObject({ state: 'ANSWERED', overdue: false });
  expect(await desk.keep(id)).toEqual({ raised: 1, closed: 1 });
  expect([await desk.work('practitioner', id), await desk.work('policeManager', id)]).toEqual([[], ['ACTION_ANSWERED']]);
  const closed = done(await desk.settle('policeManager', id, 'CLOSE', { words: 'The log says so.' }));
  expect(closed.events.map(({ kind }) => kind)).toEqual(['CLOSED', 'ANSWERED', 'PROGRESS', 'ACCEPTED', 'SET']);
  expect(await desk.keep(id)).toEqual({ raised: 0, closed: 1 });
  const trail = await desk.rows<{ agency_id: string; kind: string; words: string }>(
    'select agency_id, kind, words from concordat.trail_entry where action_id = $1 order by at, id',
    id,
  );
  for (const agency of [desk.cast.agencies.police, desk.cast.agencies.probation])
    expect(trail.filter((one) => one.agency_id === agency).map(({ kind }) => kind)).toEqual([
      'ACTION_SET', 'ACTION_RECORDED', 'ACTION_RECORDED', 'ACTION_RECORDED', 'ACTION_OVER',
    ]); // prettier-ignore
  expect(trail).toHaveLength(10);
  const log = await desk.rows<{ operation: string; act: string }>(
    `select operation, act from concordat.access_log where subject_id = $1 and act in ('ALTERATION', 'DISCLOSURE') order by at, id`,
    id,
  );
  expect(log.map(({ operation, act }) => `${operation} ${act}`)).toEqual([
    'setAction DISCLOSURE', 'recordOnAction ALTERATION', 'recordOnAction ALTERATION', 'recordOnAction ALTERATION', 'settleAction ALTERATION',
  ]); // prettier-ignore
  const opened = await desk.rows<{ disclosure: string }>('select disclosure from concordat.ledger_disclosure');
  const said = opened.map(({ disclosure }) => Buffer.from(disclosure, 'base64url').toString()).join('\n');
  for (const kind of ['action.set', 'action.recorded', 'action.over']) expect(said).toContain(kind);
  for (const words of ['where he says', 'with his sister', 'Visit log', 'Rang twice', 'log says so']) expect(said).not.toContain(words);
});

test('an agency that was not there when it was set reads nothing of it, not even that there is one, and may do nothing', async () => {
  const id = await desk.isSet('policeManager', person);
  for (const player of ['prisonSecurity', OUTSIDER] as const) {
    expect(await desk.read(player, id)).toBeNull();
    expect((await desk.about(player, person))?.items ?? []).toEqual([]);
    for (const told of [await desk.record(player, id, 'ACCEPT'), await desk.settle(player, id, 'WITHDRAW', { words: 'Not needed.' })])
      expect(told).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await desk.about('prisonSecurity', person)).toMatchObject({ items: [] });
  expect((await desk.about('practitioner', person))?.items).toEqual([{ id, state: 'SET' }]);
});

test('whoever has it says what becomes of it, whoever set it whether that will do, and neither does the other’s part', async () => {
  const id = await desk.isSet('policeManager', person);
  expect(await desk.record('policeManager', id, 'ACCEPT')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await desk.settle('practitioner', id, 'WITHDRAW', { words: 'Not needed.' })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await desk.settle('policeManager', id, 'CLOSE', { words: 'It will do.' })).toMatchObject({ code: 'ACT-06' });
  done(await desk.record('practitioner', id, 'ANSWER', SAID));
  expect(await desk.record('practitioner', id, 'PROGRESS', { words: 'More.' })).toMatchObject({ code: 'ACT-06' });
  expect(done(await desk.settle('policeManager', id, 'ASK_AGAIN', { words: 'Which flat?' })).state).toBe('ACCEPTED');
  await desk.keep(id);
  expect(await desk.work('practitioner', id)).toEqual(['ACTION_TO_DO']);
  expect(await desk.read('practitioner', id)).toMatchObject({ oursToDo: true, oursToSettle: false });
  expect(await desk.read('policeManager', id)).toMatchObject({ oursToDo: false, oursToSettle: true });
});

test('given to somebody by name it is theirs and their supervisors’; given to a unit it is of that unit', async () => {
  const { staffId } = desk.cast.players.policeColleague;
  const { riverside, hillside } = desk.cast.units;
  const toPolice = { agencyId: desk.cast.agencies.police };
  const id = await desk.isSet('practitioner', person, { ...toPolice, staffId });
  expect(await desk.record('policeManager', id, 'ACCEPT')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await desk.read('policeManager', id)).toMatchObject({ oursToDo: false });
  expect(await desk.read('policeSupervisor', id)).toMatchObject({ oursToDo: true });
  done(await desk.record('policeColleague', id, 'ACCEPT'));
  const moved = done(await desk.record('policeSupervisor', id, 'REALLOCATE', { words: 'He is on leave.', unitId: riverside }));
  expect(moved).toMatchObject({ state: 'SET', toUnit: { id: riverside }, toStaff: null });
  done(await desk.record('policeManager', id, 'ACCEPT'));
  done(await desk.record('policeManager', id, 'REALLOCATE', { words: 'It is their district.', unitId: hillside }));
  expect(await desk.record('policeManager', id, 'ACCEPT')).toMatchObject({ code: 'FORBIDDEN' });
  expect(done(await desk.record('hillsideManager', id, 'ACCEPT')).state).toBe('ACCEPTED');
  const elsewhere = { words: 'It is theirs.', unitId: desk.cast.units.housing };
  expect(await desk.record('hillsideManager', id, 'REALLOCATE', elsewhere)).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('ACT-01 an agency that does not work with him is given nothing about him, and is told nothing', async () => {
  const told = await desk.set('policeManager', person, { agencyId: desk.cast.agencies.council });
  expect(told).toMatchObject({
    code: 'ACT-01',
    field: 'agencyId',
    explanation: expect.stringContaining('Share with Larchford Borough Council'),
  });
  expect(await desk.rows('select 1 from concordat.action where person_id = $1', person)).toEqual([]);
  expect(
    await desk.rows(`select 1 from concordat.person_sight where person_id = $1 and agency_id = $2`, person, desk.cast.agencies.council),
  ).toEqual([]);
});

test('told of him by the agency that sets it, and no longer once that is taken back, it may be given one', async () => {
  const given = { agencyId: desk.cast.agencies.council };
  const sharing = desk.runs.asking.desk;
  await anAgreement(desk.cast, [desk.cast.players.policeManager, desk.cast.players[OUTSIDER]]);
  const note = await sharing.note('policeManager', person, (one) => one.slight());
  const share = await sharing.shared('policeManager', OUTSIDER, person, [note], { whyNeeded: 'He has asked them for a flat.' });
  const id = await desk.isSet('policeManager', person, given);
  expect(done(await desk.record(OUTSIDER, id, 'ACCEPT')).state).toBe('ACCEPTED');
  // What one agency has told it, another does not know of.
  expect(await desk.set('practitioner', person, given)).toMatchObject({ code: 'ACT-01' });
  await desk.rows(
    `update concordat.share set revoked_at = concordat.now(), revoked_by = sent_by, revoked_reason = 'Wrong person' where id = $1`,
    share,
  );
  expect(await desk.set('policeManager', person, given)).toMatchObject({ code: 'ACT-01' });
});

test('ACT-02, ACT-03, ACT-04: a day to come, what and why, and somebody who is there', async () => {
  const refused = async (more: object) => (await desk.set('policeManager', person, more as never)).code;
  expect(await refused({ dueOn: '2027-02-28' })).toBe('ACT-02');
  expect(await refused({ what: ' ' })).toBe('ACT-03');
  expect(await refused({ agencyId: desk.cast.agencies.police, staffId: desk.cast.players.policeWithoutPost.staffId })).toBe('ACT-04');
  expect(
    await desk.rows(
      'select 1 from concordat.ledger_entry e join concordat.action a on a.ledger_entry_id = e.id where a.person_id = $1',
      person,
    ),
  ).toEqual([]);
});

test('declined it goes back to whoever set it, who gives it to another or withdraws it (ACT-05, ACT-07)', async () => {
  const id = await desk.isSet('policeManager', person);
  expect(await desk.set('policeManager', person, { beforeId: id })).toMatchObject({ code: 'ACT-05' });
  expect(await desk.record('practitioner', id, 'DECLINE')).toMatchObject({ code: 'ACT-07', field: 'words' });
  done(await desk.record('practitioner', id, 'DECLINE', { words: 'We do not visit there.' }));
  await desk.keep(id);
  expect([await desk.work('practitioner', id), await desk.work('policeManager', id)]).toEqual([[], ['ACTION_DECLINED']]);
  expect(await desk.set('practitioner', person, { beforeId: id })).toMatchObject({ code: 'FORBIDDEN' });
  const anew = await desk.isSet('policeManager', person, { beforeId: id, agencyId: desk.cast.agencies.prison });
  expect(await desk.read('policeManager', id)).toMatchObject({ state: 'SET_ANEW', next: { id: anew } });
  // Who has it now is not told to whoever declined it.
  expect(await desk.read('practitioner', id)).toMatchObject({ state: 'SET_ANEW', next: null });
  expect(await desk.read('practitioner', anew)).toBeNull();
  expect(await desk.read('prisonSecurity', anew)).toMatchObject({ before: null });
  const other = await desk.isSet('policeManager', person);
  done(await desk.record('practitioner', other, 'DECLINE', { words: 'Not ours.' }));
  expect(done(await desk.settle('policeManager', other, 'WITHDRAW', { words: 'He has moved.' })).state).toBe('WITHDRAWN');
  expect(await desk.settle('policeManager', other, 'CLOSE', { words: 'Over.' })).toMatchObject({ code: 'ACT-06' });
});

test('the same key brings back the first answer, and another input under it is refused', async () => {
  const key = randomUUID();
  const [one, two] = [await desk.set('policeManager', person, { key }), await desk.set('policeManager', person, { key })];
  expect(done(two).id).toBe(done(one).id);
  expect(await desk.set('policeManager', person, { key, why: 'Another.' })).toMatchObject({ code: 'KEY_REUSED' });
  expect((await desk.about('policeManager', person))?.items).toHaveLength(1);
});

test('it is reminded of, then its supervisors hear of it, once, swept twice and by two workers; moving the day takes that back', async () => {
  const id = await desk.isSet('policeManager', person);
  await desk.keep(id);
  await desk.clock('2027-03-09T09:00:00Z');
  expect(await desk.keep(id)).toEqual({ raised: 1, closed: 1 });
  await desk.clock('2027-03-11T00:00:00Z');
  const second = await workerHere(desk.runs.asking.stage.database.workerUrl);
  try {
    const looks = [desk.worker, second].flatMap((worker) => Array.from({ length: 6 }, () => keepAction(worker, id)));
    const raised = (await Promise.all(looks)).reduce((sum, one) => sum + one.raised, 0);
    expect(raised).toBe(2);
  } finally {
    await second.close();
  }
  const overdue = `select 1 from concordat.work_item where subject_id = $1 and kind = 'ACTION_OVERDUE'`;
  expect(await desk.rows(overdue, id)).toHaveLength(1);
  expect(await desk.work(head, id)).toEqual(['ACTION_OVERDUE', 'ACTION_TO_DO']);
  expect(await desk.work('practitioner', id)).toEqual(['ACTION_TO_DO']);
  expect(await desk.rows(`select 1 from concordat.work_item where subject_id = $1 and interrupts is not null`, id)).toEqual([]);
  expect((await desk.overdue(head)).filter((one) => one.id === id)).toEqual([{ id, atUnit: { id: desk.cast.units.unitSeven } }]);
  expect((await desk.overdue('policeSupervisor')).filter((one) => one.id === id)).toEqual([]);
  expect(await desk.read(head, id)).toMatchObject({ overdue: true, state: 'SET' });
  expect(await desk.settle('policeManager', id, 'MOVE_DUE', { words: 'He was in hospital.', dueOn: '2027-03-10' })).toMatchObject({
    code: 'ACT-11',
  });
  done(await desk.settle('policeManager', id, 'MOVE_DUE', { words: 'He was in hospital.', dueOn: '2027-03-20' }));
  await desk.keep(id);
  expect(await desk.work(head, id)).toEqual(['ACTION_TO_DO']);
  expect(await desk.overdue(head)).toEqual(expect.not.arrayContaining([expect.objectContaining({ id })]));
});

test('an action set by the chair of a conference survives three of them unanswered and escalates; answered it is carried no further', async () => {
  const { probation, prison } = desk.cast.agencies;
  const { id: first, itemId } = await desk.meet(chair, person, [probation, prison]);
  const { id } = done(await desk.setAt(chair, itemId));
  const carried = async () => (await desk.read(chair, id))?.carried;
  expect(await carried()).toBe(0);
  await desk.held(chair, first);
  await desk.keep(id);
  expect([await carried(), await desk.work(head, id)]).toEqual([1, ['ACTION_TO_DO']]);
  await desk.clock('2027-04-01T09:00:00Z');
  // The next one is called by another agency that was there when it was set.
  await desk.held(otherChair, (await desk.meet(otherChair, person, [prison])).id);
  await desk.keep(id);
  expect([await carried(), await desk.work(head, id)]).toEqual([2, ['ACTION_CARRIED', 'ACTION_OVERDUE', 'ACTION_TO_DO']]);
  await desk.clock('2027-05-01T09:00:00Z');
  await desk.held(chair, (await desk.meet(chair, person, [probation])).id);
  expect(await desk.keep(id)).toEqual({ raised: 1, closed: 1 });
  expect(await desk.keep(id)).toEqual({ raised: 0, closed: 0 });
  expect(await desk.read('policeManager', id)).toMatchObject({ state: 'SET', carried: 3, overdue: true });
  const [raised] = await desk.rows<{ summary: string }>(
    `select summary from concordat.work_item where subject_id = $1 and kind = 'ACTION_CARRIED' and closed_at is null`,
    id,
  );
  expect(raised?.summary).toContain('3 conferences');
  done(await desk.record('practitioner', id, 'ANSWER', SAID));
  await desk.keep(id);
  expect([await desk.work(head, id), await desk.work('policeManager', id)]).toEqual([[], ['ACTION_ANSWERED']]);
  await desk.held(chair, (await desk.meet(chair, person, [probation])).id);
  done(await desk.settle(chair, id, 'CLOSE', { words: 'Seen.' }));
  await desk.held(chair, (await desk.meet(chair, person, [probation])).id);
  expect((await desk.read('policeManager', id))?.events.filter(({ kind }) => kind === 'CARRIED')).toHaveLength(3);
});

test('set at a conference it is read by everybody at the table for him, and by no other; what is done about it says whoever works on cases', async () => {
  const { police, probation, prison } = desk.cast.agencies;
  const { itemId } = await desk.meet(chair, person, [probation, prison]);
  const { id } = done(await desk.setAt('policeManager', itemId));
  const seen = await desk.read('prisonSecurity', id);
  expect(seen?.parties.map((one) => one.id).sort()).toEqual([police, probation, prison].sort());
  expect(seen).toMatchObject({ oursToDo: false, oursToSettle: false });
  expect((seen as unknown as { conferenceReference: string }).conferenceReference).toMatch(/.{4}/);
  expect(await desk.record('prisonSecurity', id, 'ACCEPT')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await desk.read(OUTSIDER, id)).toBeNull();
  expect(await desk.setAt(OUTSIDER, itemId)).toMatchObject({ code: 'NOT_FOUND' });
  const ours = done(await desk.setAt(chair, itemId, { agencyId: police }));
  expect(ours).toMatchObject({ oursToDo: false, oursToSettle: true });
  expect(await desk.record(chair, ours.id, 'ACCEPT')).toMatchObject({ code: 'FORBIDDEN' });
});

test('the open ones stand first, then the answered, then what is over; page by page as all at once', async () => {
  const ids = [] as string[];
  for (const dueOn of ['2027-03-12', '2027-03-11', '2027-03-13', '2027-03-10'])
    ids.push(await desk.isSet('policeManager', person, { dueOn }));
  done(await desk.record('practitioner', ids[3] as string, 'ANSWER', SAID));
  done(await desk.settle('policeManager', ids[1] as string, 'WITHDRAW', { words: 'Not needed.' }));
  const order = [ids[0], ids[2], ids[3], ids[1]];
  expect((await desk.about('policeManager', person))?.items.map(({ id }) => id)).toEqual(order);
  const first = await desk.about('policeManager', person, { first: 2 });
  const rest = await desk.about('policeManager', person, { first: 2, after: first?.endCursor ?? '' });
  expect([...(first?.items ?? []), ...(rest?.items ?? [])].map(({ id }) => id)).toEqual(order);
  expect([first?.hasMore, rest?.hasMore]).toEqual([true, false]);
});

test('somebody kept from the case reads and does nothing of it', async () => {
  const id = await desk.isSet('policeManager', person);
  await desk.runs.asking.load((insert) =>
    insert('access_limit', {
      person_id: person, agency_id: desk.cast.agencies.probation, kind: 'EXCLUDED', staff_id: desk.cast.players.practitioner.staffId, reason: 'Known to staff',
    }),
  ); // prettier-ignore
  expect(await desk.read('practitioner', id)).toBeNull();
  expect(await desk.record('practitioner', id, 'ACCEPT')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await desk.read(head, id)).toMatchObject({ id });
});

test('row security: neither side writes the other’s part, nothing is taken back, and what is over stays over', async () => {
  const id = await desk.isSet('policeManager', person);
  for (const [statement, why] of [
    [`update concordat.action set state = 'CLOSED' where id = '${id}'`, 'one event'],
    [`update concordat.action set what = 'x' where id = '${id}'`, ''],
    [`delete from concordat.action_event where action_id = '${id}'`, ''],
    [`update concordat.action_event set words = 'x' where action_id = '${id}'`, ''],
  ] as const)
    await expect(desk.rows(statement)).rejects.toThrow(why);
});
