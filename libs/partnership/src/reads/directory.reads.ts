import { column, link, readRoot, readType } from '@lib/platform';

const open = 'the directory is open to everybody signed in and says nothing about any case';

export const agencyRead = readType('Agency', {
  from: 'concordat.agency',
  open,
  columns: { id: column.uuid('id'), name: column.text('name'), shortName: column.text('short_name'), kind: column.text('kind') },
  links: {
    units: link.many('Unit', {
      where: ({ self, parent }) => [`${self}.agency_id = ${parent}.id`],
      order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
      more: 'moreUnits',
    }),
  },
});

export const unitRead = readType('Unit', {
  from: 'concordat.unit',
  open,
  columns: {
    id: column.uuid('id'),
    name: column.text('name'),
    desk: column.text('desk'),
    dutyName: column.text('duty_name'),
    dutyPhone: column.text('duty_phone'),
    dutyHours: column.text('duty_hours'),
  },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    parent: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.parent_id`]),
  },
});

export const staffRead = readType('Staff', {
  from: 'concordat.staff',
  open,
  columns: { id: column.uuid('id'), name: column.text('name'), jobTitle: column.text('job_title') },
  links: { agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]) },
});

export const agenciesRoot = readRoot(
  'agencies',
  link.many('Agency', { where: () => [], order: [link.asc('name', 'text'), link.asc('id', 'uuid')], continues: true }),
  { act: 'NOT_LOGGED' },
);

export const unitsRoot = readRoot(
  'units',
  link.many('Unit', {
    where: ({ self, args }) => [`${self}.agency_id = coalesce(${args.value('agencyId')}, (select concordat.current_agency()))`],
    order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
    continues: true,
  }),
  { act: 'NOT_LOGGED' },
);
