import type { CaseAcross, DecisionOnCase } from '../case-gaps.js';
import type { Held, ShareOnRecord } from '../group-gaps.js';
import type { Circumstance, DecisionMade, StandingDecision } from '../omissions.js';
import { aCircumstance, aDecision, aNote, aStanding, day } from './builders.js';
import type { Random } from './omissions.worlds.js';

/*
 * Worlds whose answer is known because they were put together so: each note is added with what it is, and whether it must be found. What
 * they are is said here in the words of the cases, not in those of the rule.
 */
export interface LabelledWorld {
  readonly of: CaseAcross;
  /** Ids of the notes that must be found, and no others. */
  readonly found: readonly string[];
  readonly silent: readonly string[];
  readonly kinds: readonly string[];
}
const ASKED = day(8);
const POLICE = 'police';
const TO = { agencyId: 'probation', unitId: null, staffId: null };

interface Part {
  readonly notes: readonly Held[];
  readonly decisions?: readonly DecisionOnCase[];
  readonly circumstances?: readonly Circumstance[];
  readonly standing?: readonly StandingDecision[];
  readonly found: boolean | readonly string[];
}
const note = (id: string, level: Held['level'], more: Partial<Held> = {}): Held => ({
  ...aNote(id, level, { agencyId: POLICE, category: `category of ${id}` }),
  unitId: 'riverside',
  ...more,
});
const decided = (of: Held, outcome: DecisionMade['outcome'], more: Partial<DecisionMade> = {}): DecisionOnCase => ({
  ...aDecision(of, outcome, { recipient: TO, ...more }),
  id: `${outcome} ${of.id}`,
  agencyId: POLICE,
  unitId: 'riverside',
});
const one = (of: Held, outcome: DecisionMade['outcome'], found: boolean, more: Partial<DecisionMade> = {}): Part => ({
  notes: [of],
  decisions: [decided(of, outcome, more)],
  found,
});
const grave = (id: string, more: Partial<Held> = {}): Held => note(id, 'HIGH', more);
/** Circumstances come the day before the other parts decide, so that they reopen what their own part decided and nothing else. */
const ROLE = (at: Date) => aCircumstance('RECIPIENT_ROLE', at, { recipient: TO });

