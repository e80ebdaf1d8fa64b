import type { Actor } from '@lib/access';
import type { ConcernLevel } from '@lib/kernel';
import type { PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { expectedAgencies } from '../domain/expected-recipients.js';
import type { Recipient } from '../domain/omissions.js';
import { type Grounds, prefilledGrounds } from '../domain/prefilled-grounds.js';
import { type RecipientNamed, recipientOf } from '../domain/sharing-asked.js';
import { toDecide } from '../domain/sharing-decision.js';
import type { Mode, NoteToShare } from '../domain/sharing-input.js';
import { silentOnes } from '../domain/silent-sources.js';
import { agreementTo, purposeLabel } from './as-set-input.js';
import { type ConsideredLine, consideredLine } from './considered-lines.js';
import { GatherFacts, type Gathered } from './gather-facts.js';
import { type SilentKept, silentKept } from './keep-decision.js';
import { LookAtCase } from './look-at-case.js';

export interface ConsiderAsked {
  readonly personId: string;
  readonly noteIds: readonly string[];
  readonly recipients: readonly RecipientNamed[];
  readonly mode: Mode;
  readonly purpose?: string | null;
  /** How grave the answers are that are to go with the notes. */
  readonly answerLevels?: readonly ConcernLevel[];
}
export interface RecipientConsidered extends Grounds {
  readonly recipient: Recipient;
  readonly agreementId: string | null;
  readonly expected: boolean;
  readonly newToThePerson: boolean;
  readonly graver: readonly ConsideredLine[];
  readonly asGrave: readonly ConsideredLine[];
}
export interface Considered {
  readonly recipients: readonly RecipientConsidered[];
  readonly expectedLeftOut: readonly string[];
  readonly silentSources: readonly SilentKept[];
  readonly groupAsked: boolean;
}
const UNSAID = { gateway: null, protectionCondition: null, necessity: null, proportionality: null };

/** The rule, asked beforehand: what must be decided before this can go, with everything filled in that need not be typed. Saves nothing. */
@Injectable()
export class ConsiderSharing {
  constructor(
    private readonly look: LookAtCase,
    private readonly gather: GatherFacts,
  ) {}

  execute(actor: Actor, asked: ConsiderAsked): Promise<Considered> {
    return this.look.execute(actor, { personId: asked.personId, operation: 'consider' }, (tx: Tx, person) =>
      this.about(tx, actor, person, asked),
    );
  }

  /** For a page of another context, which logs the consultation itself. */
  async within(tx: Tx, actor: Actor, asked: ConsiderAsked): Promise<Considered> {
    return this.about(tx, actor, await this.look.open(tx, actor, asked.personId), asked);
  }

  private async about(tx: Tx, actor: Actor, person: PersonEntity, asked: ConsiderAsked): Promise<Considered> {
    const recipients = asked.recipients.map(recipientOf);
    const gathered = await this.gather.execute(tx, actor, { person, recipients, deciding: null });
    await this.look.notes(actor, person, asked.noteIds, gathered.facts.held);
    const chosen = gathered.facts.held.filter((note) => asked.noteIds.includes(note.id));
    const expected = expectedAgencies(chosen, gathered.facts.onCase, actor.agencyId, gathered.facts.stage).map(({ agencyId }) => agencyId);
    return {
      recipients: recipients.map((to) => consideredFor(to, { actor, asked, chosen, expected, gathered })),
      expectedLeftOut: expected.filter((agencyId) => !recipients.some((to) => to.agencyId === agencyId)),
      silentSources: silentOnes(gathered.facts.sources).map(silentKept),
      groupAsked: actor.controllerGroupId !== null,
    };
  }
}

interface About {
  readonly actor: Actor;
  readonly asked: ConsiderAsked;
  readonly chosen: readonly NoteToShare[];
  readonly expected: readonly string[];
  readonly gathered: Gathered;
}

function consideredFor(to: Recipient, { actor, asked, chosen, expected, gathered }: About): RecipientConsidered {
  const purpose = asked.purpose ?? null;
  const agreement = agreementTo(actor, to.agencyId, asked.mode === 'URGENT' ? null : purpose, gathered);
  const grounds = prefilledGrounds({ ...UNSAID, purpose }, {
    mode: asked.mode,
    agreement,
    notes: chosen,
    recipientName: gathered.nameOf(to.agencyId),
    senderKind: actor.agencyKind,
    labelOf: purposeLabel,
  }); // prettier-ignore
  const of = { agencyId: actor.agencyId, personId: asked.personId };
  const { graver, asGrave } = toDecide(
    { noteIds: asked.noteIds, answerLevels: asked.answerLevels ?? [] },
    to,
    of,
    gathered.facts,
    gathered.at,
  );
  const known = [...gathered.facts.onCase.map(({ agencyId }) => agencyId), actor.agencyId];
  return {
    recipient: to,
    agreementId: asked.mode === 'URGENT' ? null : (agreement?.id ?? null),
    ...grounds,
    expected: expected.includes(to.agencyId),
    newToThePerson: !known.includes(to.agencyId),
    graver: graver.map(consideredLine),
    asGrave: asGrave.map(consideredLine),
  };
}
