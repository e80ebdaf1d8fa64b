import type { Field, FieldType, JsonLogic, Option, Question, QuestionGroup, QuestionSet } from '../domain/question-set.js';
import { shapeFaults } from '../domain/question-set.schema.js';
import { type Coding, codeOfSet, FHIR, given, linkOfHint, ours, said, saidAll, URN } from './fhir-names.js';
import type { Questionnaire, QuestionnaireItem } from './fhir-questionnaire.js';
import { enablingOf, fieldsByLink, type FieldsByLink, ruleOf, valueOf } from './fhir-rule.js';
import { type FhirProblem, readFhir, type Say } from './fhir-schema.js';

/*
 * A FHIR R4 Questionnaire as a set of questions, or every reason why it is not one. What FHIR has no word for is looked for in our
 * extensions; where it is missing that is said, by linkId, and nothing is guessed: how grave a question is decides what may be shared.
 * The rules of a set as a whole (what is reachable, the declaration) are the domain's, and are asked of it afterwards like of any other.
 */
export type QuestionnaireRead = { readonly set: QuestionSet } | { readonly problems: readonly FhirProblem[] };

export function fromQuestionnaire(text: string): QuestionnaireRead {
  const read = readFhir<Questionnaire>(text, 'Questionnaire');
  if ('problems' in read) return read;
  const problems: FhirProblem[] = [];
  const set = setOf(read.resource, (where, message) => void problems.push({ where, message }));
  if (problems.length > 0) return { problems };
  const shape = shapeFaults(set).map(({ path, message }) => ({ where: linkAt(set, path), message }));
  return shape.length > 0 ? { problems: shape } : { set };
}

function setOf(resource: Questionnaire, say: Say): QuestionSet {
  const { item: items = [] } = resource;
  const groups = items.map((item) => groupOf(item, say));
  const fields = fieldsByLink({ groups });
  const byLink = new Map(items.flatMap((group) => group.item ?? []).map((item) => [item.linkId, item]));
  const openedIn = ({ questions, ...group }: QuestionGroup): QuestionGroup => ({
    ...group,
    questions: questions.map((question) => opened(question, byLink.get(question.code), fields, say)),
  });
  return {
    format: 'concordat-questions/1',
    ...namesOf(resource, say),
    askedBy: saidAll(resource, ours('set:asked-by'), 'valueCode'),
    askedOf: saidAll(resource, ours('set:asked-of'), 'valueCode'),
    ...given('supplement', supplementOf(resource, say)),
    groups: groups.map(openedIn),
  };
}

function namesOf({ url = '', version = '', code = [], title = '', description = '' }: Questionnaire, say: Say) {
  const prefix = codeOfSet('');
  if (!url.startsWith(prefix)) say('', `url must name the set, as in ${prefix}before-release`);
  if (!/^[1-9]\d{0,3}$/.test(version)) say('', 'version must be a whole number from 1');
  const stage = code.find(({ system }) => system === `${URN}:stage`)?.code;
  if (stage === undefined) say('', `code must hold the stage, with the system ${URN}:stage`);
  return { code: url.slice(prefix.length), version: Number(version), title, about: description, stage: stage as QuestionSet['stage'] };
}

function supplementOf(resource: Questionnaire, say: Say): QuestionSet['supplement'] {
  const found = resource.extension?.find(({ url }) => url === ours('set:supplement'));
  if (!found) return undefined;
  const [heading, owner, evidence] = (['heading', 'owner', 'evidence'] as const).map((url) => said(found, url, 'valueString'));
  const endsOn = said(found, 'endsOn', 'valueDate');
  if (heading && owner && evidence && endsOn) return { heading, owner, evidence, endsOn };
  say('', `the extension ${ours('set:supplement')} must say heading, owner, evidence and endsOn`);
  return undefined;
}

function groupOf(item: QuestionnaireItem, say: Say): QuestionGroup {
  const code = /^group:([a-z0-9-]+)$/.exec(item.linkId ?? '')?.[1];
  if (code === undefined || item.type !== 'group')
    say(item.linkId ?? '', 'the outermost items must be groups with a linkId such as group:weapons');
  if (item.enableWhen) say(item.linkId, 'a group is always shown: put enableWhen on its questions');
  return { code: code ?? '', title: item.text ?? '', questions: (item.item ?? []).map((one) => questionOf(one, say)) };
}

function questionOf(item: QuestionnaireItem, say: Say): Question {
  const link = item.linkId ?? '';
  if (item.type !== 'group') say(link, 'a question must be an item of type group whose items are what is filled in');
  const core = said(item, ours('question:core'), 'valueBoolean');
  const level = said(item, ours('question:level'), 'valueCode');
  if (core === undefined) say(link, `the extension ${ours('question:core')} must say whether the question is always asked`);
  if (level === undefined) say(link, `the extension ${ours('question:level')} must say how grave an answer is`);
  const topic = item.code?.find(({ system }) => system === `${URN}:topic`)?.code;
  return {
    code: link,
    topic: topic === undefined ? null : Number(topic),
    text: item.text ?? '',
    ...given('hint', hintOf(item)),
    fields: (item.item ?? []).filter((one) => !isHintOf(item, one)).map((one) => fieldOf(one, link, say)),
    ...given('repeat', repeatOf(item, say)),
    core: core ?? false,
    ...given('safetyCritical', said(item, ours('question:safety-critical'), 'valueBoolean')),
    level: level as Question['level'],
    categories: saidAll(item, ours('question:category'), 'valueCode'),
    ...given('declaration', said(item, ours('question:declaration'), 'valueBoolean')),
  };
}

