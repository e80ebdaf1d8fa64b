import { Form } from '../../page/form.js';
import type { Policy } from '../../view/policy-words.js';
import { checkLines, readDecisions } from './decide-form.js';
import { decideInput } from './decide-input.js';
import type { DecideLine } from './lines.js';
import { type LineAnswer, newShareDraft, readShareDraft, recipientDraft } from './share-draft.js';

const NOTE = '0193f000-0000-7000-8000-000000000001';
const OTHER = '0193f000-0000-7000-8000-000000000002';
const AGENCY = '0193f000-0000-7000-8000-000000000900';
const draft = newShareDraft({ noteIds: [NOTE], recipients: [recipientDraft({ agencyId: AGENCY, whyNeeded: 'They visit' })] });
const policy = {
  reasons: [
    { outcome: 'SHARED', code: 'NEEDED_FOR_THEIR_WORK', label: 'Needed', selfExplaining: true },
    { outcome: 'SHARED_IN_PART', code: 'PART_NOT_NEEDED', label: 'Not all', selfExplaining: true },
    { outcome: 'WITHHELD', code: 'LEGAL_ADVICE', label: 'Legal', selfExplaining: true },
    { outcome: 'WITHHELD', code: 'NOT_PROPORTIONATE', label: 'Disproportionate', selfExplaining: false },
    { outcome: 'NOT_RELEVANT', code: 'OUTSIDE_THEIR_FUNCTION', label: 'Outside', selfExplaining: true },
  ],
} as unknown as Policy;
const posted = (typed: Record<string, string | string[]>) => {
  const form = new Form<string>([], { 'notes-0-0': NOTE, ...typed });
  const read = readDecisions(form, draft);
  return { form, read, answer: read.recipients[0]?.lines[0] as LineAnswer };
};
const errorsOf = (typed: Record<string, string | string[]>, line: Partial<DecideLine> = {}, mayWait = false): Record<string, string> => {
  const { form, answer } = posted(typed);
  const whole = {
    kind: 'GRAVER',
    noteIds: [NOTE],
    title: 'Weapon',
    level: 'MEDIUM',
    notes: [{ body: 'All of it' }],
    hasConditions: false,
    ...line,
    answer,
  };
  checkLines(form, [whole as unknown as DecideLine], { at: 0, name: 'Police', mayWait }, policy);
  return form.errors;
};

