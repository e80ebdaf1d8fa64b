import type { ImportColumn } from './import-kind.js';

type Spec = Partial<Omit<ImportColumn, 'code' | 'head'>>;
const column = (code: string, head: string, hint: string, { also = [], needed = false, example = '' }: Spec = {}): ImportColumn => ({
  code, head, hint, also, needed, example,
}); // prettier-ignore

export const PERSON = column('person', 'Person', 'Their CRN or PNC number. Only people whose case you may write to.', {
  also: ['CRN', 'PNC', 'CRN or PNC', 'Person reference'],
  needed: true,
  example: 'X123456',
});
export const REFERENCE = column(
  'reference',
  'Your reference',
  'What your old system calls this row. The same reference is brought in once.',
  {
    also: ['Reference', 'Record id', 'External reference'],
    example: 'OLD-0001',
  },
);

export const NOTE_COLUMNS: readonly ImportColumn[] = [
  PERSON,
  column('category', 'Category', 'What kind of note, in the words of the note form.', { also: ['Kind', 'Type'], needed: true, example: 'Danger to the public' }),
  column('level', 'Level', 'Low, Medium, High or Very high. Left out, it counts as high.', { also: ['Risk level', 'Level of concern'], example: 'High' }),
  column('levelReason', 'Reason for the level', 'Needed where the level is lower than is usual for its category.'),
  column('nature', 'Fact or assessment', 'Fact or Assessment.', { also: ['Nature'], needed: true, example: 'Fact' }),
  column('body', 'What you know', 'The text of the note, up to 8,000 characters.', {
    also: ['Text', 'Note', 'Note text', 'Description'],
    needed: true,
    example: 'Followed a stranger home from the station.',
  }),
  column('happenedOn', 'When it happened', 'A day, as 23/11/2026 or 2026-11-23.', { also: ['Date', 'Happened on'], needed: true, example: '02/03/2026' }),
  column('happenedTime', 'Time', 'As 14:30, where it is known.'),
  column('basis', 'How you know', 'In the words of the note form, for example “I have seen the record”.', {
    also: ['Basis', 'Source'],
    needed: true,
    example: 'I have seen the record',
  }),
  column('sourceGrade', 'Source grade', '1, 2 or 3, for graded intelligence.'),
  column('intelligenceGrade', 'Intelligence grade', 'A to E, with a source grade.'),
  column('handlingCode', 'Handling code', 'P, or C with its conditions. Left out, it is P.'),
  column('handlingConditions', 'Handling conditions', 'Needed where the handling code is C.', { also: ['Conditions'] }),
  column('marking', 'Marking', 'OFFICIAL or OFFICIAL-SENSITIVE. Left out, it is OFFICIAL.'),
  column('reportSeries', 'Series', 'The name of a series of reports, where it is one of several.', { also: ['Report series'] }),
  REFERENCE,
]; // prettier-ignore

export const ACTION_COLUMNS: readonly ImportColumn[] = [
  PERSON,
  column('agency', 'Agency', 'Who is to do it: an agency that works with this person, by its name or short name.', { also: ['Owner', 'Given to'], needed: true, example: 'Larchfield Council' }),
  column('unit', 'Unit', 'Which of its units, by name. Left out, it goes to the agency.', { also: ['Team'] }),
  column('what', 'What is to be done', 'In a sentence.', { also: ['Action', 'What', 'Task'], needed: true, example: 'Find a place with no route past the school' }),
  column('why', 'Why', 'The reason for it.', { also: ['Reason'], needed: true, example: 'He is to be released in May' }),
  column('dueOn', 'Due', 'The day by which it is to be done, still to come.', { also: ['Due date', 'By when', 'Deadline'], needed: true, example: '01/05/2027' }),
  REFERENCE,
]; // prettier-ignore

export const TOLD_COLUMNS: readonly ImportColumn[] = [
  PERSON,
  column('agency', 'Told', 'Which agency was told, by its name or short name.', { also: ['To', 'Recipient', 'Who was told'], needed: true, example: 'Larchfield Council' }),
  column('toldOn', 'Told on', 'The day they were told, within the last five years.', { also: ['Date', 'When told', 'Date told'], needed: true, example: '02/03/2026' }),
  column('toldTime', 'Time told', 'As 14:30. Left out, it is taken as midday.', { also: ['Time'] }),
  column('toldHow', 'How', 'By telephone, At a meeting, By email or By letter.', { also: ['How told', 'Method'], needed: true, example: 'By telephone' }),
  column('body', 'What was told', 'The text, up to 8,000 characters. It becomes a note of your agency, unless your agency has a note in force that says the same.', {
    also: ['What they were told', 'What you told them', 'Text', 'Description'],
    needed: true,
    example: 'Followed a stranger home from the station.',
  }),
  column('category', 'Category', 'What kind of note it is, in the words of the note form.', { also: ['Kind', 'Type', 'Kind of note'], needed: true, example: 'Danger to the public' }),
  column('level', 'Level', 'Low, Medium, High or Very high. Left out, it is what is usual for its category.', { also: ['Risk level', 'Level of concern', 'How serious'], example: 'High' }),
  column('levelReason', 'Reason for the level', 'Needed where the level is lower than is usual for its category.'),
  column('nature', 'Fact or assessment', 'Fact or Assessment. Left out, it is an assessment.', { also: ['Nature'] }),
  column('happenedOn', 'When it happened', 'A day. Left out, it is the day they were told.', { also: ['Happened on'] }),
  column('basis', 'How you know', 'In the words of the note form, for example “I have seen the record”.', {
    also: ['Basis', 'Source'],
    needed: true,
    example: 'I have seen the record',
  }),
  column('necessity', 'Why they needed it', 'Needed where they do not work with this person. Otherwise, left out, it is what the agreement says.', { also: ['Why needed', 'Reason'], example: 'They were finding him a place to live' }),
  REFERENCE,
]; // prettier-ignore

export const PEOPLE_COLUMNS: readonly ImportColumn[] = [
  column('crn', 'CRN', 'Their CRN, where it is known.', { also: ['Case reference number'], example: 'X123456' }),
  column('pnc', 'PNC', 'Their PNC number, where it is known.', { also: ['PNC number', 'PNC ID'], example: '2011/0123456A' }),
  column('givenNames', 'Given names', 'First and middle names.', { also: ['First name', 'First names', 'Forename', 'Forenames'], needed: true, example: 'Alder' }),
  column('familyName', 'Family name', 'Their surname.', { also: ['Surname', 'Last name'], needed: true, example: 'Reed' }),
  column('dateOfBirth', 'Date of birth', 'As 23/11/1990 or 1990-11-23. Nobody under 18.', { also: ['DOB', 'Born'], needed: true, example: '01/05/1990' }),
  column('stage', 'Stage', 'In the community, In custody, Before release, Released in the last 72 hours or Recalled. Left out, it is In the community.'),
  column('unit', 'Unit', 'Which of your units works with them, by name. Left out, it is yours.', { also: ['Team'] }),
  column('lead', 'Lead', 'Who of your agency leads there, by the name that stands here.', { also: ['Case lead', 'Officer'] }),
  REFERENCE,
]; // prettier-ignore

/** As whoever makes a file reads them. */
export const importTemplates = () =>
  Object.entries(COLUMNS_OF).map(([kind, columns]) => ({ kind, columns: columns.map(({ also: _, ...column }) => column) }));
const COLUMNS_OF = { NOTES: NOTE_COLUMNS, ACTIONS: ACTION_COLUMNS, TOLD_BEFORE: TOLD_COLUMNS, PEOPLE: PEOPLE_COLUMNS } as const;
