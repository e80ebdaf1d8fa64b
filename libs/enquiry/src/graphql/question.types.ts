import { RefusalShape } from '@lib/partnership';
import { CodeLabel } from '@lib/sharing';
import { Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Field as QuestionField, Question } from '../domain/question-set.js';

/** A question as a page draws it: the same for those who ask and those who answer. */
@ObjectType({ description: 'One thing to fill in for a question.' })
export class QuestionFieldShown {
  @Field(() => String, { description: 'Its code, within the question.' }) code!: string;
  @Field(() => String, { description: 'Its label; blank when the question itself is the label.' }) label!: string;
  @Field(() => String, { nullable: true, description: 'What helps to fill it in.' }) hint!: string | null;
  @Field(() => String, { description: 'TEXT, LONG_TEXT, DATE, DATE_TIME, NUMBER, CHOICE, CHOICES or YES_NO.' }) type!: string;
  @Extensions({ counted: 5 })
  @Field(() => [CodeLabel], { description: 'What there is to choose from; empty unless something is chosen.' })
  options!: readonly CodeLabel[];
  @Field(() => Boolean, { description: 'Whether it must be filled in.' }) required!: boolean;
  @Field(() => String, { nullable: true, description: 'Asked only when this other field of the same row has the value of whenIs.' })
  whenField!: string | null;
  @Field(() => String, { nullable: true, description: 'That value, as text.' }) whenIs!: string | null;
}

@ObjectType({ description: 'A question of a set, with what is filled in to answer it.' })
export class QuestionShown {
  @Field(() => String, { description: 'Its code, the same in every set and version.' }) code!: string;
  @Field(() => Int, { nullable: true, description: 'Number of the topic it belongs to, if it is one of the sixty.' }) topic!: number | null;
  @Field(() => String, { description: 'The question.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'What helps to answer it.' }) hint!: string | null;
  @Extensions({ counted: 5 })
  @Field(() => [QuestionFieldShown], { description: 'What there is to fill in.' })
  fields!: readonly QuestionFieldShown[];
  @Field(() => String, { nullable: true, description: 'What it is asked once for each of, if it is repeated.' }) repeatNoun!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many of those at most.' }) repeatMost!: number | null;
  @Field(() => Boolean, { description: 'Whether it is always asked, unless left out for a reason.' }) core!: boolean;
  @Field(() => Boolean, { description: 'Whether last time’s answer is confirmed by itself, never with others.' }) safetyCritical!: boolean;
  @Field(() => Boolean, { description: 'Whether it is the declaration: is anything graver held than was sent?' }) declaration!: boolean;
  @Field(() => Boolean, { description: 'Whether an earlier answer opens it.' }) triggered!: boolean;
}

export function questionShown(question: Question): QuestionShown {
  return {
    code: question.code,
    topic: question.topic,
    text: question.text,
    hint: question.hint ?? null,
    fields: question.fields.map(fieldShown),
    repeatNoun: question.repeat?.noun ?? null,
    repeatMost: question.repeat?.most ?? null,
    core: question.core,
    safetyCritical: question.safetyCritical === true,
    declaration: question.declaration === true,
    triggered: question.when !== undefined,
  };
}

function fieldShown(field: QuestionField): QuestionFieldShown {
  return {
    code: field.code,
    label: field.label,
    hint: field.hint ?? null,
    type: field.type,
    options: field.options ?? [],
    required: field.required !== false,
    whenField: field.when?.field ?? null,
    whenIs: field.when ? String(field.when.is) : null,
  };
}

@ObjectType({ description: 'Something to mend: which question, which field of it, and how.' })
export class AnswerProblem {
  @Field(() => String, { description: 'Code of the question, or of the group when it is about what is left out; * for none of them.' })
  questionCode!: string;
  @Field(() => String, { description: 'The field; rows.0.<code> for a field of the first row.' }) field!: string;
  @Field(() => String, { description: 'What to do, in a sentence.' }) message!: string;
}

@ObjectType({
  implements: () => [RefusalShape],
  description: 'A rule about enquiries said no. Nothing was sent, and what was typed is kept.',
})
export class EnquiryRefused extends RefusalShape {
  @Extensions({ counted: 10 })
  @Field(() => [AnswerProblem], { description: 'What to mend, where there is more to say than the explanation.' })
  problems!: readonly AnswerProblem[];
}

/** For `resolveType`: a refusal whose code is not named otherwise is of the enquiry when its code says so. */
export function enquiryMember(types: Readonly<Record<string, string>> = {}): (value: { __typename?: string; code?: string }) => string {
  return ({ __typename, code = '' }) => {
    if (__typename !== undefined) return __typename;
    if (code === 'KEY_REUSED') return 'KeyReused';
    return types[code] ?? (code.startsWith('ENQ-') ? 'EnquiryRefused' : 'SharingRefused');
  };
}
