/*
 * The differential rule said a second time, straight from the formula, for the property test only. It shares no code, no types and no
 * representation with omissions.ts: instants are whole hours, days are whole numbers, levels are numbers, and each condition is one row of
 * a table. Every row has a name and can be left out by that name, so that the test can show each one to matter.
 */
export interface WorldRecipient {
  agency: string;
  unit: string | null;
  staff: string | null;
}
export interface WorldNote {
  id: string;
  series: string;
  agency: string;
  person: string;
  level: number | null;
  recorded: number;
  superseded: number | null;
  withdrawn: number | null;
  lastDay: number | null;
  category: string;
}
export interface WorldDecision {
  note: string;
  to: WorldRecipient;
  outcome: 'SHARED' | 'SHARED_IN_PART' | 'WITHHELD' | 'DEFERRED' | 'NOT_RELEVANT';
  decided: number;
  deferredUntil: number | null;
  ended: number | null;
  why: 'REDECIDED' | 'CIRCUMSTANCES' | 'REVOKED' | 'NOTE_SUPERSEDED' | 'NOTE_WITHDRAWN' | 'SENT_BACK' | null;
}
export interface WorldCircumstance {
  person: string;
  role: boolean;
  recorded: number;
  recipient: WorldRecipient | null;
}
export interface WorldStanding {
  agency: string;
  to: string;
  category: string;
  approved: number | null;
  lastDay: number;
  ended: number | null;
}
export interface World {
  share: {
    agency: string;
    person: string;
    to: WorldRecipient;
    items: { note: string; level: number | null }[];
    at: number;
    grace: number | null;
  };
  notes: WorldNote[];
  decisions: WorldDecision[];
  circumstances: WorldCircumstance[];
  standing: WorldStanding[];
  asked: number;
}
/** A world, and the name of the clause that is left out of the rule (none, for the rule itself). */
export interface Question {
  world: World;
  without: string | null;
}
type Rows<T> = Readonly<Record<string, (question: Question, thing: T) => boolean>>;

const all = <T>(rows: Rows<T>, question: Question, thing: T): boolean =>
  Object.entries(rows).every(([clause, holds]) => question.without === clause || holds(question, thing));
const day = (hour: number): number => Math.floor(hour / 24);
const after = (limit: number | null, instant: number): boolean => limit === null || limit > instant;

const NOTE: Rows<WorldNote> = {
  'grace has run': ({ world }) => world.asked >= (world.share.grace ?? world.share.at),
  'held by the sharer': ({ world }, note) => note.agency === world.share.agency,
  'about this person': ({ world }, note) => note.person === world.share.person,
  'recorded by then': ({ world }, note) => note.recorded <= world.share.at,
  'not superseded by then': ({ world }, note) => after(note.superseded, world.share.at),
  'not withdrawn by then': ({ world }, note) => after(note.withdrawn, world.share.at),
  'not lapsed by then': ({ world }, note) => note.lastDay === null || note.lastDay >= day(world.share.at),
  'not itself sent': ({ world }, note) => !world.share.items.some((item) => item.note === note.id),
  'graver at all': (question, note) => isGraver(question, note),
  'no decision in force': (question, note) => !question.world.decisions.some((decision) => all(DECISION, question, { decision, note })),
  'no standing decision in force': (question, note) =>
    !question.world.standing.some((standing) => all(STANDING, question, { standing, note })),
};

const DECISION: Rows<{ decision: WorldDecision; note: WorldNote }> = {
  'decision is about the note': (question, { decision, note }) =>
    note.id === decision.note || isLaterVersion(question, decision.note, note),
  'decision answers for the recipient': (question, { decision }) => contains(question, decision.to, question.world.share.to),
  'decided by then': ({ world }, { decision }) => decision.decided <= world.asked,
  'ended is over': (question, { decision }) =>
    after(decision.ended, question.world.asked) || revoked(question, decision) || endedWithItsNote(question, decision),
  'a deferral lapses': (question, { decision }) => decision.outcome !== 'DEFERRED' || awaits(question, decision.deferredUntil ?? -1),
  'circumstances reopen': (question, { decision }) =>
    !canReopen(question, decision) || !isReopened(question, sinceWhen(question, decision), false),
};

const STANDING: Rows<{ standing: WorldStanding; note: WorldNote }> = {
  'standing is of the holder': (_question, { standing, note }) => standing.agency === note.agency,
  'standing is for the recipient': ({ world }, { standing }) => standing.to === world.share.to.agency,
  'standing is for the category': (_question, { standing, note }) => standing.category === note.category,
  'standing is approved': ({ world }, { standing }) => standing.approved !== null && standing.approved <= world.asked,
  'standing has not ended': ({ world }, { standing }) => after(standing.ended, world.asked),
  'standing is in review': ({ world }, { standing }) => standing.lastDay >= day(world.asked),
  'standing falls with the role': (question, { standing }) => !isReopened(question, standing.approved ?? -1, true),
};

