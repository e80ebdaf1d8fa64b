import { randomUUID } from 'node:crypto';
import { NOBODY, type Sees } from '../canaries.js';
import { seesExport, seesKept, seesPeriodExport } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';

export interface HoldSpec {
  readonly by: Principal;
  readonly person: Planted;
  /** Another officer, when it has been lifted. */
  readonly lifter?: Principal;
}
/** That a court or a review looks at somebody: for whoever answers for what the agency keeps. */
export function plantHold(soil: Soil, { by, person, lifter }: HoldSpec): string {
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesKept(p, agencyId, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('LegalHold', name, sees);
  person.namedTo.push(sees);
  const lifted = lifter ? { lifted_by: lifter.staffId, lifted_at: moment('holdlifted'), lifted_words: word('holdlifting') } : {};
  soil.row('legal_hold', {
    id, agency_id: agencyId, person_id: person.id, ground: 'INQUEST', reference: word('holdreference'), words: word('holdwords'),
    placed_by: by.staffId, placed_at: moment('holdplaced'), ledger_entry_id: soil.ledgerEntry(name, NOBODY), ...lifted,
  }); // prettier-ignore
  return id;
}

export interface ExportSpec {
  readonly by: Principal;
  readonly person: Planted;
  readonly state: 'READY' | 'FAILED';
  /** With a file to take, for many years. */
  readonly file?: true;
}
/** That days of the record were taken out: for those who audit what the agency shares, whoever is in it. */
export function plantPeriodExport(soil: Soil, by: Principal, inIt: readonly Planted[]): void {
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesPeriodExport(p, agencyId);
  const id = soil.id('RecordExport', name, sees);
  soil.row('record_export', {
    id, agency_id: agencyId, asked_by: by.staffId, asked_at: soil.canaries.moment(name, 'daysasked', sees), from_day: '2026-01-01', to_day: '2026-01-31',
    left_out: 1, audience: soil.canaries.word(name, 'daysaudience', sees), words: soil.canaries.word(name, 'dayswords', sees),
    legal_demand: soil.canaries.word(name, 'daysdemand', sees), state: 'FAILED', total: 0,
  }); // prettier-ignore
  for (const person of inIt) soil.row('exported_person', { export_id: id, person_id: person.id });
}

/** That somebody’s record was taken out, for whom and why: for those who audit what the agency shares. */
export function plantExport(soil: Soil, { by, person, state, file }: ExportSpec): string {
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesExport(p, agencyId, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('RecordExport', name, sees);
  person.namedTo.push(sees);
  soil.row('record_export', {
    id, agency_id: agencyId, person_id: person.id, asked_by: by.staffId, asked_at: moment('exportasked'), audience: word('exportaudience'),
    words: word('exportwords'), legal_demand: word('exportdemand'), state, total: 0,
    ...(state === 'READY' && { made_at: moment('exportmade'), removes_at: file ? '2100-01-01T00:00:00Z' : moment('exportremoves') }),
  }); // prettier-ignore
  if (!file) return id;
  const sha256 = soil.canaries.word(name, 'exportsum', (p) => p.staffId === by.staffId && sees(p));
  soil.row('record_export_file', { export_id: id, format: 'JSON', content: Buffer.from('{}'), sha256 });
  return id;
}

export interface ErasureSpec {
  readonly by: Principal;
  readonly decider: Principal;
  readonly person: Planted;
  readonly item: { readonly noteId: string } | { readonly answerId: string };
  readonly state: 'asked' | 'refused' | 'restricted' | 'lifted' | 'erased';
}
/** What somebody wants to go, and what became of it. */
export function plantErasure(soil: Soil, { by, decider, person, item, state }: ErasureSpec): string {
  const { name, id: agencyId } = soil.agencyOf(by);
  const sees: Sees = (p) => seesKept(p, agencyId, person);
  const word = (what: string): string => soil.canaries.word(name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(name, what, sees);
  const id = soil.id('ErasureRequest', name, sees);
  const outcome = { asked: null, refused: 'REFUSED', restricted: 'RESTRICTED', lifted: 'RESTRICTED', erased: 'ERASED' }[state];
  const decided = outcome && {
    outcome, decided_by: decider.staffId, decided_at: moment('erasuredecided'), decided_words: word('erasuredecision'),
  }; // prettier-ignore
  soil.row('erasure_request', {
    id, reference: word('erasurereference'), agency_id: agencyId, person_id: person.id, note_id: 'noteId' in item ? item.noteId : null,
    answer_id: 'answerId' in item ? item.answerId : null, ground: 'INACCURATE', authority: word('erasureauthority'), words: word('erasurewords'),
    asked_by: by.staffId, asked_at: moment('erasureasked'), ...decided,
    ...(state === 'lifted' && { lifted_by: randomUUID(), lifted_at: moment('restrictionlifted'), lifted_words: word('restrictionlifting') }),
    ...(state === 'erased' && { erased_at: moment('erased'), kept_at: moment('erasurekept') }),
  }); // prettier-ignore
  return id;
}
