import { createHash } from 'node:crypto';
import { Denied, isRefusal } from '@lib/kernel';
import { explainBy, planSharing, toDecide } from './sharing-decision.js';
import type { SharingPlan } from './sharing-plan.js';
import type { SetInput, SharingFacts } from './sharing-input.js';
import type { SharingRefusal } from './sharing-refusals.js';
import { aDecision, aStanding, day, OFFICER, POLICE } from './spec/builders.js';
import { aNoteToShare, aSet, decide, facts, high, low, toPolice } from './spec/decision-builders.js';

const now = day(0);
const plan = (input: SetInput, of: SharingFacts = facts()): SharingPlan => {
  const made = planSharing(input, of, 'CON-1', now);
  if (isRefusal(made)) throw new Error(`refused: ${made.code} ${made.explanation}`);
  return made as SharingPlan;
};
const refusal = (input: SetInput, of: SharingFacts = facts()): SharingRefusal => {
  const made = planSharing(input, of, 'CON-1', now);
  if (!made.refused) throw new Error('nothing was refused');
  return made;
};
const both = [decide(low, 'SHARED'), decide(high, 'WITHHELD')];
const kept = { ...aDecision(high, 'WITHHELD'), id: 'd1' };

describe('a plan', () => {
  it('writes one decision per item and recipient and freezes exactly what goes', () => {
    const made = plan(aSet([toPolice(both)]));
    expect(made.decisions.map((one) => [one.item.id, one.item.kind, one.outcome, one.level])).toEqual([
      ['low', 'NOTE', 'SHARED', 'LOW'],
      ['high', 'NOTE', 'WITHHELD', 'HIGH'],
    ]);
    expect(made.shares).toHaveLength(1);
    const item = made.shares[0]?.items[0];
    expect([item?.body, item?.inPart, item?.decisionIndex]).toEqual(['The text of low.', false, 0]);
    expect(item?.bodyHash.toString('hex')).toBe(createHash('sha256').update('The text of low.').digest('hex'));
    expect(made.recipients[0]?.agreementId).toBe('agreement');
    expect(made.set).toMatchObject({ toldAt: now, toldHow: 'PORTAL', explainDueAt: null, urgentReason: null });
  });

  it('keeps the set considered and the instant', () => {
    const earlier = { ...aDecision(aNoteToShare('before', 'HIGH'), 'NOT_RELEVANT'), id: 'd0' };
    const held = [
      low,
      high,
      aNoteToShare('before', 'HIGH'),
      aNoteToShare('same', 'LOW'),
      aNoteToShare('gone', 'HIGH', { withdrawnAt: day(-1) }),
    ];
    const { considered } = plan(aSet([toPolice(both)]), facts({ held, decisions: [earlier] })).set;
    expect(considered.at).toEqual(now);
    expect(considered.held.map((note) => note.noteId)).toEqual(['low', 'high', 'before', 'same']);
    expect(considered.recipients[0]).toEqual({
      recipient: POLICE,
      graverUndecided: [],
      graverDecidedBefore: ['before'],
      asGraveUndecided: ['same'],
    });
  });

  it('gives a withheld item its review, and the supervisor a day, when it is high or above', () => {
    const medium = aNoteToShare('medium', 'MEDIUM');
    const outcomes = [decide(low, 'SHARED'), decide(high, 'WITHHELD'), decide(medium, 'WITHHELD', { reviewBy: '2027-03-20' })];
    const made = plan(aSet([toPolice(outcomes)]), facts({ held: [low, high, medium] }));
    expect(made.decisions.map((one) => [one.reviewBy, one.endorseDueAt])).toEqual([
      [null, null],
      ['2027-03-30', day(1)],
      ['2027-03-20', null],
    ]);
  });

  it('sends the edited text in part, its own hash, and keeps a code for each cut', () => {
    const cuts = [{ code: 'THIRD_PARTY', words: null }];
    const made = plan(aSet([toPolice([decide(high, 'SHARED_IN_PART', { text: 'The text.', cuts })])]));
    expect(made.shares[0]?.items[0]).toMatchObject({ body: 'The text.', inPart: true, item: { body: 'The text of high.' } });
    expect(made.decisions[0]?.cuts).toEqual(cuts);
  });

  it('replaces an earlier decision not to share the same item with the same recipient', () => {
    const others = [{ ...aDecision(high, 'WITHHELD', { recipient: OFFICER }), id: 'd2' }, { ...aDecision(low, 'WITHHELD'), id: 'd3' }]; // prettier-ignore
    expect(plan(aSet([toPolice([decide(high, 'SHARED')])]), facts({ decisions: [kept, ...others] })).decisions[0]?.replaces).toEqual([
      'd1',
    ]);
  });

  it('makes no share for a recipient to whom nothing goes, and asks for no grounds there', () => {
    const made = plan(aSet([toPolice([decide(high, 'NOT_RELEVANT')], { gateway: '', necessity: '' })]), facts({ agreements: [] }));
    expect(made.shares).toEqual([]);
  });

  it('names the silent sources', () => {
    const sources = [
      { code: 'PRISON_SECURITY', label: 'Prison security', state: 'NOTHING_RECEIVED' as const, lastHeardAt: null, askedAt: null },
      { code: 'TAGGING', label: 'Tagging', state: 'ASKED_NO_REPLY' as const, lastHeardAt: null, askedAt: day(-9) },
      { code: 'HOUSING', label: 'Housing', state: 'ANSWERED' as const, lastHeardAt: day(-1), askedAt: null },
    ];
    expect(plan(aSet([toPolice(both)]), facts({ sources })).set.silentSources).toEqual([
      { code: 'PRISON_SECURITY', label: 'Prison security', askedAt: null },
      { code: 'TAGGING', label: 'Tagging', askedAt: day(-9) },
    ]);
  });
});

