import { gravity } from '@lib/kernel';
import type { WorldItemDecision } from '../world-acts.js';
import type { Draw } from './draw.js';
import type { Held } from './held.js';

const DAY = 86_400_000;

/** Each note the agency holds and has not sent to this recipient gets an outcome, at least one of them usually a share. */
export function decideItems(draw: Draw, notes: readonly Held[], at: Date): WorldItemDecision[] {
  const newest = notes.at(-1);
  if (!newest) return [];
  const sendNewest = draw.chance(0.93);
  return notes.map((note) => (note === newest && sendNewest ? sendIt(draw, note) : decide(draw, note, at)));
}

export function hasTold(item: WorldItemDecision): boolean {
  return item.outcome === 'SHARED' || item.outcome === 'SHARED_IN_PART';
}

function decide(draw: Draw, note: Held, at: Date): WorldItemDecision {
  const chance = draw.whole(1, 100);
  if (chance <= 50) return sendIt(draw, note);
  if (chance <= 72) return { notes: [note.id], outcome: 'WITHHELD', ...draw.one(WITHHELD) };
  if (chance <= 84) {
    const until = new Date(at.getTime() + draw.whole(5, 40) * DAY).toISOString();
    return {
      notes: [note.id],
      outcome: 'DEFERRED',
      reason: draw.one(['BEING_CHECKED', 'ORIGINATOR_ASKED', 'SUPERVISOR_ASKED']),
      deferredUntil: until,
    };
  }
  return { notes: [note.id], outcome: 'NOT_RELEVANT', reason: draw.one(['OUTSIDE_THEIR_FUNCTION', 'SAME_AS_ANOTHER_ITEM']) };
}

function sendIt(draw: Draw, note: Held): WorldItemDecision {
  const conditions = note.act.handlingCode === 'C' ? { conditionsAccepted: true } : {};
  const sentences = note.act.body.split(/(?<=\.) /);
  if (sentences.length < 2 || !draw.chance(0.18)) {
    const reason =
      gravity(note.act.level ?? null) >= 3 ? 'TO_KEEP_STAFF_SAFE' : draw.one(['NEEDED_FOR_THEIR_WORK', 'TO_PROTECT_SOMEONE', 'THEY_ASKED']);
    return { notes: [note.id], outcome: 'SHARED', reason, ...conditions };
  }
  const sharedText = sentences.slice(0, -1).join(' ');
  return { notes: [note.id], outcome: 'SHARED_IN_PART', sharedText, ...draw.one(IN_PART), ...conditions };
}

const WITHHELD = [
  { reason: 'WOULD_EXPOSE_A_SOURCE', words: 'Only two people knew this, and one of them told us.' },
  { reason: 'WOULD_HARM_AN_INVESTIGATION', words: 'An enquiry is open until the end of the month; the officer in charge agrees.' },
  { reason: 'NOT_PROPORTIONATE', words: 'They do not visit at home and would do nothing differently for knowing it.' },
  { reason: 'ORIGINATOR_REFUSES', words: 'Asked the agency it came from on the telephone; they do not agree yet.' },
] as const;
const IN_PART = [
  { reason: 'PART_IDENTIFIES_SOMEONE_ELSE', words: 'The last sentence is about somebody else.', cuts: [{ code: 'THIRD_PARTY' }] },
  { reason: 'PART_NOT_NEEDED', words: 'They need the fact, not how it came up.', cuts: [{ code: 'NOT_NECESSARY' }] },
  { reason: 'PART_POINTS_TO_A_SOURCE', words: 'The end of it could point to who told us.', cuts: [{ code: 'SOURCE_PROTECTION' }] },
] as const;
