import type { QuestionSet } from '../../domain/question-set.js';

/** A small set with every kind of thing in it. */
export const ASKED: QuestionSet = {
  format: 'concordat-questions/1',
  code: 'made-up',
  version: 3,
  title: 'Made up',
  about: 'For trying things out',
  stage: 'BEFORE_RELEASE',
  askedBy: ['PROBATION'],
  askedOf: ['PRISON'],
  groups: [
    {
      code: 'custody',
      title: 'In custody',
      questions: [
        {
          code: 'q12',
          topic: 12,
          text: 'Was a weapon found?',
          hint: 'Made, held or used',
          core: true,
          level: 'HIGH',
          categories: ['WEAPON'],
          safetyCritical: true,
          repeat: { noun: 'event', most: 2 },
          fields: [
            { code: 'held', label: 'Held', type: 'YES_NO' },
            {
              code: 'kinds',
              label: 'Kinds',
              type: 'CHOICES',
              options: [
                { code: 'KNIFE', label: 'Knife or blade' },
                { code: 'OTHER', label: 'Other' },
              ],
              when: { field: 'held', is: true },
            },
            { code: 'on', label: 'When', type: 'DATE', required: false, when: { field: 'held', is: true } },
            {
              code: 'note',
              label: 'What happened',
              hint: 'Facts only',
              type: 'LONG_TEXT',
              required: false,
              when: { field: 'held', is: true },
            },
          ],
        },
        {
          code: 'q13',
          topic: 13,
          text: 'How many adjudications?',
          core: true,
          level: 'MEDIUM',
          categories: [],
          fields: [
            { code: 'number', label: 'How many', type: 'NUMBER', required: true },
            { code: 'last', label: 'The last one', type: 'DATE_TIME', required: false },
          ],
        },
        {
          code: 'q14',
          topic: null,
          text: 'Where?',
          core: false,
          when: { some: [{ var: 'q12.rows' }, { '==': [{ var: 'held' }, true] }] },
          level: 'LOW',
          categories: [],
          fields: [{ code: 'where', label: '', type: 'TEXT' }],
        },
      ],
    },
    {
      code: 'end',
      title: 'Before you send',
      questions: [
        {
          code: 'q55',
          topic: 55,
          text: 'Do you hold anything more serious than you have sent?',
          core: true,
          level: 'HIGH',
          categories: [],
          declaration: true,
          fields: [
            {
              code: 'declared',
              label: '',
              type: 'CHOICE',
              options: [
                { code: 'NONE_HELD', label: 'No' },
                { code: 'ALL_SHARED', label: 'All of it was shared' },
                { code: 'WITHHELD', label: 'Something is kept back' },
              ],
            },
          ],
        },
      ],
    },
  ],
};
