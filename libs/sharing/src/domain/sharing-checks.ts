import { Denied, isMeaningless, londonDay } from '@lib/kernel';
import { expectedAgencies } from './expected-recipients.js';
import { answerAsItem, decidedBefore, type ItemToShare, noteAsItem } from './item-to-share.js';
import { covers, type Recipient } from './omissions.js';
import { isTold } from './outcomes.js';
import { type OutcomeInput, problemsWith } from './reasons.js';
import type { AgreementFacts, RecipientInput, SetInput, SharingFacts } from './sharing-input.js';
import * as no from './sharing-refusals.js';
import { stillToCome } from './told-when.js';

/** One decision with the item and the recipient it is about. */
export interface Line {
  readonly to: RecipientInput;
  readonly input: OutcomeInput;
  readonly item: ItemToShare;
}
type Check = (input: SetInput, facts: SharingFacts, lines: readonly Line[], at: Date) => no.SharingRefusal | null;

/** A note the sharer's agency does not hold on this person, or that the sharer may not open, is missing; it is not "not allowed". */
export function linesOf(input: SetInput, facts: SharingFacts, at: Date): Line[] {
  const held = facts.held.filter((note) => note.agencyId === input.agencyId && note.personId === input.personId);
  const brought = facts.brought.map((one) => answerAsItem(one, { agencyId: input.agencyId, personId: input.personId, at }));
  const items = new Map([...held.map(noteAsItem), ...brought].map((item) => [item.id, item]));
  const lines = input.recipients.flatMap((to) =>
    to.outcomes.map((outcome) => {
      const item = items.get(outcome.itemId);
      if (item === undefined) throw new Denied('missing');
      return { to, input: outcome, item };
    }),
  );
  const forgotten = brought.find(({ id }) => !lines.some(({ item }) => item.id === id));
  if (forgotten !== undefined) throw new RangeError(`nothing was decided about the answer ${forgotten.id}`);
  return lines;
}

/** In this order, the first one that says no is the answer: from what makes no sense at all to what only needs a reason. */
export function firstRefusal(input: SetInput, facts: SharingFacts, lines: readonly Line[], at: Date): no.SharingRefusal | null {
  for (const check of CHECKS) {
    const refusal = check(input, facts, lines, at);
    if (refusal !== null) return refusal;
  }
  return null;
}

export function agreementFor(input: SetInput, to: RecipientInput, agreements: readonly AgreementFacts[], at: Date): AgreementFacts | null {
  const covering = agreementsWith(input, to, agreements, at).filter((agreement) => agreement.purposes.includes(to.purpose));
  return covering.reduce<AgreementFacts | null>((best, one) => (best === null || lapsesLater(one, best) ? one : best), null);
}

/** The same choice as the page's prefilled grounds make: what is shared today should not lapse tomorrow. */
function lapsesLater(one: AgreementFacts, other: AgreementFacts): boolean {
  const ends = (one.endsAt?.getTime() ?? Infinity) - (other.endsAt?.getTime() ?? Infinity) || 0;
  if (ends !== 0) return ends > 0;
  const starts = one.startsAt.getTime() - other.startsAt.getTime();
  return starts === 0 ? one.id > other.id : starts > 0;
}

function agreementsWith(input: SetInput, to: RecipientInput, agreements: readonly AgreementFacts[], at: Date): AgreementFacts[] {
  return agreements.filter(
    (agreement) =>
      agreement.startsAt <= at &&
      (agreement.endsAt === null || at < agreement.endsAt) &&
      agreement.agencyIds.includes(input.agencyId) &&
      agreement.agencyIds.includes(to.recipient.agencyId),
  );
}

export function told(lines: readonly Line[]): Line[] {
  return lines.filter((line) => isTold(line.input.outcome));
}

export function toldAt(input: SetInput, at: Date): Date {
  return input.mode === 'AFTERWARDS' && input.toldAt !== null ? input.toldAt : at;
}

export function sameRecipient(a: Recipient, b: Recipient): boolean {
  return covers(a, b) && covers(b, a);
}

const somethingIsDecided: Check = (input) =>
  input.recipients.length === 0 || input.recipients.some((to) => to.outcomes.length === 0) ? no.nothingDecided() : null;

