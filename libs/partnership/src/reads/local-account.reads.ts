import { column, link, readRoot, readType } from '@lib/platform';

/** The function answers an administrator about their own agency, and nobody else about anything. */
export const localAccountRead = readType('LocalAccount', {
  from: '(select * from concordat.local_accounts())',
  row: 'staff_id uuid, agency_id uuid, staff_name text, sign_in_name text, state text, invited_at timestamptz, invitation_ends_at timestamptz, accepted_at timestamptz',
  key: 'staff_id',
  subject: 'Account',
  conditions: { agencyId: 'agency_id' },
  columns: {
    id: column.uuid('staff_id'),
    signInName: column.text('sign_in_name'),
    state: column.text('state'),
    invitedAt: column.instant('invited_at'),
    invitationEndsAt: column.instant('invitation_ends_at'),
    acceptedAt: column.instant('accepted_at'),
  },
  links: { staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]) },
});

export const localAccountsRoot = readRoot(
  'localAccounts',
  link.page('LocalAccount', { order: [link.asc('staff_name', 'text'), link.asc('staff_id', 'uuid')] }),
  { act: 'CONSULTATION' },
);

export const localAccountRoot = readRoot(
  'localAccount',
  link.one('LocalAccount', ({ self, args }) => [`${self}.staff_id = ${args.value('staffId')}`]),
  { act: 'CONSULTATION' },
);

export const staffWithoutAccountRoot = readRoot(
  'staffWithoutAccount',
  link.page('Staff', {
    where: ({ self, args }) => [
      `${self}.id in (select concordat.staff_without_account())`,
      args.given('name', (name) => `position(lower(${name}) in lower(${self}.name)) > 0`),
    ],
    order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
  }),
  { act: 'NOT_LOGGED' },
);
