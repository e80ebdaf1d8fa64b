import { openSql, ownPostSql, underReviewSql, workableSql } from '@lib/access';
import { column, extendType, link, readRoot, readType } from '@lib/platform';

const agency = '(select concordat.current_agency())';
const now = '(select concordat.now())';
const ourKind = `(select me.kind from concordat.agency me where me.id = ${agency})`;
const reviewed = (self: string): string =>
  `exists (select from unnest(${self}.agency_ids) party(id) where ${underReviewSql(`${self}.person_id`, 'party.id')})`;
const runs = (self: string): string => `${self}.phase in ('RUNNING', 'ENDING')`;
const ticking = (step: string): string => `${step}.due_at is not null and ${step}.clock_ended_at is null`;

export const procedureRunRead = readType('ProcedureRun', {
  from: 'concordat.procedure_run',
  subject: 'ProcedureRun',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    takesPart: (self) => `(${agency} = any (${self}.agency_ids))`,
    open: (self) => openSql(`${self}.person_id`),
    workable: (self) => workableSql(`${self}.person_id`),
    underReview: reviewed,
    ownDesk: (self) => `(${self}.protection_id is not null and ${ownPostSql(`${self}.unit_id`)})`,
  },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    code: column.text('code'),
    version: column.int('version'),
    title: column.text('title'),
    variant: column.text('variant'),
    definition: column.text((self) => `(${self}.definition)::text`),
    definitionHash: column.text((self) => `encode(${self}.definition_hash, 'hex')`),
    begunAt: column.instant('begun_at'),
    phase: column.text('phase'),
    endCode: column.text('end_code'),
    overAt: column.instant('over_at'),
    begunByUs: column.flag((self) => `(${self}.agency_id = ${agency})`),
    /** Of clocks that run: when the next one is due, and how many are past it. */
    nextDueAt: column.instant(
      (self) => `(select min(s.due_at) from concordat.procedure_step s where s.run_id = ${self}.id and ${ticking('s')} and ${runs(self)})`,
    ),
    lateCount: column.int(
      (self) =>
        `(select count(*)::int from concordat.procedure_step s where s.run_id = ${self}.id and ${ticking('s')} and s.due_at <= ${now} and ${runs(self)})`,
    ),
    mayFinish: column.flag(
      (self) => `(${self}.phase = 'ENDING' and not exists (select 1 from concordat.procedure_step s where s.run_id = ${self}.id
        and s.life in ('WAITING', 'OPEN', 'IN_HAND', 'DONE_TO_SIGN')))`,
    ),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    protection: link.one('ProtectionRecord', ({ self, parent }) => [`${self}.id = ${parent}.protection_id`]),
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    begunBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.begun_by`]),
    parties: link.many('RunParty', {
      where: ({ self, parent }) => [`${self}.run_id = ${parent}.id`],
      order: [link.asc('since', 'timestamptz'), link.asc('id', 'uuid')],
    }),
    steps: link.many('RunStep', {
      where: ({ self, parent }) => [`${self}.run_id = ${parent}.id`],
      order: [link.asc('ordinal', 'int'), link.asc((self) => `coalesce(${self}.nth, 0)`, 'int')],
      more: 'moreSteps',
    }),
    /** The owner has it already; who may open the person is asked when they accept. */
    takers: link.many('Staff', {
      where: ({ self, parent, args }) => [
        `${self}.agency_id = any (${parent}.agency_ids)`,
        `exists (select 1 from concordat.procedure_step s join concordat.agency a on a.id = ${self}.agency_id and (a.kind = s.holder_kind or ${parent}.protection_id is not null)
          where s.run_id = ${parent}.id and s.key = ${args.value('step')} and s.owner_id is distinct from ${self}.id
            and exists (select 1 from concordat.posts_held() h where h.staff_id = ${self}.id and (h.role = any (s.holder_roles) or a.kind <> s.holder_kind)
              and (${parent}.protection_id is null or h.unit_id = ${parent}.unit_id)))`,
        args.given('name', (name) => `position(lower(${name}) in lower(${self}.name)) > 0`),
      ],
      order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
      continues: true,
    }),
    events: link.many('RunEvent', {
      where: ({ self, parent }) => [`${self}.run_id = ${parent}.id`],
      order: [link.desc('n', 'int')],
      more: 'moreEvents',
    }),
  },
});

export const runPartyRead = readType('RunParty', {
  from: 'concordat.procedure_party',
  open: 'it stands and falls with its run',
  columns: {
    id: column.uuid('id'),
    since: column.instant('since'),
    purpose: column.text('purpose'),
    gateway: column.text('gateway'),
    protectionCondition: column.text('protection_condition'),
    ours: column.flag((self) => `(${self}.agency_id = ${agency})`),
  },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    letInBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.let_in_by`]),
  },
});