const nothingIsDecidedTwice: Check = (input) => {
  for (const [i, to] of input.recipients.entries()) {
    if (input.recipients.slice(0, i).some((earlier) => sameRecipient(earlier.recipient, to.recipient)))
      return no.decidedTwice(to.recipient, null);
    const twice = to.outcomes.find((outcome, j) => to.outcomes.slice(0, j).some((earlier) => earlier.itemId === outcome.itemId));
    if (twice) return no.decidedTwice(to.recipient, twice.itemId);
  }
  return null;
};

const timesMakeSense: Check = (input, _facts, _lines, at) => {
  if (input.mode === 'URGENT' && isMeaningless(input.urgentReason)) return no.timesNotRight('urgentReason', 'Enter why this cannot wait');
  const late = input.recipients.some((to) => to.respondBy !== null && to.respondBy <= at);
  if (late) return no.timesNotRight('respondBy', 'When you need an answer must be in the future');
  if (input.mode !== 'AFTERWARDS') return null;
  if (input.toldHow === 'PORTAL') return no.timesNotRight('toldHow', 'Choose how you told them');
  if (input.toldAt === null) return no.timesNotRight('toldAt', 'Enter when you told them');
  const future = stillToCome(input.toldAt, at);
  return future === null ? null : no.timesNotRight('toldAt', future);
};

/** Inside one's own agency only a unit or a person can be a recipient. */
const recipientsAreAllowed: Check = (input, facts) => {
  const refused = input.recipients.find(({ recipient }) => {
    const wholeOwnAgency = recipient.agencyId === input.agencyId && recipient.unitId === null && recipient.staffId === null;
    return wholeOwnAgency || !facts.recipients.some((known) => known.allowed && sameRecipient(known.recipient, recipient));
  });
  return refused ? no.recipientNotAllowed(refused.recipient) : null;
};

/** What goes has to be current; a share recorded afterwards, current when it was told. About an old version one may still say why it did not go. */
const notesAreCurrent: Check = (input, _facts, lines, at) => {
  const then = toldAt(input, at);
  const stale = told(lines).find(
    ({ item }) =>
      (item.supersededAt !== null && item.supersededAt <= then) ||
      (item.withdrawnAt !== null && item.withdrawnAt <= then) ||
      (item.expiresOn != null && item.expiresOn < londonDay(then)),
  );
  return stale ? no.noteNotCurrent(stale.item.id) : null;
};

const nothingSentIsUnsent: Check = (_input, facts, lines) => {
  const unsent = lines.find(
    ({ to, input, item }) =>
      !isTold(input.outcome) &&
      [...facts.decisions.filter((made) => made.noteId === item.id), ...toldBefore(item, facts)].some(
        (made) => isTold(made.outcome) && made.endedAt === null && sameRecipient(made.recipient, to.recipient),
      ),
  );
  return unsent ? no.alreadyShared(unsent.to.recipient, unsent.item.id) : null;
};

/** "We do not know" and "we are waiting" told them nothing that could be taken back. */
function toldBefore(item: ItemToShare, facts: SharingFacts) {
  return decidedBefore(item, facts.answered).filter(({ state }) => state === 'ANSWERED');
}

/** Asked only where something goes. An urgent share needs a gateway; its one line of reason stands for necessity and proportionality. */
const groundsAreStated: Check = (input, facts, lines) => groundsStated(input, facts, goingTo(lines));

function groundsStated(input: SetInput, facts: SharingFacts, recipients: readonly RecipientInput[]): no.SharingRefusal | null {
  for (const to of recipients) {
    const asked: [field: string, value: string | null, message: string][] = [
      ['gateway', to.gateway, 'Choose the lawful gateway'],
      ['purpose', to.purpose, 'Choose the purpose'],
      ['protectionCondition', to.protectionCondition, 'Choose the data protection condition'],
    ];
    if (input.mode !== 'URGENT') {
      asked.push(['necessity', isMeaningless(to.necessity) ? null : to.necessity, 'Enter why they need this']);
      asked.push(['proportionality', isMeaningless(to.proportionality) ? null : to.proportionality, 'Enter why this is proportionate']);
    }
    const knownToThem =
      input.mode === 'URGENT' || [...facts.onCase.map((agency) => agency.agencyId), input.agencyId].includes(to.recipient.agencyId);
    if (!knownToThem) asked.push(['whyNeeded', isMeaningless(to.whyNeeded) ? null : to.whyNeeded, 'Enter why this agency needs to know']);
    const missing = asked.find(([, value]) => value === null || value.trim() === '');
    if (missing) return no.groundsNeeded(to.recipient, missing[0], missing[2]);
  }
  return null;
}

