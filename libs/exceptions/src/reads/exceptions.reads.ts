import { heldNowSql, workableSql } from '@lib/access';
import { column, extendType, link, quoted, readRoot, readType } from '@lib/platform';
import { PROTECTION_DESKS } from '../domain/protection.js';

const byId = ({ self, args }: { self: string; args: { value(name: string): string } }): string[] => [`${self}.id = ${args.value('id')}`];
const newest = (key: string) => [link.desc(key, 'timestamptz'), link.desc('id', 'uuid')];

const runs = (self: string): string => `(${self}.closed_at is null and (select concordat.now()) < ${self}.ends_at)`;

export const emergencyRead = readType('EmergencyAccess', {
  from: 'concordat.emergency_access',
  subject: 'EmergencyAccess',
  person: 'person_id',
  conditions: { agencyId: 'agency_id', unitId: 'unit_id', staffId: 'staff_id' },
  columns: {
    id: column.uuid('id'),
    personId: column.uuid('person_id'),
    identifiedBy: column.text('identified_by'),
    reason: column.text('reason'),
    openedAt: column.instant('opened_at'),
    endsAt: column.instant('ends_at'),
    closedAt: column.instant('closed_at'),
    running: column.flag(runs),
    reviewedAt: column.instant('reviewed_at'),
    finding: column.text('finding'),
    reviewWords: column.text('review_words'),
  },
  links: {
    openedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    reviewedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.reviewed_by`]),
  },
});

/** For as long as nothing else opens the case: whoever has meanwhile been given it is not told that it closes. */
export const personEmergency = extendType('Person', {
  links: {
    emergency: link.one('EmergencyAccess', ({ self, parent }) => [
      `${self}.person_id = ${parent}.id`,
      `${self}.staff_id = (select concordat.current_staff())`,
      runs(self),
      `not ${workableSql(`${parent}.id`)}`,
    ]),
  },
});

/** What waits for its review stands first. */
export const emergenciesRoot = readRoot(
  'emergencies',
  link.page('EmergencyAccess', {
    where: () => [],
    order: [link.asc((self) => `(${self}.reviewed_at is not null)::int`, 'int'), ...newest('opened_at')],
  }),
  { act: 'CONSULTATION' },
);
export const emergencyRoot = readRoot('emergency', link.one('EmergencyAccess', byId), { act: 'CONSULTATION' });

export const recusalRead = readType('Recusal', {
  from: 'concordat.recusal',
  subject: 'Recusal',
  person: 'person_id',
  conditions: { agencyId: 'agency_id', unitId: 'unit_id' },
  columns: {
    id: column.uuid('id'),
    personId: column.uuid('person_id'),
    words: column.text('words'),
    recusedAt: column.instant('recused_at'),
    liftedAt: column.instant('lifted_at'),
    liftedWords: column.text('lifted_words'),
  },
  links: {
    staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]),
    liftedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.lifted_by`]),
  },
});
export const recusalsRoot = readRoot('recusals', link.page('Recusal', { where: () => [], order: newest('recused_at') }), {
  act: 'CONSULTATION',
});
export const recusalRoot = readRoot('recusal', link.one('Recusal', byId), { act: 'CONSULTATION' });

const now = '(select concordat.now())';
export const reviewScopeRead = readType('ReviewScope', {
  from: 'concordat.review_scope',
  subject: 'ReviewScope',
  conditions: { agencyId: 'agency_id', reviewerStaffId: 'reviewer_staff_id' },
  columns: {
    id: column.uuid('id'),
    ground: column.text('ground'),
    demandReference: column.text('demand_reference'),
    purpose: column.text('purpose'),
    heldElsewhere: column.flag('held_elsewhere'),
    children: column.flag('children'),
    startsAt: column.instant('starts_at'),
    endsAt: column.instant('ends_at'),
    proposedAt: column.instant('proposed_at'),
    approvedAt: column.instant('approved_at'),
    endedAt: column.instant('ended_at'),
    endedWords: column.text('ended_words'),
    state: column.text(
      (
        self,
      ) => `case when ${self}.ended_at is not null or ${self}.ends_at <= ${now} then 'ENDED' when ${self}.approved_at is null then 'PROPOSED'
        when ${now} < ${self}.starts_at then 'NOT_STARTED' else 'RUNNING' end`,
    ),
    personIds: column.uuids(
      (self) => `array(select n.person_id from concordat.review_scope_person n where n.scope_id = ${self}.id order by n.person_id)`,
    ),
  },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    reviewer: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.reviewer_staff_id`]),
    proposedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.proposed_by`]),
    approvedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.approved_by`]),
    people: link.many('Person', {
      where: ({ self, parent }) => [
        `exists (select 1 from concordat.review_scope_person n where n.scope_id = ${parent}.id and n.person_id = ${self}.id)`,
      ],
      order: [link.asc('family_name', 'text'), link.asc('id', 'uuid')],
    }),
  },
});
export const reviewScopesRoot = readRoot('reviewScopes', link.page('ReviewScope', { where: () => [], order: newest('proposed_at') }), {
  act: 'CONSULTATION',
});
export const reviewScopeRoot = readRoot('reviewScope', link.one('ReviewScope', byId), { act: 'CONSULTATION' });

/** Keyed to the person protected. Nothing here names a subject, and no subject's record leads here. */
export const protectionRead = readType('ProtectionRecord', {
  from: 'concordat.protection_record',
  subject: 'ProtectionRecord',
  conditions: { agencyId: 'agency_id', ownDesk: (self) => `${self}.unit_id = any((select concordat.own_posts())::uuid[])` },
  columns: {
    id: column.uuid('id'),
    kind: column.text('kind'),
    protectedName: column.text('protected_name'),
    safeContact: column.text('safe_contact'),
    words: column.text('words'),
    recordedAt: column.instant('recorded_at'),
  },
  links: {
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    recordedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.recorded_by`]),
  },
});
export const protectionRecordsRoot = readRoot(
  'protectionRecords',
  link.page('ProtectionRecord', { where: () => [], order: newest('recorded_at') }),
  { act: 'CONSULTATION' },
);
export const protectionRecordRoot = readRoot('protectionRecord', link.one('ProtectionRecord', byId), { act: 'CONSULTATION' });

/** Whoever holds the role today, in whatever agency. */
export const reviewersRoot = readRoot(
  'independentReviewers',
  link.many('Staff', {
    where: ({ self }) => [
      `exists (select 1 from concordat.post p where p.staff_id = ${self}.id and p.role = 'INDEPENDENT_REVIEWER'
        and ${heldNowSql('p')})`,
    ],
    order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
  }),
  { act: 'NOT_LOGGED' },
);

/** The desks that keep protection records and at which the viewer holds a post. */
export const protectionDesksRoot = readRoot(
  'protectionDesks',
  link.many('Unit', {
    where: ({ self }) => [
      `${self}.id = any((select concordat.own_posts())::uuid[])`,
      `${self}.desk in (${PROTECTION_DESKS.map(quoted).join(', ')})`,
    ],
    order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
  }),
  { act: 'NOT_LOGGED' },
);
