import { randomUUID } from 'node:crypto';
import { answered, EnquiryDesk, instead, type Told } from '../support/enquiry-desk.js';
import type { Json } from '../support/sharing-desk.js';

let desk: EnquiryDesk;
beforeAll(async () => {
  desk = await EnquiryDesk.open();
});
afterAll(() => desk?.sharing.stage.strike());

const NONE = answered('last', { declared: 'NONE_HELD' });
const WITHHELD = { reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'It would show who told us.' };
const BASE = [
  answered('harm', { overall: 'MEDIUM' }), answered('document', { different: 'false' }), answered('plan', { said: 'A hostel.' }),
  answered('contact', { said: 'On Tuesdays.' }),
]; // prettier-ignore
const idsOf = (lines: unknown): string[] => (lines as { noteIds: string[] }[]).flatMap(({ noteIds }) => noteIds);

async function replies(id: string): Promise<Record<string, Json>> {
  const { replyShares } = await desk.tell('policeManager', 'whole', { id });
  for (const share of replyShares as { id: string }[]) await desk.sharing.open('policeManager', share.id);
  const whole = await desk.tell('policeManager', 'whole', { id });
  const current = (whole['replies'] as Json[]).filter(({ supersededAt }) => supersededAt === null);
  return Object.fromEntries(current.map((one) => [one['questionCode'], one]));
}
async function again(id: string, answer: Json, more: Json = {}): Promise<Told> {
  return desk.sent(id, [{ ...answer, seenVersion: await desk.versionOf(id, answer['questionCode'] as string) }], more);
}

