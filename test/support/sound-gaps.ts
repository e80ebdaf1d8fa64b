import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader, type Insert } from './loader.js';
import type { SharingDesk } from './sharing-desk.js';

/** What stands unexplained with a unit. */
export const GAP_THINGS = ['gap'] as const;
export const GAP_AT: Readonly<Record<string, 'gap'>> = { 'gap.id': 'gap', 'AnswerGapInput.id': 'gap' };
export const SOUND_GAPS: Readonly<Record<string, unknown>> = {
  'AnswerGapInput.outcome': 'CLEARED',
  'AnswerGapInput.reviewBy': new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
};
export const GAPS_ALSO_GIVEN = ['AnswerGapInput.reviewBy'];

export interface GapOf {
  readonly agencyId: string;
  readonly unitId: string;
  readonly personId: string;
  readonly recipientAgencyId: string;
  readonly noteId: string;
}
export async function gapOf(insert: Insert, { agencyId, unitId, personId, recipientAgencyId, noteId }: GapOf): Promise<string> {
  const id = randomUUID();
  await insert('gap', {
    id,
    agency_id: agencyId,
    unit_id: unitId,
    person_id: personId,
    recipient_agency_id: recipientAgencyId,
    own: true,
    unexplained: [noteId],
    gravest_unexplained: 3,
    unshared: [],
    gravest_unshared: 0,
    reviews: [],
    silent: [],
  });
  return id;
}

/** Of the unit that holds the note. */
export function gapMakers(desk: SharingDesk, home: Player, away: Player) {
  const { players } = desk.stage.cast;
  const make = async (): Promise<string> => {
    const personId = await desk.person();
    const noteId = await desk.note(home, personId, (note) => note.grave());
    const { agencyId, unitId } = players[home];
    const of = { agencyId, unitId, personId, recipientAgencyId: players[away].agencyId, noteId };
    let id = '';
    await asLoader(desk.stage.database.ownerUrl, async (insert) => void (id = await gapOf(insert, of)));
    return id;
  };
  return [['gap', make]] as const;
}
