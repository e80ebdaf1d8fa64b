import { createHash } from 'node:crypto';
import { Denied, isRefusal } from '@lib/kernel';
import type { AnswerDecided, ItemBrought } from './item-brought.js';
import { refusalToName } from './sharing-checks.js';
import { planSharing, toDecide } from './sharing-decision.js';
import type { RecipientInput, SetInput, SharingFacts } from './sharing-input.js';
import type { SharingPlan } from './sharing-plan.js';
import type { SharingRefusal } from './sharing-refusals.js';
import { day, OFFICER, POLICE } from './spec/builders.js';
import { aNoteToShare, aSet, decide, facts, high, low, toPolice } from './spec/decision-builders.js';

const now = day(0);
const anAnswer = (id: string, level: ItemBrought['level'], more: Partial<ItemBrought> = {}): ItemBrought => ({
  kind: 'ANSWER',
  id,
  enquiryId: 'enquiry',
  questionCode: `q-${id}`,
  question: 'Does he hold a weapon?',
  body: 'Does he hold a weapon?\nYes, a knife',
  level,
  basis: 'RECORD_SEEN',
  marking: 'OFFICIAL',
  disclosable: 'NO',
  happenedOn: '2027-03-01',
  answer: { state: 'ANSWERED', rows: [{ held: true }], source: null, awaitingFrom: null, awaitingUntil: null },
  thirdParties: [],
  ...more,
});
const before = (answer: ItemBrought, more: Partial<AnswerDecided> = {}): AnswerDecided => ({
  id: `before ${answer.id}`,
  enquiryId: answer.enquiryId,
  questionCode: answer.questionCode,
  recipient: POLICE,
  outcome: 'WITHHELD',
  state: null,
  endedAt: null,
  ...more,
});
const try_ = (input: SetInput, of: SharingFacts): SharingPlan | SharingRefusal => planSharing(input, of, 'CON-1', now);
const plan = (input: SetInput, of: SharingFacts): SharingPlan => {
  const made = try_(input, of);
  if (isRefusal(made)) throw new Error(`refused: ${made.code} ${made.explanation}`);
  return made as SharingPlan;
};
const lowAnswer = anAnswer('a1', 'LOW');
const grave = anAnswer('a2', 'HIGH');
const with_ = (brought: readonly ItemBrought[], more: Partial<SharingFacts> = {}): SharingFacts => facts({ brought, ...more });

