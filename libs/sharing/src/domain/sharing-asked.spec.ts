import { Invalid } from '@lib/kernel';
import { cleanAsked, type ItemAsked, type SharingAsked } from './sharing-asked.js';

const item = (more: Partial<ItemAsked> = {}): ItemAsked => ({ noteIds: ['n1'], outcome: 'SHARED', ...more });
const asked = (items: ItemAsked[], more: Partial<SharingAsked> = {}): SharingAsked => ({
  personId: 'p', mode: 'ROUTINE', recipients: [{ recipient: { agencyId: 'police' }, items }], ...more,
}); // prettier-ignore
const invalid = (act: () => unknown): Readonly<Record<string, string>> => {
  try {
    act();
  } catch (error) {
    if (error instanceof Invalid) return error.fields;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('what somebody asked for, made clean', () => {
  it('keeps one decision for each note of a group, with the same outcome and reason', () => {
    const [to] = cleanAsked(
      asked([item({ noteIds: ['a', 'b'], outcome: 'WITHHELD', reasonCode: 'LEGAL_ADVICE', reasonWords: '  Counsel said so ' })]),
    ).recipients;
    expect(to?.outcomes.map(({ itemId, outcome, words }) => [itemId, outcome, words])).toEqual([
      ['a', 'WITHHELD', 'Counsel said so'],
      ['b', 'WITHHELD', 'Counsel said so'],
    ]);
  });
  it('gives a share its usual reason, and nothing else one', () => {
    const [to] = cleanAsked(asked([item(), item({ noteIds: ['x'], outcome: 'DEFERRED' })])).recipients;
    expect(to?.outcomes.map(({ reasonCode }) => reasonCode)).toEqual(['NEEDED_FOR_THEIR_WORK', '']);
  });
  it('takes what the recipient may read only about what they are not given', () => {
    const [to] = cleanAsked(
      asked([item({ recipientWords: 'x y' }), item({ noteIds: ['b'], outcome: 'NOT_RELEVANT', recipientWords: 'Ask us' })]),
    ).recipients;
    expect(to?.outcomes.map(({ recipientWords }) => recipientWords)).toEqual([null, 'Ask us']);
  });
  it('edits one text at a time', () => {
    expect(invalid(() => cleanAsked(asked([item({ noteIds: ['a', 'b'], outcome: 'SHARED_IN_PART' })])))).toEqual({
      items: 'Share in part one item at a time',
    });
  });
  it('collects the notes whose conditions were accepted', () => {
    const accepted = cleanAsked(asked([item({ noteIds: ['a', 'b'], conditionsAccepted: true }), item({ noteIds: ['c'] })]));
    expect(accepted.conditionsAcknowledged).toEqual(['a', 'b']);
  });
  it('refuses hidden characters and endless text beside the field', () => {
    expect(invalid(() => cleanAsked(asked([item({ reasonWords: 'a\u0000b' })])))).toHaveProperty('reasonWords');
    expect(invalid(() => cleanAsked(asked([item({ sharedText: 'x'.repeat(8001), outcome: 'SHARED_IN_PART' })])))).toHaveProperty(
      'sharedText',
    );
    expect(invalid(() => cleanAsked(asked([item({ cuts: [{ code: 'THIRD_PARTY', words: '\ud800' }] })])))).toHaveProperty('cuts');
  });
  it('bounds one sitting', () => {
    const many = Array.from({ length: 501 }, (_, i) => `n${i}`);
    expect(invalid(() => cleanAsked(asked([item({ noteIds: many })])))).toHaveProperty('recipients');
    expect(cleanAsked(asked([item({ noteIds: many.slice(0, 100) })])).recipients[0]?.outcomes).toHaveLength(100);
    expect(invalid(() => cleanAsked(asked([item({ noteIds: many.slice(0, 100) }), item()])))).toHaveProperty('recipients');
    const cuts = Array.from({ length: 21 }, () => ({ code: 'THIRD_PARTY' }));
    expect(invalid(() => cleanAsked(asked([item({ cuts })])))).toHaveProperty('cuts');
    const recipients = Array.from({ length: 21 }, (_, i) => ({ recipient: { agencyId: `a${i}` }, items: [item()] }));
    expect(invalid(() => cleanAsked(asked([], { recipients })))).toHaveProperty('recipients');
  });
});