export const runStepRead = readType('RunStep', {
  from: 'concordat.procedure_step',
  open: 'it stands and falls with its run',
  key: 'key',
  columns: {
    key: column.text('key'),
    code: column.text('code'),
    nth: column.int('nth'),
    title: column.text('title'),
    holderKind: column.text('holder_kind'),
    holderRoles: column.texts('holder_roles'),
    /** That it is theirs by the post they hold; who may sign off or leave it says the map. What others do in a run on a protection record its desk records. */
    ours: column.flag(
      (self) => `(case when ${self}.holder_kind = ${ourKind} then (select concordat.current_roles()) && ${self}.holder_roles
        else exists (select 1 from concordat.procedure_run r where r.id = ${self}.run_id and r.protection_id is not null) end)`,
    ),
    mine: column.flag((self) => `(${self}.owner_id is not distinct from (select concordat.current_staff()))`),
    handedToMe: column.flag((self) => `(${self}.handed_to is not distinct from (select concordat.current_staff()))`),
    life: column.text('life'),
    held: column.flag('held'),
    openedAt: column.instant('opened_at'),
    dueAt: column.instant('due_at'),
    clockFrom: column.instant('clock_from'),
    /** RUNNING, LATE, KEPT, TOLD_LATE or ENDED, as `domain/standing.ts` says; null where there is no clock. */
    timeliness: column.text(
      (self) => `case when ${self}.due_at is null then null
        when ${self}.clock_ended_at is null then case when ${now} >= ${self}.due_at then 'LATE' else 'RUNNING' end
        when ${self}.clock_ended_at >= ${self}.due_at then 'LATE' when ${self}.clock_ended_told >= ${self}.due_at then 'TOLD_LATE'
        when ${self}.clock_ended_by in ('DONE', 'FACT') then 'KEPT' else 'ENDED' end`,
    ),
    clockEndedAt: column.instant('clock_ended_at'),
    tries: column.int('tries'),
    lastTriedAt: column.instant('last_tried_at'),
    nextTryAt: column.instant('next_try_at'),
    tryMissed: column.flag((self) => `coalesce(${self}.next_try_at <= ${now}, false)`),
    doneAt: column.instant('done_at'),
    doneToldAt: column.instant('done_told'),
    outcome: column.text('outcome'),
    outcomeTitle: column.text('outcome_title'),
    signedAt: column.instant('signed_at'),
    sentBackAt: column.instant('sent_back_at'),
    leftAt: column.instant('left_at'),
  },
  links: {
    owner: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.owner_id`]),
    handedTo: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.handed_to`]),
    doneBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.done_by`]),
    signedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.signed_by`]),
    leftBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.left_by`]),
  },
});

export const runEventRead = readType('RunEvent', {
  from: 'concordat.procedure_event',
  open: 'it stands and falls with its run',
  columns: {
    id: column.uuid('id'),
    n: column.int('n'),
    at: column.instant('at'),
    type: column.text('type'),
    stepKey: column.text('step_key'),
    fact: column.text('fact'),
    outcome: column.text('outcome'),
    happenedAt: column.instant('happened_at'),
    nextAt: column.instant('next_at'),
    facts: column.text((self) => `(${self}.facts)::text`),
    worded: column.flag('worded'),
  },
  links: {
    by: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]),
    toStaff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.to_staff_id`]),
    written: link.one('RunWords', ({ self, parent }) => [`${self}.event_id = ${parent}.id`]),
  },
});

export const runWordsRead = readType('RunWords', {
  from: 'concordat.procedure_words',
  subject: 'ProcedureWords',
  key: 'event_id',
  conditions: {
    agencyId: 'agency_id',
    open: (self) => openSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, `${self}.agency_id`),
    ownDesk: (self) => ownPostSql(`${self}.desk_unit_id`),
  },
  columns: { words: column.text('words'), instead: column.text('instead'), silentSources: column.texts('silent') },
});

const goingOnFirst = [
  link.asc((self: string) => `(${self}.over_at is not null)::int`, 'int'),
  link.desc('begun_at', 'timestamptz'),
  link.desc('id', 'uuid'),
];
export const personRuns = extendType('Person', {
  links: {
    procedureRuns: link.page('ProcedureRun', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
      order: goingOnFirst,
    }),
  },
});

/** Kept with the record of whoever is protected, and found from nowhere else. */
export const protectionRuns = extendType('ProtectionRecord', {
  links: {
    runs: link.page('ProcedureRun', { where: ({ self, parent }) => [`${self}.protection_id = ${parent}.id`], order: goingOnFirst }),
  },
});

export const procedureRunRoot = readRoot(
  'procedureRun',
  link.one('ProcedureRun', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
