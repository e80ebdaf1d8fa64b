import type { NoteToShare, RecipientInput, SetInput, SharingFacts } from '../sharing-input.js';
import type { OutcomeInput } from '../reasons.js';
import { aNote, day, known, POLICE } from './builders.js';

export function aNoteToShare(id: string, level: NoteToShare['level'], more: Partial<NoteToShare> = {}): NoteToShare {
  return {
    ...aNote(id, level),
    version: 1,
    categoryGroup: 'SUBSTANCE',
    nature: 'FACT',
    body: `The text of ${id}.`,
    happenedOn: '2027-02-20',
    basis: 'RECORD_SEEN',
    sourceGrade: 1,
    intelligenceGrade: 'B',
    handlingCode: 'P',
    handlingConditions: null,
    marking: 'OFFICIAL',
    disclosable: 'NO',
    thirdParties: [],
    ...more,
  };
}

export const low = aNoteToShare('low', 'LOW');
export const high = aNoteToShare('high', 'HIGH');

export function decide(note: { id: string }, outcome: OutcomeInput['outcome'], more: Partial<OutcomeInput> = {}): OutcomeInput {
  const codes = {
    SHARED: 'NEEDED_FOR_THEIR_WORK',
    SHARED_IN_PART: 'PART_NOT_NEEDED',
    WITHHELD: 'NOT_PROPORTIONATE',
    DEFERRED: 'BEING_CHECKED',
    NOT_RELEVANT: 'OUTSIDE_THEIR_FUNCTION',
  };
  const words = outcome === 'WITHHELD' || outcome === 'SHARED_IN_PART' ? 'They manage the address only' : null;
  const base = {
    itemId: note.id,
    outcome,
    reasonCode: codes[outcome],
    words,
    text: null,
    cuts: [],
    deferredUntil: null,
    reviewBy: null,
    recipientWords: null,
  };
  return { ...base, ...(outcome === 'DEFERRED' ? { deferredUntil: day(2) } : {}), ...more };
}

export function toPolice(outcomes: readonly OutcomeInput[], more: Partial<RecipientInput> = {}): RecipientInput {
  return {
    recipient: POLICE,
    whyNeeded: null,
    purpose: 'MANAGE_OFFENDER',
    gateway: 'OMA2007_S14',
    protectionCondition: 'PART3_STATUTORY',
    necessity: 'They visit him at home',
    proportionality: 'Only what the visit needs',
    asked: null,
    respondBy: null,
    outcomes,
    ...more,
  };
}

export function aSet(recipients: readonly RecipientInput[], more: Partial<SetInput> = {}): SetInput {
  return {
    agencyId: 'probation',
    unitId: 'unit 7',
    personId: 'alder',
    decidedBy: 'practitioner',
    mode: 'ROUTINE',
    toldHow: 'PORTAL',
    toldAt: null,
    urgentReason: null,
    shiftEndsAt: null,
    recipients,
    conditionsAcknowledged: [],
    leftOut: [],
    ...more,
  };
}

export function facts(more: Partial<SharingFacts> = {}): SharingFacts {
  return {
    ...known({}),
    held: [low, high],
    decisions: [],
    brought: [],
    answered: [],
    recipients: [{ recipient: POLICE, allowed: true }],
    agreements: [{ id: 'agreement', agencyIds: ['probation', 'police'], purposes: ['MANAGE_OFFENDER'], startsAt: day(-100), endsAt: null }],
    onCase: [{ agencyId: 'police', kind: 'POLICE', name: 'Northshire Police' }],
    stage: 'COMMUNITY',
    sources: [],
    ...more,
  };
}
