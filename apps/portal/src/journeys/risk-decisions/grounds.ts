import { Injectable } from '@nestjs/common';
import { CONCERN_LEVELS } from '@lib/kernel';
import type { NoteGround, ReceivedGround, ReceivedGrounds } from '../../api/answers/risk-decisions.js';
import type { ConcernLevel } from '../../api/answers/words.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import type { Visit } from '../../page/visit.js';
import { date } from '../../view/dates.js';
import { excerpt } from '../share/note-choices.js';

export interface GroundChoice {
  readonly id: string;
  readonly title: string;
  readonly level: ConcernLevel | null;
  readonly from: string | null;
  readonly hint: string;
  readonly happenedOn: string;
}
export interface Grounds {
  readonly grave: readonly GroundChoice[];
  readonly rest: readonly GroundChoice[];
}
interface Pages {
  readonly notes: readonly NoteGround[];
  readonly received: readonly ReceivedGrounds[];
}
/** Beyond this the choice is long on a telephone: what is less grave stands behind one press. */
const FEW = 6;
/** No level counts as high. */
const gravity = ({ level }: GroundChoice): number => CONCERN_LEVELS.indexOf(level ?? 'HIGH');
const isGrave = (one: GroundChoice): boolean => gravity(one) >= CONCERN_LEVELS.indexOf('HIGH');

/** What a decision may rest on: the agency's own notes in force, and what it was sent, opened and was not told is over. The gravest first. */
@Injectable()
export class GroundsOf {
  constructor(private readonly api: ConcordatApi) {}

  async person(visit: Visit, id: string): Promise<Grounds> {
    const { notes, received } = await this.pages(visit, id);
    const ours = notes.map((note) => choice(note, null));
    const theirs = received
      .filter(({ firstSeenAt, revokedAt }) => firstSeenAt !== null && revokedAt === null)
      .flatMap(({ sender, items }) => items.filter(stands).map((item) => choice(item, sender.shortName)));
    const all = [...ours, ...theirs].sort((a, b) => gravity(b) - gravity(a) || b.happenedOn.localeCompare(a.happenedOn));
    return all.length <= FEW ? { grave: all, rest: [] } : { grave: all.filter(isGrave), rest: all.filter((one) => !isGrave(one)) };
  }

  /** All of it: a choice that leaves the oldest out would say that there is none. */
  private async pages(visit: Visit, id: string, from: { afterNote?: string; afterShare?: string } = {}): Promise<Pages> {
    const { notes, received } = found((await this.api.ask('RiskDecisionGrounds', { id, ...from }, visit)).person);
    if (!notes.hasMore && !received.hasMore) return { notes: notes.items, received: received.items };
    const next = {
      ...((notes.endCursor ?? from.afterNote) && { afterNote: notes.endCursor ?? from.afterNote }),
      ...((received.endCursor ?? from.afterShare) && { afterShare: received.endCursor ?? from.afterShare }),
    };
    const more = await this.pages(visit, id, next as typeof from);
    return { notes: [...notes.items, ...more.notes], received: [...received.items, ...more.received] };
  }
}

const stands = ({ supersededAt, withdrawnAt }: ReceivedGround): boolean => supersededAt === null && withdrawnAt === null;

function choice({ id, categoryLabel, level, happenedOn, body }: NoteGround | ReceivedGround, from: string | null): GroundChoice {
  return { id, title: categoryLabel, level, from, happenedOn, hint: `${date(happenedOn)}. ${excerpt(body)}` };
}
