import { AccessLog, type Actor } from '@lib/access';
import { PURPOSES, type RecipientNamed } from '@lib/partnership';
import { databaseNow, type Tx, UnitOfWork } from '@lib/platform';
import { SharingDecisions } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { askingWords, usualWords } from '../domain/asking-words.js';
import { dueAt } from '../domain/due.js';
import { usualWorkingDays } from '../domain/working-days-given.js';
import { type LastAnswer, LastAnswersStore } from '../store/last-answers.store.js';
import { holidaysAfter } from './ask-questions.js';
import type { OfferedSet } from './offer-question-sets.js';
import { PlanAsking } from './plan-asking.js';

export interface ConsiderEnquiryAsked {
  readonly personId: string;
  readonly setCode: string;
  readonly recipient: RecipientNamed;
  readonly workingDays?: number | null;
}
export interface EnquiryConsidered extends OfferedSet {
  /** By question. */
  readonly last: ReadonlyMap<string, LastAnswer>;
  readonly workingDays: number;
  readonly dueAt: Date;
  readonly agreementId: string | null;
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly needsFreshSignIn: boolean;
  readonly needsWhyNeeded: boolean;
}
const MOST = 60;
const EMPTY = { purpose: '', gateway: '', protectionCondition: '', necessity: '', proportionality: '' };

/** Before anything is asked: the questions, what was answered last time, the grounds and the day it falls due. Saves nothing but the log. */
@Injectable()
export class ConsiderEnquiry {
  constructor(
    private readonly work: UnitOfWork,
    private readonly asking: PlanAsking,
    private readonly sharing: SharingDecisions,
    private readonly lastAnswers: LastAnswersStore,
    private readonly log: AccessLog,
  ) {}

  /** Null when the agency is not offered a set of that code. */
  execute(actor: Actor, asked: ConsiderEnquiryAsked): Promise<EnquiryConsidered | null> {
    return this.work.run(actor, async (tx) => {
      const { personId, recipient } = asked;
      const { stage } = await this.asking.open(tx, actor, personId);
      const considered = await this.sharing.consider(tx, actor, { personId, noteIds: [], recipients: [recipient], mode: 'ROUTINE' });
      const about = { operation: 'considerEnquiry', subjectType: 'Person', subjectId: personId, personId };
      await this.log.write(tx, actor, { ...about, act: 'CONSULTATION' });
      const offered = await this.asking.offered(tx, actor, asked.setCode);
      const [to] = considered.recipients;
      if (offered === null || to === undefined) return null;
      const { set } = offered;
      return this.fill(tx, actor, asked, { set, suggested: set.stage === stage && set.supplement === undefined, to });
    });
  }

  private async fill(
    tx: Tx,
    actor: Actor,
    asked: ConsiderEnquiryAsked,
    { set, suggested, to }: OfferedSet & { readonly to: To },
  ): Promise<EnquiryConsidered> {
    const { personId, recipient } = asked;
    const at = await databaseNow(tx);
    const workingDays = inBounds(asked.workingDays ?? usualWorkingDays(set.stage));
    const last = await this.lastAnswers.from(tx, { personId, agencyId: recipient.agencyId });
    return {
      set,
      suggested,
      last: new Map(last.map((one) => [one.questionCode, one])),
      workingDays,
      dueAt: dueAt(at, workingDays, holidaysAfter(at)),
      agreementId: to.agreementId,
      ...groundsOf(to),
      needsFreshSignIn: await this.sharing.needFreshSignIn(tx, actor, { personId, agencyIds: [recipient.agencyId] }),
      needsWhyNeeded: to.newToThePerson,
    };
  }
}

type To = Awaited<ReturnType<SharingDecisions['consider']>>['recipients'][number];

function groundsOf(to: To): typeof EMPTY {
  const { purpose, gateway, protectionCondition, necessity, proportionality } = { ...EMPTY, ...to };
  const label = PURPOSES.find(({ code }) => code === purpose)?.label;
  const usual = to.agreementId === null || label === undefined ? null : usualWords(label);
  return { purpose, gateway, protectionCondition, ...askingWords({}, { necessity, proportionality }, usual) };
}

/** A page may ask for any number; what cannot be asked is refused when it is sent. */
const inBounds = (days: number): number => Math.min(Math.max(1, days), MOST);
