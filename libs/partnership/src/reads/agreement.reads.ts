import { column, link, readRoot, readType } from '@lib/platform';

const open = 'it stands and falls with its agreement';

/** Once for each party: the rule for Agreement names the viewer's own agency as the party, which leaves one row or none. */
const perParty = `(select a.id, a.title, a.reference, a.starts_at, a.ends_at, a.review_on, a.transition_days, a.dpia_reference, a.owner_staff_id,
  p.agency_id as party_agency_id from concordat.agreement a join concordat.agreement_party p on p.agreement_id = a.id)`;
const now = '(select concordat.now())';

/** The same four states as `agreementState` in the domain, by the database's clock; the end is exclusive in both. */
const state = (self: string): string => `case when ${now} < ${self}.starts_at then 'NOT_STARTED'
  when ${self}.ends_at is null or ${now} < ${self}.ends_at then 'IN_FORCE'
  when ${now} < ${self}.ends_at + make_interval(days => ${self}.transition_days) then 'IN_TRANSITION' else 'ENDED' end`;

export const agreementRead = readType('Agreement', {
  from: perParty,
  row: `id uuid, title text, reference text, starts_at timestamptz, ends_at timestamptz, review_on date, transition_days int, dpia_reference text,
    owner_staff_id uuid, party_agency_id uuid`,
  subject: 'Agreement',
  conditions: { partyAgencyId: 'party_agency_id' },
  columns: {
    id: column.uuid('id'),
    title: column.text('title'),
    reference: column.text('reference'),
    startsAt: column.instant('starts_at'),
    endsAt: column.instant('ends_at'),
    reviewOn: column.day('review_on'),
    transitionDays: column.int('transition_days'),
    dpiaReference: column.text('dpia_reference'),
    state: column.text(state),
    purposes: column.texts(
      (self) => `array(select p.purpose from concordat.agreement_purpose p where p.agreement_id = ${self}.id order by p.purpose)`,
    ),
  },
  links: {
    owner: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.owner_staff_id`]),
    parties: link.many('AgreementParty', {
      where: ({ self, parent }) => [`${self}.agreement_id = ${parent}.id`],
      order: [link.asc('signed_on', 'date'), link.asc('agency_id', 'uuid')],
    }),
    grounds: link.many('AgreementGround', {
      where: ({ self, parent }) => [`${self}.agreement_id = ${parent}.id`],
      order: [link.asc('category_group', 'text')],
    }),
  },
});

export const agreementPartyRead = readType('AgreementParty', {
  from: 'concordat.agreement_party',
  key: '',
  open,
  columns: {
    controller: column.flag('controller'),
    signatoryName: column.text('signatory_name'),
    signatoryRole: column.text('signatory_role'),
    signedOn: column.day('signed_on'),
  },
  links: { agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]) },
});

export const agreementGroundRead = readType('AgreementGround', {
  from: 'concordat.agreement_ground',
  key: '',
  open,
  columns: {
    categoryGroup: column.text('category_group'),
    gateway: column.text('gateway'),
    protectionCondition: column.text('protection_condition'),
  },
});

export const agreementsRoot = readRoot(
  'agreements',
  link.many('Agreement', { where: () => [], order: [link.asc('title', 'text'), link.asc('id', 'uuid')], continues: true }),
  { act: 'NOT_LOGGED' },
);

export const agreementRoot = readRoot(
  'agreement',
  link.one('Agreement', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  {
    act: 'NOT_LOGGED',
  },
);
