import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Player } from '../support/actors.js';
import { setClock } from '../support/database.js';
import { answered, EnquiryDesk, instead, PROVENANCE, SMALL_SET, type Told } from '../support/enquiry-desk.js';
import { asLoader } from '../support/loader.js';
import type { Json } from '../support/sharing-desk.js';
import { buildWorker, workOnce } from '../support/worker.js';

let desk: EnquiryDesk;
/** Here probation asks the police, who have a supervisor. */
const SET = { ...SMALL_SET, code: 'other-way', askedBy: ['PROBATION'], askedOf: ['POLICE'] };
beforeAll(async () => {
  desk = await EnquiryDesk.open();
  const { practitioner, policeGovernor, policeAuditor } = desk.sharing.stage.cast.players;
  await asLoader(desk.sharing.stage.database.ownerUrl, (insert) =>
    insert('question_set', {
      agency_id: practitioner.agencyId,
      code: SET.code,
      version: 1,
      title: SET.title,
      definition: JSON.stringify(SET),
      definition_hash: createHash('sha256').update(canonicalize(SET)).digest(),
      state: 'PUBLISHED',
      drafted_by: practitioner.staffId,
      proposed_by: policeGovernor.staffId,
      proposed_at: '2026-01-01T09:00:00Z',
      decided_by: policeAuditor.staffId,
      decided_at: '2026-01-02T09:00:00Z',
    }),
  );
});
afterAll(() => desk?.sharing.stage.strike());

const withheld = (code: string, more: Json = {}): Json =>
  instead(code, 'WITHHELD', { reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'It would show who told us.', ...more });

async function asked(): Promise<{ person: string; enquiry: string }> {
  const person = await desk.sharing.person();
  const recipient = { agencyId: desk.sharing.stage.cast.players.policeManager.agencyId };
  const input = { personId: person, setCode: SET.code, setVersion: 1, recipient, why: 'He is to be released' };
  const done = await desk.act('practitioner', 'ask', input);
  if (done.__typename !== 'EnquiryAsked') throw new Error(`not asked: ${JSON.stringify(done)}`);
  return { person, enquiry: (done['enquiry'] as { id: string }).id };
}
async function reply(enquiryId: string, ...answers: readonly Json[]): Promise<Told> {
  const before = await desk.tell('policeManager', 'answering', { enquiryId });
  const seen = answers.map((one) => ({ ...one, seenVersion: desk.question(before, one['questionCode'] as string).version }));
  const saved = await desk.tell('policeManager', 'save', { input: { enquiryId, answers: seen } });
  if (saved.__typename !== 'AnswersSaved') throw new Error(JSON.stringify(saved));
  const check = await desk.tell('policeManager', 'check', { enquiryId });
  return desk.act('policeManager', 'send', { enquiryId, seen: check['seen'] });
}
interface DecisionRow {
  readonly id: string;
  readonly item_kind: string;
  readonly question_code: string;
  readonly question: string;
  readonly outcome: string;
  readonly ended_why: string | null;
}
const decisions = (enquiry: string): Promise<DecisionRow[]> =>
  desk.sharing.rows<DecisionRow>(
    'select id, item_kind, question_code, question, outcome, ended_why from concordat.decision where enquiry_id = $1 order by decided_at, question_code',
    enquiry,
  );
const items = (enquiry: string) =>
  desk.sharing.rows(
    `select question_code, answer ->> 'state' as state, note_id, superseded_at is not null as superseded from concordat.share_item
      where enquiry_id = $1 order by question_code, id`,
    enquiry,
  );
/** What sharing asks of somebody; what the enquiry asks is not looked at here. */
const looks = async (player: Player, person: string) =>
  (await desk.sharing.work(player, person)).filter(({ kind }) => !kind.startsWith('ENQUIRY'));
const plan = answered('plan', { said: 'He goes to the hostel.' });

