import type { Actor } from '@lib/access';
import { Invalid } from '@lib/kernel';
import { Directory, WorkItems } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { DESK_ANSWERS, type DeskAnswerCode, type DeskQuestionAsked, soundDeskQuestion } from '../domain/desk-question.js';
import { DeskQuestionEntity } from './desk-question.entity.js';

/** Questions to duty desks. Nothing here reads a person: what is not looked up cannot be told. */
@Injectable()
export class DeskQuestions {
  constructor(
    private readonly directory: Directory,
    private readonly work: WorkItems,
  ) {}

  /** The desk's work is raised by the database, with the row. */
  async ask(tx: Tx, actor: Actor, unitId: string, asked: DeskQuestionAsked): Promise<DeskQuestionEntity> {
    const sound = soundDeskQuestion(asked, await databaseNow(tx));
    const [desk] = await this.directory.units(tx, [unitId]);
    if (!desk) throw new Invalid({ unitId: 'Choose a duty desk from the list' });
    const askedBy = { askedByAgencyId: actor.agencyId, askedByStaffId: actor.staffId };
    return tx.save(tx.create(DeskQuestionEntity, { ...sound, ...askedBy, agencyId: desk.agencyId, unitId: desk.id }));
  }

  /** Null when there is none or it is neither one's own nor one's desk's: row security has the last word. */
  find(tx: Tx, id: string): Promise<DeskQuestionEntity | null> {
    return tx.findOneBy(DeskQuestionEntity, { id });
  }

  /** False when somebody of the desk has answered it already. */
  async answer(tx: Tx, actor: Actor, { id, agencyId, unitId }: DeskQuestionEntity, answer: DeskAnswerCode): Promise<boolean> {
    const added: unknown[] = await tx.query(
      `insert into concordat.desk_answer (question_id, agency_id, unit_id, answer, answered_by) values ($1, $2, $3, $4, $5)
       on conflict (question_id) do nothing returning question_id`,
      [id, agencyId, unitId, answer, actor.staffId],
    );
    if (added.length === 0) return false;
    await this.work.close(tx, `desk-question:${id}`, DESK_ANSWERS[answer]);
    return true;
  }
}