describe('urgent shares and shares recorded afterwards', () => {
  const urgent = { mode: 'URGENT', urgentReason: 'He is at her door' } as const;

  it('go at once, without an agreement or words of their own, and leave one task', () => {
    const made = plan(
      aSet([toPolice([decide(low, 'SHARED', { reasonCode: 'TO_PROTECT_SOMEONE' })], { necessity: '', proportionality: '' })], urgent),
      facts({ agreements: [], onCase: [] }),
    );
    expect(made.recipients[0]).toMatchObject({
      agreementId: null,
      necessity: 'He is at her door',
      proportionality: 'He is at her door',
      toExplain: ['high'],
    });
    expect(made.set).toMatchObject({ explainDueAt: day(1), urgentReason: 'He is at her door' });
  });

  it('lean on no agreement though one is in force, so that what was urgent does not lapse with it', () => {
    expect(plan(aSet([toPolice([decide(high, 'SHARED')])], urgent)).recipients[0]?.agreementId).toBeNull();
  });

  it('lean, when routine, on the agreement that lapses last, whatever their order', () => {
    const [usual] = facts().agreements;
    const longer = { ...usual!, id: 'longer', endsAt: day(400) };
    const shorter = { ...usual!, id: 'shorter', endsAt: day(40) };
    for (const agreements of [
      [longer, shorter],
      [shorter, longer],
    ]) {
      expect(plan(aSet([toPolice([decide(high, 'SHARED')])]), facts({ agreements })).recipients[0]?.agreementId).toBe('longer');
    }
  });

  it('leave no task when nothing graver is undecided', () => {
    expect(plan(aSet([toPolice([decide(high, 'SHARED')])], urgent)).set.explainDueAt).toBeNull();
    expect(plan(aSet([toPolice([decide(low, 'SHARED')])], urgent), facts({ decisions: [kept] })).set.explainDueAt).toBeNull();
  });

  it.each([
    ['in a day', null, day(1)],
    ['in a day, when the shift ends later', day(2), day(1)],
    ['when the next shift ends, when that is sooner', day(0, 9), day(0, 9)],
    ['in a day, when the shift on record has already ended', day(-1), day(1)],
  ])('are to be explained %s', (_when, shiftEndsAt, due) => expect(explainBy(now, shiftEndsAt)).toEqual(due));

  it('keep when and how it was told', () => {
    const set = aSet([toPolice([decide(low, 'SHARED')])], { mode: 'AFTERWARDS', toldHow: 'TELEPHONE', toldAt: day(-5) });
    const made = plan(set, facts({ agreements: [] }));
    expect(made.set).toMatchObject({ toldHow: 'TELEPHONE', toldAt: day(-5), decidedAt: now, explainDueAt: day(1) });
  });

  it('may name a version that was current when it was told', () => {
    const old = aNoteToShare('old', 'LOW', { supersededAt: day(-1) });
    const set = aSet([toPolice([decide(old, 'SHARED')])], { mode: 'AFTERWARDS', toldHow: 'TELEPHONE', toldAt: day(-5) });
    expect(plan(set, facts({ held: [old] })).shares).toHaveLength(1);
  });
});

