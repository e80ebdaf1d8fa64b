import { randomBytes } from 'node:crypto';
import type { Actor } from '@lib/access';
import { uuidV7 } from '@lib/kernel';
import { WorkItems, type WorkToRaise } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { questionsOf } from '../domain/branching.js';
import { type AnswerHeld, type Contradiction, type ContradictionFacts, contradictions, type Side } from '../domain/contradictions.js';
import { contradictionKey } from '../domain/work-keys.js';
import { ContradictionsStore, type NewContradiction } from '../store/contradictions.store.js';
import type { AnswerEntity } from '../store/entities/answer.entity.js';
import type { EnquiryEntity } from '../store/entities/enquiry.entity.js';
import type { AtDesk } from './answering-desk.js';
import type { NotesFound } from './notes-towards-asker.js';

const BOTH: readonly Side[] = ['ASKER', 'ANSWERER'];
const LOOK = 'Something in what was answered does not fit together. Look at it, and say how it was settled.';

/** What does not fit together once these answers have gone: a row of its own for each side that has every part of it, and work for its unit. */
@Injectable()
export class RaiseContradictions {
  constructor(
    private readonly store: ContradictionsStore,
    private readonly work: WorkItems,
  ) {}

  /** Ids of the rows that are the answerer's own. */
  async execute(
    tx: Tx,
    actor: Actor,
    desk: AtDesk,
    of: { readonly rows: readonly AnswerEntity[]; readonly notes: NotesFound },
  ): Promise<string[]> {
    const { enquiry, at } = desk;
    const found = contradictions(await this.facts(tx, enquiry, of));
    const known = await this.store.open(tx, enquiry.id);
    const fresh = found.filter((one) => !known.some((flag) => isThat(flag, one)));
    const raised = fresh.flatMap((one) =>
      sidesOf(enquiry, actor, one.seenBy).map((side) => ({ side, row: rowOf(enquiry, at, one, side.agencyId) })),
    );
    if (raised.length === 0) return [];
    await this.store.add(tx, raised.map(({ row }) => row)); // prettier-ignore
    await this.work.raise(tx, ...raised.map(({ side, row }) => workOf(row, side)));
    return raised.filter(({ row }) => row.agencyId === actor.agencyId).map(({ row }) => row.id);
  }

  private async facts(
    tx: Tx,
    enquiry: EnquiryEntity,
    { rows, notes }: { rows: readonly AnswerEntity[]; notes: NotesFound },
  ): Promise<ContradictionFacts> {
    const codes = questionsOf(enquiry.definition).map(({ code }) => code);
    const replaced = rows.flatMap(({ replaces }) => replaces ?? []);
    const shared = new Set(notes.towards.filter((note) => note.shared).map(({ id }) => id));
    return {
      set: enquiry.definition,
      sent: rows.filter(({ relevant, state }) => relevant && state === 'ANSWERED').map(asSent),
      earlier: await this.store.earlier(tx, enquiry, codes, [...rows.map(({ id }) => id), ...replaced]),
      notes: notes.held.map(({ id, category, basis }) => ({
        id,
        category,
        basis,
        knownTo: shared.has(id) ? BOTH : (['ANSWERER'] as const),
      })),
      recorded: await this.store.recordedLevel(tx, enquiry.personId),
    };
  }
}

function asSent({ id, questionCode, state, rows, basis, agencyId, answeredAt }: AnswerEntity): AnswerHeld {
  return { id, questionCode, state, rows, basis, agencyId, at: answeredAt, knownTo: BOTH };
}

interface SideThere {
  readonly agencyId: string;
  readonly unitId: string | null;
}

/** Inside one agency both sides read the same row. */
function sidesOf(enquiry: EnquiryEntity, { agencyId, homeUnitId }: Actor, seenBy: readonly Side[]): SideThere[] {
  const answerer = { agencyId, unitId: enquiry.recipientUnitId ?? homeUnitId };
  const asker = { agencyId: enquiry.senderAgencyId, unitId: enquiry.senderUnitId };
  const sides = seenBy.map((side) => (side === 'ASKER' ? asker : answerer));
  return [...new Map(sides.map((side) => [side.agencyId, side])).values()];
}

function rowOf(enquiry: EnquiryEntity, at: Date, { kind, questionCode, words }: Contradiction, agencyId: string): NewContradiction {
  const id = uuidV7(at, randomBytes(10));
  return { id, agencyId, personId: enquiry.personId, enquiryId: enquiry.id, kind, questionCodes: [questionCode], words, raisedAt: at };
}

function isThat(flag: Pick<NewContradiction, 'kind' | 'questionCodes' | 'words'>, { kind, questionCode, words }: Contradiction): boolean {
  return flag.kind === kind && flag.questionCodes.includes(questionCode) && flag.words === words;
}

function workOf({ id, agencyId, personId }: NewContradiction, { unitId }: SideThere): WorkToRaise {
  return { agencyId, unitId, kind: 'CONTRADICTION', personId, subjectId: id, summary: LOOK, dedupeKey: contradictionKey(id) };
}
