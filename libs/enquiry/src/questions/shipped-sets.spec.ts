import { graver, type ConcernLevel } from '@lib/kernel';
import { noteCategories, noteCategory } from '@lib/risk';
import type { AnswerSoFar } from '../domain/branching.js';
import { openQuestions, questionsOf } from '../domain/branching.js';
import { composeSet } from '../domain/compose-set.js';
import type { QuestionSet, QuestionStage } from '../domain/question-set.js';
import { answersThatOpen } from '../domain/reachable.js';
import { soundRows } from '../domain/answer-rows.js';
import { MOST_CORE } from '../domain/sound-set.js';
import { readCatalogue, readSetFiles, shippedSets } from './shipped-sets.js';

const NOW = new Date('2027-03-25T09:30:00Z');
const shipped = shippedSets();
const sets = shipped.map(({ set }) => set);
const everywhere = sets.flatMap((set) => questionsOf(set).map((question) => ({ set, question })));
const catalogue = readCatalogue();
const topics = Array.from({ length: 60 }, (_, at) => at + 1);
/** At which stages each topic is to be asked: P before release, D release day to 72 hours, C recall, X conference. */
const STAGES = (
  'PDCX PCX PCX PCX PX PCX PDCX PX PCX PCX PCX PCX PX PX P PX P PC PCX PCX PCX PX PCX PC PCX PX PX P PD PDC ' +
  'PDC PC P PD PD P P P PDC PD PC PC PC PC D DC DC D DCX C C C C C PDCX C X X X X'
).split(' ');
const LETTER: Readonly<Record<QuestionStage, string>> = { BEFORE_RELEASE: 'P', RELEASED_72_HOURS: 'D', RECALL: 'C', CONFERENCE: 'X' };

