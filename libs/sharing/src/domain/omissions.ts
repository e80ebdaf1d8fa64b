import { type ConcernLevel, gravity, londonDay } from '@lib/kernel';
import { isTold, type Outcome } from './outcomes.js';

/*
 * The differential rule. A coroner asked why some information was shared and more concerning information was not, and nobody could say.
 *   U(e) = { h held by o on s at t : gravity(h) > least gravity in e, and no decision in force for (h, r) by t + grace }
 * for a share e by agency o to recipient r about person s at instant t. Asked later than that, it is asked of the later instant: a
 * decision that has lapsed or been reopened since then leaves the share unexplained again, and a late decision explains it at last.
 * It lists; it never decides, ranks people or stops anybody: what follows from the list is sharing-decision.ts.
 */
export interface Recipient {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly staffId: string | null;
}
export interface ShareEvent {
  readonly agencyId: string;
  readonly personId: string;
  readonly recipient: Recipient;
  /** What went that is no note (an answer to a question) counts by its level, and stands for nothing that is held. */
  readonly items: readonly { readonly noteId: string | null; readonly level: ConcernLevel | null }[];
  readonly at: Date;
  /** Urgent shares and shares recorded afterwards: the instant their one task is due. Null means no grace. */
  readonly graceUntil: Date | null;
}
export interface HeldNote {
  readonly id: string;
  readonly seriesId: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly level: ConcernLevel | null;
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Last London day on which the note may still be relied on (gang association lapses); null or absent means no such day. */
  readonly expiresOn?: string | null;
  readonly category: string;
  /** Reports of one kind that are presented as one line. */
  readonly seriesName: string | null;
}
export type EndedWhy = 'REDECIDED' | 'CIRCUMSTANCES' | 'REVOKED' | 'NOTE_SUPERSEDED' | 'NOTE_WITHDRAWN' | 'SENT_BACK';
export interface DecisionMade {
  readonly noteId: string;
  readonly recipient: Recipient;
  readonly outcome: Outcome;
  readonly decidedAt: Date;
  readonly reviewBy: string | null;
  readonly deferredUntil: Date | null;
  readonly endedAt: Date | null;
  readonly endedWhy: EndedWhy | null;
}
export const CIRCUMSTANCES = [
  'RAISED_ROSH',
  'RELEASE_DATE',
  'RELEASE',
  'RECALL',
  'ARREST',
  'NEW_ADDRESS',
  'NEW_RELATIONSHIP',
  'RECIPIENT_ROLE',
] as const;
export interface Circumstance {
  readonly personId: string;
  readonly kind: (typeof CIRCUMSTANCES)[number];
  /** When it became known here, not when it happened: a decision is judged by what could be known. */
  readonly recordedAt: Date;
  /** Only for RECIPIENT_ROLE. */
  readonly recipient: Recipient | null;
}
export interface StandingDecision {
  readonly agencyId: string;
  readonly recipientAgencyId: string;
  readonly category: string;
  readonly approvedAt: Date | null;
  readonly reviewBy: string;
  readonly endedAt: Date | null;
}
export interface Known {
  readonly held: readonly HeldNote[];
  readonly decisions: readonly DecisionMade[];
  readonly circumstances: readonly Circumstance[];
  readonly standing: readonly StandingDecision[];
}
/** One decision in force, as it answers for one note: what it says and since when. */
export interface Answer {
  readonly told: boolean;
  readonly says: Outcome | 'REVOKED' | 'STANDING';
  readonly since: Date;
}

/** U(e), asked at an instant. While the grace runs, nothing is unexplained yet: ask `undecided` for what the task must list. */
export function unexplained(event: ShareEvent, known: Known, at: Date): HeldNote[] {
  return at < (event.graceUntil ?? event.at) ? [] : undecided(event, known, at);
}

/** Graver than the least grave thing sent, and nobody has decided about it for this recipient. */
export function undecided(event: ShareEvent, known: Known, at: Date): HeldNote[] {
  const least = leastGravity(event);
  return unanswered(event, known, at).filter((note) => gravity(note.level) > least);
}

/** Exactly as grave as the least grave thing sent: listed and answered once, as a group. Not part of U. */
export function alsoAsGrave(event: ShareEvent, known: Known, at: Date): HeldNote[] {
  const least = leastGravity(event);
  return unanswered(event, known, at).filter((note) => gravity(note.level) === least);
}

export interface Unshared {
  readonly note: HeldNote;
  readonly says: Answer['says'];
  readonly since: Date;
  readonly days: number;
}

/** The second figure, which always stands beside U: graver, explained, and still not shared, with its age in whole days. */
export function gravestUnshared(event: ShareEvent, known: Known, at: Date): Unshared[] {
  const least = leastGravity(event);
  return left(event, known).flatMap((note) => {
    const answers = gravity(note.level) > least ? answersTo(note, event, known, at) : [];
    const [first, ...others] = answers;
    if (first === undefined || answers.some((answer) => answer.told)) return [];
    const oldest = others.reduce((a, b) => (b.since < a.since ? b : a), first);
    return [{ note, says: oldest.says, since: oldest.since, days: Math.floor((at.getTime() - oldest.since.getTime()) / 86_400_000) }];
  });
}

