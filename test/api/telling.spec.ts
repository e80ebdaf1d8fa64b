import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplicationContext } from '@nestjs/common';
import type { Player } from '../support/actors.js';
import { aPerson } from '../support/builders.js';
import { asOwner, setClock } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import { MailRoom } from '../support/mail-room.js';
import { SharingDesk, type Json } from '../support/sharing-desk.js';
import { prepareConference, tellPeople, workerHere } from '../support/worker-here.js';

/* Mail to a real mail server, from the worker's own parts: who is told, when, of how little, and what happens when nobody takes it. */
jest.setTimeout(120_000);
const MONDAY = '2027-03-01T10:00:00Z';
const CHOICES = { urgent: 'AT_ONCE', mine: 'AT_ONCE', unit: 'DAILY', meetings: 'DAILY', digestHour: 8 };
const SECRET = 'CNRY he keeps a knife at Alder House';
let desk: SharingDesk;
let room: MailRoom;
let worker: INestApplicationContext;

beforeAll(async () => {
  desk = await SharingDesk.open();
  room = await MailRoom.open();
  worker = await workerHere(desk.stage.database.workerUrl, room.settings);
  const { police, probation } = desk.stage.cast.agencies;
  await asLoader(desk.stage.database.ownerUrl, async (insert) => {
    await insert('agency_mail', { agency_id: police, domains: ['northshire.example'] });
    await insert('agency_mail', { agency_id: probation, domains: ['eastmoor.example'], unit: 'NEVER', digest_hour: 9 });
  });
});
afterAll(async () => {
  await worker?.close();
  await room?.close();
  await desk?.stage.strike();
});
beforeEach(async () => {
  await clock(MONDAY);
  await rows(`update concordat.work_item set closed_at = concordat.now(), closed_words = 'over' where closed_at is null`);
  await tell();
  await rows(`update concordat.mail_choice set address = null`);
  room.received.length = 0;
});

const clock = (instant: string): Promise<void> => setClock(desk.stage.database.ownerUrl, instant);
const rows = <Row extends object = Json>(sql: string, ...values: unknown[]): Promise<Row[]> => desk.rows<Row>(sql, ...values);
const tell = () => tellPeople(worker);
const choose = async (player: Player, more: Json = {}): Promise<Json> => {
  const input = { key: randomUUID(), address: `${player.toLowerCase()}@northshire.example`, ...CHOICES, ...more };
  return (await desk.ask<{ chooseMail: Json }>(player, 'ChooseMail', { input })).chooseMail;
};
/** For the player by name, unless it is said otherwise. */
async function work(player: Player, more: Json = {}): Promise<string> {
  const { agencyId, staffId } = desk.stage.cast.players[player];
  const id = randomUUID();
  const row = { id, agency_id: agencyId, staff_id: staffId, kind: 'NOT_FOR_US', summary: SECRET, dedupe_key: id, person_id: desk.alder };
  await asLoader(desk.stage.database.ownerUrl, (insert) => insert('work_item', { ...row, ...more }));
  return id;
}
const forUnit = (player: Player): Json => ({ staff_id: null, unit_id: desk.stage.cast.players[player].unitId });
const states = async (workItemId: string): Promise<string[]> =>
  (
    await rows<{ state: string }>(
      `select concat_ws(' ', n.state, n.why, m.state) as state from concordat.notice n left join concordat.mail m on m.id = n.mail_id
        where n.work_item_id = $1`,
      workItemId,
    )
  ).map(({ state }) => state);

test('at once: one message, with a link and a reference, and not a word of what it is about', async () => {
  await choose('policeManager');
  const id = await work('policeManager');
  expect(await tell()).toEqual({ queued: 1, sent: 1 });
  expect(await tell()).toEqual({});
  expect(room.received.map(({ to }) => to)).toEqual(['policemanager@northshire.example']);
  const [{ all } = { all: '' }] = room.received;
  expect(all).toContain(`https://concordat.example/work/${id}`);
  const [{ reference } = { reference: '' }] = await rows<{ reference: string }>(
    'select reference from concordat.mail order by id desc limit 1',
  );
  expect(all).toContain(reference);
  expect(all).toContain('Subject: Something for you in Concordat');
  for (const word of ['CNRY', 'knife', 'Alder', 'Reed', 'X900001', 'Adeyemi', 'Northshire Police', 'NOT_FOR_US', desk.alder])
    expect(all).not.toContain(word);
  expect(await states(id)).toEqual(['MAILED SENT']);
});

