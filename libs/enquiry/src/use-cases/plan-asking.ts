import { type Actor, Authorise } from '@lib/access';
import { Invalid, isRefusal } from '@lib/kernel';
import { Directory, type RecipientNamed } from '@lib/partnership';
import { PeopleReader, type PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type AskingRefusal, type DropAsked, type EnquiryPlan, planEnquiry } from '../domain/asking.js';
import { setNotOffered } from '../domain/enquiry-refusals.js';
import { usualWorkingDays } from '../domain/working-days-given.js';
import { QuestionSetsStore, type SetInForce } from '../store/question-sets.store.js';

export interface SetAsked {
  readonly personId: string;
  readonly setCode: string;
  readonly setVersion: number;
  readonly recipient: RecipientNamed;
  readonly workingDays?: number | null;
  readonly dropped?: readonly DropAsked[] | null;
}
export interface Planned {
  readonly person: PersonEntity;
  readonly setId: string | null;
  readonly plan: EnquiryPlan;
  readonly workingDays: number;
}

/** As many as a set may have groups and questions; a bound on what one request can cost. */
const MOST_LEFT_OUT = 100;

/** May this person ask about somebody, and is what they send the set that is offered, with a reason for whatever is left out of it? */
@Injectable()
export class PlanAsking {
  constructor(
    private readonly people: PeopleReader,
    private readonly authorise: Authorise,
    private readonly directory: Directory,
    private readonly sets: QuestionSetsStore,
  ) {}

  /** Missing and not open to this person look alike. */
  async open(tx: Tx, actor: Actor, personId: string): Promise<PersonEntity> {
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    if (!person) throw new Error('checked, yet not there');
    return person;
  }

  /** To show something beside what is asked elsewhere of the same person: null where it is missing, and where it is not open to this one. */
  async seen(tx: Tx, actor: Actor, personId: string): Promise<PersonEntity | null> {
    const person = await this.people.open(tx, personId);
    return person && this.authorise.may(actor, 'read', 'Person', person) ? person : null;
  }

  /** The version in force for those who ask, or null. */
  offered(tx: Tx, actor: Actor, setCode: string): Promise<SetInForce | null> {
    return this.sets.named(tx, actor.agencyId, setCode);
  }

  async execute(tx: Tx, actor: Actor, asked: SetAsked): Promise<Planned | AskingRefusal> {
    checkSize(asked.dropped ?? []);
    const person = await this.open(tx, actor, asked.personId);
    const { agency } = await this.directory.recipient(tx, asked.recipient);
    const enquiry = {
      personId: person.id,
      open: person.open,
      workable: person.workable,
      lapsed: false,
      ...between(actor, asked.recipient),
    };
    await this.authorise.check(actor, 'record', 'Enquiry', enquiry, { asked: person.id });
    const offered = await this.offered(tx, actor, asked.setCode);
    if (offered === null) return setNotOffered();
    const workingDays = asked.workingDays ?? usualWorkingDays(offered.set.stage);
    const plan = planEnquiry(offered.set, {
      setCode: asked.setCode,
      setVersion: asked.setVersion,
      askerKind: actor.agencyKind,
      addresseeKind: agency.kind,
      workingDays,
      dropped: asked.dropped ?? [],
    });
    return isRefusal(plan) ? plan : { person, setId: offered.setId, plan, workingDays };
  }
}

function checkSize(dropped: readonly DropAsked[]): void {
  if ([dropped, ...dropped.map(({ questionCodes }) => questionCodes ?? [])].some((list) => list.length > MOST_LEFT_OUT))
    throw new Invalid({ dropped: `Leave out ${MOST_LEFT_OUT} questions or fewer at a time` });
}

/** As rules see an enquiry that is about to be. */
function between({ agencyId: senderAgencyId }: Actor, { agencyId, unitId, staffId }: RecipientNamed) {
  return { senderAgencyId, recipientAgencyId: agencyId, recipientUnitId: unitId ?? null, recipientStaffId: staffId ?? null };
}
