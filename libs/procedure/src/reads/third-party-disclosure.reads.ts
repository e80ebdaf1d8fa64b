import { workableSql } from '@lib/access';
import { column, extendType, link, quoted, readRoot, readType } from '@lib/platform';
import { NEUTRAL_WORDS } from '../domain/third-party-disclosure.js';

const staff = (name: string) => link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.${name}`]);

export const thirdPartyDisclosureRead = readType('ThirdPartyDisclosure', {
  from: 'concordat.third_party_disclosure',
  subject: 'ThirdPartyDisclosure',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    unitId: 'unit_id',
    proposedBy: 'proposed_by',
    workable: (self) => workableSql(`${self}.person_id`),
  },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    need: column.text('need'),
    relation: column.text('relation'),
    whyThem: column.text('why_them'),
    harm: column.text('harm'),
    sought: column.flag('sought'),
    representations: column.text('representations'),
    proposedAt: column.instant('proposed_at'),
    supersededAt: column.instant('superseded_at'),
    usualNeutralWords: column.text(() => quoted(NEUTRAL_WORDS)),
    decidedAt: column.instant('decided_at'),
    decidedAs: column.text('decided_as'),
    outcome: column.text('outcome'),
    why: column.text('why'),
    exactWords: column.text('exact_words'),
    mayLeaveInWriting: column.flag('may_leave_in_writing'),
    whyInWriting: column.text('why_in_writing'),
    neutralWords: column.text('neutral_words'),
    recordedAt: column.instant('recorded_at'),
    telling: column.text('telling'),
    safetyPlan: column.text('safety_plan'),
    safetyWords: column.text('safety_words'),
    undertaking: column.flag('undertaking'),
    toldBy: column.text('told_by'),
    present: column.text('present'),
    place: column.text('place'),
    inPerson: column.flag('in_person'),
    whyNotInPerson: column.text('why_not_in_person'),
    toldAt: column.instant('told_at'),
    leftInWriting: column.text('left_in_writing'),
    tellingWords: column.text('telling_words'),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    run: link.one('ProcedureRun', ({ self, parent }) => [`${self}.id = ${parent}.run_id`]),
    thirdParty: link.one('ThirdParty', ({ self, parent }) => [`${self}.id = ${parent}.third_party_id`]),
    proposedBy: staff('proposed_by'),
    decidedBy: staff('decided_by'),
    recordedBy: staff('recorded_by'),
    supersedes: link.one('ThirdPartyDisclosure', ({ self, parent }) => [`${self}.id = ${parent}.supersedes`]),
    supersededBy: link.one('ThirdPartyDisclosure', ({ self, parent }) => [`${self}.supersedes = ${parent}.id`]),
  },
});

export const personThirdPartyDisclosures = extendType('Person', {
  links: {
    thirdPartyDisclosures: link.page('ThirdPartyDisclosure', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
      order: [link.desc('proposed_at', 'timestamptz'), link.desc('id', 'uuid')],
    }),
  },
});

export const thirdPartyDisclosureRoot = readRoot(
  'thirdPartyDisclosure',
  link.one('ThirdPartyDisclosure', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