/** A withheld decision outlives its review date, so that the date cannot undo it; but somebody owes it a second look. */
export function overdueReviews<D extends DecisionMade>(decisions: readonly D[], at: Date): D[] {
  const today = londonDay(at);
  return decisions.filter(
    (decision) => decision.outcome === 'WITHHELD' && decision.endedAt === null && decision.reviewBy !== null && decision.reviewBy < today,
  );
}

/** An answer given to a whole agency answers for its units and people; an answer given to one of them does not answer for the rest. */
export function covers(wider: Recipient, narrower: Recipient): boolean {
  return (
    wider.agencyId === narrower.agencyId &&
    (wider.unitId === null || wider.unitId === narrower.unitId) &&
    (wider.staffId === null || wider.staffId === narrower.staffId)
  );
}

/** Every decision in force that answers for this note towards the event's recipient; more than one may. */
export function answersTo(note: HeldNote, event: ShareEvent, known: Known, at: Date): Answer[] {
  const later = new Set(
    known.held.filter((other) => other.seriesId === note.seriesId && other.recordedAt > note.recordedAt).map((other) => other.id),
  );
  const decided = known.decisions
    .filter((decision) => decision.noteId === note.id || later.has(decision.noteId))
    .filter((decision) => covers(decision.recipient, event.recipient))
    .map((decision) => standOf(decision, at))
    .filter((stand) => stand !== null)
    .filter((stand) => stand.told || !reopened(event, known.circumstances, stand.since, at));
  const standing = known.standing
    .filter((decision) => standsFor(decision, note, event, at))
    .flatMap((decision) => standingAnswer(decision, event, known, at));
  return [...decided, ...standing];
}

function unanswered(event: ShareEvent, known: Known, at: Date): HeldNote[] {
  return left(event, known).filter((note) => answersTo(note, event, known, at).length === 0);
}

/** What the agency held on the person at the instant of the share and did not send in it. */
function left(event: ShareEvent, known: Known): HeldNote[] {
  const sent = new Set(event.items.map((item) => item.noteId));
  const day = londonDay(event.at);
  return known.held.filter(
    (note) =>
      note.agencyId === event.agencyId &&
      note.personId === event.personId &&
      note.recordedAt <= event.at &&
      !hasCome(note.supersededAt, event.at) &&
      !hasCome(note.withdrawnAt, event.at) &&
      (note.expiresOn == null || day <= note.expiresOn) &&
      !sent.has(note.id),
  );
}

/** A set in which nothing is sent is no share: nothing is graver than nothing. */
function leastGravity(event: ShareEvent): number {
  return Math.min(...event.items.map((item) => gravity(item.level)));
}

function hasCome(instant: Date | null, at: Date): boolean {
  return instant !== null && instant <= at;
}

/**
 * How a decision stands at an instant. Revoking a share is a decision of its own: from then on it answers as "not shared". A decision that
 * ended only because its version of the note ended still answers for that version; a new version has a new id and needs its own.
 */
function standOf(decision: DecisionMade, at: Date): Answer | null {
  if (decision.decidedAt > at) return null;
  if (decision.outcome === 'DEFERRED' && (decision.deferredUntil === null || hasCome(decision.deferredUntil, at))) return null;
  if (decision.endedAt !== null && decision.endedAt <= at) {
    if (decision.endedWhy === 'REVOKED') return { told: false, says: 'REVOKED', since: decision.endedAt };
    if (decision.endedWhy !== 'NOTE_SUPERSEDED' && decision.endedWhy !== 'NOTE_WITHDRAWN') return null;
  }
  return { told: isTold(decision.outcome), says: decision.outcome, since: decision.decidedAt };
}

/** A decision not to share is for the circumstances it was made in. One recorded at the very instant was known to the decider. */
function reopened(event: ShareEvent, circumstances: readonly Circumstance[], since: Date, at: Date): boolean {
  return circumstances.some(
    (one) =>
      one.personId === event.personId &&
      one.recordedAt > since &&
      one.recordedAt <= at &&
      (one.kind !== 'RECIPIENT_ROLE' || (one.recipient !== null && covers(one.recipient, event.recipient))),
  );
}

/** Nobody looks at each note behind a standing decision, so unlike a withheld one it stops answering when its review day has passed. */
function standsFor(decision: StandingDecision, note: HeldNote, event: ShareEvent, at: Date): boolean {
  return (
    decision.agencyId === note.agencyId &&
    decision.recipientAgencyId === event.recipient.agencyId &&
    decision.category === note.category &&
    !hasCome(decision.endedAt, at) &&
    londonDay(at) <= decision.reviewBy
  );
}

/** "Outside this recipient's function" holds whatever happens to the person, but not once the recipient has a new function. */
function standingAnswer(decision: StandingDecision, event: ShareEvent, known: Known, at: Date): Answer[] {
  const since = decision.approvedAt;
  if (since === null || since > at) return [];
  const roles = known.circumstances.filter((one) => one.kind === 'RECIPIENT_ROLE');
  return reopened(event, roles, since, at) ? [] : [{ told: false, says: 'STANDING', since }];
}
