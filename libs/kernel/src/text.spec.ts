import { Invalid } from './refusal.js';
import { characterCount, isMeaningless, labelOf, plainText } from './text.js';

const rule = { field: 'whatHappened', max: 20 };
function messageOf(act: () => unknown): Readonly<Record<string, string>> {
  try {
    act();
  } catch (error) {
    if (error instanceof Invalid) return error.fields;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('plain text', () => {
  it('keeps one spelling, one line ending and no edges', () => {
    expect(plainText('  caf\u0065\u0301\r\nTŷ Bach\t1  ', rule)).toBe('caf\u00e9\nTŷ Bach\t1');
  });

  it.each([
    ['NUL', 'a\u0000b'],
    ['a bell', 'a\u0007b'],
    ['delete', 'a\u007fb'],
    ['a C1 control', 'a\u0085b'],
    ['a direction override', 'a\u202eb'],
  ])('refuses %s', (_what, value) => {
    expect(messageOf(() => plainText(value, rule)).whatHappened).toContain('hidden character');
  });

  it.each(['a\ud800b', '\udc00', 'x\ud83d'])('refuses a lone surrogate', (value) => {
    expect(messageOf(() => plainText(value, rule)).whatHappened).toContain('broken character');
  });

  it('counts whole characters', () => {
    expect(plainText('😀'.repeat(20), rule)).toHaveLength(40);
    expect(characterCount('😀a')).toBe(2);
    expect(messageOf(() => plainText('x'.repeat(21), rule))).toEqual({ whatHappened: 'What happened must be 20 characters or fewer' });
    expect(messageOf(() => plainText('x'.repeat(8001), { ...rule, max: 8000 })).whatHappened).toContain('8,000 characters');
  });

  it('asks for what is missing', () => {
    expect(messageOf(() => plainText('  \n ', rule))).toEqual({ whatHappened: 'Enter what happened' });
    expect(messageOf(() => plainText(7, rule))).toEqual({ whatHappened: 'What happened must be text' });
    expect(messageOf(() => plainText(undefined, rule))).toEqual({ whatHappened: 'What happened must be text' });
    expect(plainText(null, { ...rule, optional: true })).toBe('');
    expect(plainText(' ', { ...rule, optional: true })).toBe('');
  });

  it.each(['\u200b', '\u2060\ufeff', ' \u00ad\n\u200d', '\u3164\u2800'])('takes what shows nothing for a blank', (value) => {
    expect(messageOf(() => plainText(value, rule))).toEqual({ whatHappened: 'Enter what happened' });
    expect(plainText(value, { ...rule, optional: true })).toBe('');
    expect(plainText(`a${value}`, rule)).toContain('a');
  });

  it('makes a label from a field name', () => {
    expect(labelOf('reasonWords')).toBe('Reason words');
    expect(labelOf('review_by')).toBe('Review by');
  });
});

describe('a reason that says nothing', () => {
  it.each([
    '',
    '   ',
    null,
    undefined,
    '...',
    '-',
    '?!',
    'n/a',
    'N/A.',
    'None',
    'nil',
    'xx',
    'no',
    'aaaaaa',
    'asdf',
    'asdfasdf',
    'ababab',
    'x y z',
    '12345',
    '№ 7',
    'aaa bbb',
    'TBC',
  ])('refuses %p', (text) => expect(isMeaningless(text)).toBe(true));

  it.each([
    'No need',
    'Source at risk',
    'Police have it',
    'Nid oes angen',
    'Legal advice',
    'Duplicate',
    'Ŵyr neb',
    'n/a to housing, tenancy ended',
    'Она знает',
  ])('accepts %p', (text) => expect(isMeaningless(text)).toBe(false));
});