export const PARTS: Readonly<Record<string, (id: string) => Part>> = {
  'never decided': (id) => ({ notes: [note(id, 'VERY_HIGH')], found: true }),
  'no level given: counts as high': (id) => ({ notes: [note(id, null)], found: true }),
  'recorded as slight, told, and raised since': (id) => {
    const before = note(`${id} before`, 'LOW', { seriesId: id, supersededAt: day(2) });
    const now = grave(id, { seriesId: id, recordedAt: day(2) });
    return { notes: [before, now], decisions: [decided(before, 'SHARED', { endedAt: day(2), endedWhy: 'NOTE_SUPERSEDED' })], found: [id] };
  },
  'a series of reports, one of them decided': (id) => {
    const all = ['a', 'b', 'c'].map((part) => grave(`${id} ${part}`, { seriesName: 'Weapon reports' }));
    return { notes: all, decisions: [decided(all[0] as Held, 'WITHHELD')], found: [`${id} b`, `${id} c`] };
  },
  'withheld, and the circumstances changed': (id) => ({
    ...one(grave(id), 'WITHHELD', true, { decidedAt: day(-3) }),
    circumstances: [aCircumstance('RELEASE', day(-2))],
  }),
  'not relevant, and they have a new role': (id) => ({
    ...one(grave(id), 'NOT_RELEVANT', true, { decidedAt: day(-3) }),
    circumstances: [ROLE(day(-2))],
  }),
  'put off, and the time has come': (id) => one(grave(id), 'DEFERRED', true, { deferredUntil: day(7) }),
  'withheld, and sent back': (id) => one(grave(id), 'WITHHELD', true, { endedAt: day(1), endedWhy: 'SENT_BACK' }),
  'withheld from one unit only': (id) => one(grave(id), 'WITHHELD', true, { recipient: { ...TO, unitId: 'unit-7' } }),
  'withheld from somebody else': (id) =>
    one(grave(id), 'WITHHELD', true, { recipient: { agencyId: 'council', unitId: null, staffId: null } }),
  'outside their function, and that has run out': (id) => ({
    notes: [grave(id)],
    standing: [aStanding({ agencyId: POLICE, recipientAgencyId: TO.agencyId, category: `category of ${id}`, reviewBy: '2027-03-09' })],
    found: true,
  }),
  'an earlier version withheld, the new one not': (id) => {
    const before = grave(`${id} before`, { seriesId: id, supersededAt: day(3) });
    const now = grave(id, { seriesId: id, recordedAt: day(3) });
    return {
      notes: [before, now],
      decisions: [decided(before, 'WITHHELD', { endedAt: day(3), endedWhy: 'NOTE_SUPERSEDED' })],
      found: [id],
    };
  },

  'decided only afterwards': (id) => one(grave(id), 'WITHHELD', true, { decidedAt: day(8, 1) }),
  'on its last day': (id) => ({ notes: [grave(id, { expiresOn: '2027-03-10' })], found: true }),
  'recorded at the very instant': (id) => ({ notes: [grave(id, { recordedAt: ASKED })], found: true }),
  'put off until this very instant': (id) => one(grave(id), 'DEFERRED', true, { deferredUntil: ASKED }),

  'withheld, and it stands': (id) => one(grave(id), 'WITHHELD', false),
  'put off, and the time has not come': (id) => one(grave(id), 'DEFERRED', false, { deferredUntil: day(9) }),
  'not relevant': (id) => one(grave(id), 'NOT_RELEVANT', false),
  'told before': (id) => ({ ...one(grave(id), 'SHARED', false, { decidedAt: day(-3) }) }),
  'told in part': (id) => one(note(id, 'VERY_HIGH'), 'SHARED_IN_PART', false),
  'told, and taken back': (id) => one(grave(id), 'SHARED', false, { endedAt: day(1), endedWhy: 'REVOKED' }),
  'as slight as what was told': (id) => ({ notes: [note(id, 'LOW')], found: false }),
  'withheld, and somebody else was arrested': (id) => ({
    ...one(grave(id), 'WITHHELD', false),
    circumstances: [aCircumstance('ARREST', day(1), { personId: 'rowan' })],
  }),
  'withheld at the very instant of the news': (id) => ({
    ...one(grave(id), 'WITHHELD', false, { decidedAt: day(-2) }),
    circumstances: [aCircumstance('RELEASE', day(-2))],
  }),
  'recorded as grave, and lowered since': (id) => {
    const before = grave(`${id} before`, { seriesId: id, supersededAt: day(2) });
    return { notes: [before, note(id, 'LOW', { seriesId: id, recordedAt: day(2) })], found: false };
  },
  'an old version beside a new one that was decided about': (id) => {
    const before = grave(`${id} before`, { seriesId: id });
    const now = grave(id, { seriesId: id, recordedAt: day(-5) });
    return { notes: [before, now], decisions: [decided(now, 'WITHHELD')], found: false };
  },
  withdrawn: (id) => ({ notes: [grave(id, { withdrawnAt: day(4) })], found: false }),
  'past its last day': (id) => ({ notes: [grave(id, { expiresOn: '2027-03-09' })], found: false }),
  'another agency’s': (id) => ({ notes: [grave(id, { agencyId: 'council' })], found: false }),
  'about somebody else': (id) => ({ notes: [grave(id, { personId: 'rowan' })], found: false }),
  'recorded later than it was asked': (id) => ({ notes: [grave(id, { recordedAt: day(8, 1) })], found: false }),
  'outside their function': (id) => ({
    notes: [grave(id)],
    standing: [aStanding({ agencyId: POLICE, recipientAgencyId: TO.agencyId, category: `category of ${id}`, approvedAt: day(-1) })],
    found: false,
  }),
};

export function aLabelledWorld(random: Random): LabelledWorld {
  const names = Object.keys(PARTS);
  const chosen = Array.from({ length: 3 + random(8) }, (_, i) => ({ kind: names[random(names.length)] as string, id: `n${i}` }));
  const parts = chosen.map(({ kind, id }) => ({ id, ...(PARTS[kind] as (id: string) => Part)(id) }));
  const told = note('told', 'LOW');
  const sources = ['PRISON_SECURITY', 'HOUSING', 'CHILDREN_SERVICES'];
  const silent = sources.filter(() => random(3) > 0);
  const spoke = silent.filter(() => random(3) === 0);
  const share: ShareOnRecord = {
    agencyId: POLICE, personId: 'alder', recipient: random(2) ? TO : { ...TO, unitId: 'unit-9' }, at: day(0), graceUntil: null,
    items: [{ noteId: 'told', level: 'LOW' }, { noteId: 'told as well', level: 'VERY_HIGH' }],
    shareId: 's', revokedAt: null, senderUnitId: 'riverside',
  }; // prettier-ignore
  return {
    of: {
      at: ASKED,
      shares: [share],
      known: {
        held: [told, note('told as well', 'VERY_HIGH'), ...parts.flatMap(({ notes }) => notes)],
        decisions: [decided(told, 'SHARED'), ...parts.flatMap(({ decisions }) => decisions ?? [])],
        circumstances: parts.flatMap(({ circumstances }) => circumstances ?? []),
        standing: parts.flatMap(({ standing }) => standing ?? []),
      },
      silences: [{ agencyId: POLICE, unitId: 'riverside', recipientAgencyId: TO.agencyId, since: day(0), codes: silent }],
      heard: spoke.map((desk) => ({ agencyId: POLICE, desk, at: day(1) })),
      siblings: new Map(),
    },
    found: parts.flatMap(({ id, found }) => (found === true ? [id] : found === false ? [] : [...found])).sort(),
    silent: silent.filter((code) => !spoke.includes(code)).sort(),
    kinds: chosen.map(({ kind }) => kind),
  };
}
