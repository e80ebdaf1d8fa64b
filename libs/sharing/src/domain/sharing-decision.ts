import { createHash } from 'node:crypto';
import { type ConcernLevel, isMeaningless, londonDay } from '@lib/kernel';
import { decidedBefore } from './item-to-share.js';
import { asLines, type NoteLine } from './note-lines.js';
import { alsoAsGrave, answersTo, type DecisionMade, type Known, type Recipient, type ShareEvent, undecided } from './omissions.js';
import { isTold } from './outcomes.js';
import { defaultReviewBy, ENDORSE_WITHIN_HOURS, mustBeEndorsed } from './reasons.js';
import { agreementFor, firstRefusal, type Line, linesOf, sameRecipient, told, toldAt } from './sharing-checks.js';
import type { NoteToShare, SetInput, SharingFacts } from './sharing-input.js';
import type {
  ConsideredFor,
  FrozenItem,
  PlannedDecision,
  PlannedRecipient,
  PlannedSet,
  PlannedShare,
  SharingPlan,
} from './sharing-plan.js';
import { explanationNeeded, type SharingRefusal } from './sharing-refusals.js';
import { silentOnes } from './silent-sources.js';

/*
 * From what somebody decided to what is written: one set, its recipients, one decision per item and recipient, and the frozen copies that
 * go. Pure, so that the whole of it is either a plan or a refusal; the use case only saves it. A routine share with something graver left
 * undecided is refused; an urgent one, or one recorded afterwards, goes, and the undecided becomes one task.
 */
const HOUR = 3_600_000;
const EXPLAIN_WITHIN_HOURS = 24;

export function planSharing(input: SetInput, facts: SharingFacts, reference: string, at: Date): SharingPlan | SharingRefusal {
  const lines = linesOf(input, facts, at);
  const refusal = firstRefusal(input, facts, lines, at);
  if (refusal !== null) return refusal;
  const after: Known = { ...facts, decisions: [...facts.decisions, ...lines.filter(isAboutNote).map((line) => asMade(line, at))] };
  const considered = input.recipients.map((to) => considerFor(to.recipient, lines, input, { facts, after, at }));
  if (input.mode === 'ROUTINE') {
    const open = considered.filter((one) => one.graverUndecided.length > 0);
    if (open.length > 0)
      return explanationNeeded(open.map((one) => ({ recipient: one.recipient, notes: notesOf(one.graverUndecided, facts) })));
  }
  return {
    refused: false,
    reference,
    set: planSet(input, facts, considered, at),
    recipients: input.recipients.map((to, i) => planRecipient(input, facts, i, { at, toExplain: considered[i]?.graverUndecided ?? [] })),
    decisions: lines.map((line) => planDecision(line, input, facts, at)),
    shares: planShares(input, lines),
  };
}

export interface ToDecide {
  readonly graver: readonly NoteLine<NoteToShare>[];
  readonly asGrave: readonly NoteLine<NoteToShare>[];
}

/** What is about to go: notes, and the levels of what goes beside them. */
export interface Going {
  readonly noteIds: readonly string[];
  readonly answerLevels: readonly ConcernLevel[];
}

/** Before deciding: what the page lists when this is to go to this recipient. The same rule, asked beforehand. */
export function toDecide(
  { noteIds, answerLevels }: Going,
  recipient: Recipient,
  of: Pick<SetInput, 'agencyId' | 'personId'>,
  facts: SharingFacts,
  at: Date,
): ToDecide {
  const chosen = facts.held.filter((note) => noteIds.includes(note.id));
  const answers = answerLevels.map((level) => ({ noteId: null, level }));
  const event = eventOf(of, recipient, [...chosen.map(({ id, level }) => ({ noteId: id, level })), ...answers], at);
  const listed = (ids: readonly { readonly id: string }[]) =>
    asLines(
      notesOf(
        ids.map((note) => note.id),
        facts,
      ),
    );
  return { graver: listed(undecided(event, facts, at)), asGrave: listed(alsoAsGrave(event, facts, at)) };
}

/** The earlier of a day from now and the end of the author's next shift, when that is known and still to come. */
export function explainBy(at: Date, shiftEndsAt: Date | null): Date {
  const day = new Date(at.getTime() + EXPLAIN_WITHIN_HOURS * HOUR);
  return shiftEndsAt !== null && shiftEndsAt > at && shiftEndsAt < day ? shiftEndsAt : day;
}

function considerFor(
  recipient: Recipient,
  lines: readonly Line[],
  input: SetInput,
  of: { facts: SharingFacts; after: Known; at: Date },
): ConsideredFor {
  const sent = told(lines).filter((line) => line.to.recipient === recipient);
  const items = sent.map(({ item }) => ({ noteId: item.kind === 'NOTE' ? item.id : null, level: item.level }));
  const event = eventOf(input, recipient, items, of.at);
  const before = undecided(event, { ...of.facts, decisions: [], standing: [] }, of.at);
  return {
    recipient,
    graverUndecided: undecided(event, of.after, of.at).map((note) => note.id),
    graverDecidedBefore: before.filter((note) => answersTo(note, event, of.facts, of.at).length > 0).map((note) => note.id),
    asGraveUndecided: alsoAsGrave(event, of.after, of.at).map((note) => note.id),
  };
}

