import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type Ending, endingSaid, refusalToEnd } from '../domain/conference.js';
import { ConferencesStore } from '../store/conferences.store.js';
import { ActInConference, type ConferenceKept, type InConference } from './act-in-conference.js';
import { ConferenceRecord } from './conference-record.js';

export interface EndAsked extends InConference {
  readonly ending: Ending;
  readonly words?: string | null;
}
const OPERATION = 'endConference';

/** Says that it was held, or called off. From then on nothing is added to it. */
@Injectable()
export class EndConference {
  constructor(
    private readonly acting: ActInConference,
    private readonly store: ConferencesStore,
    private readonly record: ConferenceRecord,
  ) {}

  execute(actor: Actor, input: EndAsked): Promise<ConferenceKept | Refusal> {
    const said = endingSaid(input);
    return this.acting.execute(actor, OPERATION, input, async (tx, conference, at) => {
      const refusal = refusalToEnd(said);
      if (refusal !== null) return refusal;
      await this.record.entry(tx, actor, conference, { kind: 'conference.over', at, to: conference.agencyIds, rationale: { ...said } });
      await this.store.end(tx, conference.id, { by: actor.staffId, at }, said);
      await this.record.done(tx, actor, OPERATION, { conferenceId: conference.id });
      return null;
    });
  }
}
