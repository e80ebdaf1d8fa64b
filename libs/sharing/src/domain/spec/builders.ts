import type { ConcernLevel } from '@lib/kernel';
import type { Circumstance, DecisionMade, HeldNote, Known, Recipient, ShareEvent, StandingDecision } from '../omissions.js';

/** Readable small worlds for the tables of cases. Day 0 is Tuesday 2 March 2027, ten o'clock. */
export const day = (days: number, hours = 0): Date => new Date(Date.parse('2027-03-02T10:00:00Z') + days * 86_400_000 + hours * 3_600_000);

export const POLICE: Recipient = { agencyId: 'police', unitId: null, staffId: null };
export const RIVERSIDE: Recipient = { agencyId: 'police', unitId: 'riverside', staffId: null };
export const OFFICER: Recipient = { agencyId: 'police', unitId: 'riverside', staffId: 'officer' };

export function aNote(id: string, level: ConcernLevel | null, more: Partial<HeldNote> = {}): HeldNote {
  return {
    id,
    seriesId: `series of ${id}`,
    agencyId: 'probation',
    personId: 'alder',
    level,
    recordedAt: day(-10),
    supersededAt: null,
    withdrawnAt: null,
    category: 'WEAPON_MADE_OR_HELD',
    seriesName: null,
    ...more,
  };
}

export function aShare(of: readonly HeldNote[], more: Partial<ShareEvent> = {}): ShareEvent {
  const items = of.map((note) => ({ noteId: note.id, level: note.level }));
  return { agencyId: 'probation', personId: 'alder', recipient: POLICE, items, at: day(0), graceUntil: null, ...more };
}

export function aDecision(note: HeldNote, outcome: DecisionMade['outcome'], more: Partial<DecisionMade> = {}): DecisionMade {
  return {
    noteId: note.id,
    recipient: POLICE,
    outcome,
    decidedAt: day(-1),
    reviewBy: null,
    deferredUntil: null,
    endedAt: null,
    endedWhy: null,
    ...more,
  };
}

export function aCircumstance(kind: Circumstance['kind'], recordedAt: Date, more: Partial<Circumstance> = {}): Circumstance {
  return { personId: 'alder', kind, recordedAt, recipient: null, ...more };
}

export function aStanding(more: Partial<StandingDecision> = {}): StandingDecision {
  const base = { agencyId: 'probation', recipientAgencyId: 'police', category: 'WEAPON_MADE_OR_HELD' };
  return { ...base, approvedAt: day(-100), reviewBy: '2027-11-30', endedAt: null, ...more };
}

export function known(more: Partial<Known>): Known {
  return { held: [], decisions: [], circumstances: [], standing: [], ...more };
}
