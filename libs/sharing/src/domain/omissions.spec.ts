import {
  alsoAsGrave,
  type DecisionMade,
  gravestUnshared,
  type Known,
  overdueReviews,
  type ShareEvent,
  undecided,
  unexplained,
} from './omissions.js';
import { aCircumstance, aDecision, aNote, aShare, aStanding, day, known, OFFICER, POLICE, RIVERSIDE } from './spec/builders.js';

const low = aNote('low', 'LOW');
const medium = aNote('medium', 'MEDIUM');
const high = aNote('high', 'HIGH');
const HOUSING = { agencyId: 'council', unitId: null, staffId: null };

interface Case {
  readonly that: string;
  readonly event?: Partial<ShareEvent>;
  readonly of?: Parameters<typeof aShare>[0];
  readonly held?: Known['held'];
  readonly decisions?: DecisionMade[];
  readonly circumstances?: Known['circumstances'];
  readonly standing?: Known['standing'];
  readonly at?: Date;
  readonly finds: string[];
}

/** Unless the case says otherwise: a low item goes to the police on day 0, a high one is held, nothing is decided, and it is asked on day 1. */
const CASES: readonly Case[] = [
  // what is compared
  { that: 'a graver item that nobody decided about is unexplained', finds: ['high'] },
  { that: 'an equally grave item is not', of: [high], held: [high, aNote('other', 'HIGH')], finds: [] },
  { that: 'a less grave item is not', of: [high], held: [high, medium, low], finds: [] },
  { that: 'the least grave thing sent is what counts', of: [low, high], held: [low, medium, high], finds: ['medium'] },
  { that: 'an item with no level counts as high', of: [medium], held: [medium, aNote('none', null)], finds: ['none'] },
  { that: 'an item with no level that was sent counts as high', of: [aNote('none', null)], held: [high, aNote('worse', 'VERY_HIGH')], finds: ['worse'] },
  { that: 'sending nothing is no share', of: [], finds: [] },
  { that: 'several are found in the order held', of: [low], held: [low, aNote('worse', 'VERY_HIGH'), medium, high], finds: ['worse', 'medium', 'high'] },

  // what was held
  { that: 'another agency’s item is not the sharer’s to explain', held: [aNote('x', 'HIGH', { agencyId: 'prison' })], finds: [] },
  { that: 'an item on another person is not', held: [aNote('x', 'HIGH', { personId: 'birch' })], finds: [] },
  { that: 'an item recorded at the very instant was held', held: [aNote('x', 'HIGH', { recordedAt: day(0) })], finds: ['x'] },
  { that: 'an item recorded afterwards was not', held: [aNote('x', 'HIGH', { recordedAt: new Date(day(0).getTime() + 1) })], finds: [] },
  { that: 'an item superseded by then was not', held: [aNote('x', 'HIGH', { supersededAt: day(0) })], finds: [] },
  { that: 'an item superseded afterwards was', held: [aNote('x', 'HIGH', { supersededAt: day(0, 1) })], finds: ['x'] },
  { that: 'an item withdrawn by then was not', held: [aNote('x', 'HIGH', { withdrawnAt: day(-1) })], finds: [] },
  { that: 'an item withdrawn afterwards was', held: [aNote('x', 'HIGH', { withdrawnAt: day(1) })], finds: ['x'] },
  { that: 'an item that had lapsed was not', held: [aNote('x', 'HIGH', { expiresOn: '2027-03-01' })], finds: [] },
  { that: 'an item on its last day was', held: [aNote('x', 'HIGH', { expiresOn: '2027-03-02' })], finds: ['x'] },

  // what answers
  { that: 'withholding with a reason answers', decisions: [aDecision(high, 'WITHHELD')], finds: [] },
  { that: 'sharing it before answers', decisions: [aDecision(high, 'SHARED')], finds: [] },
  { that: 'sharing it in part answers', decisions: [aDecision(high, 'SHARED_IN_PART')], finds: [] },
  { that: 'not relevant answers', decisions: [aDecision(high, 'NOT_RELEVANT')], finds: [] },
  { that: 'a late decision answers from then on', decisions: [aDecision(high, 'WITHHELD', { decidedAt: day(1) })], finds: [] },
  { that: 'but not before', decisions: [aDecision(high, 'WITHHELD', { decidedAt: day(1) })], at: day(0, 23), finds: ['high'] },
  { that: 'a decision about another item does not', decisions: [aDecision(medium, 'WITHHELD')], finds: ['high'] },
  { that: 'a withheld decision past its review is still in force', decisions: [aDecision(high, 'WITHHELD', { reviewBy: '2027-03-01' })], finds: [] },
  { that: 'a decision that was ended does not answer', decisions: [aDecision(high, 'WITHHELD', { endedAt: day(1), endedWhy: 'SENT_BACK' })], finds: ['high'] },
  { that: 'it answers until the instant it ends', decisions: [aDecision(high, 'WITHHELD', { endedAt: day(1, 1), endedWhy: 'SENT_BACK' })], finds: [] },
  { that: 'a decision about an older version does not', held: [low, aNote('old', 'HIGH', { seriesId: 's', supersededAt: day(-2), recordedAt: day(-20) }), aNote('new', 'HIGH', { seriesId: 's', recordedAt: day(-2) })], decisions: [aDecision(aNote('old', 'HIGH'), 'WITHHELD', { decidedAt: day(-3) })], finds: ['new'] },
  { that: 'a decision about a newer version does', held: [low, aNote('old', 'HIGH', { seriesId: 's', supersededAt: day(1) }), aNote('new', 'HIGH', { seriesId: 's', recordedAt: day(1) })], decisions: [aDecision(aNote('new', 'HIGH'), 'WITHHELD', { decidedAt: day(1) })], finds: [] },
  { that: 'a decision that ended with its version answers for that version', held: [aNote('old', 'HIGH', { supersededAt: day(1) })], decisions: [aDecision(aNote('old', 'HIGH'), 'SHARED', { endedAt: day(1), endedWhy: 'NOTE_SUPERSEDED' })], finds: [] },

  // deferring
  { that: 'deferring answers before its instant', decisions: [aDecision(high, 'DEFERRED', { deferredUntil: new Date(day(1).getTime() + 1) })], finds: [] },
  { that: 'and lapses at its instant', decisions: [aDecision(high, 'DEFERRED', { deferredUntil: day(1) })], finds: ['high'] },
  { that: 'deferring without an end never answers', decisions: [aDecision(high, 'DEFERRED')], finds: ['high'] },

  // recipients
  { that: 'a decision for the whole agency answers for its unit', event: { recipient: RIVERSIDE }, decisions: [aDecision(high, 'WITHHELD')], finds: [] },
  { that: 'and for its people', event: { recipient: OFFICER }, decisions: [aDecision(high, 'WITHHELD')], finds: [] },
  { that: 'a decision for a unit answers for a person in it', event: { recipient: OFFICER }, decisions: [aDecision(high, 'WITHHELD', { recipient: RIVERSIDE })], finds: [] },
  { that: 'a decision for a unit does not answer for the agency', decisions: [aDecision(high, 'WITHHELD', { recipient: RIVERSIDE })], finds: ['high'] },
  { that: 'nor for another unit', event: { recipient: { ...RIVERSIDE, unitId: 'hillside' } }, decisions: [aDecision(high, 'WITHHELD', { recipient: RIVERSIDE })], finds: ['high'] },
  { that: 'nor one person for another', event: { recipient: { ...OFFICER, staffId: 'other' } }, decisions: [aDecision(high, 'SHARED', { recipient: OFFICER })], finds: ['high'] },
  { that: 'nor one agency for another', decisions: [aDecision(high, 'SHARED', { recipient: HOUSING })], finds: ['high'] },

  // revoking
  { that: 'a revoked share is explained by its revocation', decisions: [aDecision(high, 'SHARED', { endedAt: day(0), endedWhy: 'REVOKED' })], finds: [] },
  { that: 'until circumstances reopen it', decisions: [aDecision(high, 'SHARED', { endedAt: day(0), endedWhy: 'REVOKED' })], circumstances: [aCircumstance('RECALL', day(0, 1))], finds: ['high'] },
  { that: 'what happened before the revocation does not', decisions: [aDecision(high, 'SHARED', { decidedAt: day(-5), endedAt: day(0), endedWhy: 'REVOKED' })], circumstances: [aCircumstance('RECALL', day(-1))], finds: [] },

  // circumstances
  ...(['RAISED_ROSH', 'RELEASE_DATE', 'RELEASE', 'RECALL', 'ARREST', 'NEW_ADDRESS', 'NEW_RELATIONSHIP'] as const).flatMap((kind): Case[] =>
    (['WITHHELD', 'NOT_RELEVANT', 'DEFERRED'] as const).map((outcome) => ({
      that: `${kind} reopens ${outcome}`,
      decisions: [aDecision(high, outcome, { deferredUntil: outcome === 'DEFERRED' ? day(30) : null })],
      circumstances: [aCircumstance(kind, day(0, 1))],
      finds: ['high'],
    })),
  ),
  { that: 'nothing reopens what was shared', decisions: [aDecision(high, 'SHARED')], circumstances: [aCircumstance('ARREST', day(0, 1))], finds: [] },
  { that: 'nor what was shared in part', decisions: [aDecision(high, 'SHARED_IN_PART')], circumstances: [aCircumstance('ARREST', day(0, 1))], finds: [] },
  { that: 'a circumstance the decider knew does not', decisions: [aDecision(high, 'WITHHELD')], circumstances: [aCircumstance('ARREST', day(-1))], finds: [] },
  { that: 'a circumstance not yet known does not', decisions: [aDecision(high, 'WITHHELD')], circumstances: [aCircumstance('ARREST', day(1, 1))], finds: [] },
  { that: 'another person’s arrest does not', decisions: [aDecision(high, 'WITHHELD')], circumstances: [aCircumstance('ARREST', day(0, 1), { personId: 'birch' })], finds: [] },
  { that: 'a new role of this recipient does', decisions: [aDecision(high, 'WITHHELD')], circumstances: [aCircumstance('RECIPIENT_ROLE', day(0, 1), { recipient: POLICE })], finds: ['high'] },
  { that: 'a new role of another recipient does not', decisions: [aDecision(high, 'WITHHELD')], circumstances: [aCircumstance('RECIPIENT_ROLE', day(0, 1), { recipient: HOUSING })], finds: [] },
  { that: 'a new role of one officer does not reopen it for the agency', decisions: [aDecision(high, 'WITHHELD')], circumstances: [aCircumstance('RECIPIENT_ROLE', day(0, 1), { recipient: OFFICER })], finds: [] },
  { that: 'a role of nobody reopens nothing', decisions: [aDecision(high, 'WITHHELD')], circumstances: [aCircumstance('RECIPIENT_ROLE', day(0, 1))], finds: [] },
  { that: 'a decision after the circumstance answers again', decisions: [aDecision(high, 'WITHHELD'), aDecision(high, 'WITHHELD', { decidedAt: day(0, 2) })], circumstances: [aCircumstance('ARREST', day(0, 1))], finds: [] },

  // standing decisions
  { that: 'a standing decision answers', standing: [aStanding()], finds: [] },
  { that: 'for its people as well', event: { recipient: OFFICER }, standing: [aStanding()], finds: [] },
  { that: 'not before it is approved', standing: [aStanding({ approvedAt: null })], finds: ['high'] },
  { that: 'nor when approved later', standing: [aStanding({ approvedAt: day(2) })], finds: ['high'] },
  { that: 'nor once ended', standing: [aStanding({ endedAt: day(1) })], finds: ['high'] },
  { that: 'on its last day', standing: [aStanding({ reviewBy: '2027-03-03' })], finds: [] },
  { that: 'nor when its review has passed', standing: [aStanding({ reviewBy: '2027-03-02' })], finds: ['high'] },
  { that: 'nor for another category', standing: [aStanding({ category: 'ESCAPE' })], finds: ['high'] },
  { that: 'nor for another recipient', standing: [aStanding({ recipientAgencyId: 'council' })], finds: ['high'] },
  { that: 'nor another agency’s', standing: [aStanding({ agencyId: 'prison' })], finds: ['high'] },
  { that: 'an arrest does not end it', standing: [aStanding()], circumstances: [aCircumstance('ARREST', day(0))], finds: [] },
  { that: 'a new role of the recipient does', standing: [aStanding()], circumstances: [aCircumstance('RECIPIENT_ROLE', day(0), { recipient: POLICE })], finds: ['high'] },

  // grace
  { that: 'while the grace runs nothing is unexplained', event: { graceUntil: day(1, 1) }, finds: [] },
  { that: 'when it has run, it is', event: { graceUntil: day(1) }, finds: ['high'] },
  { that: 'a decision at the last instant counts', event: { graceUntil: day(1) }, decisions: [aDecision(high, 'WITHHELD', { decidedAt: day(1) })], finds: [] },
  { that: 'a share that has not happened is not unexplained', at: day(-1), finds: [] },
]; // prettier-ignore

