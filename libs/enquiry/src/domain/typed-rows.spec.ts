import { peopleNamed } from './people-named.js';
import { soundRows } from './answer-rows.js';
import { aField, aQuestion, NOW, options } from './spec/asked.js';
import { asTyped, fromTyped } from './typed-rows.js';

const QUESTION = aQuestion('q', {
  fields: [
    aField('yes', 'YES_NO'), aField('day', 'DATE'), aField('at', 'DATE_TIME'), aField('count', 'NUMBER'), aField('one', 'CHOICE', { options: options('A', 'B') }),
    aField('many', 'CHOICES', { options: options('A', 'B', 'C') }), aField('text', 'LONG_TEXT'),
  ],
}); // prettier-ignore
const SOUND = [
  { yes: false, day: '2027-03-01', at: '2027-03-01T09:00:00.000Z', count: 2.5, one: 'B', many: ['A', 'C'], text: 'Two\nlines.' },
];

it('what is sound is the same after it has gone to a page and come back', () => {
  const { rows, faults } = soundRows(QUESTION, fromTyped(QUESTION, asTyped(SOUND)), NOW);
  expect([rows, faults]).toEqual([SOUND, {}]);
});

it('what cannot be read is handed on, so that it can be named', () => {
  const fields = [
    { field: 'yes', values: ['perhaps'] }, { field: 'count', values: ['many'] }, { field: 'one', values: ['A', 'B'] }, { field: 'many', values: ['A'] },
    { field: 'day', values: ['2027-02-31'] }, { field: 'text', values: [''] }, { field: 'else', values: ['x'] },
  ]; // prettier-ignore
  const read = fromTyped(QUESTION, [{ fields }]);
  expect(read).toEqual([{ yes: 'perhaps', count: 'many', one: ['A', 'B'], many: ['A'], day: '2027-02-31', text: null, else: 'x' }]);
  expect(Object.keys(soundRows(QUESTION, read, NOW).faults).sort()).toEqual(
    ['at', 'count', 'day', 'one', 'text', 'yes']
      .map((code) => `rows.0.${code}`)
      .concat('rows.0')
      .sort(),
  );
});

it('an answer tells of whoever stands in it by their reference', () => {
  const people = ['Ms A', 'Person K', 'Ms Ashby', 'Person (old)'].map((reference) => ({ reference, class: 'OTHER' }));
  const named = (text: string) => peopleNamed(people, text).map(({ reference }) => reference);
  expect(named('He lives with Ms Ashby, not with person k.')).toEqual(['Person K', 'Ms Ashby']);
  expect(named('Ms A and Person (old).')).toEqual(['Ms A', 'Person (old)']);
  expect(named('Ms Ashbys')).toEqual([]);
});
