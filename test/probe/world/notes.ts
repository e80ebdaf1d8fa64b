import { seesOwn } from '../oracle.js';
import type { Principal } from '../principal.js';
import type { Planted } from './planted.js';
import type { Soil } from './soil.js';
import { plantTrail } from './trail.js';

export interface NotePlanted {
  readonly id: string;
  readonly person: Planted;
  readonly holder: Principal;
  readonly level: 'LOW' | 'HIGH';
}
export type NoteState = 'current' | 'conditional' | 'superseded' | 'withdrawn' | 'slight';
export const NOTE_STATES: readonly NoteState[] = ['current', 'conditional', 'superseded', 'withdrawn', 'slight'];

const KIND = {
  HIGH: { category: 'WEAPON', category_group: 'WEAPONS', level: 'HIGH' },
  LOW: { category: 'ADDRESS', category_group: 'WHEREABOUTS', level: 'LOW' },
} as const;

/** A note in one state, every word of it a canary of the agency that holds it. */
export function plantNote(soil: Soil, holder: Principal, person: Planted, state: NoteState): NotePlanted {
  const agency = soil.agencyOf(holder);
  const sees = (p: Principal): boolean => seesOwn(p, agency.id, person);
  const word = (what: string): string => soil.canaries.word(agency.name, what, sees);
  const moment = (what: string): string => soil.canaries.moment(agency.name, what, sees);
  const id = soil.id('RiskNote', agency.name, sees);
  const level = state === 'slight' ? 'LOW' : 'HIGH';
  const row = {
    ...KIND[level], person_id: person.id, agency_id: agency.id, unit_id: holder.homeUnitId, author_staff_id: holder.staffId, nature: 'FACT',
    basis: 'THIRD_PARTY', happened_on: '2026-01-05', happened_time: '09:30', source_grade: 1, intelligence_grade: 'B', gang_role: 'INVOLVED',
  }; // prettier-ignore
  const written = (): object => ({
    level_reason: word('level'),
    body: word('body'),
    report_series: word('series'),
    recorded_at: moment('recorded'),
  });
  const conditional = (): object => ({
    handling_code: 'C',
    handling_conditions: word('conditions'),
    marking: 'OFFICIAL_SENSITIVE',
    restricted_at: moment('restricted'),
  });
  const withdrawn = (): object => ({
    withdrawn_at: moment('withdrawn'),
    withdrawn_by_id: holder.staffId,
    withdrawn_reason: word('withdrawal'),
    erased_at: moment('noteerased'),
  });
  if (state === 'superseded') {
    const later = soil.id('RiskNote', agency.name, sees);
    soil.row('risk_note', {
      id: later,
      series_id: id,
      version: 2,
      change_reason: word('change'),
      expires_on: '2030-01-01',
      ...row,
      ...written(),
    });
    soil.row('risk_note', { id, series_id: id, ...row, ...written(), superseded_at: moment('superseded'), superseded_by_id: later });
  } else {
    const more = { ...(state === 'conditional' ? conditional() : {}), ...(state === 'withdrawn' ? withdrawn() : {}) };
    soil.row('risk_note', { id, series_id: id, ...row, ...written(), ...more });
  }
  const third = person.thirdParties.get(agency.id);
  if (third) soil.row('note_third_party', { note_id: id, third_party_id: third });
  const line = { agencyId: agency.id, person, kind: 'NOTE_RECORDED', unitId: holder.homeUnitId, staffId: holder.staffId };
  plantTrail(soil, { ...line, fromAgencyId: agency.id, toUnitId: null }, { note_id: id, category: row.category, level });
  return { id, person, holder, level };
}
