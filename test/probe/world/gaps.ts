import type { Sees } from '../canaries.js';
import { seesGap } from '../oracle.js';
import type { Principal } from '../principal.js';
import { plantNote } from './notes.js';
import type { Planted } from './planted.js';
import { plantShare } from './shares.js';
import type { Soil } from './soil.js';

export interface GapSpec {
  readonly by: Principal;
  readonly to: Principal;
  readonly person: Planted;
  /** A supervisor, who has said something of it. */
  readonly answered?: Principal;
  readonly over?: boolean;
}
/** Something slight was told; something grave was withheld and of something graver nobody decided. */
export function plantGap(soil: Soil, { by, to, person, answered, over }: GapSpec): string {
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesGap(p, { agencyId, unitId: by.homeUnitId }, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const [told, kept, graver] = [plantNote(soil, by, person, 'slight'), plantNote(soil, by, person, 'current'), plantNote(soil, by, person, 'current')]; // prettier-ignore
  const { withheld } = plantShare(soil, { from: by, to, person, notes: [told, kept], addressed: 'agency', unendorsed: true });
  const id = soil.id('Gap', name, sees);
  person.namedTo.push(sees);
  soil.row('gap', {
    id, agency_id: agencyId, unit_id: by.homeUnitId, person_id: person.id, recipient_agency_id: to.agencyId, own: true,
    unexplained: [graver.id], gravest_unexplained: 4, unshared: [kept.id], gravest_unshared: 3, unshared_since: moment('unshared'),
    reviews: withheld === null ? [] : [withheld], silent: ['HOUSING'], found_at: moment('found'), ended_at: over ? moment('gapended') : null,
  }); // prettier-ignore
  if (!answered) return id;
  soil.row('gap_clearance', {
    id: soil.id('GapAnswered', name, sees), gap_id: id, agency_id: agencyId, unit_id: by.homeUnitId, person_id: person.id, outcome: 'CLEARED',
    note_ids: [graver.id], words: word('gapwords'), review_by: '2099-01-01', said_by: answered.staffId, said_at: moment('gapsaid'),
    ledger_entry_id: soil.ledgerEntry(name, sees),
  }); // prettier-ignore
  return id;
}
