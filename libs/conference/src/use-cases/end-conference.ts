import type { Actor } from '@lib/access';
import { CarryActions } from '@lib/actions';
import type { Refusal } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type Ending, endingSaid, refusalToEnd } from '../domain/conference.js';
import { ConferencesStore } from '../store/conferences.store.js';
import type { ConferenceEntity } from '../store/entities/conference.entity.js';
import { ActInConference, type ConferenceKept, type InConference } from './act-in-conference.js';
import { ConferenceRecord } from './conference-record.js';

export interface EndAsked extends InConference {
  readonly ending: Ending;
  readonly words?: string | null;
}
const OPERATION = 'endConference';

/** Says that it was held, or called off. From then on nothing is added to it. What nobody answered about those it met is carried to the next. */
@Injectable()
export class EndConference {
  constructor(
    private readonly acting: ActInConference,
    private readonly store: ConferencesStore,
    private readonly actions: CarryActions,
    private readonly record: ConferenceRecord,
  ) {}

  execute(actor: Actor, input: EndAsked): Promise<ConferenceKept | Refusal> {
    const said = endingSaid(input);
    return this.acting.execute(actor, OPERATION, input, async (tx, conference, at) => {
      const refusal = refusalToEnd(said);
      if (refusal !== null) return refusal;
      if (said.ending === 'HELD') await this.carry(tx, actor, conference);
      await this.record.entry(tx, actor, conference, { kind: 'conference.over', at, to: conference.agencyIds, rationale: { ...said } });
      await this.store.end(tx, conference.id, { by: actor.staffId, at }, said);
      await this.record.done(tx, actor, OPERATION, { conferenceId: conference.id });
      return null;
    });
  }

  /** Of those with whom its agency still works, and of what it was there to hear set. */
  private async carry(tx: Tx, actor: Actor, { id, reference: conferenceReference }: ConferenceEntity): Promise<void> {
    for (const { personId } of await this.store.items(tx, id))
      await this.actions.carry(tx, actor, { personId, conferenceReference }, OPERATION);
  }
}
