import { longInstant } from '@lib/kernel';
import { WorkInStep, type WorkToRaise } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ConferencesToPrepare, type PlaceToPrepare } from '../store/conferences-to-prepare.js';

/**
 * Run by the worker whenever an agenda changes: whoever of an invited agency leads the case, or their unit, is told that somebody they work with
 * stands on it. Each agency's own piece of work, so that nobody sees who else is invited or who else is spoken of. It ends with the conference.
 */
@Injectable()
export class PrepareConference {
  constructor(
    private readonly conferences: ConferencesToPrepare,
    private readonly work: WorkInStep,
  ) {}

  async execute(tx: Tx, conferenceId: string): Promise<{ readonly raised: number; readonly closed: number }> {
    const prefix = `conference:${conferenceId}:`;
    const wanted = (await this.conferences.places(tx, conferenceId)).map((place) => workFor(conferenceId, prefix, place));
    return this.work.keep(tx, {
      kind: 'CONFERENCE_TO_PREPARE',
      prefix,
      wanted,
      over: 'The conference is over, or the agenda changed.',
      onceEver: true,
    });
  }
}

function workFor(
  conferenceId: string,
  prefix: string,
  { itemId, agencyId, unitId, staffId, personId, reference, meetsAt }: PlaceToPrepare,
): WorkToRaise {
  return {
    agencyId,
    // By name alone where somebody leads the case: a unit beside it would narrow, and hide it from a lead who sits elsewhere.
    ...(staffId === null ? { unitId } : { staffId }),
    personId,
    subjectId: conferenceId,
    kind: 'CONFERENCE_TO_PREPARE',
    summary: `They are on the agenda of a conference (${reference}) on ${longInstant(meetsAt)}. Look at what your agency holds, and what it has shared, before then.`,
    dueAt: meetsAt,
    // Put on the agenda again they are another place on it.
    dedupeKey: `${prefix}${itemId}`,
  };
}