test('daily: what came in a day is one message at the hour that was chosen, with counts and no links to any of it', async () => {
  await choose('policeManager', { mine: 'DAILY', digestHour: 7 });
  const ids = [await work('policeManager'), await work('policeManager'), await work('policeManager', forUnit('policeManager'))];
  expect(await tell()).toEqual({ queued: 3 });
  await clock('2027-03-02T06:59:00Z');
  expect(await tell()).toEqual({});
  await clock('2027-03-02T07:00:00Z');
  expect(await tell()).toEqual({ sent: 1 });
  const [{ all } = { all: '' }] = room.received;
  expect(all).toContain('3 things for you in Concordat');
  expect(all).toMatch(/For you: 2\r\nFor your unit: 1\r\n/);
  for (const hidden of [...ids, 'CNRY', 'Alder']) expect(all).not.toContain(hidden);
});

test('what is for a unit is told to whoever holds a post in it, and to the unit above only where nobody does', async () => {
  for (const player of ['policeManager', 'policeColleague', 'policeSupervisor', 'hillsideManager'] as const)
    await choose(player, { unit: 'AT_ONCE' });
  await work('policeManager', forUnit('policeManager'));
  await tell();
  expect(room.received.map(({ to }) => to).sort()).toEqual(['policecolleague@northshire.example', 'policemanager@northshire.example']);
  await work('policeManager', { ...forUnit('policeManager'), role: 'SUPERVISOR' });
  await tell();
  // The role is held above alone; whoever holds it there reads what is for the units below.
  expect(room.received.slice(2).map(({ to }) => to)).toEqual(['policesupervisor@northshire.example']);
});

test('an urgent share is told at once to whoever of the agency works with the person, once it may be opened', async () => {
  await choose('practitioner', { address: 'heron@eastmoor.example', mine: 'NEVER', unit: 'NEVER' });
  const note = await desk.note('policeManager', desk.alder);
  const agencyId = desk.stage.cast.agencies.probation;
  const sent = await desk.urgently('policeManager', { personId: desk.alder, noteIds: [note], recipients: [{ agencyId }] });
  expect(sent.__typename).toBe('SharedReceipt');
  const told = await tell();
  expect(told).toMatchObject({ sent: 1 });
  const [{ all } = { all: '' }] = room.received;
  expect(all).toContain('Subject: Cannot wait: something for you in Concordat');
  expect(all).toMatch(/https:\/\/concordat\.example\/received\/[0-9a-f-]{36}/);
  for (const word of ['Alder', 'Northshire', 'door']) expect(all).not.toContain(word);
});

test.each([
  ['the account is suspended', `update concordat.account set state = 'SUSPENDED' where staff_id = $1`, 'NO_POST'],
  ['the post has ended', `update concordat.post set held_to = concordat.now() where staff_id = $1`, 'NO_POST'],
  [
    'they stepped back from the case',
    `insert into concordat.access_limit (person_id, agency_id, staff_id, kind, reason) select '{alder}', s.agency_id, s.id, 'EXCLUDED', 'Family' from concordat.staff s where s.id = $1`,
    'NOT_OPEN',
  ],
  ['it is done', `update concordat.work_item set closed_at = concordat.now(), closed_words = 'x' where staff_id = $1`, 'OVER'],
  [
    'it was given to somebody else',
    `update concordat.work_item set staff_id = (select id from concordat.staff where name = 'Ash Pell') where staff_id = $1`,
    'NOT_OPEN',
  ],
  ['they chose otherwise', `update concordat.mail_choice set mine = 'NEVER' where staff_id = $1`, 'CHOSEN'],
  [
    'the address is no longer of the agency',
    `update concordat.mail_choice set address = 'wren@elsewhere.example' where staff_id = $1`,
    'NO_ADDRESS',
  ],
])('asked again at delivery: when %s, nothing is sent', async (_when, sql, why) => {
  await choose('policeManager', { mine: 'DAILY' });
  const id = await work('policeManager');
  await tell();
  await clock('2027-03-02T08:30:00Z');
  await rows(sql.replace('{alder}', desk.alder), desk.stage.cast.players.policeManager.staffId);
  expect((await tell()).sent).toBeUndefined();
  expect(room.received).toEqual([]);
  expect(await states(id)).toEqual([`DROPPED ${why}`]);
  await rows(`update concordat.account set state = 'ACTIVE'`);
  await rows(`update concordat.post set held_to = null`);
  await rows(`delete from concordat.access_limit where reason = 'Family'`);
});

