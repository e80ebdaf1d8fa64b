import { importRows } from '../../support/planted-import.js';
import type { Sees } from '../canaries.js';
import { seesImport, seesImportRow } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';

export interface ImportSpec {
  readonly by: Principal;
  /** Whom its rows are about; nobody, where it takes rows still. */
  readonly person: Planted | null;
  readonly state?: 'CHECKED' | 'DONE' | 'CANCELLED';
}

/** How many rows, and what came of them: whoever brought it, and whoever supervises them. The rows: whoever brought it alone. */
export function plantImport(soil: Soil, { by, person, state = 'CHECKED' }: ImportSpec): string {
  const { name } = soil.agencyOf(by);
  const sees: Sees = (p) => seesImport(p, by);
  const seesRow: Sees = (p) => seesImportRow(p, by, person);
  const word = (what: string, seen = sees): string => soil.canaries.word(name, what, seen);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('RecordImport', name, sees);
  const over = state === 'CHECKED' ? {} : { over_at: moment('importover') };
  const more = {
    reference: word('importreference'), label: word('importlabel'), started_at: moment('importbegun'), touched_at: moment('importtouched'),
    heads: [...Array.from({ length: 3 }, () => word('importhead')), 'x', 'y', 'z'], columns: ['person', '', '', 'body', 'x', ''],
    ...(person && { state }), ...(person && over),
  }; // prettier-ignore
  // Its number is no secret: when its case is closed to whoever sent it, it is shown to them as refused, without its words.
  const row = { cells: [word('importcell', seesRow), word('importcell', seesRow)] };
  const of = { agencyId: by.agencyId, unitId: by.homeUnitId ?? '', staffId: by.staffId };
  for (const [table, planted] of importRows({ id, by: of, personId: person?.id ?? null, more, row })) soil.row(table, planted);
  if (!person) return id;
  // Of one that is refused: why, and what it said.
  const why = { code: 'IMP-12', field: word('importfield', seesRow), why: word('importwhy', seesRow) };
  const [, refused] = importRows({
    id, by: of, personId: person.id,
    row: { id: soil.id('ImportRow', name, seesRow), line: 3, fate: 'REFUSED', ...why, cells: [word('importcell', seesRow)] },
  }); // prettier-ignore
  if (refused) soil.row(...refused);
  return id;
}
