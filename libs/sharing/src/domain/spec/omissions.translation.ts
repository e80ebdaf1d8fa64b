import { CONCERN_LEVELS } from '@lib/kernel';
import { CIRCUMSTANCES, type Known, type Recipient, type ShareEvent } from '../omissions.js';
import type { World, WorldRecipient } from './omissions.statement.js';

/** Hour 0 is midnight in London on 1 July 2027, which is not midnight anywhere a careless program would look. */
const FIRST_HOUR = Date.parse('2027-06-30T23:00:00Z');
const instant = (hour: number): Date => new Date(FIRST_HOUR + hour * 3_600_000);
const maybeInstant = (hour: number | null): Date | null => (hour === null ? null : instant(hour));
const dayName = (day: number): string => new Date(Date.parse('2027-07-01T00:00:00Z') + day * 86_400_000).toISOString().slice(0, 10);
const levelName = (level: number | null) => (level === null ? null : (CONCERN_LEVELS[level - 1] ?? null));
const recipient = (to: WorldRecipient): Recipient => ({ agencyId: to.agency, unitId: to.unit, staffId: to.staff });

/** The same world in the words of omissions.ts. */
export function inDomainWords(world: World): { event: ShareEvent; known: Known; at: Date } {
  const { share } = world;
  const event: ShareEvent = {
    agencyId: share.agency,
    personId: share.person,
    recipient: recipient(share.to),
    items: share.items.map((item) => ({ noteId: item.note, level: levelName(item.level) })),
    at: instant(share.at),
    graceUntil: maybeInstant(share.grace),
  };
  return { event, known: knownOf(world), at: instant(world.asked) };
}

function knownOf(world: World): Known {
  return {
    held: world.notes.map((note) => ({
      id: note.id,
      seriesId: note.series,
      agencyId: note.agency,
      personId: note.person,
      level: levelName(note.level),
      recordedAt: instant(note.recorded),
      supersededAt: maybeInstant(note.superseded),
      withdrawnAt: maybeInstant(note.withdrawn),
      expiresOn: note.lastDay === null ? null : dayName(note.lastDay),
      category: note.category,
      seriesName: null,
    })),
    decisions: world.decisions.map((decision) => ({
      noteId: decision.note,
      recipient: recipient(decision.to),
      outcome: decision.outcome,
      decidedAt: instant(decision.decided),
      reviewBy: null,
      deferredUntil: maybeInstant(decision.deferredUntil),
      endedAt: maybeInstant(decision.ended),
      endedWhy: decision.why,
    })),
    circumstances: world.circumstances.map((one, i) => ({
      personId: one.person,
      kind: one.role ? 'RECIPIENT_ROLE' : (CIRCUMSTANCES[i % 7] ?? 'ARREST'),
      recordedAt: instant(one.recorded),
      recipient: one.recipient === null ? null : recipient(one.recipient),
    })),
    standing: world.standing.map((one) => ({
      agencyId: one.agency,
      recipientAgencyId: one.to,
      category: one.category,
      approvedAt: maybeInstant(one.approved),
      reviewBy: dayName(one.lastDay),
      endedAt: maybeInstant(one.ended),
    })),
  };
}
