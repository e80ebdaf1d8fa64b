import type { Actor } from '@lib/access';
import { isMeaningless, isRefusal } from '@lib/kernel';
import { PURPOSES, type RecipientNamed } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { SharingDecisions, type SharingRefusal } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { askingWords, type GroundWords, usualWords } from '../domain/asking-words.js';
import { askedAlready, nobodyToAnswer } from '../domain/enquiry-refusals.js';
import { type Answerer, Addressees } from '../store/addressees.store.js';
import { EnquiryStore } from '../store/enquiry.store.js';

export interface AddressAsked {
  readonly personId: string;
  readonly setCode: string;
  readonly recipient: RecipientNamed;
  readonly why: string | null;
  readonly purpose?: string | null;
  readonly gateway?: string | null;
  readonly protectionCondition?: string | null;
  readonly necessity?: string | null;
  readonly proportionality?: string | null;
  readonly whyNeeded?: string | null;
}
type Grounds = Exclude<Awaited<ReturnType<SharingDecisions['groundsFor']>>, SharingRefusal>;
export interface Addressed {
  readonly answerer: Answerer;
  readonly grounds: Grounds;
}
export type AddressRefusal = ReturnType<typeof askedAlready> | ReturnType<typeof nobodyToAnswer> | SharingRefusal;

/** To whom it goes: not twice, never to nobody, and on grounds on which they may be told of the person at all. */
@Injectable()
export class AddressEnquiry {
  constructor(
    private readonly store: EnquiryStore,
    private readonly addressees: Addressees,
    private readonly sharing: SharingDecisions,
  ) {}

  async execute(tx: Tx, actor: Actor, asked: AddressAsked, operation: string): Promise<Addressed | AddressRefusal> {
    const { personId, setCode, recipient } = asked;
    await this.store.takeTurn(tx, actor.agencyId, personId);
    const open = await this.store.openAlready(tx, { agencyId: actor.agencyId, personId, setCode, askedAgencyId: recipient.agencyId });
    if (open !== null && isMeaningless(asked.why)) return askedAlready(open);
    const answerer = await this.addressees.answerer(tx, recipient, personId);
    if (answerer === null) return nobodyToAnswer(recipient.staffId ? 'PERSON' : recipient.unitId ? 'UNIT' : 'AGENCY');
    const grounds = await this.sharing.groundsFor(tx, actor, asked, operation);
    return isRefusal(grounds) ? grounds : { answerer, grounds: { ...grounds, ...saidByAsker(asked, grounds) } };
  }
}

function saidByAsker(asked: AddressAsked, grounds: Grounds): GroundWords {
  const label = PURPOSES.find(({ code }) => code === grounds.purpose)?.label;
  return askingWords(asked, grounds, grounds.agreementId === null || label === undefined ? null : usualWords(label));
}
