import { isRefusal } from '@lib/kernel';
import { shippedSets } from '../questions/shipped-sets.js';
import type { AnswerGiven, AnswerRow, FieldValue } from './answer.js';
import { answerText } from './answer-text.js';
import { planEnquiry } from './asking.js';
import { openFields, openQuestions, questionsOf } from './branching.js';
import { confirmable } from './confirming.js';
import { contradictions } from './contradictions.js';
import { declaredIn } from './declaration.js';
import { EVIDENCE_FIELDS } from './gang-evidence.js';
import { pagesOf, progress } from './progress.js';
import type { Field, Question, QuestionSet } from './question-set.js';
import { answersThatOpen } from './reachable.js';
import { soundAnswer } from './sound-answer.js';
import { bounds, given, PROVENANCE, TODAY } from './spec/asked.js';
import { whatIsSent } from './what-is-sent.js';

/** The rules of this folder on the very questions that are shipped: names they rely on, and every question answered once. */
const SETS = shippedSets().map(({ set }) => set);
const EVERY = new Map(SETS.flatMap(questionsOf).map((question) => [question.code, question]));
const named = (code: string): Question => EVERY.get(code) ?? expectNever(code);
function expectNever(code: string): never {
  throw new Error(`${code} is not shipped`);
}

/** `yes`: open as much as there is. */
function fill(question: Question, yes: boolean): AnswerRow {
  const row: Record<string, FieldValue> = {};
  for (const field of question.fields) if (openFields(question, row).includes(field)) row[field.code] = value(field, yes);
  return row;
}
function value({ type, options = [] }: Field, yes: boolean): FieldValue {
  const codes = options.map(({ code }) => code);
  const any: Record<Field['type'], FieldValue> = {
    TEXT: 'Cwm Taf, 2 o’r gloch',
    LONG_TEXT: 'What was seen.\nAnd who saw it.',
    DATE: '2027-03-02',
    DATE_TIME: '2027-03-02T10:20:00.000Z',
    NUMBER: 3,
    CHOICE: codes.at(yes ? -1 : 0) ?? '',
    CHOICES: codes,
    YES_NO: yes,
  };
  return any[type];
}
const answered = (question: Question, yes: boolean): AnswerGiven => {
  const typed = {
    questionCode: question.code,
    state: 'ANSWERED',
    rows: [fill(question, question.declaration ? false : yes)],
    ...PROVENANCE,
  };
  const checked = soundAnswer(question, typed, bounds());
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  return checked.answer;
};
function all(set: QuestionSet, yes: boolean): AnswerGiven[] {
  const answers: AnswerGiven[] = [];
  for (const question of questionsOf(set)) if (openQuestions(set, answers).includes(question)) answers.push(answered(question, yes));
  return answers;
}

