import { AnswerDraftEntity } from './answer-draft.entity.js';
import { AnswerEntity } from './answer.entity.js';
import { ContradictionEntity } from './contradiction.entity.js';
import { EnquiryEntity } from './enquiry.entity.js';
import { QuestionSetEntity } from './question-set.entity.js';

export const enquiryEntities = [EnquiryEntity, AnswerEntity, AnswerDraftEntity, QuestionSetEntity, ContradictionEntity];
