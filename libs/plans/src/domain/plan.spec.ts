import { type PlanAsked, type PlanSaid, planSaid } from './plan.js';
import { type CopyFrom, copyParts, linksCopied } from './plan-copy.js';
import { changedParts, planParts } from './plan-parts.js';
import { changedMeanwhile, type Recording, refusalToConfirm, refusalToRecord } from './plan-refusals.js';

const MISSED = {
  trigger: 'MISSED_APPOINTMENT', words: null, who: 'The practitioner', whom: 'the offender manager', within: 2, unit: 'HOURS', means: 'telephone',
}; // prettier-ignore
const ASKED: PlanAsked = {
  aim: 'He settles.',
  objectives: [{ objective: 'He lives where he said', tactics: [{ what: 'Visit', who: 'Police', by: '2027-03-10' }] }],
  contingencies: [MISSED],
  requirements: [{ kind: 'CURFEW', words: 'From 7', from: '2027-03-01' }],
  reviewOn: '2027-04-01',
  supervision: 'Weekly.',
};
const said = (more: Partial<PlanAsked> = {}): PlanSaid => planSaid({ ...ASKED, ...more });
const refused = (more: Partial<PlanAsked>, of: Partial<Recording> = {}): string | undefined =>
  refusalToRecord({ said: said(more), before: null, alike: false, links: [], today: '2027-03-01', ...of })?.code;

test('a sound plan goes', () => expect(refused({})).toBeUndefined());

test.each([
  ['PLN-01: without an aim', { aim: 'n/a' }],
  ['PLN-02: without an objective', { objectives: [] }],
  ['PLN-02: an objective that says nothing', { objectives: [{ objective: '', tactics: [{ what: 'Visit', who: 'Police' }] }] }],
  ['PLN-03: an objective towards which nothing is done', { objectives: [{ objective: 'He settles', tactics: [] }] }],
  ['PLN-03: a tactic that nobody does', { objectives: [{ objective: 'He settles', tactics: [{ what: 'Visit', who: ' ' }] }] }],
  ['PLN-04: nobody tells anybody', { contingencies: [] }],
  ['PLN-04: without whom they tell', { contingencies: [{ ...MISSED, whom: '' }] }],
  ['PLN-04: without means', { contingencies: [{ ...MISSED, means: '...' }] }],
  ['PLN-04: something else, and not what', { contingencies: [{ ...MISSED, trigger: 'OTHER' }] }],
  ['PLN-05: a condition that says nothing', { requirements: [{ kind: 'CURFEW', words: '' }] }],
  ['PLN-05: over before it begins', { requirements: [{ kind: 'CURFEW', words: 'At home', from: '2027-03-02', to: '2027-03-01' }] }],
  ['PLN-06: looked at again today', { reviewOn: '2027-03-01' }],
  ['PLN-06: looked at again in two years', { reviewOn: '2029-03-01' }],
])('%s', (name, more) => expect(refused(more)).toBe(name.slice(0, 6)));

test.each([
  ['a trigger that is not on the list', { contingencies: [{ ...MISSED, trigger: 'FLOOD' }] }],
  ['a kind that is not on the list', { requirements: [{ kind: 'TOSTRING', words: 'x' }] }],
  ['a unit that everything has', { contingencies: [{ ...MISSED, unit: 'constructor' }] }],
  ['no hours at all', { contingencies: [{ ...MISSED, within: 0 }] }],
  ['half an hour', { contingencies: [{ ...MISSED, within: 0.5 }] }],
  ['eleven objectives', { objectives: Array.from({ length: 11 }, () => ASKED.objectives[0]!) }],
  ['an order of another century', { requirements: [{ kind: 'CURFEW', words: 'At home', from: '1900-01-01' }] }],
  [
    'a tactic in a thousand years',
    { objectives: [{ objective: 'He settles', tactics: [{ what: 'Visit', who: 'Police', by: '2999-01-01' }] }] },
  ],
  ['a day that is none', { reviewOn: '2027-02-30' }],
])('cannot be sent: %s', (_, more) => expect(() => said(more)).toThrow());