function eventOf(of: Pick<SetInput, 'agencyId' | 'personId'>, recipient: Recipient, items: ShareEvent['items'], at: Date): ShareEvent {
  return { agencyId: of.agencyId, personId: of.personId, recipient, items, at, graceUntil: null };
}

function isAboutNote({ item }: Line): boolean {
  return item.kind === 'NOTE';
}

function asMade({ to, input, item }: Line, at: Date): DecisionMade {
  const { outcome, reviewBy, deferredUntil } = input;
  return { noteId: item.id, recipient: to.recipient, outcome, decidedAt: at, reviewBy, deferredUntil, endedAt: null, endedWhy: null };
}

function notesOf(ids: readonly string[], facts: SharingFacts): NoteToShare[] {
  return facts.held.filter((note) => ids.includes(note.id));
}

/** What is kept for good is about agencies of this case, once each, and says something. */
function leftOutOf({ leftOut }: SetInput, { onCase }: SharingFacts): SetInput['leftOut'] {
  const said = leftOut.filter(({ agencyId, reason }) => !isMeaningless(reason) && onCase.some((agency) => agency.agencyId === agencyId));
  return [...new Map(said.map((one) => [one.agencyId, one])).values()];
}

function planSet(input: SetInput, facts: SharingFacts, considered: readonly ConsideredFor[], at: Date): PlannedSet {
  const { agencyId, unitId, personId, decidedBy, mode } = input;
  const held = facts.held.filter(
    (note) => note.supersededAt === null && note.withdrawnAt === null && (note.expiresOn == null || londonDay(at) <= note.expiresOn),
  );
  return {
    agencyId,
    unitId,
    personId,
    decidedBy,
    decidedAt: at,
    mode,
    toldHow: mode === 'AFTERWARDS' ? input.toldHow : 'PORTAL',
    toldAt: toldAt(input, at),
    urgentReason: mode === 'URGENT' ? input.urgentReason : null,
    considered: {
      at,
      held: held.map(({ id, version, level }) => ({ noteId: id, version, level })),
      recipients: considered,
      leftOut: leftOutOf(input, facts),
    },
    silentSources: silentOnes(facts.sources).map(({ code, label, askedAt }) => ({ code, label, askedAt })),
    explainDueAt: considered.some((one) => one.graverUndecided.length > 0) ? explainBy(at, input.shiftEndsAt) : null,
  };
}

function planRecipient(
  input: SetInput,
  facts: SharingFacts,
  index: number,
  more: { at: Date; toExplain: readonly string[] },
): PlannedRecipient {
  const to = input.recipients[index] as SetInput['recipients'][number];
  const stated = (words: string): string => (input.mode === 'URGENT' && words.trim() === '' ? (input.urgentReason ?? '') : words);
  return {
    recipient: to.recipient,
    whyNeeded: to.whyNeeded,
    purpose: to.purpose,
    gateway: to.gateway,
    protectionCondition: to.protectionCondition,
    necessity: stated(to.necessity),
    proportionality: stated(to.proportionality),
    // An urgent share leans on no agreement, so that it does not lapse with one either.
    agreementId: input.mode === 'URGENT' ? null : (agreementFor(input, to, facts.agreements, more.at)?.id ?? null),
    asked: to.asked,
    respondBy: to.respondBy,
    toExplain: more.toExplain,
  };
}

function planDecision({ to, input, item }: Line, set: SetInput, facts: SharingFacts, at: Date): PlannedDecision {
  const { outcome, reasonCode, words, recipientWords, deferredUntil, reviewBy, cuts } = input;
  // Of a note what was sent stays sent; of a question only the newest answer holds, whatever the one before said.
  const unsent = facts.decisions.filter((made) => made.noteId === item.id && !isTold(made.outcome));
  const replaced = [...unsent, ...decidedBefore(item, facts.answered)].filter(
    (made) => made.endedAt === null && sameRecipient(made.recipient, to.recipient),
  );
  return {
    recipientIndex: set.recipients.indexOf(to),
    item,
    level: item.level ?? 'HIGH',
    outcome,
    reasonCode,
    reasonWords: words,
    recipientWords: isTold(outcome) ? null : recipientWords,
    reviewBy: outcome === 'WITHHELD' ? (reviewBy ?? defaultReviewBy(item.level, at)) : null,
    deferredUntil: outcome === 'DEFERRED' ? deferredUntil : null,
    endorseDueAt: mustBeEndorsed(outcome, item.level) ? new Date(at.getTime() + ENDORSE_WITHIN_HOURS * HOUR) : null,
    cuts: outcome === 'SHARED_IN_PART' ? cuts : [],
    replaces: replaced.map((made) => made.id),
  };
}

function planShares(input: SetInput, lines: readonly Line[]): PlannedShare[] {
  return input.recipients
    .map((to, recipientIndex) => {
      const sent = told(lines).filter((line) => line.to === to);
      return { recipientIndex, items: sent.map((line, ordinal) => freeze(line, ordinal, lines.indexOf(line))) };
    })
    .filter((share) => share.items.length > 0);
}

function freeze({ input, item }: Line, ordinal: number, decisionIndex: number): FrozenItem {
  const inPart = input.outcome === 'SHARED_IN_PART';
  const body = inPart && input.text !== null ? input.text : item.body;
  return {
    ordinal,
    decisionIndex,
    inPart,
    body,
    bodyHash: createHash('sha256').update(body, 'utf8').digest(),
    level: item.level ?? 'HIGH',
    item,
  };
}