/** Before the grounds, because an agreement prefills them: without one, asking for a purpose or a gateway would ask the wrong question. */
const agreementIsInForce: Check = (input, facts, lines, at) => agreementInForce(input, facts, goingTo(lines), at);

function agreementInForce(input: SetInput, facts: SharingFacts, recipients: readonly RecipientInput[], at: Date): no.SharingRefusal | null {
  if (input.mode !== 'ROUTINE') return null;
  const uncovered = (to: RecipientInput): boolean => {
    const found = agreementsWith(input, to, facts.agreements, at);
    const blank = to.purpose.trim() === '';
    return to.recipient.agencyId !== input.agencyId && !found.some((agreement) => blank || agreement.purposes.includes(to.purpose));
  };
  const without = recipients.find(uncovered);
  return without ? no.agreementNeeded(without.recipient, without.purpose) : null;
}

function goingTo(lines: readonly Line[]): RecipientInput[] {
  return [...new Set(told(lines).map((line) => line.to))];
}

/** To ask an agency about somebody tells it of them: the same recipient, agreement and grounds as if something were sent. */
export function refusalToName(input: SetInput, facts: SharingFacts, at: Date): no.SharingRefusal | null {
  return (
    recipientsAreAllowed(input, facts, [], at) ??
    agreementInForce(input, facts, input.recipients, at) ??
    groundsStated(input, facts, input.recipients)
  );
}

const reasonsAreGiven: Check = (_input, _facts, lines, at) => {
  const [first, ...others] = lines.flatMap(({ to, input, item }) => {
    const problems = [...problemsWith(input, item.level, at, item.kind), ...problemsWithText(input, item)];
    return problems.map((problem) => ({ ...problem, recipient: to.recipient, noteId: item.id }));
  });
  return first ? no.reasonNeeded([first, ...others]) : null;
};

const conditionsAreAccepted: Check = (input, _facts, lines) => {
  const open = told(lines).filter(({ item }) => item.handlingCode === 'C' && !input.conditionsAcknowledged.includes(item.id));
  const notes = [...new Map(open.map(({ item }) => [item.id, item])).values()];
  return notes.length > 0 ? no.handlingConditions(notes) : null;
};

const expectedAreTold: Check = (input, facts, lines) => {
  if (input.mode !== 'ROUTINE') return null;
  const notes = [...new Map(told(lines).map(({ item }) => [item.id, item])).values()];
  const answered = new Set([
    ...input.recipients.map((to) => to.recipient.agencyId),
    ...input.leftOut.filter((one) => !isMeaningless(one.reason)).map((one) => one.agencyId),
  ]);
  const open = facts.onCase.filter((agency) => !answered.has(agency.agencyId));
  const left = open.flatMap((agency) => {
    const news = notes.filter(
      (note) =>
        !facts.decisions.some((made) => made.noteId === note.id && made.recipient.agencyId === agency.agencyId && made.endedAt === null),
    );
    return expectedAgencies(news, [agency], input.agencyId, facts.stage);
  });
  return left.length > 0 ? no.expectedRecipientLeftOut(left) : null;
};

const CHECKS: readonly Check[] = [
  somethingIsDecided,
  nothingIsDecidedTwice,
  timesMakeSense,
  recipientsAreAllowed,
  notesAreCurrent,
  nothingSentIsUnsent,
  agreementIsInForce,
  groundsAreStated,
  reasonsAreGiven,
  conditionsAreAccepted,
  expectedAreTold,
];

function problemsWithText(input: OutcomeInput, item: ItemToShare): { field: 'text'; message: string }[] {
  if (input.outcome !== 'SHARED_IN_PART') return [];
  if (input.text === null || input.text.trim() === '') return [{ field: 'text', message: 'Enter the text that goes' }];
  return input.text === item.body ? [{ field: 'text', message: 'The text is the same as the note. Choose "Share" to send all of it' }] : [];
}