test('PLN-07: a change says what and why', () => {
  const before = said();
  const changed = { supervision: 'Daily.', changed: 'More often.' };
  expect(refused(changed, { before, alike: true })).toBe('PLN-07');
  expect(refused({ ...changed, why: 'n/a' }, { before, alike: true })).toBe('PLN-07');
  expect(refused({ ...changed, why: 'He missed two.' }, { before, alike: true })).toBeUndefined();
});
test('PLN-08: a change is one; other notes are one too', () => {
  const [before, words] = [said(), { changed: 'All of it.', why: 'It was time.' }];
  expect(refused(words, { before, alike: true })).toBe('PLN-08');
  expect(refused(words, { before, alike: false })).toBeUndefined();
});
test('PLN-09: a note that has changed since is not linked with', () =>
  expect(refused({}, { links: [{ kind: 'NOTE', id: 'n', over: true }] })).toBe('PLN-09'));
test('PLN-10: whoever is slower is told which parts changed', () => {
  const told = changedMeanwhile(said(), said({ supervision: 'Daily.', reviewOn: '2027-05-01' }), 2);
  expect(told).toMatchObject({ code: 'PLN-10', explanation: expect.stringContaining('It changed: supervision, review day.') });
});
test('PLN-11, PLN-12: nothing to change needs its reason, and the version that stands', () => {
  expect(refusalToConfirm({ supersededAt: null }, 'n/a', null)?.code).toBe('PLN-11');
  expect(refusalToConfirm({ supersededAt: new Date(0) }, 'It works.', null)?.code).toBe('PLN-12');
  expect(refusalToConfirm({ supersededAt: null }, 'It works.', null)).toBeNull();
});

test('the difference names each part that changed, in the order of the plan', () => {
  const after = said({ contingencies: [{ ...MISSED, within: 1 }], aim: 'He settles well.', requirements: [] });
  expect(changedParts(said(), after)).toEqual(['Aim', 'If it goes wrong', 'Orders and conditions']);
  expect(changedParts(said(), said({ changed: 'x', why: 'y' }))).toEqual([]);
});
test('who tells whom is one sentence', () => {
  const [, , wrong] = planParts(said({ contingencies: [{ ...MISSED, within: 1, unit: 'WORKING_DAYS' }] }));
  expect(wrong?.lines).toEqual([
    '- An appointment is missed: The practitioner tells the offender manager within 1 working day, by telephone.',
  ]);
});

const link = { kind: 'NOTE', id: 'own', label: 'Address', body: 'Signal Terrace', marking: 'OFFICIAL', handlingCode: 'P', aboutOthers: false, over: false } as const; // prettier-ignore
const from = (more: Partial<CopyFrom> = {}): CopyFrom => ({
  reference: 'ABC-123',
  number: 2,
  agency: 'Northshire Probation',
  madeBy: 'Wren Adeyemi',
  madeAt: new Date('2027-03-01T09:00:00Z'),
  plan: said({ victimSafetyPlanning: 'SAFE HOUSE', contingencyPlans: 'IN WORDS' }),
  namesOthers: false,
  links: [
    { ...link, marking: 'OFFICIAL_SENSITIVE' },
    { ...link, id: 'others', body: 'HER SISTER', aboutOthers: true },
    { ...link, id: 'theirs', kind: 'SHARE_ITEM', body: 'MAY LEAVE' },
    { ...link, id: 'kept', kind: 'SHARE_ITEM', body: 'MAY NOT LEAVE', handlingCode: 'C' },
  ],
  shared: [],
  ...more,
});
const whole = (one: CopyFrom): string =>
  copyParts('CONNECT', one)
    .map(({ text }) => text)
    .join('\n');
test('a copy quotes the reference and the version in each of its texts', () => {
  const parts = copyParts('CONNECT', from());
  expect(parts.map(({ heading }) => heading)).toEqual(['Management plan', 'Linked notes', 'What was shared']);
  for (const { text } of parts) expect(text).toMatch(/^Reference ABC-123, version 2\./);
});
test('a copy leaves out who is kept safe, what tells of others, and what a partner’s handling keeps here', () => {
  const text = whole(from());
  expect(text).not.toMatch(/SAFE HOUSE|HER SISTER|MAY NOT LEAVE/);
  expect(text).toContain('Signal Terrace');
  expect(text).toContain('MAY LEAVE');
  expect(text).toContain('IN WORDS');
  expect(linksCopied(from())).toEqual(['own', 'theirs']);
  expect(whole(from({ namesOthers: true }))).not.toContain('IN WORDS');
});
