/** Planted faults: each is one edit of the real text of omissions.ts. A snippet that is no longer found exactly once fails the test. */
export interface Mutant {
  readonly fault: string;
  readonly find: string;
  readonly plant: string;
}

export const MUTANTS: readonly Mutant[] = [
  { fault: 'grace is forgotten', find: 'at < (event.graceUntil ?? event.at)', plant: 'at < event.at' },
  { fault: 'grace ends one instant late', find: 'return at < (event.graceUntil', plant: 'return at <= (event.graceUntil' },
  {
    fault: 'equally grave counts as graver',
    find: 'filter((note) => gravity(note.level) > least)',
    plant: 'filter((note) => gravity(note.level) >= least)',
  },
  { fault: 'compared with the gravest thing sent', find: 'Math.min(', plant: 'Math.max(' },
  { fault: 'a missing level counts as low', find: 'gravity(note.level) > least);', plant: "gravity(note.level ?? 'LOW') > least);" },
  { fault: 'a missing level of something sent counts as low', find: 'gravity(item.level)', plant: "gravity(item.level ?? 'LOW')" },
  { fault: 'what was sent is still asked for', find: '!sent.has(note.id)', plant: 'true' },
  { fault: 'notes of every agency count', find: 'note.agencyId === event.agencyId &&', plant: '' },
  { fault: 'notes on other people count', find: 'note.personId === event.personId &&', plant: '' },
  { fault: 'a note recorded at the instant does not count', find: 'note.recordedAt <= event.at', plant: 'note.recordedAt < event.at' },
  { fault: 'notes recorded afterwards count', find: 'note.recordedAt <= event.at &&', plant: '' },
  { fault: 'superseded notes count', find: '!hasCome(note.supersededAt, event.at) &&', plant: '' },
  { fault: 'withdrawn notes count', find: '!hasCome(note.withdrawnAt, event.at) &&', plant: '' },
  { fault: 'a limit comes one instant late', find: 'instant !== null && instant <= at', plant: 'instant !== null && instant < at' },
  { fault: 'lapsed notes count', find: 'day <= note.expiresOn', plant: 'true' },
  { fault: 'the last day of a note does not count', find: 'day <= note.expiresOn', plant: 'day < note.expiresOn' },
  {
    fault: 'a unit answers for its agency',
    find: 'wider.unitId === null || wider.unitId',
    plant: 'narrower.unitId === null || wider.unitId === null || wider.unitId',
  },
  { fault: 'one person answers for another', find: '(wider.staffId === null || wider.staffId === narrower.staffId)', plant: 'true' },
  { fault: 'another agency answers', find: 'wider.agencyId === narrower.agencyId &&', plant: '' },
  { fault: 'only an exact recipient answers', find: 'wider.unitId === null || ', plant: '' },
  {
    fault: 'an earlier version answers for a later one',
    find: 'other.recordedAt > note.recordedAt',
    plant: 'other.recordedAt < note.recordedAt',
  },
  { fault: 'a later version does not answer', find: ' || later.has(decision.noteId)', plant: '' },
  { fault: 'tomorrow’s decision answers today', find: 'if (decision.decidedAt > at) return null;', plant: '' },
  {
    fault: 'a deferral never lapses',
    find: 'decision.deferredUntil === null || hasCome(decision.deferredUntil, at)',
    plant: 'decision.deferredUntil === null',
  },
  { fault: 'a decision never ends', find: 'decision.endedAt !== null && decision.endedAt <= at', plant: 'false' },
  { fault: 'revoking leaves a gap at once', find: "if (decision.endedWhy === 'REVOKED')", plant: "if (decision.endedWhy === 'REDECIDED')" },
  { fault: 'a revoked share is still told', find: "told: false, says: 'REVOKED'", plant: "told: true, says: 'REVOKED'" },
  {
    fault: 'revoking is dated to the sharing',
    find: "says: 'REVOKED', since: decision.endedAt",
    plant: "says: 'REVOKED', since: decision.decidedAt",
  },
  { fault: 'circumstances reopen what was shared', find: 'stand.told || !reopened', plant: '!reopened' },
  { fault: 'nothing reopens', find: 'stand.told || !reopened(event, known.circumstances, stand.since, at)', plant: 'true' },
  { fault: 'another person’s arrest reopens', find: 'one.personId === event.personId &&', plant: '' },
  { fault: 'old news reopens', find: 'one.recordedAt > since &&', plant: '' },
  { fault: 'news of the same instant reopens', find: 'one.recordedAt > since', plant: 'one.recordedAt >= since' },
  { fault: 'tomorrow’s news reopens today', find: 'one.recordedAt <= at &&', plant: '' },
  { fault: 'anybody’s new role reopens', find: "one.kind !== 'RECIPIENT_ROLE' || ", plant: 'true || ' },
  { fault: 'an unapproved standing decision answers', find: 'since === null || since > at', plant: 'since === null' },
  { fault: 'a standing decision answers for every category', find: 'decision.category === note.category &&', plant: '' },
  {
    fault: 'a standing decision answers for every recipient',
    find: 'decision.recipientAgencyId === event.recipient.agencyId &&',
    plant: '',
  },
  { fault: 'a standing decision of another agency answers', find: 'decision.agencyId === note.agencyId &&', plant: '' },
  { fault: 'an ended standing decision answers', find: '!hasCome(decision.endedAt, at) &&', plant: '' },
  { fault: 'a standing decision outlives its review', find: 'londonDay(at) <= decision.reviewBy', plant: 'true' },
  {
    fault: 'any circumstance ends a standing decision',
    find: "known.circumstances.filter((one) => one.kind === 'RECIPIENT_ROLE')",
    plant: 'known.circumstances',
  },
  { fault: 'standing decisions survive a new role', find: 'reopened(event, roles, since, at) ? [] :', plant: 'false ? [] :' },
  {
    fault: 'days are counted in universal time',
    find: 'const day = londonDay(event.at)',
    plant: 'const day = event.at.toISOString().slice(0, 10)',
  },
];
