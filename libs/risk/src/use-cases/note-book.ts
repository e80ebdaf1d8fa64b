import { type Actor, Authorise } from '@lib/access';
import { Denied, isMeaningless, Invalid, plainText } from '@lib/kernel';
import { WorkItems } from '@lib/partnership';
import { PeopleReader, ThirdParties, type ThirdPartyAsked } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type LevelQuestion, levelQuestion, needsLevelReason } from '../domain/note-level.js';
import { levelNeedsReason, type LevelNeedsReason, noteNotCurrent, type NoteNotCurrent } from '../domain/note-refusals.js';
import { type Faults, gathered, type NoteAsked, soundNote } from '../domain/sound-note.js';
import { NoteStore } from '../store/note.store.js';
import type { RiskNoteEntity } from '../store/risk-note.entity.js';

/** What a note's list of them shows whole. */
const MOST_OTHERS = 100;

export interface NoteToRecord extends NoteAsked {
  readonly personId: string;
  readonly thirdPartyIds?: readonly string[] | null;
  readonly newThirdParties?: readonly ThirdPartyAsked[] | null;
}

/**
 * How a note comes into the record, whoever asks: the use cases here, or an act to the right that records and shares in one transaction.
 * The caller writes the access log and asks NoteChanges.
 */
@Injectable()
export class NoteBook {
  constructor(
    private readonly authorise: Authorise,
    private readonly people: PeopleReader,
    private readonly others: ThirdParties,
    private readonly notes: NoteStore,
    private readonly work: WorkItems,
  ) {}

  record(tx: Tx, actor: Actor, asked: NoteToRecord): Promise<RiskNoteEntity | LevelNeedsReason> {
    return this.write(tx, actor, asked, null);
  }

  /** What would be said of it, and nothing written: for whoever shows beforehand what becomes of many. Throws what recording would. */
  judge(asked: NoteAsked, bounds: { readonly now: Date; readonly born: string }): LevelNeedsReason | null {
    const { category, level, levelReason } = soundNote(asked, bounds);
    const question = levelQuestion(category, level);
    return question && needsLevelReason(question, levelReason) ? levelNeedsReason(category, level, question) : null;
  }

  /** The note as it stands, held until the act ends, or the word that it no longer stands. */
  async current(tx: Tx, actor: Actor, action: 'supersede' | 'withdraw', id: string): Promise<RiskNoteEntity | NoteNotCurrent> {
    const note = await this.notes.findLocked(tx, id);
    await this.authorise.check(actor, action, 'RiskNote', note, { asked: id });
    if (!note) throw new Error('checked, yet not there');
    if (note.supersededAt === null && note.withdrawnAt === null) return note;
    return noteNotCurrent((await this.notes.currentOf(tx, note.seriesId))?.id ?? null);
  }

  /** The next version; the old one ends as this one begins. */
  async supersede(
    tx: Tx,
    actor: Actor,
    old: RiskNoteEntity,
    asked: NoteToRecord,
    changeReason: string,
  ): Promise<RiskNoteEntity | LevelNeedsReason> {
    if (asked.personId !== old.personId) throw new Invalid({ personId: 'A new version is about the same person' });
    const next = await this.write(tx, actor, asked, { old, changeReason });
    if ('id' in next) await this.notes.supersede(tx, old, next);
    return next;
  }

  withdraw(tx: Tx, actor: Actor, note: RiskNoteEntity, reason: string): Promise<RiskNoteEntity> {
    return this.notes.withdraw(tx, note, actor.staffId, reasonOf('reason', 'Why it is withdrawn', reason));
  }

  discardDraft(tx: Tx, actor: Actor, draftId: string | null | undefined): Promise<void> {
    return draftId ? this.notes.discardDraft(tx, draftId, actor.staffId) : Promise.resolve();
  }

  private async write(
    tx: Tx,
    actor: Actor,
    asked: NoteToRecord,
    replaced: { old: RiskNoteEntity; changeReason: string } | null,
  ): Promise<RiskNoteEntity | LevelNeedsReason> {
    const person = await this.people.open(tx, asked.personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: asked.personId });
    const where = { agencyId: actor.agencyId, personId: asked.personId, open: person?.open === true, workable: person?.workable === true };
    await this.authorise.check(actor, 'record', 'RiskNote', where);
    if (!person || actor.homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const { id, now } = await this.notes.begin(tx, actor.agencyId, person.id);
    const faults: Faults = {};
    const changeReason = replaced && gathered(faults, '', () => reasonOf('changeReason', 'What changed', replaced.changeReason));
    const { category, ...sound } = soundNote(asked, { now, born: person.dateOfBirth }, faults);
    const question = levelQuestion(category, sound.level, replaced?.old);
    if (question && needsLevelReason(question, sound.levelReason)) return levelNeedsReason(category, sound.level, question);
    const thirdPartyIds = await this.thirdParties(tx, actor, asked);
    // What is kept as evidence only is so in its next version as well.
    const { seriesId, version, restrictedAt } = replaced?.old ?? { seriesId: id, version: 0, restrictedAt: null };
    const by = { personId: person.id, agencyId: actor.agencyId, unitId: actor.homeUnitId, authorStaffId: actor.staffId };
    const kind = { category: category.code, categoryGroup: category.group };
    const row = { id, seriesId, version: version + 1, changeReason, restrictedAt, ...by, ...kind, ...sound };
    const note = await this.notes.add(tx, row, thirdPartyIds);
    if (question) await this.questionLevel(tx, note, question);
    return note;
  }

  private async thirdParties(tx: Tx, actor: Actor, asked: NoteToRecord): Promise<string[]> {
    if ((asked.thirdPartyIds?.length ?? 0) + (asked.newThirdParties?.length ?? 0) > MOST_OTHERS)
      throw new Invalid({ thirdPartyIds: `Choose ${MOST_OTHERS} other people or fewer for one note` });
    const known = await this.others.resolve(tx, actor, asked.personId, asked.thirdPartyIds ?? []);
    const added = await this.others.add(tx, actor, asked.personId, asked.newThirdParties ?? []);
    return [...new Set([...known, ...added].map(({ id }) => id))];
  }

  /** A low level with a reason stands, and somebody else looks at it. */
  private questionLevel(tx: Tx, note: RiskNoteEntity, question: LevelQuestion): Promise<void> {
    const summary =
      question.why === 'LOWERED'
        ? 'A note was given a lower level than before. Read the reason.'
        : 'A note was given a level below the policy’s floor. Read the reason.';
    return this.work.raise(tx, {
      agencyId: note.agencyId,
      unitId: note.unitId,
      role: 'SUPERVISOR',
      kind: 'LEVEL_QUESTIONED',
      personId: note.personId,
      subjectId: note.id,
      noteIds: [note.id],
      summary,
      dedupeKey: `level-questioned:${note.id}`,
    });
  }
}

function reasonOf(field: string, label: string, typed: string): string {
  const reason = plainText(typed, { field, label, max: 2000 });
  if (isMeaningless(reason)) throw new Invalid({ [field]: `${label} must say something, in a few words` });
  return reason;
}
