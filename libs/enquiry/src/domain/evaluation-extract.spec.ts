import { type AnsweredSupplement, deidentify, soundExtract } from './evaluation-extract.js';
import type { QuestionSet } from './question-set.js';

const set: QuestionSet = {
  format: 'concordat-questions/1', code: 's', version: 1, title: 'T', about: 'A', stage: 'CONFERENCE', askedBy: ['POLICE'], askedOf: ['PROBATION'],
  groups: [
    {
      code: 'g', title: 'G',
      questions: [
        { code: 'knife', topic: null, text: 'K', core: true, level: 'HIGH', categories: [],
          fields: [{ code: 'carried', label: 'C', type: 'YES_NO' }, { code: 'where', label: 'W', type: 'TEXT' }, { code: 'weapon', label: 'X', type: 'CHOICE', options: [{ code: 'KNIFE', label: 'Knife' }] }, { code: 'lastSeen', label: 'L', type: 'DATE' }] },
        { code: 'q55', topic: 55, text: 'D', core: true, level: 'LOW', categories: [], declaration: true,
          fields: [{ code: 'declared', label: '', type: 'CHOICE', options: [{ code: 'NONE_HELD', label: 'N' }] }] },
      ],
    },
  ],
}; // prettier-ignore

const answer = (enquiryId: string, questionCode: string, rows: AnsweredSupplement['rows'], day = '2027-02-03'): AnsweredSupplement => ({
  enquiryId,
  questionCode,
  rows,
  state: 'ANSWERED',
  answeredAt: new Date(`${day}T12:00:00Z`),
});

test('an extract holds choices and counts by quarter, and no words, days, identifiers or declaration', () => {
  const lines = deidentify(set, [
    answer('enquiry-1', 'knife', [{ carried: true, where: 'Larch Street, by Robin Vale', lastSeen: '2027-01-04' }]),
    answer('enquiry-3', 'knife', [{ carried: 'Robin Vale', weapon: 'Larch Street' }], '2027-07-01'),
    answer('enquiry-1', 'q55', [{ declared: 'NONE_HELD' }]),
    answer('enquiry-2', 'knife', [{ carried: false }], '2027-04-01'),
  ]);
  expect(lines).toEqual([
    { quarter: '2027 Q1', answers: { knife: { state: 'ANSWERED', values: [{ carried: true }] } } },
    { quarter: '2027 Q2', answers: { knife: { state: 'ANSWERED', values: [{ carried: false }] } } },
    { quarter: '2027 Q3', answers: { knife: { state: 'ANSWERED', values: [{}] } } },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/enquiry|Larch|Vale|2027-/);
});

test('the order of the lines says nothing of the order in which anybody was asked', () => {
  const all = Array.from({ length: 12 }, (_, n) => answer(`e${n}`, 'knife', [{ carried: n % 3 === 0 }]));
  expect(deidentify(set, all)).toEqual(deidentify(set, [...all].reverse()));
});

test.each([
  [{ fromDay: '2027-02-02', toDay: '2027-02-01' }, 'toDay'],
  [{ toDay: '2027-06-02' }, 'toDay'],
  [{ fromDay: '2020-01-01' }, 'fromDay'],
  [{ purpose: ' . ' }, 'purpose'],
  [{ approvalReference: '' }, 'approvalReference'],
])('an extract that makes no sense is refused with what to mend: %j', (wrong, field) => {
  const asked = { fromDay: '2027-01-01', toDay: '2027-03-31', purpose: 'To see whether it helps', approvalReference: 'EV/12' };
  expect(soundExtract(asked, '2027-06-01')).toBeNull();
  expect(soundExtract({ ...asked, ...wrong }, '2027-06-01')).toMatchObject({ code: 'ENQ-42', field });
});
