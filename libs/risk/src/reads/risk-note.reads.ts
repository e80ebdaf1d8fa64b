import { openSql, underReviewSql } from '@lib/access';
import { column, constantRoot, extendType, link, readRoot, readType } from '@lib/platform';
import { CATEGORY_LABELS } from '../domain/category-labels.js';
import { noteCategories } from '../domain/note-categories.js';
import { handlingSql } from '../store/handling-sql.js';

const today = `((select concordat.now()) at time zone 'Europe/London')::date`;

export const riskNoteRead = readType('RiskNote', {
  from: 'concordat.risk_note',
  subject: 'RiskNote',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    open: (self) => openSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, `${self}.agency_id`),
  },
  columns: {
    id: column.uuid('id'),
    seriesId: column.uuid('series_id'),
    version: column.int('version'),
    category: column.text('category'),
    categoryLabel: column.lookup('category', CATEGORY_LABELS),
    categoryGroup: column.text('category_group'),
    level: column.text('level'),
    levelReason: column.text('level_reason'),
    nature: column.text('nature'),
    body: column.text('body'),
    happenedOn: column.day('happened_on'),
    happenedTime: column.text((self) => `to_char(${self}.happened_time, 'HH24:MI')`),
    recordedAt: column.instant('recorded_at'),
    basis: column.text('basis'),
    sourceGrade: column.int('source_grade'),
    intelligenceGrade: column.text('intelligence_grade'),
    handlingCode: column.text((self) => handlingSql(self).code),
    handlingConditions: column.text((self) => handlingSql(self).conditions),
    marking: column.text('marking'),
    disclosable: column.text('disclosable'),
    reportSeries: column.text('report_series'),
    gangRole: column.text('gang_role'),
    expiresOn: column.day('expires_on'),
    supersededAt: column.instant('superseded_at'),
    supersededById: column.uuid('superseded_by_id'),
    changeReason: column.text('change_reason'),
    withdrawnAt: column.instant('withdrawn_at'),
    withdrawnReason: column.text('withdrawn_reason'),
    restrictedAt: column.instant('restricted_at'),
    erasedAt: column.instant('erased_at'),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    author: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.author_staff_id`]),
    withdrawnBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.withdrawn_by_id`]),
    thirdParties: link.many('ThirdParty', {
      where: ({ self, parent }) => [
        `exists (select 1 from concordat.note_third_party l where l.note_id = ${parent}.id and l.third_party_id = ${self}.id)`,
      ],
      order: [link.asc('reference', 'text'), link.asc('id', 'uuid')],
    }),
    versions: link.many('RiskNote', {
      where: ({ self, parent }) => [`${self}.series_id = ${parent}.series_id`],
      order: [link.desc('version', 'int'), link.desc('id', 'uuid')],
      more: 'moreVersions',
    }),
  },
});

/** Current: neither superseded nor withdrawn nor lapsed. */
export const personNotes = extendType('Person', {
  links: {
    notes: link.page('RiskNote', {
      where: ({ self, parent, args }) => [
        `${self}.person_id = ${parent}.id`,
        args.given(
          'current',
          (only) =>
            `(not ${only} or (${self}.superseded_at is null and ${self}.withdrawn_at is null and (${self}.expires_on is null or ${self}.expires_on >= ${today})))`,
        ),
      ],
      order: [link.desc('recorded_at', 'timestamptz'), link.desc('id', 'uuid')],
    }),
  },
});

export const noteRoot = readRoot(
  'note',
  link.one('RiskNote', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);

export const noteCategoriesRoot = constantRoot('noteCategories', noteCategories);
