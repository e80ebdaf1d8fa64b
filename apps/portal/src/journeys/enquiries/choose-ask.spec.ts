import type { ChooseEnquiryAnswer, OfferedSet } from '../../api/answers/asking.js';
import { Form } from '../../page/form.js';
import { chosenAnew, newAskDraft, readAskDraft } from './ask-draft.js';
import { considerInput } from './ask-drafts.js';
import { askInput, readAsked } from './asked-input.js';
import { askChoices, howMany, inWords, namesFor, prefilled, readChosen } from './choose-ask.js';

const id = (n: number): string => `0196a000-0000-7000-8000-00000000000${n}`;
const [PERSON, PROBATION, PRISON, COUNCIL, UNIT] = [1, 2, 3, 4, 5].map(id) as [string, string, string, string, string];
const set = (code: string, askedOf: string, more: Partial<OfferedSet> = {}): OfferedSet => ({
  code,
  version: 1,
  title: code,
  about: 'What they know.',
  stage: 'RECALL',
  suggested: false,
  askedOf: [askedOf],
  supplementHeading: null,
  questionCount: 20,
  coreCount: 15,
  ...more,
});
const possible = (agencyId: string, kind: string, member = true, unit = true) => ({
  expected: false,
  member,
  agreement: true,
  agency: { id: agencyId, name: kind, shortName: kind, kind },
  unit: unit ? { id: UNIT, name: 'Unit 7' } : null,
});
const offered = {
  person: { id: PERSON, members: [] },
  possibleRecipients: [possible(PRISON, 'PRISON', false), possible(PROBATION, 'PROBATION'), possible(COUNCIL, 'COUNCIL')],
  questionSets: [
    set('conference', 'PROBATION'),
    set('recall', 'PROBATION', { suggested: true }),
    set('prison', 'PRISON'),
    set('extra', 'PROBATION', { supplementHeading: 'Part of no tool' }),
  ],
} as unknown as ChooseEnquiryAnswer;
const choices = askChoices(offered);

describe('whom to ask, and what', () => {
  it('lists who works with the person first, and nobody for whom no questions are written', () => {
    expect(choices.map(({ name }) => name)).toEqual(['PROBATION', 'PRISON']);
  });

  it('chooses nobody beforehand, and for each the questions for this stage; a supplement stands apart', () => {
    const form = new Form(namesFor(choices), undefined).prefill(prefilled(choices, undefined));
    expect(form.value('to')).toBe('');
    expect(form.value(`set-${PROBATION}`)).toBe('recall');
    expect(inWords(choices[0]!)).toMatchObject({
      usual: [{ value: 'conference' }, { value: 'recall' }],
      apart: [{ value: 'extra', heading: 'Part of no tool' }],
    });
  });

  it('reads one agency with its own questions and whoever there is meant, and nothing that was not offered', () => {
    const posted = { to: PROBATION, [`set-${PROBATION}`]: 'recall', [`narrow-${PROBATION}`]: `unit ${UNIT}`, [`set-${PRISON}`]: 'prison' };
    expect(readChosen(new Form([], posted), choices)).toEqual({ agencyId: PROBATION, setCode: 'recall', unitId: UNIT });
    const wrong = new Form([], { to: PROBATION, [`set-${PROBATION}`]: 'prison', [`narrow-${PROBATION}`]: `unit ${PERSON}` });
    expect(readChosen(wrong, choices)).toBeUndefined();
    expect(wrong.errors).toEqual({ [`set-${PROBATION}`]: 'Choose which questions to ask PROBATION' });
    const nobody = new Form([], { to: COUNCIL });
    expect(readChosen(nobody, choices)).toBeUndefined();
    expect(nobody.errors).toEqual({ to: 'Choose whom to ask' });
  });

  it('says how many questions there are in plain words', () => {
    expect(howMany({ questionCount: 20, coreCount: 15 })).toBe('15 questions, and 5 more that open only when an answer calls for them.');
    expect(howMany({ questionCount: 2, coreCount: 1 })).toBe('1 question, and 1 more that opens only when an answer calls for it.');
    expect(howMany({ questionCount: 3, coreCount: 3 })).toBe('3 questions.');
  });
});

describe('an enquiry in the making', () => {
  const kept = newAskDraft({
    agencyId: PROBATION,
    setCode: 'recall',
    why: 'Now',
    workingDays: '3',
    purpose: 'P',
    leftOut: [{ groupCode: 'g', questionCodes: ['q'], reasonCode: 'R', words: '' }],
  });

  it('keeps what was typed when the same is chosen again, and only why and by when for other questions', () => {
    expect(chosenAnew(kept, { agencyId: PROBATION, setCode: 'recall', unitId: UNIT })).toEqual({ ...kept, unitId: UNIT });
    const other = chosenAnew(kept, { agencyId: PRISON, setCode: 'prison' });
    expect(other).toMatchObject({ key: kept.key, why: 'Now', workingDays: '3', purpose: '', leftOut: [] });
  });

  it('is nothing else’s draft, and survives being written and read', () => {
    expect(readAskDraft(JSON.stringify(kept))).toEqual(kept);
    for (const other of ['', '{}', '[]', 'null', JSON.stringify({ ...kept, key: 'x' })]) expect(readAskDraft(other)).toBeNull();
  });

  it('asks the API with the number of days only when it is one it takes', () => {
    expect(considerInput(PERSON, kept)).toEqual({
      personId: PERSON,
      setCode: 'recall',
      recipient: { agencyId: PROBATION },
      workingDays: 3,
    });
    for (const workingDays of ['', '0', '61', '1000', '2.5', 'two', '-1'])
      expect(considerInput(PERSON, { ...kept, workingDays })).not.toHaveProperty('workingDays');
  });

  it('becomes one mutation, with the agreement’s grounds where nothing was typed, and is read back only for its own person', () => {
    const considered = {
      set: { code: 'recall', version: 4 },
      workingDays: 1,
      purpose: 'A',
      gateway: 'B',
      protectionCondition: 'C',
      necessity: '',
      proportionality: 'E',
    };
    const input = askInput(PERSON, kept, considered as never);
    expect(input).toMatchObject({ key: kept.key, setVersion: 4, workingDays: 3, purpose: 'P', gateway: 'B', proportionality: 'E' });
    expect(input.necessity).toBeUndefined();
    expect(readAsked(JSON.stringify(input), PERSON)).toEqual(JSON.parse(JSON.stringify(input)));
    expect(readAsked(JSON.stringify(input), PRISON)).toBeNull();
    expect(readAsked('{', PERSON)).toBeNull();
  });
});