describe('answers that are brought', () => {
  it('are frozen as they go, beside the notes, and are never among what is held', () => {
    const made = plan(aSet([toPolice([decide(lowAnswer, 'SHARED'), decide(high, 'SHARED')])]), with_([lowAnswer]));
    expect(made.decisions.map(({ item, level, outcome }) => [item.kind, item.id, level, outcome])).toEqual([
      ['ANSWER', 'a1', 'LOW', 'SHARED'],
      ['NOTE', 'high', 'HIGH', 'SHARED'],
    ]);
    const [item] = made.shares[0]?.items ?? [];
    expect(item).toMatchObject({ inPart: false, body: lowAnswer.body, level: 'LOW' });
    expect(item?.bodyHash.toString('hex')).toBe(createHash('sha256').update(lowAnswer.body).digest('hex'));
    expect(item?.item).toMatchObject({
      kind: 'ANSWER',
      version: 1,
      category: 'ANSWER',
      nature: 'FACT',
      handlingCode: 'P',
      answered: lowAnswer,
    });
    expect(made.set.considered.held.map(({ noteId }) => noteId)).toEqual(['low', 'high']);
  });

  it('are an assessment when they are somebody’s judgement', () => {
    const judged = anAnswer('a3', 'LOW', { basis: 'PROFESSIONAL_JUDGEMENT' });
    const made = plan(aSet([toPolice([decide(judged, 'SHARED'), decide(high, 'SHARED')])]), with_([judged]));
    expect(made.shares[0]?.items[0]?.item.nature).toBe('ASSESSMENT');
  });

  it.each([
    ['LOW', ['high']],
    ['MEDIUM', ['high']],
    ['HIGH', []],
    ['VERY_HIGH', []],
  ] as const)('SHR-01 a %s answer leaves these graver notes to decide about: %p', (level, graver) => {
    const answer = anAnswer('a', level);
    const made = try_(aSet([toPolice([decide(answer, 'SHARED')])]), with_([answer]));
    const listed = isRefusal(made) && 'recipients' in made ? made.recipients.flatMap(({ notes }) => notes.map(({ id }) => id)) : [];
    expect([isRefusal(made) && made.code, listed]).toEqual([graver.length > 0 && 'SHR-01', graver]);
  });

  it('SHR-01 what is withheld or left out of an answer is not sent, so nothing is graver than it', () => {
    expect(plan(aSet([toPolice([decide(grave, 'WITHHELD')])]), with_([grave])).shares).toEqual([]);
  });

  it('SHR-01 a decision about an answer never stands for a note, even under the note’s own id', () => {
    const twin = anAnswer(high.id, 'HIGH');
    const made = try_(aSet([toPolice([decide(low, 'SHARED'), decide(twin, 'WITHHELD')])]), with_([twin]));
    expect(made).toMatchObject({ code: 'SHR-01', recipients: [{ notes: [high] }] });
    const sent = anAnswer(high.id, 'LOW');
    expect(try_(aSet([toPolice([decide(sent, 'SHARED')])]), with_([sent]))).toMatchObject({ code: 'SHR-01' });
  });

  it('withheld at high or above are endorsed within a day, and all withheld ones are looked at again', () => {
    const medium = anAnswer('a4', 'MEDIUM');
    const made = plan(aSet([toPolice([decide(grave, 'WITHHELD'), decide(medium, 'WITHHELD')])]), with_([grave, medium]));
    expect(made.decisions.map(({ reviewBy, endorseDueAt }) => [reviewBy, endorseDueAt])).toEqual([
      ['2027-03-30', day(1)],
      ['2027-05-31', null],
    ]);
  });

  it('SHR-06 withheld at high need words of the decider’s own', () => {
    const outcome = decide(grave, 'WITHHELD', { reasonCode: 'LEGAL_ADVICE', words: null });
    expect(try_(aSet([toPolice([outcome])]), with_([grave]))).toMatchObject({ code: 'SHR-06', noteId: 'a2', field: 'words' });
  });

  it.each(['REFERRED_TO_DUTY_DESK', 'SPOKEN_INSTEAD'])('SHR-06 %s is a reason about an answer, never about a note', (reasonCode) => {
    const made = plan(aSet([toPolice([decide(grave, 'NOT_RELEVANT', { reasonCode })])]), with_([grave]));
    expect([made.decisions[0]?.reasonCode, made.decisions[0]?.endorseDueAt, made.shares]).toEqual([reasonCode, null, []]);
    const refused = try_(aSet([toPolice([decide(high, 'NOT_RELEVANT', { reasonCode })])]), facts());
    expect(refused).toMatchObject({ code: 'SHR-06', field: 'reasonCode' });
  });

  it('replace the decisions in force about the same question towards the same recipient', () => {
    const answered = [
      before(grave),
      before(grave, { id: 'sent', outcome: 'SHARED', state: 'AWAITING' }),
      before(grave, { id: 'ended', endedAt: day(-1) }),
      before(grave, { id: 'to somebody else', recipient: OFFICER }),
      before(grave, { id: 'another question', questionCode: 'q-other' }),
      before(grave, { id: 'another enquiry', enquiryId: 'other' }),
    ];
    const made = plan(aSet([toPolice([decide(grave, 'SHARED')])]), with_([grave], { answered }));
    expect(made.decisions[0]?.replaces).toEqual(['before a2', 'sent']);
    expect(plan(aSet([toPolice([decide(high, 'SHARED')])]), facts({ answered })).decisions[0]?.replaces).toEqual([]);
  });

  it('SHR-10 an answer that has gone out is not withheld afterwards; "we are waiting" may be', () => {
    const withheld = aSet([toPolice([decide(grave, 'WITHHELD')])]);
    const gone = before(grave, { outcome: 'SHARED', state: 'ANSWERED' });
    expect(try_(withheld, with_([grave], { answered: [gone] }))).toMatchObject({ code: 'SHR-10', noteId: 'a2' });
    expect(plan(withheld, with_([grave], { answered: [{ ...gone, state: 'AWAITING' }] })).decisions[0]?.replaces).toEqual(['before a2']);
    expect(plan(withheld, with_([grave], { answered: [{ ...gone, endedAt: day(-1) }] })).decisions[0]?.replaces).toEqual([]);
    expect(plan(aSet([toPolice([decide(grave, 'SHARED')])]), with_([grave], { answered: [gone] })).decisions[0]?.replaces).toEqual([
      'before a2',
    ]);
  });

  it('SHR-08 make nobody expected: they are for whoever asked', () => {
    const prison = { agencyId: 'prison', kind: 'PRISON', name: 'HMP Elmwick' };
    const onCase = [...facts().onCase, prison];
    const knife = aNoteToShare('knife', 'HIGH', { categoryGroup: 'WEAPONS' });
    const of = with_([grave], { held: [knife], stage: 'BEFORE_RELEASE', onCase });
    expect(plan(aSet([toPolice([decide(grave, 'SHARED')])]), of).shares).toHaveLength(1);
    expect(try_(aSet([toPolice([decide(grave, 'SHARED'), decide(knife, 'SHARED')])]), of)).toMatchObject({ code: 'SHR-08' });
  });

  it('are all decided about, and nothing else is', () => {
    expect(() => try_(aSet([toPolice([decide(lowAnswer, 'SHARED')])]), with_([lowAnswer, grave]))).toThrow(RangeError);
    expect(() => try_(aSet([toPolice([decide(grave, 'SHARED')])]), facts())).toThrow(Denied);
  });

  it('count in what a page lists beforehand', () => {
    const listed = (answerLevels: ItemBrought['level'][]) =>
      toDecide({ noteIds: [], answerLevels }, POLICE, aSet([]), facts(), now).graver.flatMap(({ notes }) => notes.map(({ id }) => id));
    expect([listed([]), listed(['HIGH']), listed(['HIGH', 'LOW'])]).toEqual([[], [], ['high']]);
  });
});

describe('naming a person by asking about them', () => {
  const ask = (to: Partial<RecipientInput> = {}, of: Partial<SharingFacts> = {}) => refusalToName(aSet([toPolice([], to)]), facts(of), now);

  it('takes what a share would take, and nothing that is sent', () => expect(ask()).toBeNull());

  it.each<[string, Partial<RecipientInput>, Partial<SharingFacts>, object]>([
    ['SHR-03 the recipient is not allowed', {}, { recipients: [{ recipient: POLICE, allowed: false }] }, { code: 'SHR-03' }],
    ['SHR-02 no agreement in force', {}, { agreements: [] }, { code: 'SHR-02' }],
    ['SHR-02 none for this purpose', { purpose: 'OTHER' }, {}, { code: 'SHR-02' }],
    ['SHR-09 no gateway', { gateway: '' }, {}, { code: 'SHR-09', field: 'gateway' }],
    ['SHR-09 no necessity', { necessity: '...' }, {}, { code: 'SHR-09', field: 'necessity' }],
    ['SHR-09 an agency new to the person, without why', {}, { onCase: [] }, { code: 'SHR-09', field: 'whyNeeded' }],
  ])('%s', (_what, to, of, refused) => expect(ask(to, of)).toMatchObject(refused));
});
