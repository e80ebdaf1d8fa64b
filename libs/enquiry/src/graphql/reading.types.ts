import { KeyReused, SharingRefused } from '@lib/partnership';
import { Day, Instant, UUID } from '@lib/platform';
import { createUnionType, Extensions, Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AnswerCopy } from './enquiry.types.js';
import { EnquiryRefused, enquiryMember } from './question.types.js';

export enum ExportFormatType {
  QUESTIONNAIRE = 'QUESTIONNAIRE',
  RESPONSE = 'RESPONSE',
  CSV = 'CSV',
}
registerEnumType(ExportFormatType, {
  name: 'EnquiryExportFormat',
  description: 'In what form.',
  valuesMap: {
    QUESTIONNAIRE: { description: 'The questions as asked: HL7 FHIR R4 Questionnaire, JSON.' },
    RESPONSE: { description: 'The replies that you may read: HL7 FHIR R4 QuestionnaireResponse, JSON.' },
    CSV: { description: 'The replies that you may read: comma-separated, UTF-8, safe to open in a spreadsheet.' },
  },
});

@ObjectType({ description: 'What was said to a question in one enquiry.' })
export class AnswerAtTime {
  @Field(() => String, { description: 'ANSWERED, NOT_KNOWN, NOT_HELD, AWAITING, NO_FURTHER_ANSWER, NOT_OPENED or NOT_ANSWERED.' })
  state!: string;
  @Field(() => String, { description: 'In words.' }) text!: string;
  @Field(() => Day, { nullable: true, description: 'The day as of which it is true.' }) asAt!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was said; null while nothing was.' }) answeredAt!: Date | null;
  @Field(() => String, { description: 'The agency that was asked.' }) from!: string;
  @Field(() => String, { description: 'Reference of the enquiry.' }) reference!: string;
  @Field(() => UUID, { description: 'The enquiry.' }) enquiryId!: string;
  @Field(() => Boolean, { description: 'Whether a later answer of the same enquiry has replaced it.' }) superseded!: boolean;
  @Extensions({ counted: 3 })
  @Field(() => [String], { description: 'What differs from what the same agency said before, in words.' })
  changed!: readonly string[];
}
@ObjectType({ description: 'One question and everything that was said to it, the oldest first.' })
export class QuestionOverTime {
  @Field(() => String, { description: 'Code of the question.' }) code!: string;
  @Field(() => String, { description: 'The question, as it was asked last.' }) text!: string;
  @Extensions({ counted: 5 })
  @Field(() => [AnswerAtTime], { description: 'The answers.' })
  entries!: readonly AnswerAtTime[];
}

const KEY = 'The idempotency key: the same key and input bring back the first answer.';
@InputType({ description: 'Copies an enquiry out as text.' })
export class CopyAnswersInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The enquiry.' }) enquiryId!: string;
  @Field(() => String, { description: 'CONNECT or NDELIUS.' }) system!: string;
}
@InputType({ description: 'Answers from a FHIR R4 QuestionnaireResponse, kept as drafts to look through and send.' })
export class ImportResponseInput {
  @Field(() => UUID, { description: 'The enquiry.' }) enquiryId!: string;
  @Field(() => String, { description: 'The resource, as JSON, or compressed (gzip, base64).' }) json!: string;
}
@ObjectType({ description: 'One event to enter in the other system.' })
export class CopyPart {
  @Field(() => String, { description: 'What to call it there.' }) heading!: string;
  @Field(() => String, { description: 'What to paste.' }) text!: string;
}
@ObjectType({ description: 'The text to paste. That it was copied is on the record.' })
export class AnswersCopied {
  @Field(() => AnswerCopy, { description: 'The copy, as it was recorded.' }) copy!: AnswerCopy;
  @Extensions({ counted: 2 })
  @Field(() => [CopyPart], { description: 'Request and response are events of their own.' })
  parts!: readonly CopyPart[];
}
export const CopyResult = createUnionType({
  name: 'CopyResult',
  description: 'What came of it.',
  types: () => [AnswersCopied, EnquiryRefused, SharingRefused, KeyReused] as const,
  resolveType: enquiryMember({}),
});
