import { workableSql } from '@lib/access';
import { column, constantRoot, link, readRoot, readType } from '@lib/platform';
import { importTemplates } from '../domain/columns.js';

/** One that is being carried moves every second; one that has stood still so long is carried by nobody. */
const STOPPED_AFTER = `interval '20 seconds'`;
const stopped = (self: string): string => `${self}.state = 'CARRYING' and ${self}.touched_at < (select concordat.now()) - ${STOPPED_AFTER}`;

export const recordImportRead = readType('RecordImport', {
  from: 'concordat.record_import',
  subject: 'RecordImport',
  conditions: { agencyId: 'agency_id', staffId: 'started_by', unitId: 'unit_id' },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    kind: column.text('kind'),
    label: column.text('label'),
    heads: column.texts('heads'),
    ignored: column.texts(
      (self) => `array(select c.head from unnest(${self}.heads, ${self}.columns) c(head, code) where c.code = '' and c.head <> '')`,
    ),
    state: column.text((self) => `case when ${stopped(self)} then 'STOPPED' else ${self}.state end`),
    rows: column.int('rows'),
    fresh: column.int('fresh'),
    here: column.int('here'),
    refused: column.int('refused'),
    brought: column.int('brought'),
    startedAt: column.instant('started_at'),
    touchedAt: column.instant('touched_at'),
    overAt: column.instant('over_at'),
    emptied: column.flag((self) => `(${self}.emptied_at is not null)`),
    mine: column.flag((self) => `(${self}.started_by = (select concordat.current_staff()))`),
  },
  links: {
    startedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.started_by`]),
    list: link.page('ImportRow', {
      where: ({ self, parent, args }) => [`${self}.import_id = ${parent}.id`, args.given('fate', (value) => `${self}.fate = ${value}`)],
      order: [link.asc('line', 'int'), link.asc('id', 'uuid')],
    }),
  },
});

export const importRowRead = readType('ImportRow', {
  from: 'concordat.import_row',
  subject: 'ImportRow',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    staffId: (self) => `(select i.started_by from concordat.record_import i where i.id = ${self}.import_id)`,
    personId: 'person_id',
    workable: (self) => workableSql(`${self}.person_id`),
  },
  columns: {
    id: column.uuid('id'),
    line: column.int('line'),
    fate: column.text('fate'),
    code: column.text('code'),
    field: column.text('field'),
    why: column.text('why'),
    cells: column.texts((self) => `coalesce(${self}.cells, '{}')`),
  },
  links: { person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]) },
});

export const recordImportRoot = readRoot(
  'recordImport',
  link.one('RecordImport', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
export const recordImportsRoot = readRoot(
  'recordImports',
  link.page('RecordImport', { order: [link.desc('started_at', 'timestamptz'), link.desc('id', 'uuid')] }),
  { act: 'CONSULTATION' },
);
export const importTemplatesRoot = constantRoot('importTemplates', importTemplates);
