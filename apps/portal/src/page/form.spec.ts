import { isUuid } from '@lib/kernel';
import { FieldErrors, NotFound, OutcomeUnknown, TryAgain } from '../api/api-failure.js';
import { Form } from './form.js';

describe('a form', () => {
  it('comes back exactly as it was typed', () => {
    const form = new Form(['body', 'to'], { body: '  two\r\nlines ', to: ['a', 'b'] });
    expect(form.value('body')).toBe('  two\r\nlines ');
    expect(form.all('to')).toEqual(['a', 'b']);
    expect(form.optional('body')).toBe('two\r\nlines');
  });

  it('shows what is known before anything is typed, and never over what was typed', () => {
    const known = { body: 'a draft', to: ['a'] };
    expect(new Form(['body', 'to'], undefined).prefill(known).value('body')).toBe('a draft');
    expect(new Form(['body', 'to'], { body: '' }).prefill(known).value('body')).toBe('');
  });

  it('carries one key through an intention, and makes its own when the given one is no key', () => {
    const key = '0196a000-0000-7000-8000-000000000001';
    expect(new Form([], { _key: key }).key).toBe(key);
    expect(isUuid(new Form([], { _key: 'x' }).key)).toBe(true);
  });

  it('takes nothing from a field of the wrong shape', () => {
    const form = new Form(['body', 'constructor'], { body: { a: 'b' } });
    expect([form.value('body'), form.value('constructor')]).toEqual(['', '']);
  });

  it('reads a date in three boxes, whole or not at all', () => {
    expect(new Form(['on'], { 'on-day': '2', 'on-month': '3', 'on-year': '2027' }).day('on')).toBe('2027-03-02');
    expect(new Form(['on'], { 'on-day': '', 'on-month': ' ', 'on-year': '' }).day('on')).toBeUndefined();
    expect(new Form(['on'], { 'on-day': '2' }).day('on')).toBe('0000-00-02');
    expect(new Form(['on'], undefined).prefill({ on: '2027-03-02' }).dayPart('on', 'month')).toBe('3');
  });

  it('puts the words of the API beside the field of the same name, or of the name the page gives it', async () => {
    const form = new Form(['body', 'born'], {});
    const answer = await form.attempt(
      () => Promise.reject(new FieldErrors({ 'note.body': 'Enter what you know', bornOn: 'Must be real' })),
      { bornOn: 'born' },
    );
    expect(answer).toBeUndefined();
    expect(form.errorList).toEqual([
      { text: 'Enter what you know', href: '#body' },
      { text: 'Must be real', href: '#born' },
    ]);
  });

  it('says above itself that nothing was saved when somebody else was quicker, and keeps its key and what was typed', async () => {
    const key = '0196a000-0000-7000-8000-000000000001';
    const form = new Form(['body'], { _key: key, body: 'He has moved' });
    await form.attempt(() => Promise.reject(new TryAgain('Nothing was saved; try again.')));
    expect(form.errorList).toEqual([{ text: 'Nothing was saved; try again.', href: '#form' }]);
    expect([form.key, form.value('body'), form.unknown]).toEqual([key, 'He has moved', false]);
  });

  it('keeps an unknown outcome with the form and lets everything else pass', async () => {
    const form = new Form([], {});
    await form.attempt(() => Promise.reject(new OutcomeUnknown()));
    expect([form.unknown, form.wrong]).toEqual([true, false]);
    await expect(form.attempt(() => Promise.reject(new NotFound()))).rejects.toBeInstanceOf(NotFound);
  });
});
