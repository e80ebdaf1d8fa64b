import { refusalToRecordTelling, type TellingAsked, tellingSaid } from './telling.js';
import {
  type DecisionAsked,
  decisionSaid,
  NEUTRAL_WORDS,
  type ProposalAsked,
  proposalSaid,
  refusalToDecideOn,
  refusalToPropose,
  type Stands,
} from './third-party-disclosure.js';

const NOW = new Date('2027-03-01T10:00:00Z');
const OPEN: Stands = { outcome: null, mayLeaveInWriting: false, decidedAt: null, recordedAt: null, supersededAt: null };
const TO_TELL: Stands = { ...OPEN, outcome: 'TELL', decidedAt: new Date('2027-03-01T09:00:30Z') };
const NOT_TO_TELL: Stands = { ...TO_TELL, outcome: 'NOT_TO_TELL' };

const PROPOSAL: ProposalAsked = {
  need: 'He moves in with her.',
  relation: 'His aunt',
  whyThem: 'She opens the door.',
  harm: 'He may find out.',
  sought: true,
  representations: 'He wants to say it himself.',
};
const propose = (more: Partial<ProposalAsked>) => refusalToPropose(proposalSaid({ ...PROPOSAL, ...more }))?.code ?? null;
test.each<[string | null, Partial<ProposalAsked>]>([
  [null, {}],
  [null, { relation: null, thirdPartyId: 'somebody' }],
  ['TPD-01', { need: 'n/a' }],
  ['TPD-02', { relation: null }],
  ['TPD-02', { thirdPartyId: 'somebody' }],
  ['TPD-03', { whyThem: '' }],
  ['TPD-04', { harm: 'tbc' }],
  ['TPD-05', { representations: 'none' }],
])('%s: a proposal with %j', (code, more) => expect(propose(more)).toBe(code));

const DECISION: DecisionAsked = { decidedAs: 'DI', outcome: 'TELL', why: 'Nobody else can protect her.', exactWords: 'Take care.' };
const decide = (more: Partial<DecisionAsked>, now = OPEN) => refusalToDecideOn(now, decisionSaid({ ...DECISION, ...more }))?.code ?? null;
test.each<[string | null, Partial<DecisionAsked>, Stands?]>([
  [null, {}],
  ['TPD-06', {}, TO_TELL],
  ['TPD-07', {}, { ...OPEN, supersededAt: NOW }],
  ['TPD-08', { decidedAs: '?' }],
  ['TPD-09', { why: 'n/a' }],
  ['TPD-10', { exactWords: null }],
  ['TPD-11', { mayLeaveInWriting: true }],
  ['TPD-12', { outcome: 'NOT_TO_TELL', neutralWords: 'n/a' }],
])('%s: a decision with %j', (code, more, ...now) => expect(decide(more, ...now)).toBe(code));

test('the neutral words are one text for both, and words of the other branch are not kept', () => {
  const said = (['NOTHING_TO_DISCLOSE', 'NOT_TO_TELL'] as const).map((outcome) => decisionSaid({ ...DECISION, outcome }));
  expect(said.map(({ neutralWords, exactWords }) => [neutralWords, exactWords])).toEqual([
    [NEUTRAL_WORDS, null],
    [NEUTRAL_WORDS, null],
  ]);
  expect(decisionSaid({ ...DECISION, neutralWords: 'Nothing is held.', whyInWriting: 'A card.' })).toMatchObject({
    neutralWords: null,
    mayLeaveInWriting: false,
    whyInWriting: null,
  });
});

const TOLD: TellingAsked = {
  telling: 'TOLD',
  safetyPlan: 'IN_PLACE',
  safetyWords: 'An adviser stays.',
  undertaking: true,
  toldBy: 'A. Officer',
  present: 'None',
  place: 'Home',
  toldAt: new Date('2027-03-01T09:00:00Z'),
};
const tell = (more: Partial<TellingAsked>, now = TO_TELL) =>
  refusalToRecordTelling(now, tellingSaid({ ...TOLD, ...more }), NOW)?.code ?? null;
test.each<[string | null, Partial<TellingAsked>, Stands?]>([
  [null, {}],
  [null, { telling: 'NO_UNDERTAKING', undertaking: null }],
  [null, { telling: 'NOBODY_ASKED' }, NOT_TO_TELL],
  [null, { leftInWriting: 'A card.' }, { ...TO_TELL, mayLeaveInWriting: true }],
  ['TPD-07', {}, { ...TO_TELL, supersededAt: NOW }],
  ['TPD-13', {}, OPEN],
  ['TPD-14', {}, { ...TO_TELL, recordedAt: NOW }],
  ['TPD-15', {}, NOT_TO_TELL],
  ['TPD-15', { telling: 'NOBODY_ASKED' }],
  ['TPD-16', { safetyPlan: null }],
  ['TPD-16', { telling: 'NO_UNDERTAKING', safetyWords: 'tbc' }],
  ['TPD-17', { toldBy: null }],
  ['TPD-17', { toldAt: null }],
  ['TPD-17', { toldAt: new Date('2027-03-01T08:59:59Z') }],
  ['TPD-17', { toldAt: new Date('2027-03-01T10:00:01Z') }],
  ['TPD-18', { present: null }],
  ['TPD-18', { place: null }],
  ['TPD-18', { inPerson: false }],
  ['TPD-19', { undertaking: false }],
  ['TPD-20', { leftInWriting: 'A card.' }],
  ['TPD-21', { telling: 'NOT_POSSIBLE' }],
])('%s: a telling with %j', (code, more, ...now) => expect(tell(more, ...now)).toBe(code));

test('what did not happen is not kept', () => {
  expect(tellingSaid({ ...TOLD, telling: 'NOT_POSSIBLE', tellingWords: 'She has moved.' })).toMatchObject({
    tellingWords: 'She has moved.',
    safetyPlan: null,
    toldBy: null,
    place: null,
    inPerson: null,
    toldAt: null,
  });
});
