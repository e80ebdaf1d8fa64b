import { heldNowSql } from '@lib/access';
import { ROLE_LABELS } from '@lib/kernel';
import { column, link, readRoot, readType } from '@lib/platform';

/** The people of the viewer's own agency, for whoever keeps its posts and accounts in order. */
export const staffRecordRead = readType('StaffRecord', {
  from: 'concordat.staff',
  subject: 'StaffRecord',
  conditions: { agencyId: 'agency_id' },
  columns: {
    id: column.uuid('id'),
    name: column.text('name'),
    jobTitle: column.text('job_title'),
    accountState: column.text((self) => `concordat.account_state_of(${self}.id)`),
  },
  links: {
    posts: link.many('Post', {
      where: ({ self, parent }) => [`${self}.staff_id = ${parent}.id`],
      order: [link.desc('held_from', 'timestamptz'), link.desc('id', 'uuid')],
    }),
  },
});

export const postRead = readType('Post', {
  from: 'concordat.post',
  open: 'the directory is open to everybody signed in and says nothing about any case',
  columns: {
    id: column.uuid('id'),
    role: column.text('role'),
    roleLabel: column.lookup('role', ROLE_LABELS),
    heldFrom: column.instant('held_from'),
    heldTo: column.instant('held_to'),
    isHeld: column.flag(heldNowSql),
  },
  links: { unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]) },
});

export const ownStaffRoot = readRoot(
  'ownStaff',
  link.page('StaffRecord', {
    where: ({ self, args }) => [args.given('text', (v) => `strpos(concordat.name_key(${self}.name), concordat.name_key(${v})) > 0`)],
    order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
  }),
  { act: 'NOT_LOGGED' },
);

export const staffRecordRoot = readRoot(
  'staffRecord',
  link.one('StaffRecord', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'NOT_LOGGED' },
);
