import { column, link, readRoot, readType } from '@lib/platform';

/** The function answers everybody about themselves and an administrator about their own agency; the rules narrow it once more. */
export const signInRead = readType('SignIn', {
  from: '(select * from concordat.sign_ins_open())',
  row: `id uuid, staff_id uuid, agency_id uuid, staff_name text, managed_device boolean, started_at timestamptz, last_seen_at timestamptz,
    authenticated_at timestamptz`,
  subject: 'SignIn',
  conditions: { staffId: 'staff_id', agencyId: 'agency_id' },
  columns: {
    id: column.uuid('id'),
    staffId: column.uuid('staff_id'),
    staffName: column.text('staff_name'),
    managedDevice: column.flag('managed_device'),
    startedAt: column.instant('started_at'),
    lastSeenAt: column.instant('last_seen_at'),
    authenticatedAt: column.instant('authenticated_at'),
  },
});

export const signInsRoot = readRoot(
  'signIns',
  link.page('SignIn', {
    where: ({ self }) => [`${self}.staff_id = (select concordat.current_staff())`],
    order: [link.desc('started_at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'NOT_LOGGED' },
);

export const staffSignInsRoot = readRoot(
  'staffSignIns',
  link.page('SignIn', {
    where: ({ self, args }) => [
      `${self}.agency_id = (select concordat.current_agency())`,
      args.given('name', (name) => `position(lower(${name}) in lower(${self}.staff_name)) > 0`),
    ],
    order: [link.asc('staff_name', 'text'), link.desc('started_at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION' },
);