test('mail that nobody takes is lost nowhere: it is said, tried again later, and sent once', async () => {
  await choose('policeManager');
  const id = await work('policeManager');
  await room.close();
  expect(await tell()).toEqual({ queued: 1, waiting: 1 });
  await clock('2027-03-01T10:00:30Z');
  expect(await tell()).toEqual({});
  const stands = async () => (await desk.ask<{ mailChoices: Json }>('policeManager', 'MailChoices')).mailChoices;
  expect(await stands()).toMatchObject({ failingSince: expect.stringMatching(/^2027-03-01T10:00:00/) });
  await clock('2027-03-01T10:06:00Z');
  expect(await tell()).toEqual({ waiting: 1 });
  expect(await stands()).toMatchObject({ late: 1, failingSince: expect.stringMatching(/^2027-03-01T10:00:00/) });
  await room.start();
  await clock('2027-03-01T10:10:00Z');
  expect(await tell()).toEqual({ sent: 1 });
  expect(await tell()).toEqual({});
  expect(room.received).toHaveLength(1);
  expect(await states(id)).toEqual(['MAILED SENT']);
  expect(await stands()).toMatchObject({ late: 0, failingSince: null });
});

test('what became theirs no more while it waited is not sent when mail goes again', async () => {
  await choose('policeManager');
  const id = await work('policeManager');
  room.refuse = 450;
  expect(await tell()).toMatchObject({ waiting: 1 });
  room.refuse = null;
  await rows('update concordat.work_item set closed_at = concordat.now(), closed_words = $2 where id = $1', id, 'Done');
  await clock('2027-03-01T10:05:00Z');
  expect(await tell()).toEqual({});
  expect(room.received).toEqual([]);
  expect(await states(id)).toEqual(['DROPPED OVER']);
});

test('a box that does not exist is said to whoever gave it, and not tried for ever', async () => {
  await choose('policeManager');
  await work('policeManager');
  room.refuse = 550;
  expect(await tell()).toMatchObject({ refused: 1 });
  room.refuse = null;
  const { myMail } = await desk.ask<{ myMail: { items: Json[] } }>('policeManager', 'MyMail');
  expect(myMail.items).toContainEqual(expect.objectContaining({ state: 'FAILED', things: 1, subject: null, body: null }));
});

test('a choice is of one’s own agency’s domains, kept once under its key, and read by nobody else', async () => {
  expect(await choose('policeManager', { address: 'wren@gmail.example' })).toMatchObject({ code: 'NTF-02' });
  expect(await choose('housingOfficer')).toMatchObject({ code: 'NTF-01' });
  const key = randomUUID();
  expect(await choose('policeManager', { key, digestHour: 9 })).toMatchObject({ choices: { digestHour: 9, unit: 'DAILY' } });
  expect(await choose('policeManager', { key, digestHour: 9 })).toMatchObject({ choices: { digestHour: 9 } });
  expect(await choose('policeManager', { key, digestHour: 10 })).toMatchObject({ code: 'KEY_REUSED' });
  const other = await desk.ask<{ mailChoices: Json }>('policeSupervisor', 'MailChoices');
  expect(other.mailChoices).toMatchObject({ address: null, domains: ['northshire.example'] });
  const { myMail } = await desk.ask<{ myMail: { items: Json[] } }>('policeSupervisor', 'MyMail');
  expect(myMail.items.every(({ things }) => things === 1)).toBe(true);
  const probation = await desk.ask<{ mailChoices: Json }>('practitioner', 'MailChoices');
  expect(probation.mailChoices).toMatchObject({ domains: ['eastmoor.example'], digestHour: 8 });
  const logged = await rows<{ act: string; details: unknown }>(
    `select act, details from concordat.access_log where operation = 'chooseMail' and staff_id = $1`,
    desk.stage.cast.players.policeManager.staffId,
  );
  expect(logged.map(({ act }) => act)).toContain('ALTERATION');
  expect(JSON.stringify(logged)).not.toContain('@');
});

