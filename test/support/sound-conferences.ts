import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import { conferenceRows, itemRow } from './planted-conference.js';
import type { SharingDesk } from './sharing-desk.js';
import { day } from './sound-variants.js';

/** A conference that the player's agency calls, and somebody on its agenda. */
export const CONFERENCE_THINGS = ['conference', 'agenda item', 'agenda item unsaid'] as const;
export const CONFERENCE_AT: Readonly<Record<string, (typeof CONFERENCE_THINGS)[number] | 'agency'>> = {
  'conference.id': 'conference',
  'conferenceItem.id': 'agenda item',
  'CallConferenceInput.agencyIds': 'agency',
  'RecordAttendanceInput.agencyId': 'agency',
  'TakeOffAgendaInput.itemId': 'agenda item unsaid',
  conferenceId: 'conference',
  itemId: 'agenda item',
};
export const SOUND_CONFERENCES: Readonly<Record<string, unknown>> = {
  'CallConferenceInput.meetsAt': `${day(30)}T10:00:00Z`,
  'RecordAttendanceInput.attendance': 'APOLOGIES',
  'EndConferenceInput.ending': 'HELD',
  'MinuteItemInput.kind': 'AGREED',
};

export function conferenceMakers(desk: SharingDesk, player: Player, away: Player) {
  const { players } = desk.stage.cast;
  const by = players[player];
  const agencyIds = [...new Set([by.agencyId, players[away].agencyId])];
  const make = async (listed: boolean): Promise<string> => {
    const [id, itemId, ledgerEntryId] = [randomUUID(), randomUUID(), randomUUID()];
    const personId = await desk.person();
    await asLoader(desk.stage.database.ownerUrl, async (insert) => {
      await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
      for (const [table, row] of conferenceRows({ id, by, agencyIds, ledgerEntryId })) await insert(table, row);
      if (listed) await insert('conference_item', itemRow({ id: itemId, conferenceId: id, personId, by, agencyIds, ledgerEntryId }));
    });
    return listed ? itemId : id;
  };
  return [
    ['conference', () => make(false)],
    ['agenda item', () => make(true)],
    ['agenda item unsaid', () => make(true)],
  ] as const;
}
