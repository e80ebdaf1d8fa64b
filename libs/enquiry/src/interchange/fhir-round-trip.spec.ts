import fc from 'fast-check';
import { shapeFaults } from '../domain/question-set.schema.js';
import { shippedSets } from '../questions/shipped-sets.js';
import { enablingOf, fieldsByLink } from './fhir-rule.js';
import { toQuestionnaire } from './fhir-questionnaire.js';
import { fromQuestionnaire } from './fhir-questionnaire-in.js';
import { toQuestionnaireResponse } from './fhir-response.js';
import { fromQuestionnaireResponse } from './fhir-response-in.js';
import { fhirProblems, MOST_BYTES } from './fhir-schema.js';
import { aSet, aSetAnswered } from './spec/made-up.js';

const SEED = 4;
const RUNS = 150;
const head = { reference: 'CON-2027-000044', sentAt: new Date('2027-03-25T16:00:00Z'), agency: 'HMP Elmwick', subject: 'p-7f3a' };

test('every shipped set goes out as a sound FHIR Questionnaire and comes back equal', () => {
  const sets = shippedSets();
  const sizes = sets.map(({ set }) => {
    const out = toQuestionnaire(set);
    expect(fhirProblems(out, 'Questionnaire')).toEqual([]);
    const text = JSON.stringify(out);
    expect(fromQuestionnaire(text)).toEqual({ set });
    return text.length;
  });
  expect(sets.length).toBeGreaterThanOrEqual(4);
  expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
});

test('any set goes out as a sound FHIR Questionnaire and comes back equal', () => {
  let rules = 0;
  let native = 0;
  fc.assert(
    fc.property(aSet, (set) => {
      expect(shapeFaults(set)).toEqual([]);
      const out = toQuestionnaire(set);
      expect(fhirProblems(out, 'Questionnaire')).toEqual([]);
      expect(fromQuestionnaire(JSON.stringify(out))).toEqual({ set });
      for (const question of set.groups.flatMap((group) => group.questions))
        if (question.when !== undefined) {
          rules += 1;
          native += enablingOf(question.when, fieldsByLink(set)) === null ? 0 : 1;
        }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Both ways of carrying a rule have been through it.
  expect(native).toBeGreaterThan(20);
  expect(rules - native).toBeGreaterThan(20);
});

test('any answers go out as a sound FHIR QuestionnaireResponse and come back equal', () => {
  let answered = 0;
  fc.assert(
    fc.property(aSetAnswered, ({ set, answers }) => {
      const out = toQuestionnaireResponse(set, answers, head);
      expect(fhirProblems(out, 'QuestionnaireResponse')).toEqual([]);
      const read = fromQuestionnaireResponse(set, JSON.stringify(out), { reference: head.reference, subject: head.subject });
      expect(read.problems).toEqual([]);
      expect(read.unanswered).toEqual([]);
      const inOrder = set.groups
        .flatMap((group) => group.questions)
        .flatMap(({ code }) => answers.filter(({ questionCode }) => questionCode === code));
      expect(read.answers).toEqual(inOrder.map((answer) => ({ ...answer, reasonCode: null, reasonWords: null, reviewBy: null })));
      answered += answers.length;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(answered).toBeGreaterThan(RUNS / 2);
});

test('any one letter changed in a linkId of an answer is refused by that name', () => {
  let changed = 0;
  fc.assert(
    fc.property(aSetAnswered, fc.nat(), ({ set, answers }, at) => {
      const answeredRows = answers.filter(({ state }) => state === 'ANSWERED');
      fc.pre(answeredRows.length > 0);
      const text = JSON.stringify(toQuestionnaireResponse(set, answers, head));
      const links = [...text.matchAll(/"linkId":"(q\d+(?:\/\w+)?)"/g)];
      const link = links[at % links.length];
      const from = (link?.index ?? 0) + '"linkId":"'.length;
      const mutated = `${text.slice(0, from)}x${text.slice(from + 1)}`;
      const read = fromQuestionnaireResponse(set, mutated, { reference: head.reference, subject: head.subject });
      expect(read.problems.map(({ where }) => where).join()).toContain(`x${link?.[1]?.slice(1)}`);
      changed += 1;
    }),
    { seed: SEED, numRuns: 100 },
  );
  expect(changed).toBe(100);
});