const CIRCUMSTANCE: Rows<{ circumstance: WorldCircumstance; since: number }> = {
  'circumstance is of this person': ({ world }, { circumstance }) => circumstance.person === world.share.person,
  'circumstance is newer than the decision': (_question, { circumstance, since }) => circumstance.recorded > since,
  'circumstance is known by then': ({ world }, { circumstance }) => circumstance.recorded <= world.asked,
  'role is of this recipient': (question, { circumstance }) =>
    !circumstance.role || (circumstance.recipient !== null && contains(question, circumstance.recipient, question.world.share.to)),
};

const CONTAINED: Rows<{ wide: WorldRecipient; narrow: WorldRecipient }> = {
  'same agency': (_question, { wide, narrow }) => wide.agency === narrow.agency,
  'unit is contained': (_question, { wide, narrow }) => wide.unit === null || wide.unit === narrow.unit,
  'person is contained': (_question, { wide, narrow }) => wide.staff === null || wide.staff === narrow.staff,
};

/** Clauses that are exceptions or thresholds: leaving one out changes what a row above says instead of striking the row. */
const TURNS = [
  'strictly graver', 'no level counts as high', 'than the least grave', 'a later version answers', 'an earlier version does not', 'containment is one way',
  'revoking answers', 'ended with its note answers', 'a deferral ends at its instant', 'only what was not shared reopens', 'revoked can reopen',
]; // prettier-ignore
export const CLAUSES: readonly string[] = [NOTE, DECISION, STANDING, CIRCUMSTANCE, CONTAINED]
  .flatMap((rows) => Object.keys(rows))
  .concat(TURNS);

/** The ids of the notes that leave the share unexplained. Nothing sent is no share. */
export function statement(world: World, without: string | null = null): string[] {
  if (world.share.items.length === 0) return [];
  return world.notes.filter((note) => all(NOTE, { world, without }, note)).map((note) => note.id);
}

function weight({ without }: Question, level: number | null): number {
  return level ?? (without === 'no level counts as high' ? 1 : 3);
}

function isGraver(question: Question, note: WorldNote): boolean {
  const sent = question.world.share.items.map((item) => weight(question, item.level));
  const bar = question.without === 'than the least grave' ? Math.max(...sent) : Math.min(...sent);
  return weight(question, note.level) > bar || (question.without === 'strictly graver' && weight(question, note.level) === bar);
}

function isLaterVersion({ world, without }: Question, decided: string, note: WorldNote): boolean {
  return world.notes.some(
    (other) =>
      other.id === decided &&
      other.series === note.series &&
      ((other.recorded > note.recorded && without !== 'a later version answers') ||
        (other.recorded < note.recorded && without === 'an earlier version does not')),
  );
}

function contains(question: Question, wide: WorldRecipient, narrow: WorldRecipient): boolean {
  return (
    all(CONTAINED, question, { wide, narrow }) ||
    (question.without === 'containment is one way' && all(CONTAINED, question, { wide: narrow, narrow: wide }))
  );
}

function revoked({ world, without }: Question, decision: WorldDecision): boolean {
  return without !== 'revoking answers' && decision.why === 'REVOKED' && !after(decision.ended, world.asked);
}

function endedWithItsNote({ without }: Question, decision: WorldDecision): boolean {
  return without !== 'ended with its note answers' && (decision.why === 'NOTE_SUPERSEDED' || decision.why === 'NOTE_WITHDRAWN');
}

function awaits({ world, without }: Question, until: number): boolean {
  return without === 'a deferral ends at its instant' ? world.asked <= until : world.asked < until;
}

function canReopen(question: Question, decision: WorldDecision): boolean {
  if (revoked(question, decision)) return question.without !== 'revoked can reopen';
  const told = decision.outcome === 'SHARED' || decision.outcome === 'SHARED_IN_PART';
  return !told || question.without === 'only what was not shared reopens';
}

function sinceWhen(question: Question, decision: WorldDecision): number {
  return revoked(question, decision) ? (decision.ended ?? decision.decided) : decision.decided;
}

function isReopened(question: Question, since: number, roleOnly: boolean): boolean {
  return question.world.circumstances.some(
    (circumstance) => (circumstance.role || !roleOnly) && all(CIRCUMSTANCE, question, { circumstance, since }),
  );
}
