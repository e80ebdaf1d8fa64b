import { type answeringStand, shippedSets } from '@lib/enquiry';

/*
 * Ninety questions, all asked: the shipped ones, each once, and again from the first under other names until there are ninety. Each is
 * answered in full, since that is the longest page and the longest check.
 */
type Facts = Parameters<typeof answeringStand>[0];
type QuestionSet = Facts['set'];
type Question = QuestionSet['groups'][number]['questions'][number];
type Field = Question['fields'][number];
export type Draft = Facts['drafts'][number];
export const HOW_MANY = 90;

export function ninetyQuestions(): QuestionSet {
  const [first, ...others] = shippedSets().map(({ set }) => set);
  if (!first) throw new Error('there is no shipped set');
  const all = [first, ...others]
    .flatMap((set) => set.groups.flatMap((group) => group.questions))
    .filter((question) => !question.declaration);
  const different = [...new Map(all.map((question) => [question.code, question])).values()];
  const questions = Array.from({ length: HOW_MANY }, (_, at): Question => {
    const { when: _when, ...question } = different[at % different.length] as Question;
    const round = Math.floor(at / different.length);
    return { ...question, code: round === 0 ? question.code : `${question.code}-${round + 1}`, core: true };
  });
  return { ...first, groups: [{ code: 'all', title: 'All of them', questions }] };
}

export const questionsOf = (set: QuestionSet): readonly Question[] => set.groups.flatMap((group) => group.questions);

export function draftOf(question: Question): Draft {
  const provenance = { basis: 'RECORD_SEEN', asAt: '2027-03-01', source: 'Case record', marking: 'OFFICIAL', disclosable: 'NO' };
  const nothing = { awaitingFrom: null, awaitingUntil: null, reasonCode: null, reasonWords: null, reviewBy: null };
  const content = { state: 'ANSWERED', rows: [{ fields: filled(question) }], ...provenance, ...nothing };
  return { questionCode: question.code, content, version: 1, savedBy: 'a-member-of-staff', savedAt: new Date('2027-03-02T09:00:00Z') };
}

function filled({ fields }: Question): { field: string; values: readonly string[] }[] {
  const given = new Map<string, string>();
  for (const field of fields)
    if (!field.when || given.get(field.when.field) === String(field.when.is)) given.set(field.code, valueOf(field, fields));
  return [...given].map(([field, value]) => ({ field, values: [value] }));
}

/** Of choices the one that opens more, so that as much as can be is filled in. */
function valueOf({ code, type, options = [] }: Field, fields: readonly Field[]): string {
  if (type === 'YES_NO') return 'true';
  if (type === 'NUMBER') return '12';
  if (type === 'DATE') return '2027-03-01';
  if (type === 'DATE_TIME') return '2027-03-01T09:00:00.000Z';
  const opens = fields.find(({ when }) => when?.field === code)?.when?.is;
  if (options.length > 0) return String(opens ?? options[0]?.code);
  return type === 'TEXT'
    ? 'Found in the wing office'
    : 'Found during a search of the cell; recorded by the security desk and destroyed.\n'.repeat(4);
}