describe('the differential rule', () => {
  it.each(CASES)(
    '$that',
    ({ event, of = [low], held = [low, high], decisions = [], circumstances = [], standing = [], at = day(1), finds }) => {
      expect(unexplained(aShare(of, event), { held, decisions, circumstances, standing }, at).map((note) => note.id)).toEqual(finds);
    },
  );
});

describe('beside the rule', () => {
  it('lists what an urgent share must explain while the grace still runs', () => {
    const event = aShare([low], { graceUntil: day(1) });
    expect(undecided(event, known({ held: [low, high] }), day(0))).toEqual([high]);
  });

  it('lists the equally grave apart, once each, without the answered and the sent', () => {
    const others = [aNote('a', 'LOW'), aNote('b', 'LOW'), aNote('c', 'LOW')];
    const found = alsoAsGrave(
      aShare([low]),
      known({ held: [low, high, ...others], decisions: [aDecision(aNote('b', 'LOW'), 'NOT_RELEVANT')] }),
      day(0),
    );
    expect(found.map((note) => note.id)).toEqual(['a', 'c']);
    expect(alsoAsGrave(aShare([]), known({ held: others }), day(0))).toEqual([]);
  });

  it('keeps the second figure: graver, explained, still not shared, with its age', () => {
    const held = [
      low,
      high,
      medium,
      aNote('told', 'HIGH'),
      aNote('standing', 'HIGH'),
      aNote('open', 'HIGH', { category: 'ESCAPE' }),
      aNote('back', 'HIGH'),
    ];
    const decisions = [
      aDecision(high, 'WITHHELD', { decidedAt: day(-9) }),
      aDecision(high, 'WITHHELD', { decidedAt: day(-2) }),
      aDecision(medium, 'NOT_RELEVANT', { decidedAt: day(0, -1) }),
      aDecision(aNote('told', 'HIGH'), 'WITHHELD'),
      aDecision(aNote('told', 'HIGH'), 'SHARED'),
      aDecision(aNote('back', 'HIGH'), 'SHARED', { decidedAt: day(-8), endedAt: day(-3), endedWhy: 'REVOKED' }),
    ];
    const standing = [aStanding()];
    const figures = gravestUnshared(aShare([low]), known({ held, decisions, standing: [] }), day(1));
    expect(figures.map(({ note, says, days }) => [note.id, says, days])).toEqual([
      ['high', 'WITHHELD', 10],
      ['medium', 'NOT_RELEVANT', 1],
      ['back', 'REVOKED', 4],
    ]);
    const withStanding = gravestUnshared(aShare([low]), known({ held: [aNote('standing', 'HIGH')], standing }), day(1));
    expect(withStanding).toEqual([{ note: aNote('standing', 'HIGH'), says: 'STANDING', since: day(-100), days: 101 }]);
  });

  it('finds the reviews that are owed', () => {
    const owed = aDecision(high, 'WITHHELD', { reviewBy: '2027-03-01' });
    const others = [
      aDecision(high, 'WITHHELD', { reviewBy: '2027-03-02' }),
      aDecision(high, 'WITHHELD', { reviewBy: '2027-03-01', endedAt: day(-1), endedWhy: 'REDECIDED' }),
      aDecision(high, 'NOT_RELEVANT', { reviewBy: '2027-03-01' }),
      aDecision(high, 'WITHHELD'),
    ];
    expect(overdueReviews([owed, ...others], day(0))).toEqual([owed]);
  });
});