test('a place on an agenda is told to whoever of an invited agency works with the person, of nobody else, until the conference is over', async () => {
  await choose('policeManager', { meetings: 'AT_ONCE' });
  await choose('practitioner', { meetings: 'AT_ONCE', address: 'heron@eastmoor.example' });
  const { police, probation, prison } = desk.stage.cast.agencies;
  const { policeManager } = desk.stage.cast.players;
  const alone = aPerson().called('Sorrel', 'Vane').knownTo(policeManager);
  const [both, ours] = [await desk.person(), await alone.put(desk.stage.cast)];
  const call = { title: 'Board of Larchfield', place: 'Room 4', meetsAt: '2027-03-04T10:00:00Z', agencyIds: [probation, prison] };
  const called = await desk.other('policeSupervisor', 'CallConference', call);
  const conferenceId = (called['conference'] as { id: string }).id;
  await desk.other('policeSupervisor', 'ListOnAgenda', { conferenceId, personIds: [both, ours], why: 'He is to be released.' });
  const jobs = await rows<{ task: string }>(
    `select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.key = $1`,
    `keep-conference:${conferenceId}`,
  );
  expect(jobs).toEqual([{ task: 'keep-conference' }]);
  // Police and probation each have a place to prepare for him, the prison too; for her the police alone.
  expect(await prepareConference(worker, conferenceId)).toEqual({ raised: 4, closed: 0 });
  expect(await prepareConference(worker, conferenceId)).toEqual({ raised: 0, closed: 0 });
  const raised = await rows<{ agency_id: string; person_id: string }>(
    `select agency_id, person_id from concordat.work_item where kind = 'CONFERENCE_TO_PREPARE' and subject_id = $1`,
    conferenceId,
  );
  expect(
    raised
      .filter(({ agency_id }) => agency_id === police)
      .map(({ person_id }) => person_id)
      .sort(),
  ).toEqual([both, ours].sort());
  for (const agency of [probation, prison])
    expect(raised.filter(({ agency_id }) => agency_id === agency).map(({ person_id }) => person_id)).toEqual([both]);
  await tell();
  const to = (address: string): string => room.received.find((one) => one.to === address)?.all ?? '';
  expect(to('heron@eastmoor.example')).toContain('Subject: Something for you in Concordat');
  expect(to('policemanager@northshire.example')).toContain('About a conference: 2');
  for (const { all } of room.received)
    for (const hidden of ['Board', 'Larchfield', 'CNF', 'Sorrel', 'Rowan', 'released', both, ours, conferenceId])
      expect(all).not.toContain(hidden);
  await desk.other('policeSupervisor', 'EndConference', { conferenceId, ending: 'CANCELLED', words: 'Nobody can come' });
  expect(await prepareConference(worker, conferenceId)).toEqual({ raised: 0, closed: 4 });
});

test('what is asked before telling and row security say the same, of everybody and everything', async () => {
  const { ownerUrl } = desk.stage.database;
  const units = [...new Set(Object.values(desk.stage.cast.players).map(({ unitId }) => unitId))].filter(Boolean);
  for (const player of ['policeManager', 'practitioner', 'housingOfficer'] as const)
    for (const unit_id of units) await work(player, { unit_id, staff_id: null });
  const ids = async (table: string) => (await rows<{ id: string }>(`select id from concordat.${table}`)).map(({ id }) => id);
  const [all, shares] = [await ids('work_item'), await ids('share')];
  let allowed = 0;
  for (const { staffId, agencyId, roles, unitIds } of Object.values(desk.stage.cast.players)) {
    if (roles.length === 0) continue;
    const told = await rows<{ id: string }>('select id from concordat.open_to($1, $2, $3) order by id', staffId, all, shares);
    const read = await asOwner(ownerUrl, async (client) => {
      await client.query('begin; set local role concordat_api');
      await client.query(
        `select set_config('app.staff_id', $1, true), set_config('app.agency_id', $2, true), set_config('app.roles', $3, true), set_config('app.unit_ids', $4, true)`,
        [staffId, agencyId, `{${roles.join()}}`, `{${unitIds.join()}}`],
      );
      const seen = await client.query<{ id: string }>(
        'select id from concordat.work_item union select id from concordat.share where recipient_agency_id = $1 order by id',
        [agencyId],
      );
      await client.query('rollback');
      return seen.rows;
    });
    expect(told).toEqual(read);
    allowed += told.length;
  }
  expect(allowed).toBeGreaterThan(20);
});

test.each([
  ['took it', [{ id: 'x' }], 'SENT', 0],
  ['did not', [], 'SENT', 1],
])('after a crash GOV.UK Notify is asked whether it took a message: it %s', async (_what, notifications, state, posted) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.method ?? '');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 'x', notifications, links: {} }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const key = `concordat-${randomUUID()}-${randomUUID()}`;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const byNotify = await workerHere(desk.stage.database.workerUrl, {
    MAIL: 'notify', NOTIFY_API_KEY: key, NOTIFY_TEMPLATE_ID: randomUUID(), NOTIFY_URL: url, PORTAL_URL: 'https://concordat.example',
  }); // prettier-ignore
  await choose('policeManager', { mine: 'DAILY' });
  const id = await work('policeManager');
  await tell();
  // As a worker leaves it that dies between handing a mail over and writing down what came of it.
  await rows(
    `with m as (insert into concordat.mail (reference, agency_id, staff_id, state, things) select $2, agency_id, staff_id, 'SENDING', 1
       from concordat.notice where work_item_id = $1 returning id)
     update concordat.notice set state = 'MAILED', mail_id = (select id from m) where work_item_id = $1`,
    id,
    `MSG-${randomUUID()}`,
  );
  expect(await tellPeople(byNotify)).toEqual(posted === 0 ? { sent: 1 } : {});
  await clock('2027-03-01T10:05:00Z');
  await tellPeople(byNotify);
  await tellPeople(byNotify);
  expect(asked.filter((method) => method === 'POST')).toHaveLength(posted);
  expect(await states(id)).toEqual([`MAILED ${state}`]);
  await byNotify.close();
  server.close();
});