describe('every shipped question', () => {
  it.each([true, false])('takes an answer (%s) and reads as text', (yes) => {
    for (const question of EVERY.values()) {
      const answer = answered(question, yes);
      const text = answerText(question, answer, 'Unit 7');
      expect(text.startsWith(`${question.text}\n`)).toBe(true);
      expect(text).not.toMatch(/undefined|null|\[object|[A-Z]{3,}_[A-Z]|[:?] (?:true|false)\b/);
    }
  });
});

describe.each(SETS.map((set) => [set.code, set] as const))('%s', (_code, set) => {
  it('can be answered whole, sent, and confirmed next time', () => {
    for (const yes of [true, false]) {
      const answers = all(set, yes);
      const sent = whatIsSent({ set, answers, before: [], agency: 'Unit 7' });
      expect(sent).toMatchObject({ completes: true, irrelevant: [] });
      const done = progress(
        set,
        answers.map((answer) => ({ ...answer, sound: true })),
      );
      expect(done.done).toBe(done.of);
      expect(pagesOf(done).flatMap(({ questions }) => questions)).toHaveLength(answers.length);
      const { asGroup, singly, cannot } = confirmable(set, answers, bounds());
      expect(cannot).toEqual([]);
      expect(asGroup.length + singly.length).toBe(answers.length);
    }
  });
  it('loses a group for a reason, and whatever is left can still be asked', () => {
    for (const { code } of set.groups) {
      const dropped = [{ groupCode: code, reasonCode: 'OTHER', words: 'Asked of somebody else.' }];
      const asker = {
        setCode: set.code,
        setVersion: set.version,
        askerKind: set.askedBy[0]!,
        addresseeKind: set.askedOf[0]!,
        workingDays: 5,
      };
      const plan = planEnquiry(set, { ...asker, dropped });
      if (isRefusal(plan)) expect([set.supplement !== undefined, plan.code]).toEqual([true, 'ENQ-03']);
      else
        for (const question of questionsOf(plan.definition))
          expect([question.code, answersThatOpen(plan.definition, question.code) === null]).toEqual([question.code, false]);
    }
  });
});

it('an unchanged set is confirmed with few ticks: one for the group, one for each on which safety hangs', () => {
  const ticks = SETS.filter(({ supplement }) => !supplement).map((set): [string, number] => {
    const { singly, asGroup } = confirmable(set, all(set, false), bounds());
    return [set.code, singly.length + (asGroup.length > 0 ? 1 : 0)];
  });
  process.stdout.write(ticks.map(([code, count]) => `  ${String(count).padStart(3)} ticks  ${code}\n`).join(''));
  for (const [, count] of ticks) expect(count).toBeLessThan(12);
});

describe('the names the rules rely on', () => {
  it('the declaration says one of three things', () => {
    const declaration = named('q55');
    expect(declaration.declaration).toBe(true);
    expect(declaration.fields[0]?.options?.map(({ code }) => code)).toEqual(['NONE_HELD', 'ALL_SHARED', 'WITHHELD']);
    expect(declaredIn(answered(declaration, false))).toBe('NONE_HELD');
    for (const set of SETS) expect(questionsOf(set).filter(({ declaration: one }) => one)).toHaveLength(1);
  });
  it('contradictions are found in them', () => {
    const set = { ...SETS[0]!, groups: [{ code: 'all', title: 'All', questions: ['q1', 'q3', 'q30'].map(named) }] };
    const sent = ['q1', 'q3', 'q30'].map((code) => ({
      ...answered(named(code), true),
      id: code,
      agencyId: 'probation',
      at: new Date(`${TODAY}T10:00:00Z`),
      knownTo: ['ASKER'] as const,
    }));
    const recorded = { id: 'record', level: 'LOW', knownTo: ['ASKER'] } as const;
    const found = contradictions({ set, sent, earlier: [], notes: [], recorded });
    expect(found.map(({ kind, questionCode }) => `${questionCode} ${kind}`)).toEqual([
      'q1 DIFFERENT_ROSH',
      'q3 DIFFERENT_ROSH',
      'q30 UNVERIFIED_ADDRESS',
    ]);
    expect(found[1]?.words).toContain('very high');
  });
  it('evidence of association with a gang is dated wherever a part in one is asked', () => {
    const asking = [...EVERY.values()].filter(({ fields }) =>
      fields.some(({ options }) => options?.some(({ code }) => code === 'EXPLOITED') && options.length === 4),
    );
    expect(asking.map(({ code }) => code).sort()).toEqual(['local-gang', 'q23']);
    for (const { categories, fields } of asking) {
      expect(categories).toContain('GANG_ASSOCIATION');
      expect(fields.filter(({ code, type }) => EVIDENCE_FIELDS.includes(code) && type === 'DATE')).toHaveLength(1);
    }
  });
  it('nothing kept back opens a question or shows in what is asked next', () => {
    for (const set of SETS)
      for (const question of questionsOf(set)) {
        const open = (state: AnswerGiven['state']) => openQuestions(set, [given(question.code, state, { reasonCode: 'R' })]);
        expect(open('WITHHELD')).toEqual(open('NO_FURTHER_ANSWER'));
      }
  });
});