describe('what is held, and not sent', () => {
  it('SHR-01: a graver note without a decision stops all of it; decided, it goes with the answers', async () => {
    const personId = await desk.sharing.person();
    const grave = await desk.sharing.note('practitioner', personId, (note) =>
      note.grave().with({ category: 'FIRE', category_group: 'VIOLENCE' }),
    );
    const id = await desk.asked({ personId });
    await desk.save(id, BASE);
    const before = await desk.sharing.traces(personId);
    expect(await desk.tell('practitioner', 'check', { enquiryId: id })).toMatchObject({ ready: false, graver: [{ noteIds: [grave] }] });
    const stopped = await desk.send(id);
    expect(stopped).toMatchObject({ __typename: 'ExplanationNeeded', code: 'SHR-01' });
    expect(idsOf((stopped['recipients'] as { lines: unknown }[])[0]?.lines)).toEqual([grave]);
    expect(await desk.sharing.traces(personId)).toEqual(before);
    expect([
      await desk.sharing.count('answer', 'enquiry_id = $1', id),
      await desk.sharing.count('answer_draft', 'enquiry_id = $1', id),
    ]).toEqual([0, 4]);
    const sent = await desk.send(id, { notes: [{ noteIds: [grave], outcome: 'WITHHELD', ...WITHHELD }] });
    expect(sent).toMatchObject({ __typename: 'AnswersSent', stillOpen: 2 });
    const set = (sent['set'] as { id: string }).id;
    expect(await desk.sharing.count('decision', 'set_id = $1', set)).toBe(5);
    expect(await desk.sharing.rows('select purpose, gateway, asked from concordat.set_recipient where set_id = $1', set)).toEqual([
      { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', asked: null },
    ]);
  });

  it('ENQ-14: "not held" and "not known" where a note about it is held and not sent; withheld, or sent, it goes', async () => {
    const personId = await desk.sharing.person();
    const blade = await desk.sharing.note('practitioner', personId, (note) => note.grave());
    const id = await desk.asked({ personId });
    const notes = [{ noteIds: [blade], outcome: 'WITHHELD', ...WITHHELD }];
    for (const state of ['NOT_HELD', 'NOT_KNOWN']) {
      const sent = await again(id, instead('weapon', state), { notes });
      expect(sent).toMatchObject({ __typename: 'EnquiryRefused', code: 'ENQ-14', problems: [{ questionCode: 'weapon' }] });
    }
    expect(await desk.sharing.count('answer', 'enquiry_id = $1', id)).toBe(0);
    expect(await again(id, instead('weapon', 'WITHHELD', WITHHELD), { notes })).toMatchObject({ __typename: 'AnswersSent' });
    const other = await desk.asked({ personId: await desk.sharing.person() });
    expect(await again(other, instead('weapon', 'NOT_HELD'))).toMatchObject({ __typename: 'AnswersSent' });
  });

  it('ENQ-12 and ENQ-13: the declaration is needed to finish, and held to what is held', async () => {
    const personId = await desk.sharing.person();
    const graver = await desk.sharing.note('practitioner', personId, (note) =>
      note.grave().with({ level: 'VERY_HIGH', category: 'CHILD_PROTECTION', category_group: 'CHILDREN' }),
    );
    const id = await desk.asked({ personId });
    const all = [...BASE, answered('weapon', { held: 'false' })];
    const keepBack = [{ noteIds: [graver], outcome: 'WITHHELD', ...WITHHELD }];
    expect(await desk.sent(id, all, { notes: keepBack })).toMatchObject({ code: 'ENQ-13', problems: [{ questionCode: 'last' }] });
    expect(await again(id, NONE, { notes: keepBack })).toMatchObject({ code: 'ENQ-12' });
    expect(await again(id, answered('last', { declared: 'ALL_SHARED' }), { notes: keepBack })).toMatchObject({ code: 'ENQ-12' });
    expect(await again(id, instead('last', 'NOT_KNOWN'), { notes: keepBack })).toMatchObject({ code: 'ENQ-13' });
    const attached = [{ noteIds: [graver], outcome: 'SHARED' }];
    const left = await again(id, answered('last', { declared: 'ALL_SHARED' }), { notes: attached });
    expect(left).toMatchObject({ code: 'SHR-08' });
    expect(await desk.tell('practitioner', 'check', { enquiryId: id, noteIds: [graver] })).toMatchObject({
      ready: true,
      expectedLeftOut: [{ shortName: 'Larchford Council' }],
    });
    const council = desk.sharing.stage.cast.players.housingOfficer.agencyId;
    const expectedLeftOut = [{ agencyId: council, reasonWords: 'Told in the meeting yesterday.' }];
    const sent = await desk.send(id, { notes: attached, expectedLeftOut });
    expect(sent).toMatchObject({ __typename: 'AnswersSent', stillOpen: 0, enquiry: { state: 'ANSWERED' } });
    const [share] = sent['shares'] as { id: string }[];
    expect(
      await desk.sharing.rows(
        'select item_kind, count(*)::int n from concordat.share_item where share_id = $1 group by 1 order by 1',
        share?.id,
      ),
    ).toEqual([
      { item_kind: 'ANSWER', n: 6 },
      { item_kind: 'NOTE', n: 1 },
    ]);
  });
});

describe('an answer put right', () => {
  it('replaces the one before, which stays on the record of both', async () => {
    const personId = await desk.sharing.person();
    const id = await desk.asked({ personId });
    await desk.sent(id, [...BASE, answered('weapon', { held: 'false' }), NONE]);
    expect((await replies(id))['plan']).toMatchObject({ body: 'What is known about plan?\nA hostel.' });
    const right = await again(id, answered('plan', { said: 'With Person K, not a hostel.' }));
    expect(right).toMatchObject({ __typename: 'AnswersSent', stillOpen: 0, enquiry: { state: 'ANSWERED' } });
    expect((await replies(id))['plan']).toMatchObject({ body: 'What is known about plan?\nWith Person K, not a hostel.' });
    expect(await desk.sharing.count('share_item', `enquiry_id = $1 and question_code = 'plan' and superseded_at is not null`, id)).toBe(1);
    const kept = await desk.sharing.rows(
      `select round, replaces is not null as replaced from concordat.answer where enquiry_id = $1 and question_code = 'plan' order by round`,
      id,
    );
    expect(kept).toEqual([{ round: 1, replaced: false }, { round: 2, replaced: true }]); // prettier-ignore
    expect(await desk.sharing.count('trail_entry', `person_id = $1 and kind = 'CORRECTED'`, personId)).toBe(2);
    // What was sent is taken back, not withheld.
    expect(await again(id, instead('plan', 'WITHHELD', WITHHELD))).toMatchObject({ code: 'SHR-10' });
  });

  it('opens a question that nobody has answered: the enquiry is not complete any more, and is work again', async () => {
    const personId = await desk.sharing.person();
    const id = await desk.asked({ personId });
    await desk.sent(id, [...BASE, answered('weapon', { held: 'false' }), NONE]);
    const toAnswer = () => desk.sharing.count('work_item', `person_id = $1 and kind = 'ENQUIRY_TO_ANSWER' and closed_at is null`, personId);
    expect(await toAnswer()).toBe(0);
    const opened = await again(id, answered('weapon', { held: 'true' }));
    expect([opened['stillOpen'], (opened['enquiry'] as Json)['state'], await toAnswer()]).toEqual([1, 'ANSWERED_IN_PART', 1]);
    expect(await again(id, answered('which', { said: 'A blade.' }))).toMatchObject({ stillOpen: 0, enquiry: { state: 'ANSWERED' } });
    expect(await toAnswer()).toBe(0);
  });

  it('made irrelevant before it is sent is kept on the record and does not go', async () => {
    const id = await desk.asked();
    await desk.save(id, [answered('weapon', { held: 'true' }), answered('which', { said: 'A blade under the bed.' })]);
    const sent = await again(id, answered('weapon', { held: 'false' }));
    expect(sent).toMatchObject({ __typename: 'AnswersSent', enquiry: { answeredCodes: ['weapon'] } });
    expect(await desk.sharing.rows('select question_code, relevant from concordat.answer where enquiry_id = $1 order by 1', id)).toEqual([
      { question_code: 'weapon', relevant: true },
      { question_code: 'which', relevant: false },
    ]);
    expect(await desk.sharing.count('share_item', 'body like $1', '%under the bed%')).toBe(0);
    // Asked again, it is shown again, and has still not been sent.
    expect(await again(id, answered('weapon', { held: 'true' }))).toMatchObject({ stillOpen: 6 });
    const which = desk.question(await desk.tell('practitioner', 'answering', { enquiryId: id }), 'which');
    expect(which).toMatchObject({ open: true, state: 'ANSWERED', sentAt: null });
  });

  it('a reply that is revoked falls back to "no further answer", like one that was never told', async () => {
    const id = await desk.asked();
    const sent = await desk.sent(id, [...BASE, answered('weapon', { held: 'false' }), NONE]);
    expect(Object.keys(await replies(id))).toHaveLength(6);
    const [share] = sent['shares'] as { id: string }[];
    expect(await desk.sharing.revoke('practitioner', share?.id)).toMatchObject({ __typename: 'ShareRevoked' });
    expect(await replies(id)).toEqual({});
    const whole = await desk.tell('policeManager', 'whole', { id });
    expect(whole['answeredCodes']).toHaveLength(6);
    expect(JSON.stringify(whole)).not.toMatch(/hostel|Tuesdays/);
    expect(await again(id, answered('plan', { said: 'A hostel.' }, { source: 'Looked at again' }))).toMatchObject({
      __typename: 'AnswersSent',
    });
    expect(Object.keys(await replies(id))).toEqual(['plan']);
  });
});

describe('what does not fit together', () => {
  it('is flagged on both sides, each with its own work, and settled by each for itself', async () => {
    const personId = await desk.sharing.person();
    const id = await desk.asked({ personId });
    const sent = await desk.sent(id, [
      answered('document', { different: 'true', level: 'HIGH' }),
      answered('plan', { said: 'So he says.' }),
    ]);
    expect(sent['contradictions']).toMatchObject([{ kind: 'DIFFERENT_ROSH', questionCodes: ['document'] }]);
    const flags = await desk.sharing.rows<{ agency_id: string; kind: string; id: string }>(
      'select agency_id, kind, id from concordat.contradiction where enquiry_id = $1',
      id,
    );
    const { policeManager, practitioner } = desk.sharing.stage.cast.players;
    expect(flags.map(({ agency_id }) => agency_id).sort()).toEqual([policeManager.agencyId, practitioner.agencyId].sort());
    const idOf = (agencyId: string) => flags.find(({ agency_id }) => agency_id === agencyId)?.id;
    const work = async (player: 'policeManager' | 'practitioner') =>
      (await desk.sharing.work(player, personId)).filter(({ kind }) => kind === 'CONTRADICTION').map(({ subjectId }) => subjectId);
    expect([await work('policeManager'), await work('practitioner')]).toEqual([
      [idOf(policeManager.agencyId)],
      [idOf(practitioner.agencyId)],
    ]);
    const settle = (player: 'policeManager' | 'practitioner', flag: unknown, words = 'The document was wrong. It has been put right.') =>
      desk.act(player, 'settle', { key: randomUUID(), id: flag as string, words });
    expect(await settle('policeManager', idOf(practitioner.agencyId))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await settle('policeManager', idOf(policeManager.agencyId), 'n/a')).toMatchObject({ code: 'ENQ-24' });
    expect(await settle('policeManager', idOf(policeManager.agencyId))).toMatchObject({
      __typename: 'ContradictionSettled',
      contradiction: { settledAt: expect.any(String) },
    });
    expect(await settle('policeManager', idOf(policeManager.agencyId), 'It was settled differently.')).toMatchObject({ code: 'ENQ-25' });
    expect([await work('policeManager'), (await work('practitioner')).length]).toEqual([[], 1]);
    // Said again it is no news on the side where it is open.
    expect(
      (await again(id, answered('document', { different: 'true', level: 'HIGH' }, { source: 'Read again' })))['contradictions'],
    ).toEqual([]);
  });
});