describe('the form of step 2', () => {
  it('reads back exactly what was typed, under every outcome, so that nothing is lost', () => {
    const { answer } = posted({
      'outcome-0-0': 'DEFERRED',
      'words-WITHHELD-0-0': 'typed before I changed my mind',
      'until-0-0-day': '31',
      'until-0-0-month': '2',
      'cuts-0-0': ['THIRD_PARTY', 'OTHER_CUT'],
    });
    expect(answer).toMatchObject({
      outcome: 'DEFERRED',
      words: { WITHHELD: 'typed before I changed my mind' },
      until: { day: '31', month: '2', year: '' },
      cuts: ['THIRD_PARTY', 'OTHER_CUT'],
    });
  });

  it('keeps nothing that is not an id, and stops at the first line that names no note', () => {
    const { read } = posted({ 'notes-0-0': `${NOTE} nonsense`, 'notes-0-1': 'x', 'notes-0-2': OTHER });
    expect(read.recipients[0]?.lines.map(({ noteIds }) => noteIds)).toEqual([[NOTE]]);
  });

  it('asks for an answer, unless it was already told and may wait', () => {
    expect(errorsOf({})).toEqual({ 'outcome-0-0': 'Choose what Police is told about “Weapon”' });
    expect(errorsOf({}, {}, true)).toEqual({});
    expect(errorsOf({}, { kind: 'CHOSEN' }, true)).toHaveProperty('outcome-0-0');
  });

  it('a code that says the whole reason needs no words, except where words are always needed', () => {
    const withheld = { 'outcome-0-0': 'WITHHELD', 'review-0-0-day': '1', 'review-0-0-month': '4', 'review-0-0-year': '2027' };
    expect(errorsOf({ ...withheld, 'reason-WITHHELD-0-0': 'LEGAL_ADVICE' })).toEqual({});
    expect(errorsOf({ ...withheld, 'reason-WITHHELD-0-0': 'LEGAL_ADVICE' }, { level: 'HIGH' })).toHaveProperty('words-WITHHELD-0-0');
    expect(errorsOf({ ...withheld, 'reason-WITHHELD-0-0': 'NOT_PROPORTIONATE' })).toHaveProperty('words-WITHHELD-0-0');
    const dots = { ...withheld, 'reason-WITHHELD-0-0': 'NOT_PROPORTIONATE', 'words-WITHHELD-0-0': '. . . .' };
    expect(errorsOf(dots)).toHaveProperty('words-WITHHELD-0-0');
    expect(errorsOf({ ...dots, 'words-WITHHELD-0-0': 'No need' })).toEqual({});
  });

  it('a reason of another outcome is no reason', () => {
    expect(errorsOf({ 'outcome-0-0': 'NOT_RELEVANT', 'reason-NOT_RELEVANT-0-0': 'LEGAL_ADVICE' })).toHaveProperty(
      'reason-NOT_RELEVANT-0-0',
    );
  });

  it('sharing in part takes something out, says why, and leaves something', () => {
    const part = { 'outcome-0-0': 'SHARED_IN_PART', 'reason-SHARED_IN_PART-0-0': 'PART_NOT_NEEDED' };
    expect(Object.keys(errorsOf({ ...part, 'text-0-0': 'All of it\r\n' }))).toEqual(['text-0-0', 'cuts-0-0']);
    expect(Object.keys(errorsOf({ ...part, 'text-0-0': '  ', 'cuts-0-0': 'THIRD_PARTY' }))).toEqual(['text-0-0']);
    expect(errorsOf({ ...part, 'text-0-0': 'Some of it', 'cuts-0-0': 'THIRD_PARTY' })).toEqual({});
  });

  it('handling conditions are confirmed for what goes, not for what stays', () => {
    const shared = { 'outcome-0-0': 'SHARED', 'reason-SHARED-0-0': 'NEEDED_FOR_THEIR_WORK' };
    expect(errorsOf(shared, { hasConditions: true })).toHaveProperty('conditions-0-0');
    expect(errorsOf({ ...shared, 'conditions-0-0': 'yes' }, { hasConditions: true })).toEqual({});
    expect(
      errorsOf({ 'outcome-0-0': 'NOT_RELEVANT', 'reason-NOT_RELEVANT-0-0': 'OUTSIDE_THEIR_FUNCTION' }, { hasConditions: true }),
    ).toEqual({});
  });

  it('dates that do not exist are said', () => {
    const day = { 'review-0-0-day': '30', 'review-0-0-month': '2', 'review-0-0-year': '2027' };
    expect(errorsOf({ 'outcome-0-0': 'WITHHELD', 'reason-WITHHELD-0-0': 'LEGAL_ADVICE', ...day })).toEqual({
      'review-0-0': 'The date to look at this again must be a real date',
    });
  });
});

describe('the one mutation it becomes', () => {
  it('carries only what belongs to the outcome that was chosen', () => {
    const { read } = posted({
      'outcome-0-0': 'WITHHELD',
      'reason-WITHHELD-0-0': 'LEGAL_ADVICE',
      'reason-SHARED-0-0': 'NEEDED_FOR_THEIR_WORK',
      'words-SHARED-0-0': 'left over',
      'text-0-0': 'left over',
      'review-0-0-day': '1',
      'review-0-0-month': '4',
      'review-0-0-year': '2027',
    });
    const input = decideInput(read, 'person', 'draft');
    expect(input).toMatchObject({ key: draft.key, personId: 'person', mode: 'ROUTINE', draftId: 'draft' });
    expect(input.recipients[0]?.items).toEqual([
      { noteIds: [NOTE], outcome: 'WITHHELD', reasonCode: 'LEGAL_ADVICE', reviewBy: '2027-04-01' },
    ]);
  });

  it('"until 28 March" ends when that London day does, also on the day the clocks change', () => {
    const { read } = posted({ 'outcome-0-0': 'DEFERRED', 'until-0-0-day': '28', 'until-0-0-month': '3', 'until-0-0-year': '2027' });
    expect(decideInput(read, 'person', undefined).recipients[0]?.items[0]?.deferredUntil).toBe('2027-03-28T23:00:00.000Z');
  });

  it('a draft reads back as it was, and anything else as none', () => {
    const { read } = posted({ 'outcome-0-0': 'SHARED' });
    expect(readShareDraft(JSON.stringify(read))).toEqual(read);
    expect([readShareDraft('{'), readShareDraft('{}'), readShareDraft('null')]).toEqual([null, null, null]);
  });
});