describe('an answer that is withheld', () => {
  it('is nowhere for whoever asked, and a supervisor of the unit is asked to endorse it', async () => {
    const { person, enquiry } = await asked();
    expect(await reply(enquiry, plan, withheld('weapon'))).toMatchObject({ __typename: 'AnswersSent' });
    const [first, second] = await decisions(enquiry);
    expect([first, second]).toMatchObject([
      { item_kind: 'ANSWER', question_code: 'plan', outcome: 'SHARED' },
      { item_kind: 'ANSWER', question_code: 'weapon', outcome: 'WITHHELD', question: 'What is known about weapon?' },
    ]);
    expect(await items(enquiry)).toEqual([{ question_code: 'plan', state: 'ANSWERED', note_id: null, superseded: false }]);
    const [task] = await looks('policeSupervisor', person);
    expect(task).toMatchObject({ kind: 'ENDORSE_WITHHOLDING', subjectId: second?.id, noteIds: [] });
    const read = await desk.sharing.ask('policeSupervisor', 'Decision', { id: second?.id });
    expect(read['decision']).toMatchObject({
      itemKind: 'ANSWER',
      question: 'What is known about weapon?',
      enquiryId: enquiry,
      noteLevel: 'HIGH',
    });
    expect(await desk.sharing.ask('practitioner', 'Decision', { id: second?.id })).toEqual({ decision: null });
    expect(await desk.sharing.endorse('policeSupervisor', second?.id, true)).toMatchObject({ __typename: 'Endorsed' });
    expect(await looks('policeSupervisor', person)).toEqual([]);
    const trail = await desk.sharing.rows<{ kind: string; category: string; own: boolean }>(
      'select kind, category, agency_id = $2 as own from concordat.trail_entry where enquiry_id = $1 and category is not null order by at, kind, own',
      enquiry,
      desk.sharing.stage.cast.agencies.probation,
    );
    expect(trail).toEqual([
      { kind: 'DECIDED_NOT_TO_SHARE', category: 'ANSWER', own: false },
      { kind: 'RECEIVED', category: 'ANSWER', own: true },
      { kind: 'SENT', category: 'ANSWER', own: false },
    ]);
  });

  it('sent back, is the decider’s work until it is answered again', async () => {
    const { person, enquiry } = await asked();
    await reply(enquiry, plan, withheld('weapon'));
    const id = (await decisions(enquiry))[1]?.id;
    expect(await desk.sharing.endorse('policeSupervisor', id, false, 'They live with him: tell them')).toMatchObject({
      __typename: 'Endorsed',
    });
    expect(await looks('policeManager', person)).toMatchObject([{ kind: 'SENT_BACK', noteIds: [], subjectId: id }]);
    expect(await reply(enquiry, answered('weapon', { held: 'false' }))).toMatchObject({ __typename: 'AnswersSent' });
    expect(await looks('policeManager', person)).toEqual([]);
    expect((await decisions(enquiry)).map(({ outcome, ended_why }) => [outcome, ended_why])).toEqual([
      ['SHARED', null],
      ['WITHHELD', 'SENT_BACK'],
      ['SHARED', null],
    ]);
  });

  it('decided again before it was endorsed, asks nobody to endorse it any more; circumstances leave its review day', async () => {
    const { person, enquiry } = await asked();
    await reply(enquiry, plan, withheld('weapon'), withheld('harm'));
    expect(await looks('policeSupervisor', person)).toHaveLength(2);
    await reply(enquiry, answered('weapon', { held: 'false' }));
    expect(await looks('policeSupervisor', person)).toHaveLength(1);
    const happened = { personId: person, kind: 'ARREST', happenedAt: '2026-02-01T10:00:00Z' };
    expect(await desk.sharing.other('policeManager', 'RecordCircumstance', happened)).toMatchObject({ reopened: 0 });
    const now = await decisions(enquiry);
    expect(now.map(({ question_code, outcome, ended_why }) => [question_code, outcome, ended_why])).toEqual([
      ['harm', 'WITHHELD', null],
      ['plan', 'SHARED', null],
      ['weapon', 'WITHHELD', 'REDECIDED'],
      ['weapon', 'SHARED', null],
    ]);
  });
});

describe('an answer that is given again', () => {
  it('replaces the one before: marked for both, on the trail of both, the newest holds', async () => {
    const { enquiry } = await asked();
    await reply(enquiry, plan, instead('contact', 'AWAITING', { awaitingFrom: 'The prison', awaitingUntil: '2027-01-05' }));
    const [first] = await desk.sharing.rows<{ share_id: string }>(
      'select share_id from concordat.share_item where enquiry_id = $1',
      enquiry,
    );
    await reply(enquiry, answered('contact', { said: 'Her telephone number is on file.' }, PROVENANCE));
    expect(await items(enquiry)).toEqual([
      { question_code: 'contact', state: 'AWAITING', note_id: null, superseded: true },
      { question_code: 'contact', state: 'ANSWERED', note_id: null, superseded: false },
      { question_code: 'plan', state: 'ANSWERED', note_id: null, superseded: false },
    ]);
    const corrected = await desk.sharing.rows<{ agency_id: string }>(
      `select agency_id from concordat.trail_entry where kind = 'CORRECTED' and share_id = $1`,
      first?.share_id,
    );
    const { police, probation } = desk.sharing.stage.cast.agencies;
    expect(corrected.map(({ agency_id }) => agency_id).sort()).toEqual([police, probation].sort());
  });

  it('is not withheld once it has gone out: that takes a revocation', async () => {
    const { person, enquiry } = await asked();
    await reply(enquiry, plan);
    const [share] = await desk.sharing.rows<{ id: string }>('select id from concordat.share where person_id = $1', person);
    expect(await reply(enquiry, withheld('plan'))).toMatchObject({ code: 'SHR-10' });
    expect(await desk.sharing.count('answer', 'enquiry_id = $1', enquiry)).toBe(1);
    expect(await desk.sharing.revoke('policeManager', share?.id)).toMatchObject({ __typename: 'ShareRevoked' });
    expect((await decisions(enquiry)).map(({ ended_why }) => ended_why)).toEqual(['REVOKED']);
    expect(await reply(enquiry, withheld('plan'))).toMatchObject({ __typename: 'AnswersSent' });
    expect(await items(enquiry)).toMatchObject([{ question_code: 'plan', superseded: true }]);
  });
});

describe('the day to look again at an answer that was withheld', () => {
  it('is its unit’s work; once the enquiry is over nobody is asked', async () => {
    buildWorker();
    const { database } = desk.sharing.stage;
    const [still, over] = [await asked(), await asked()];
    for (const { enquiry } of [still, over]) await reply(enquiry, plan, withheld('weapon'));
    const closed = await desk.act('practitioner', 'close', { enquiryId: over.enquiry, words: 'He is not to be released' });
    expect(closed.__typename).toBe('EnquiryChanged');
    await setClock(database.ownerUrl, new Date(Date.now() + 30 * 86_400_000).toISOString());
    expect((await workOnce(database.workerUrl)).code).toBe(0);
    const due = await desk.sharing.rows<{ person_id: string; subject_id: string }>(
      `select person_id, subject_id, role, note_ids from concordat.work_item where kind = 'REVIEW_DUE' and person_id = any($1)`,
      [still.person, over.person],
    );
    expect(due).toEqual([
      { person_id: still.person, subject_id: (await decisions(still.enquiry))[1]?.id, role: 'SUPERVISOR', note_ids: [] },
    ]);
  });
});