describe('refusals', () => {
  it('SHR-01 something graver is undecided for this recipient', () => {
    const made = refusal(aSet([toPolice([decide(low, 'SHARED')])]));
    expect(made).toMatchObject({ code: 'SHR-01', recipients: [{ recipient: POLICE, notes: [high] }] });
  });

  it('SHR-01 is answered by a decision on record, a standing decision, or a decision for the whole agency in the same set', () => {
    const some = [toPolice([decide(low, 'SHARED')])];
    expect(plan(aSet(some), facts({ decisions: [kept] })).shares).toHaveLength(1);
    expect(plan(aSet(some), facts({ standing: [aStanding()] })).shares).toHaveLength(1);
    const officer = toPolice([decide(low, 'SHARED')], { recipient: OFFICER });
    const recipients = [{ recipient: POLICE, allowed: true }, { recipient: OFFICER, allowed: true }]; // prettier-ignore
    expect(plan(aSet([officer, toPolice([decide(high, 'WITHHELD')])]), facts({ recipients })).shares).toHaveLength(1);
  });

  it.each([
    ['there is none', []],
    ['it ends at this instant', [{ ...facts().agreements[0]!, endsAt: now }]],
    ['it has not begun', [{ ...facts().agreements[0]!, startsAt: day(1) }]],
    ['it lacks the recipient', [{ ...facts().agreements[0]!, agencyIds: ['probation'] }]],
    ['it lacks the purpose', [{ ...facts().agreements[0]!, purposes: [] }]],
  ])('SHR-02 no agreement in force: %s', (_why, agreements) => {
    expect(refusal(aSet([toPolice(both)]), facts({ agreements }))).toMatchObject({ code: 'SHR-02', recipient: POLICE });
  });

  it('SHR-02 is not asked between units of one agency', () => {
    const unit = { agencyId: 'probation', unitId: 'unit 8', staffId: null };
    const set = aSet([toPolice(both, { recipient: unit })]);
    expect(plan(set, facts({ agreements: [], recipients: [{ recipient: unit, allowed: true }] })).shares).toHaveLength(1);
  });

  it('SHR-03 the recipient is unknown, barred, or the whole of one’s own agency', () => {
    expect(refusal(aSet([toPolice(both)]), facts({ recipients: [] })).code).toBe('SHR-03');
    expect(refusal(aSet([toPolice(both)]), facts({ recipients: [{ recipient: POLICE, allowed: false }] })).code).toBe('SHR-03');
    const own = { agencyId: 'probation', unitId: null, staffId: null };
    expect(refusal(aSet([toPolice(both, { recipient: own })]), facts({ recipients: [{ recipient: own, allowed: true }] })).code).toBe(
      'SHR-03',
    );
  });

  it.each([{ supersededAt: now }, { withdrawnAt: day(-1) }, { expiresOn: '2027-03-01' }])(
    'SHR-04 the note is no longer current: %p',
    (more) => {
      const stale = aNoteToShare('stale', 'HIGH', more);
      expect(refusal(aSet([toPolice([decide(stale, 'SHARED')])]), facts({ held: [stale] }))).toMatchObject({
        code: 'SHR-04',
        noteId: 'stale',
      });
      expect(plan(aSet([toPolice([decide(stale, 'NOT_RELEVANT')])]), facts({ held: [stale] })).decisions).toHaveLength(1);
    },
  );

  it('SHR-05 handling conditions are not accepted', () => {
    const bound = aNoteToShare('bound', 'HIGH', { handlingCode: 'C', handlingConditions: 'Not to housing' });
    const set = aSet([toPolice([decide(bound, 'SHARED')])]);
    expect(refusal(set, facts({ held: [bound] }))).toMatchObject({
      code: 'SHR-05',
      conditions: [{ noteId: 'bound', conditions: 'Not to housing' }],
    });
    expect(plan({ ...set, conditionsAcknowledged: ['bound'] }, facts({ held: [bound] })).shares).toHaveLength(1);
  });

  it('SHR-06 every missing reason is named at once', () => {
    const outcomes = [
      decide(low, 'SHARED', { reasonCode: 'COURT_FORBIDS_IT' }),
      decide(high, 'WITHHELD', { words: 'n/a', reviewBy: '2027-03-02' }),
    ];
    const made = refusal(aSet([toPolice(outcomes)]));
    expect(made).toMatchObject({ code: 'SHR-06', noteId: 'low', field: 'reasonCode' });
    expect('missing' in made && made.missing.map((one) => [one.noteId, one.field])).toEqual([
      ['low', 'reasonCode'],
      ['high', 'words'],
      ['high', 'reviewBy'],
    ]);
  });

  it.each([
    ['no text', { text: ' ', cuts: [{ code: 'THIRD_PARTY', words: null }] }, 'text'],
    ['the same text', { text: high.body, cuts: [{ code: 'THIRD_PARTY', words: null }] }, 'text'],
    ['no cut code', { text: 'Less', cuts: [] }, 'cuts'],
    ['an unknown cut code', { text: 'Less', cuts: [{ code: 'BECAUSE', words: null }] }, 'cuts'],
    ['another cut without words', { text: 'Less', cuts: [{ code: 'OTHER_CUT', words: ' ' }] }, 'cuts'],
  ])('SHR-06 sharing in part with %s', (_what, more, field) => {
    expect(refusal(aSet([toPolice([decide(high, 'SHARED_IN_PART', more)])]))).toMatchObject({ code: 'SHR-06', field });
  });

  it('SHR-07 nothing is decided', () => {
    expect(refusal(aSet([])).code).toBe('SHR-07');
    expect(refusal(aSet([toPolice([])])).code).toBe('SHR-07');
  });

  it('SHR-08 an expected recipient is left out without a reason', () => {
    const knife = aNoteToShare('knife', 'HIGH', { categoryGroup: 'WEAPONS' });
    const prison = { agencyId: 'prison', kind: 'PRISON', name: 'HMP Elmwick' };
    const of = facts({
      held: [knife],
      stage: 'BEFORE_RELEASE',
      onCase: [...facts().onCase, prison, { agencyId: 'probation', kind: 'PROBATION', name: 'Us' }],
    });
    const set = aSet([toPolice([decide(knife, 'SHARED')])]);
    expect(refusal(set, of)).toMatchObject({ code: 'SHR-08', agencies: [{ ...prison, noteIds: ['knife'] }] });
    expect(refusal({ ...set, leftOut: [{ agencyId: 'prison', reason: 'none' }] }, of).code).toBe('SHR-08');
    expect(plan({ ...set, leftOut: [{ agencyId: 'prison', reason: 'They reported it to us' }] }, of).set.considered.leftOut).toHaveLength(
      1,
    );
    const said = ['prison', 'prison', 'nobody'].map((agencyId) => ({ agencyId, reason: 'They reported it to us' }));
    expect(plan({ ...set, leftOut: [...said, { agencyId: 'probation', reason: '...' }] }, of).set.considered.leftOut).toEqual([said[0]]);
    const toPrison = { ...aDecision(knife, 'SHARED', { recipient: { agencyId: 'prison', unitId: 'security', staffId: null } }), id: 'd9' };
    expect(plan(set, { ...of, decisions: [toPrison] }).shares).toHaveLength(1);
    expect(plan({ ...set, mode: 'URGENT', urgentReason: 'He is armed' }, of).shares).toHaveLength(1);
  });

  it.each([
    ['gateway', { gateway: ' ' }],
    ['purpose', { purpose: '' }],
    ['protectionCondition', { protectionCondition: '' }],
    ['necessity', { necessity: 'n/a' }],
    ['proportionality', { proportionality: '...' }],
  ])('SHR-09 the grounds are not stated: %s', (field, more) => {
    expect(refusal(aSet([toPolice(both, more)]))).toMatchObject({ code: 'SHR-09', field });
  });

  it('SHR-09 an agency that does not work with this person needs a reason to know', () => {
    expect(refusal(aSet([toPolice(both)]), facts({ onCase: [] }))).toMatchObject({ code: 'SHR-09', field: 'whyNeeded' });
    expect(plan(aSet([toPolice(both, { whyNeeded: 'They police the estate' })]), facts({ onCase: [] })).shares).toHaveLength(1);
  });

  it('SHR-09 an urgent share still needs a gateway', () => {
    const set = aSet([toPolice([decide(low, 'SHARED')], { gateway: '' })], { mode: 'URGENT', urgentReason: 'He is at her door' });
    expect(refusal(set)).toMatchObject({ code: 'SHR-09', field: 'gateway' });
  });

  it('SHR-10 what was sent is not withheld afterwards', () => {
    const sent = { ...aDecision(high, 'SHARED'), id: 'd4' };
    expect(refusal(aSet([toPolice([decide(high, 'WITHHELD')])]), facts({ decisions: [sent] }))).toMatchObject({
      code: 'SHR-10',
      noteId: 'high',
    });
    expect(
      plan(aSet([toPolice([decide(high, 'WITHHELD')])]), facts({ decisions: [{ ...sent, endedAt: day(-1), endedWhy: 'REVOKED' }] }))
        .decisions,
    ).toHaveLength(1);
  });

  it('SHR-11 a recipient or an item is listed twice', () => {
    expect(refusal(aSet([toPolice(both), toPolice(both)])).code).toBe('SHR-11');
    expect(refusal(aSet([toPolice([decide(high, 'SHARED'), decide(high, 'WITHHELD')])]))).toMatchObject({ code: 'SHR-11', noteId: 'high' });
  });

  it.each<[string, Partial<SetInput>, string]>([
    ['an urgent share without its line', { mode: 'URGENT', urgentReason: ' ' }, 'urgentReason'],
    ['afterwards, through the portal', { mode: 'AFTERWARDS', toldAt: day(-1) }, 'toldHow'],
    ['afterwards, without when', { mode: 'AFTERWARDS', toldHow: 'MEETING' }, 'toldAt'],
    ['afterwards, in the future', { mode: 'AFTERWARDS', toldHow: 'MEETING', toldAt: day(0, 1) }, 'toldAt'],
  ])('SHR-12 times that make no sense: %s', (_what, more, field) => {
    expect(refusal(aSet([toPolice(both)], more))).toMatchObject({ code: 'SHR-12', field });
  });

  it('SHR-12 an answer is asked for by a time that has passed', () => {
    expect(refusal(aSet([toPolice(both, { respondBy: now })]))).toMatchObject({ code: 'SHR-12', field: 'respondBy' });
  });

  it('treats a note the sharer does not hold as missing', () => {
    const foreign = aNoteToShare('foreign', 'HIGH', { agencyId: 'police' });
    expect(() => planSharing(aSet([toPolice([decide(foreign, 'SHARED')])]), facts({ held: [foreign] }), 'CON-1', now)).toThrow(Denied);
    expect(() => planSharing(aSet([toPolice([decide({ id: 'none' }, 'SHARED')])]), facts(), 'CON-1', now)).toThrow(Denied);
  });
});

describe('before deciding', () => {
  it('lists the graver and the equally grave as lines', () => {
    const series = ['r1', 'r2'].map((id) => aNoteToShare(id, 'HIGH', { seriesName: 'Custody reports' }));
    const same = aNoteToShare('same', 'LOW');
    const found = toDecide({ noteIds: ['low'], answerLevels: [] }, POLICE, aSet([]), facts({ held: [low, same, ...series] }), now);
    expect(found.graver.map((line) => [line.name, line.notes.length])).toEqual([['Custody reports', 2]]);
    expect(found.asGrave.map((line) => line.notes.map((note) => note.id))).toEqual([['same']]);
  });
});
