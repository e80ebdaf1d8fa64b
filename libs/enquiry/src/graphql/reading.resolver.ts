import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { BASES, MARKINGS } from '@lib/risk';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CompareAnswers } from '../use-cases/compare-answers.js';
import { CopyAnswers } from '../use-cases/copy-answers.js';
import { ExportAnswers } from '../use-cases/export-answers.js';
import { ImportResponse } from '../use-cases/import-response.js';
import { SaveAnswersResult } from './answering.results.js';
import { refusedShown, savedShown } from './answering.rows.js';
import { unpacked } from './packed-json.js';
import { CopyAnswersInput, CopyResult, ExportFormatType, ImportResponseInput, QuestionOverTime } from './reading.types.js';

const MOST = 100;
const labels = (list: readonly { readonly value: string; readonly label: string }[]) => Object.fromEntries(list.map(({ value, label }) => [value, label])); // prettier-ignore
const WORDS = { basis: labels(BASES), marking: labels(MARKINGS) };

@Resolver()
export class ReadingResolver {
  constructor(
    private readonly comparing: CompareAnswers,
    private readonly copying: CopyAnswers,
    private readonly exporting: ExportAnswers,
    private readonly importing: ImportResponse,
  ) {}

  @Requires('read', 'Enquiry')
  @Query(() => [QuestionOverTime], {
    description:
      'Question by question, what was said over time, of the newest forty enquiries about a person: at most 100 questions with 100 answers.',
  })
  async answersOverTime(
    @Args('personId', { type: () => UUID, description: 'The person.' }) personId: string,
    @CurrentActor() actor: Actor,
    @Args('questionCode', { type: () => String, nullable: true, description: 'Only this question.' }) questionCode?: string | null,
  ) {
    const compared = await this.comparing.execute(actor, { personId, ...(questionCode ? { questionCode } : {}) });
    return compared.slice(0, MOST).map(({ entries, ...question }) => ({ ...question, entries: entries.slice(-MOST) }));
  }

  @Requires('read', 'Enquiry')
  @Query(() => String, { nullable: true, description: 'An enquiry for another program; null when there is none for you.' })
  enquiryExport(
    @Args('id', { type: () => UUID, description: 'The enquiry.' }) enquiryId: string,
    @Args('format', { type: () => ExportFormatType, description: 'In what form.' }) format: ExportFormatType,
    @CurrentActor() actor: Actor,
  ) {
    return this.exporting.execute(actor, { enquiryId, format }, WORDS);
  }

  @Requires('record', 'AnswerCopy')
  @Mutation(() => CopyResult, { description: 'Hands out an enquiry as text for another system, and records that it was copied.' })
  async copyAnswers(
    @Args('input', { description: 'What to copy, and for which system.' }) input: CopyAnswersInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.copying.execute(actor, input);
    if (isRefusal(done)) return done;
    return { __typename: 'AnswersCopied', copy: await read.one('AnswerCopy', done.copyId), parts: done.parts };
  }

  @Requires('answer', 'Enquiry')
  @Mutation(() => SaveAnswersResult, { description: 'Takes in answers from a FHIR R4 QuestionnaireResponse as drafts. Nothing is sent.' })
  async importResponse(
    @Args('input', { description: 'The answers.' }) input: ImportResponseInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const saved = await this.importing.execute(actor, { ...input, json: unpacked(input.json, 'json') });
    return isRefusal(saved) ? refusedShown(saved) : savedShown(saved, read);
  }
}
