import type { Actor } from '@lib/access';
import { Directory } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { readable } from '../domain/shown-answers.js';
import { answersCsv } from '../interchange/answers-csv.js';
import { toQuestionnaire } from '../interchange/fhir-questionnaire.js';
import { toQuestionnaireResponse } from '../interchange/fhir-response.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import { RepliesStore } from '../store/replies.store.js';
import { LookAtReplies } from './look-at-replies.js';

export type ExportFormat = 'QUESTIONNAIRE' | 'RESPONSE' | 'CSV';
export interface ExportWords {
  readonly basis: Readonly<Record<string, string>>;
  readonly marking: Readonly<Record<string, string>>;
}

/** The questions as asked, or what was replied as far as whoever asks for it may read it, in a form for another program. */
@Injectable()
export class ExportAnswers {
  constructor(
    private readonly look: LookAtReplies,
    private readonly replies: RepliesStore,
    private readonly directory: Directory,
  ) {}

  execute(actor: Actor, asked: { readonly enquiryId: string; readonly format: ExportFormat }, words: ExportWords): Promise<string | null> {
    const operation = `enquiry export ${asked.format.toLowerCase()}`;
    return this.look.execute(actor, { enquiryId: asked.enquiryId, operation }, (tx, enquiry) =>
      this.written(tx, enquiry, asked.format, words),
    );
  }

  private async written(tx: Tx, enquiry: EnquiryEntity, format: ExportFormat, words: ExportWords): Promise<string> {
    const { definition: set, reference, personId } = enquiry;
    if (format === 'QUESTIONNAIRE') return JSON.stringify(toQuestionnaire(set));
    const replies = await this.replies.to(tx, enquiry.id);
    const answers = readable(set, replies);
    const [answerer] = await this.directory.agencies(tx, [enquiry.recipientAgencyId]);
    const agency = answerer?.name ?? '';
    if (format === 'CSV') return answersCsv(set, answers, { reference, agency, ...words });
    const sent = replies.map(({ at }) => at.getTime());
    const sentAt = sent.length === 0 ? null : new Date(Math.max(...sent));
    return JSON.stringify(toQuestionnaireResponse(set, answers, { reference, sentAt, agency, subject: personId }));
  }
}
