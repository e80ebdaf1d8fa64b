import { column, link, readRoot, readType } from '@lib/platform';

const open = 'it stands and falls with its agreement';

/** Once for each party: the rule for Agreement names the viewer's own agency as the party, which leaves one row or none. */
/** Whoever left still reads what they were party to, and whoever is asked to join reads what it would be. */
const perParty = `(select a.id, a.title, a.reference, a.starts_at, a.ends_at, a.review_on, a.transition_days, a.dpia_reference, a.owner_staff_id, a.names_children,
  p.agency_id as party_agency_id, p.left_at from concordat.agreement a join (
    select y.agreement_id, y.agency_id, null::timestamptz as left_at from concordat.agreement_party y
    union all select l.agreement_id, l.agency_id, l.left_at from concordat.agreement_left l
    union all select c.agreement_id, c.party_agency_id, null from concordat.change c where c.kind = 'PARTY_JOINS' and c.outcome is null
      and not exists (select 1 from concordat.agreement_left l where l.agreement_id = c.agreement_id and l.agency_id = c.party_agency_id)
  ) p on p.agreement_id = a.id)`;
const everParty = `(select y.agreement_id, y.agency_id, y.controller, y.signatory_name, y.signatory_role, y.signed_on, null::timestamptz as left_at from concordat.agreement_party y
  union all select l.agreement_id, l.agency_id, l.controller, l.signatory_name, l.signatory_role, l.signed_on, l.left_at from concordat.agreement_left l)`;
const now = '(select concordat.now())';

/** The same four states as `agreementState` in the domain, by the database's clock; the end is exclusive in both. */
const state = (self: string): string => `case when ${now} < ${self}.starts_at then 'NOT_STARTED'
  when ${self}.ends_at is null or ${now} < ${self}.ends_at then 'IN_FORCE'
  when ${now} < ${self}.ends_at + make_interval(days => ${self}.transition_days) then 'IN_TRANSITION' else 'ENDED' end`;

export const agreementRead = readType('Agreement', {
  from: perParty,
  row: `id uuid, title text, reference text, starts_at timestamptz, ends_at timestamptz, review_on date, transition_days int, dpia_reference text,
    owner_staff_id uuid, names_children boolean, party_agency_id uuid, left_at timestamptz`,
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
    namesChildren: column.flag('names_children'),
    leftAt: column.instant('left_at'),
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
  from: everParty,
  row: `agreement_id uuid, agency_id uuid, controller boolean, signatory_name text, signatory_role text, signed_on date, left_at timestamptz`,
  key: '',
  open,
  columns: {
    controller: column.flag('controller'),
    signatoryName: column.text('signatory_name'),
    signatoryRole: column.text('signatory_role'),
    signedOn: column.day('signed_on'),
    leftAt: column.instant('left_at'),
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
