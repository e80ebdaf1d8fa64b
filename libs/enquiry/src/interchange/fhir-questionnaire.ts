import type { Field, FieldType, Question, QuestionGroup, QuestionSet } from '../domain/question-set.js';
import {
  codeOfSet,
  type Coding,
  type Extension,
  extension,
  FHIR,
  fhirText,
  given,
  linkOfField,
  linkOfGroup,
  linkOfHint,
  optionsOf,
  saying,
  URN,
} from './fhir-names.js';
import { answerOf, type Enabling, enablingOf, type EnableWhen, type FieldsByLink, fieldsByLink, ruleOf } from './fhir-rule.js';
import { soundFhir } from './fhir-schema.js';

/*
 * A set of questions as a FHIR R4 Questionnaire. Groups and questions are items of type group, fields are the items that are answered:
 * `q12`, `q12/held`. Read in again (fhir-questionnaire-in.ts) it is the same set.
 */
export interface QuestionnaireItem extends Enabling {
  readonly linkId: string;
  readonly type: string;
  readonly text?: string;
  readonly code?: readonly Coding[];
  readonly required?: boolean;
  readonly repeats?: boolean;
  readonly answerOption?: readonly { readonly valueCoding?: Coding }[];
  readonly item?: readonly QuestionnaireItem[];
  readonly extension?: readonly Extension[];
}
export interface Questionnaire {
  readonly resourceType: 'Questionnaire';
  readonly url?: string;
  readonly version?: string;
  readonly title?: string;
  readonly status: string;
  readonly date?: string;
  readonly description?: string;
  readonly code?: readonly Coding[];
  readonly item?: readonly QuestionnaireItem[];
  readonly extension?: readonly Extension[];
}
export const FHIR_TYPES: Readonly<Record<FieldType, string>> = {
  TEXT: 'string',
  LONG_TEXT: 'text',
  DATE: 'date',
  DATE_TIME: 'dateTime',
  NUMBER: 'decimal',
  CHOICE: 'choice',
  CHOICES: 'choice',
  YES_NO: 'boolean',
};

/** `status`: active for a published version, draft and retired as they say. */
export function toQuestionnaire(set: QuestionSet, status: 'draft' | 'active' | 'retired' = 'active'): Questionnaire {
  const fields = fieldsByLink(set);
  return soundFhir({
    resourceType: 'Questionnaire',
    url: codeOfSet(set.code),
    version: String(set.version),
    title: fhirText(set.title),
    status,
    description: fhirText(set.about),
    code: [{ system: `${URN}:stage`, code: set.stage }],
    ...extension(
      ...set.askedBy.map((kind) => saying('set:asked-by', 'valueCode', kind)),
      ...set.askedOf.map((kind) => saying('set:asked-of', 'valueCode', kind)),
      supplementOf(set),
    ),
    item: set.groups.map((group) => groupItem(group, fields)),
  });
}

function supplementOf({ supplement }: QuestionSet): readonly Extension[] {
  if (!supplement) return [];
  const parts = (['heading', 'owner', 'evidence'] as const).map((url) => ({ url, valueString: fhirText(supplement[url]) }));
  return [{ url: `${URN}:set:supplement`, extension: [...parts, { url: 'endsOn', valueDate: supplement.endsOn }] }];
}

function groupItem({ code, title, questions }: QuestionGroup, fields: FieldsByLink): QuestionnaireItem {
  return {
    linkId: linkOfGroup(code),
    type: 'group',
    text: fhirText(title),
    item: questions.map((question) => questionItem(question, fields)),
  };
}

function questionItem(question: Question, fields: FieldsByLink): QuestionnaireItem {
  const { code, topic, repeat } = question;
  return {
    linkId: code,
    type: 'group',
    text: fhirText(question.text),
    ...(topic === null ? {} : { code: [{ system: `${URN}:topic`, code: String(topic) }] }),
    ...(repeat ? { repeats: true } : {}),
    ...(question.when === undefined ? {} : enablingOf(question.when, fields)),
    ...extension(
      saying('question:core', 'valueBoolean', question.core),
      saying('question:level', 'valueCode', question.level),
      ...question.categories.map((category) => saying('question:category', 'valueCode', category)),
      saying('question:safety-critical', 'valueBoolean', question.safetyCritical),
      saying('question:declaration', 'valueBoolean', question.declaration),
      saying('question:rule', 'valueString', ruleToCarry(question, fields)),
      repeat ? [{ url: FHIR.most, valueInteger: repeat.most }] : [],
      saying('question:each', 'valueString', repeat?.noun),
    ),
    item: [...hintItem(code, question.hint), ...question.fields.map((field) => fieldItem(question, field, fields))],
  };
}

/** The rule itself goes along unless enableWhen alone leads back to it; in plain characters, since FHIR's strings know few blanks. */
function ruleToCarry({ when }: Question, fields: FieldsByLink): string | undefined {
  if (when === undefined) return undefined;
  const enabling = enablingOf(when, fields);
  const text = JSON.stringify(when);
  if (enabling !== null && JSON.stringify(ruleOf(enabling, fields)) === text) return undefined;
  return text.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function fieldItem(question: Question, field: Field, fields: FieldsByLink): QuestionnaireItem {
  const linkId = linkOfField(question.code, field.code);
  return {
    linkId,
    type: FHIR_TYPES[field.type],
    ...(field.label === '' ? {} : { text: fhirText(field.label) }),
    required: field.required ?? true,
    ...(field.type === 'CHOICES' ? { repeats: true } : {}),
    ...given(
      'answerOption',
      field.options?.map(({ code, label }) => ({
        valueCoding: { system: optionsOf(question.code, field.code), code, display: fhirText(label) },
      })),
    ),
    ...(field.when ? { enableWhen: [fieldCondition(question, field.when, fields)] } : {}),
    // FHIR's `required` cannot say whether the set wrote it down or left it out, and a set's hash tells the two apart.
    ...extension(saying('field:required', 'valueBoolean', field.required)),
    ...(field.hint === undefined ? {} : { item: hintItem(linkId, field.hint) }),
  };
}

function fieldCondition(question: Question, when: NonNullable<Field['when']>, fields: FieldsByLink): EnableWhen {
  const link = linkOfField(question.code, when.field);
  const at = fields.get(link);
  const answer = at && answerOf(at, when.is);
  if (!answer) throw new RangeError(`${link} is not compared with something it can be`);
  return { question: link, operator: '=', ...answer };
}

function hintItem(link: string, hint: string | undefined): readonly QuestionnaireItem[] {
  if (hint === undefined) return [];
  const help = { coding: [{ system: FHIR.controls, code: 'help' }] };
  return [
    { linkId: linkOfHint(link), type: 'display', text: fhirText(hint), extension: [{ url: FHIR.control, valueCodeableConcept: help }] },
  ];
}
