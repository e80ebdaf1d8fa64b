import { seesTrail, type TrailFacts } from '../oracle.js';
import type { Sees } from '../canaries.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';

export interface TrailLine {
  readonly agencyId: string;
  readonly person: Planted;
  readonly kind: string;
  readonly unitId: string | null;
  readonly staffId: string;
  readonly fromAgencyId: string;
  readonly toUnitId: string | null;
}

export const seesLine = (line: TrailLine): Sees => {
  const facts: TrailFacts = { ...line, deskOnly: line.kind === 'HELD_ELSEWHERE', ofDisclosure: line.kind.startsWith('DISCLOSURE_') };
  return (p) => seesTrail(p, facts);
};

/** One line of an agency's own account; what it points at is planted beside it. */
export function plantTrail(soil: Soil, line: TrailLine, more: Readonly<Record<string, unknown>>): void {
  const sees = seesLine(line);
  const { name } = soil.agencyOf(line);
  soil.row('trail_entry', {
    id: soil.id('TrailEntry', name, sees), agency_id: line.agencyId, at: soil.canaries.moment(name, 'trail', sees), person_id: line.person.id,
    kind: line.kind, unit_id: line.unitId, staff_id: line.staffId, from_agency_id: line.fromAgencyId, to_unit_id: line.toUnitId,
    happened_at: soil.canaries.moment(name, 'happened', sees), words: soil.canaries.word(name, 'trailwords', sees), ...more,
  }); // prettier-ignore
}