function repeatOf(item: QuestionnaireItem, say: Say): Question['repeat'] {
  if (item.repeats !== true) return undefined;
  const most = said(item, FHIR.most, 'valueInteger');
  const noun = said(item, ours('question:each'), 'valueString');
  if (most !== undefined && noun !== undefined) return { noun, most };
  say(item.linkId, `a question that repeats must say how often (${FHIR.most}) and what each is called (${ours('question:each')})`);
  return undefined;
}

const TYPES: Readonly<Record<string, FieldType | undefined>> = {
  string: 'TEXT',
  text: 'LONG_TEXT',
  date: 'DATE',
  dateTime: 'DATE_TIME',
  decimal: 'NUMBER',
  integer: 'NUMBER',
  choice: 'CHOICE',
  boolean: 'YES_NO',
};

function fieldOf(item: QuestionnaireItem, question: string, say: Say): Field {
  const { linkId: link = '', text: label = '' } = item;
  const code = link.startsWith(`${question}/`) ? link.slice(question.length + 1) : '';
  if (code === '') say(link, `the linkId must begin with ${question}/, as in ${question}/held`);
  if ((item.item ?? []).some((one) => !isHintOf(item, one))) say(link, 'what is filled in may hold no items but its hint');
  return {
    code,
    label,
    ...given('hint', hintOf(item)),
    type: typeOf(item, say),
    ...given('options', optionsOf(item, say)),
    ...given('required', said(item, ours('field:required'), 'valueBoolean') ?? (item.required === true ? undefined : false)),
    ...given('when', conditionOf(item, question, say)),
  };
}

function typeOf({ linkId, type, repeats }: QuestionnaireItem, say: Say): FieldType {
  const found = TYPES[type ?? ''] ?? 'TEXT';
  if (TYPES[type ?? ''] === undefined) say(linkId, `items of type ${type} are not known here: use ${Object.keys(TYPES).join(', ')}`);
  if (repeats !== true) return found;
  if (found !== 'CHOICE') say(linkId, 'only a choice may repeat by itself: let the question repeat');
  return 'CHOICES';
}

function optionsOf(item: QuestionnaireItem, say: Say): readonly Option[] | undefined {
  if (item.type === 'choice' && !item.answerOption) say(item.linkId, 'a choice must list its answers in answerOption');
  return item.answerOption?.map(({ valueCoding }) => {
    const { code, display }: Coding = valueCoding ?? {};
    if (code === undefined || display === undefined) say(item.linkId, 'every answerOption must be a valueCoding with code and display');
    return { code: code ?? '', label: display ?? '' };
  });
}

function conditionOf(item: QuestionnaireItem, question: string, say: Say): Field['when'] {
  const [first, second] = item.enableWhen ?? [];
  if (first === undefined) return undefined;
  const field = first.question?.startsWith(`${question}/`) ? first.question.slice(question.length + 1) : undefined;
  const is = valueOf(first);
  if (second === undefined && first.operator === '=' && field !== undefined && (typeof is === 'string' || typeof is === 'boolean'))
    return { field, is };
  say(item.linkId, 'what is filled in may hang on one condition: that another part of the same question equals something');
  return undefined;
}

/** A question with the rule that opens it: ours where it is carried, which must agree with enableWhen; else enableWhen as a rule. */
function opened(question: Question, item: QuestionnaireItem | undefined, fields: FieldsByLink, say: Say): Question {
  if (item === undefined) return question;
  const carried = said(item, ours('question:rule'), 'valueString');
  if (carried === undefined) {
    const rule = item.enableWhen ? ruleOf(item, fields) : undefined;
    if (typeof rule !== 'string') return { ...question, ...given('when', rule) };
    say(question.code, rule);
    return question;
  }
  const when = parsed(carried);
  if (when === undefined) say(question.code, `the extension ${ours('question:rule')} does not hold a rule as JSON`);
  else if (item.enableWhen && !agrees(item, enablingOf(when, fields)))
    say(question.code, 'enableWhen and the rule of the question say different things');
  return { ...question, ...given('when', when) };
}
function parsed(text: string): JsonLogic | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return json !== null && typeof json === 'object' && !Array.isArray(json) ? (json as JsonLogic) : undefined;
  } catch {
    return undefined;
  }
}
function agrees(item: QuestionnaireItem, other: ReturnType<typeof enablingOf>): boolean {
  const asText = (one: Pick<QuestionnaireItem, 'enableWhen' | 'enableBehavior'>): string =>
    JSON.stringify([one.enableWhen?.map((when) => [when.question, when.operator, valueOf(when)]), one.enableBehavior ?? null]);
  return other !== null && asText(item) === asText(other);
}

function isHintOf(parent: QuestionnaireItem, item: QuestionnaireItem): boolean {
  return item.type === 'display' && item.linkId === linkOfHint(parent.linkId);
}
function hintOf(item: QuestionnaireItem): string | undefined {
  return item.item?.find((one) => isHintOf(item, one))?.text;
}

/** The linkId that a place in the set had in the file. */
function linkAt(set: QuestionSet, path: string): string {
  const [, , group, , question, , field] = path.split('/');
  const found = set.groups[Number(group)];
  const asked = question === undefined ? undefined : found?.questions[Number(question)];
  if (asked === undefined) return found ? `group:${found.code}` : path.slice(1);
  const filled = field === undefined ? undefined : asked.fields[Number(field)];
  return filled ? `${asked.code}/${filled.code}` : asked.code;
}
