import { words } from '../../view/words.js';
import { differenceOf, type TextPart } from '../notes/note-versions.js';
import { byCode, inOneOrder, questionsOf, type SetDefinition, type SetQuestion } from './set-definition.js';
import { direction, type QuestionView, questionView } from './set-view.js';

export interface ChangedLine {
  readonly what: string;
  readonly parts: readonly TextPart[];
}
export interface SetComparison {
  readonly nothing: boolean;
  readonly about: readonly ChangedLine[];
  readonly added: readonly (QuestionView & { readonly group: string })[];
  readonly takenOut: readonly (QuestionView & { readonly group: string })[];
  readonly changed: readonly { readonly code: string; readonly text: string; readonly lines: readonly ChangedLine[] }[];
  /** Titles of the groups whose questions stand in another order. */
  readonly reordered: readonly string[];
}

/** What somebody who approves has to see: everything that differs, and nothing else. A difference without words of its own is shown as JSON. */
export function compareSets(before: SetDefinition, after: SetDefinition): SetComparison {
  const [old, now] = [byCode(before), byCode(after)];
  // Rules are said in the words of today on both sides: a question that is reworded changes no rule that names it.
  const said = new Map([...old, ...now]);
  const about = aboutLines(before, after);
  const added = questionsOf(after)
    .filter(({ code }) => !old.has(code))
    .map((one) => ({ ...questionView(one, now), group: groupOf(after, one.code) }));
  const takenOut = questionsOf(before)
    .filter(({ code }) => !now.has(code))
    .map((one) => ({ ...questionView(one, old), group: groupOf(before, one.code) }));
  const changed = questionsOf(after).flatMap((question) => {
    const was = old.get(question.code);
    const lines = was ? questionLines({ question: was, set: before, said }, { question, set: after, said }) : [];
    return lines.length > 0 ? [{ code: question.code, text: question.text, lines }] : [];
  });
  const reordered = after.groups.filter(({ code }) => orderOf(before, code, now) !== orderOf(after, code, old)).map(({ title }) => title);
  const nothing = [about, added, takenOut, changed, reordered].every((list) => list.length === 0);
  return { nothing, about, added, takenOut, changed, reordered };
}

const groupOf = (set: SetDefinition, code: string): string =>
  set.groups.find(({ questions }) => questions.some((question) => question.code === code))?.title ?? '';

/** Of the questions that both versions ask. */
function orderOf(set: SetDefinition, group: string, other: ReadonlyMap<string, unknown>): string {
  const questions = set.groups.find(({ code }) => code === group)?.questions ?? [];
  return questions
    .map(({ code }) => code)
    .filter((code) => other.has(code))
    .join();
}

function linesOf(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): ChangedLine[] {
  return Object.keys({ ...before, ...after }).flatMap((what) => {
    const [was, is] = [before[what] ?? '', after[what] ?? ''];
    return was === is ? [] : [{ what, parts: differenceOf(was, is) }];
  });
}

function aboutLines(before: SetDefinition, after: SetDefinition): ChangedLine[] {
  return [...linesOf(aboutInWords(before), aboutInWords(after)), ...restOf(aboutWithoutWords(before), aboutWithoutWords(after))];
}

/** What has no words of its own here; shown only where it differs. */
const restOf = (before: unknown, after: unknown): ChangedLine[] =>
  linesOf({ 'Something else, as it is kept': inOneOrder(before) }, { 'Something else, as it is kept': inOneOrder(after) });

function aboutWithoutWords({ groups, ...set }: SetDefinition): object {
  const worded = ['title', 'about', 'askedBy', 'askedOf', 'supplement', 'version'];
  const rest = Object.entries(set).filter(([key]) => !worded.includes(key));
  return { ...Object.fromEntries(rest), groups: groups.map(({ questions: _, title: __, ...group }) => group) };
}

const aboutInWords = (set: SetDefinition): Record<string, string> => ({
  Title: set.title,
  'What it is for': set.about,
  'Who asks whom': direction(set),
  Groups: set.groups.map(({ title }) => title).join(', '),
  Heading: set.supplement?.heading ?? '',
  'Whose it is': set.supplement?.owner ?? '',
  Evidence: set.supplement?.evidence ?? '',
  'Last day': set.supplement?.endsOn ?? '',
});

interface Placed {
  readonly question: SetQuestion;
  readonly set: SetDefinition;
  readonly said: ReadonlyMap<string, SetQuestion>;
}
function questionLines(before: Placed, after: Placed): ChangedLine[] {
  const lines = linesOf(questionInWords(before), questionInWords(after));
  const told = new Set(lines.map(({ what }) => what));
  const rest = ({ question }: Placed): object => questionWithoutWords(question, told);
  return [...lines, ...restOf(rest(before), rest(after))];
}

/** The rule and the fields stand here only as long as their words are the same. */
function questionWithoutWords({ fields, when, ...question }: SetQuestion, told: ReadonlySet<string>): object {
  const worded = ['text', 'hint', 'core', 'repeat', 'level', 'categories', 'safetyCritical'];
  const rest = Object.entries(question).filter(([key]) => !worded.includes(key));
  return {
    ...Object.fromEntries(rest),
    ...(told.has(WHAT.asked) ? {} : { when }),
    ...(told.has(WHAT.filledIn) ? {} : { fields }),
  };
}

const WHAT = { asked: 'When it is asked', filledIn: 'What is filled in' };

function questionInWords({ question, set, said }: Placed): Record<string, string> {
  const view = questionView(question, said);
  return {
    Question: question.text,
    Hint: question.hint ?? '',
    Group: groupOf(set, question.code),
    [WHAT.asked]: question.core ? 'Always' : `When ${view.opens ?? view.rule ?? ''}`,
    [WHAT.filledIn]: view.filledIn.join('\n'),
    'How often': view.repeat ?? 'Once',
    'How serious an answer can be': words(question.level, 'level'),
    'Kinds of risk note that speak to it': question.categories.join(', '),
    'Last time’s answer': view.bySelf ? 'Confirmed by a tick of its own' : 'May be confirmed with others',
  };
}
