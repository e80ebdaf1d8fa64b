import type { Actor } from '@lib/access';
import { Denied, isRefusal, londonDay, plainText, type Refusal } from '@lib/kernel';
import { bankHolidays, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { dueAt } from '../domain/due.js';
import { type AddressAsked, AddressEnquiry } from './address-enquiry.js';
import { KeepEnquiry } from './keep-enquiry.js';
import { PlanAsking, type SetAsked } from './plan-asking.js';

export interface AskAsked extends SetAsked, Omit<AddressAsked, 'why'> {
  readonly key: string;
  readonly why?: string | null;
}
type Asked = SetAsked & AddressAsked;

/** Puts a set of questions about a person to an agency, a unit or somebody there. */
@Injectable()
export class AskQuestions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly plan: PlanAsking,
    private readonly address: AddressEnquiry,
    private readonly keep: KeepEnquiry,
  ) {}

  execute(actor: Actor, input: AskAsked): Promise<{ enquiryId: string } | Refusal> {
    const asked = { ...input, why: plainText(input.why, { field: 'why', label: 'Why you ask now', max: 2000, optional: true }) || null };
    const operation = 'askQuestions';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.ask(tx, actor, asked, operation));
      if (isRefusal(done)) await this.keep.refused(tx, actor, { personId: input.personId, operation, code: done.code });
      return done;
    });
  }

  private async ask(tx: Tx, actor: Actor, asked: Asked, operation: string): Promise<{ enquiryId: string } | Refusal> {
    const planned = await this.plan.execute(tx, actor, asked);
    if (isRefusal(planned)) return planned;
    if (actor.homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const addressed = await this.address.execute(tx, actor, asked, operation);
    if (isRefusal(addressed)) return addressed;
    const { refused: _, recipient, whyNeeded, at, ...grounds } = addressed.grounds;
    const { person, setId, plan, workingDays } = planned;
    const enquiryId = await this.keep.execute(tx, actor, actor.homeUnitId, {
      personId: person.id,
      setId,
      plan,
      grounds,
      whyNeeded,
      why: asked.why,
      recipient,
      answerer: addressed.answerer,
      at,
      workingDays,
      dueAt: dueAt(at, workingDays, holidaysAfter(at)),
    });
    return { enquiryId };
  }
}

/** Sixty working days are less than half a year. */
export function holidaysAfter(at: Date): readonly string[] {
  const year = Number(londonDay(at).slice(0, 4));
  return bankHolidays(year, year + 1);
}