describe('the shipped question sets', () => {
  it('cover each stage between police and probation in both directions, and the prison where it can answer', () => {
    expect(
      sets.map(({ stage, askedBy, askedOf, groups }) => `${stage} ${askedBy.join('+')}>${askedOf.join('+')} ${groups.length} groups`),
    ).toEqual([
      'BEFORE_RELEASE PROBATION>POLICE 6 groups',
      'BEFORE_RELEASE POLICE+PROBATION>PRISON 5 groups',
      'BEFORE_RELEASE POLICE>PROBATION 6 groups',
      'CONFERENCE PROBATION>POLICE 5 groups',
      'CONFERENCE POLICE+PROBATION>PRISON 5 groups',
      'CONFERENCE POLICE>PROBATION 5 groups',
      'CONFERENCE POLICE+PROBATION>POLICE+PROBATION+PRISON 3 groups',
      'RECALL PROBATION>POLICE 4 groups',
      'RECALL POLICE+PROBATION>PRISON 4 groups',
      'RECALL POLICE>PROBATION 6 groups',
      'RELEASED_72_HOURS PROBATION>POLICE 4 groups',
      'RELEASED_72_HOURS POLICE>PROBATION 5 groups',
    ]);
    expect(new Set(sets.map((set) => set.code)).size).toBe(sets.length);
  });
  it('ask about all sixty topics, each under its own code, and each at every stage where it belongs', () => {
    expect([...new Set(catalogue.questions.flatMap(({ topic }) => topic ?? []))].sort((a, b) => a - b)).toEqual(topics);
    for (const topic of topics) {
      const asking = everywhere.filter(({ question }) => question.topic === topic);
      expect(asking.every(({ question }) => question.code === `q${topic}`)).toBe(true);
      const letters = new Set(asking.filter(({ set }) => !set.supplement).map(({ set }) => LETTER[set.stage]));
      expect({ topic, at: [...'PDCX'].filter((letter) => letters.has(letter)).join('') }).toEqual({ topic, at: STAGES[topic - 1] });
    }
  });
  it('open every question by answers a person could give', () => {
    let opened = 0;
    for (const { set, question } of everywhere) {
      const answers = answersThatOpen(set, question.code);
      expect(openQuestions(set, answers ?? [])).toContain(question);
      for (const answer of answers ?? []) expect(faultsIn(set, answer)).toEqual({});
      opened += answers === null ? 0 : 1;
    }
    process.stdout.write(
      `${sets.length} sets, ${catalogue.questions.length} questions in the catalogue, ${everywhere.length} places in sets, all ${opened} opened; topics ${topics.length}\n`,
    );
  });
  it(`ask at most ${MOST_CORE} core questions, and end with the declaration, which is core`, () => {
    for (const set of sets) {
      expect(questionsOf(set).filter((question) => question.core).length).toBeLessThanOrEqual(MOST_CORE);
      expect(questionsOf(set).at(-1)).toMatchObject({ code: 'q55', core: true, declaration: true, safetyCritical: true });
    }
  });
  it('name kinds of risk note that there are, take their level from the gravest, and between them leave out only one', () => {
    for (const { code, categories, level } of catalogue.questions) {
      const levels = categories.map((category) => noteCategory(category)?.defaultLevel ?? `no category ${category}`);
      const gravest = levels.reduce((worst, one) => (graver(one as ConcernLevel, worst as ConcernLevel) ? one : worst), 'LOW');
      expect({ code, level }).toEqual({ code, level: gravest });
    }
    const spoken = new Set(catalogue.questions.flatMap(({ categories }) => categories));
    expect(
      noteCategories()
        .map(({ code }) => code)
        .filter((code) => !spoken.has(code)),
    ).toEqual(['IMMIGRATION']);
  });
  it('mark as safety-critical the weapons, serious harm levels, addresses and orders', () => {
    const marked = catalogue.questions.filter(({ safetyCritical }) => safetyCritical === true).map(({ topic, code }) => topic ?? code);
    expect(marked).toEqual(expect.arrayContaining([1, 3, 12, 21, 23, 30, 31, 32, 35, 44, 53, 55, 'local-knife']));
  });
  it('never ask about a gang without source, grade, date and role', () => {
    for (const { code, fields } of catalogue.questions.filter(
      ({ categories, topic }) => categories.includes('GANG_ASSOCIATION') && topic !== 16,
    )) {
      const must = fields.filter(
        ({ required, label }) => required !== false && /their part|record|grade|date of the evidence/i.test(label),
      );
      expect({ code, must: must.length }).toEqual({ code, must: code === 'q23' ? 6 : 5 });
    }
  });
  it('keep the local supplement apart: never offered until turned on, and saying what it is not', () => {
    expect(shipped.filter(({ offered }) => !offered).map(({ set }) => set.code)).toEqual(['knife-and-gang-supplement']);
    const local = catalogue.questions.map(({ code }) => code).filter((code) => code.startsWith('local-'));
    expect(everywhere.filter(({ set, question }) => local.includes(question.code) && !set.supplement)).toEqual([]);
    expect(shipped.find(({ offered }) => !offered)?.set.supplement?.heading).toMatch(
      /not part of any assessment tool.*not validated.*not count/,
    );
  });
  it('use every question of the catalogue, with options and hints in plain words', () => {
    const asked = new Set(everywhere.map(({ question }) => question.code));
    expect(catalogue.questions.map(({ code }) => code).filter((code) => !asked.has(code))).toEqual([]);
    const words = JSON.stringify(catalogue);
    expect(words.match(/\b(POM|FTR|SFO|SAR|CSU|RoSH|OASys|DASH|DARA|MARAC|ViSOR|offenders?|disclos\w+)\b/gi)).toBeNull();
    expect(words.match(/ {2}|[“”"] {2}|\.\.\.|[—–]/g)).toBeNull();
  });
});

it('a set that names no question of the catalogue, or a question with no such list, is not composed', () => {
  const [file] = readSetFiles();
  if (!file) throw new Error('no set files');
  const without = { ...catalogue, questions: catalogue.questions.filter(({ code }) => code !== 'q55') };
  expect(() => composeSet(file, without)).toThrow('there is no question "q55" in the catalogue');
  expect(() => composeSet(file, { ...catalogue, lists: {} })).toThrow('there is no list of options');
});

function faultsIn(set: QuestionSet, answer: AnswerSoFar): object {
  const question = questionsOf(set).find(({ code }) => code === answer.questionCode);
  if (!question || answer.state !== 'ANSWERED') return {};
  return soundRows(question, answer.rows, NOW).faults;
}
