import { column, link, readRoot, readType } from '@lib/platform';
import { exportOpenSql, exportWorkableSql } from '../store/export-sight.js';

/** A file that its asker may have now; its days can be over before the worker has come round. */
const ready = (self: string): string => `${self}.state = 'READY' and ${self}.removes_at > concordat.now()`;

export const exportRead = readType('RecordExport', {
  from: 'concordat.record_export',
  subject: 'RecordExport',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    askedBy: 'asked_by',
    open: exportOpenSql,
    workable: exportWorkableSql,
  },
  columns: {
    id: column.uuid('id'),
    fromDay: column.day('from_day'),
    toDay: column.day('to_day'),
    leftOut: column.int('left_out'),
    askedAt: column.instant('asked_at'),
    audience: column.text('audience'),
    words: column.text('words'),
    legalDemand: column.text('legal_demand'),
    state: column.text((self) => `case when ${self}.state <> 'READY' or ${ready(self)} then ${self}.state else 'REMOVED' end`),
    done: column.int('done'),
    total: column.int('total'),
    madeAt: column.instant('made_at'),
    removesAt: column.instant('removes_at'),
    mine: column.flag((self) => `(${self}.asked_by = (select concordat.current_staff()))`),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    askedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.asked_by`]),
  },
});
export const recordExportsRoot = readRoot(
  'recordExports',
  link.page('RecordExport', { where: () => [], order: [link.desc('asked_at', 'timestamptz'), link.desc('id', 'uuid')] }),
  { act: 'CONSULTATION' },
);
export const recordExportRoot = readRoot(
  'recordExport',
  link.one('RecordExport', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
