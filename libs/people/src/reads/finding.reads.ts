import { column, link, readRoot, readType } from '@lib/platform';

const me = '(select concordat.current_staff())';
const agency = '(select concordat.current_agency())';
const units = '((select concordat.current_units())::uuid[])';

/** Names are searched by a function with the agency as an argument: a prefix cannot use an index under row security. */
export const personMatchRead = readType('PersonMatch', {
  from: '',
  row: 'person_id uuid, match_key text, match_kind text',
  key: 'person_id',
  person: 'person_id',
  open: 'the search answers only people whom this person may open',
  columns: { matchKind: column.text('match_kind') },
  links: { person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]) },
});

export const findPeopleRoot = readRoot(
  'findPeople',
  link.page('PersonMatch', {
    from: ({ args, limit, after }) =>
      `concordat.find_people(${agency}, ${me}, ${args.value('text')}, ${args.value('bornOn')}, ${limit}, ${after(0)}, ${after(1)})`,
    order: [link.asc('match_key', 'text'), link.asc('person_id', 'uuid')],
  }),
  { act: 'SEARCH', details: ['text', 'bornOn'] },
);

/** Mine, or my units': by who is at work on the case now, never by who once was. */
const membership = (person: string, condition: string): string =>
  `select m.person_id from concordat.case_membership m where m.agency_id = ${agency} and m.until is null${person && ` and m.person_id = ${person}`} and ${condition}`;
const lead = `m.lead_staff_id = ${me}`;

export const myCasesRoot = readRoot(
  'myCases',
  link.page('Person', {
    where: ({ self }) => [`${self}.id in (${membership('', `(${lead} or m.unit_id = any(${units}))`)})`],
    order: [
      link.desc((self) => `exists (${membership(`${self}.id`, lead)})::int`, 'int'),
      link.asc((self) => `concordat.name_key(${self}.family_name || ' ' || ${self}.given_names)`, 'text'),
      link.asc('id', 'uuid'),
    ],
  }),
  { act: 'CONSULTATION' },
);

export const personRoot = readRoot(
  'person',
  link.one('Person', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  {
    act: 'CONSULTATION',
  },
);
