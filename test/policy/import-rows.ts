import type { Thing } from '@lib/access';
import type { Random } from '../support/random.js';
import type { Person, Placed, Staff, World } from './described.js';
import type { Row } from './row.js';

interface Adding {
  each(kind: 'RecordImport' | 'ImportRow', make: (person: Person, agencyId: string) => void): void;
  add(thing: Thing, rest?: Partial<Placed>): void;
  readonly staff: readonly Staff[];
  readonly random: Random;
  unitOf(agencyId: string): string;
  someone(agencyId: string): string;
}

/** What people bring in from files: now and then of somebody whose case they opened in an emergency, in a unit that is not theirs, or of nobody. */
export function importThings({ each, add, staff, random, unitOf, someone }: Adding): void {
  each('RecordImport', (_, agencyId) => {
    const staffId = random.chance(0.85) ? someone(agencyId) : random.pick(staff).id;
    add({ kind: 'RecordImport', agencyId, unitId: unitOf(agencyId), staffId });
  });
  each('ImportRow', (about, agencyId) => {
    const emergency = about.emergencies.length > 0 ? random.pick(about.emergencies) : null;
    const staffId = emergency && random.chance(0.5) ? emergency.staffId : random.chance(0.9) ? someone(agencyId) : random.pick(staff).id;
    const of = random.chance(0.8) ? staff.find(({ id }) => id === staffId)!.agency.id : agencyId;
    if (random.chance(0.15)) add({ kind: 'ImportRow', agencyId: of, staffId, about: null });
    else add({ kind: 'ImportRow', agencyId: of, staffId, about }, { person: about });
  });
}

/** Each row is of an import of its own, which nobody asks for. */
export function importRows({ placed, agencies }: World): [string, Row[]][] {
  const unitId = agencies[0]!.units[0]!.id;
  const head = { kind: 'NOTES', label: 'L', heads: '{}', columns: '{}', state: 'CHECKED' };
  const rows = placed.ImportRow.map((one) => ({ ...one, said: one.thing as Extract<Thing, { kind: 'ImportRow' }> }));
  return [
    [
      'record_import',
      [
        ...placed.RecordImport.map(({ id, thing }) => {
          const one = thing as Extract<Thing, { kind: 'RecordImport' }>;
          return { ...head, id, reference: id, agency_id: one.agencyId, unit_id: one.unitId, started_by: one.staffId };
        }),
        ...rows.map(({ id, said }) => ({
          ...head, id: importOf(id), reference: `of ${id}`, agency_id: said.agencyId, unit_id: unitId, started_by: said.staffId,
        })), // prettier-ignore
      ],
    ],
    [
      'import_row',
      rows.map(({ id, said, person }) => ({
        id, import_id: importOf(id), agency_id: said.agencyId, kind: 'NOTES', line: 2, fate: 'NEW', person_id: person?.id ?? null,
      })), // prettier-ignore
    ],
  ];
}
const importOf = (rowId: string): string => `${rowId.slice(0, -1)}${rowId.endsWith('e') ? 'd' : 'e'}`;
