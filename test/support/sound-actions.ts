import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import { actionRows, declinedRow } from './planted-action.js';
import type { SharingDesk } from './sharing-desk.js';

/** What the player's agency is to do, what it has set, and what it has set and was declined. */
export const ACTION_THINGS = ['action', 'action set', 'action declined'] as const;
export const ACTION_AT: Readonly<Record<string, (typeof ACTION_THINGS)[number]>> = {
  'action.id': 'action',
  'RecordOnActionInput.actionId': 'action',
  'SettleActionInput.actionId': 'action set',
  'SetActionInput.beforeId': 'action declined',
};
export const SOUND_ACTIONS: Readonly<Record<string, unknown>> = { 'SettleActionInput.act': 'WITHDRAW' };
export const ACTIONS_ALSO_GIVEN = ['SettleActionInput.words'];

export function actionMakers(desk: SharingDesk, player: Player, home: Player, away: Player) {
  const { players } = desk.stage.cast;
  const us = { ...players[player], unitId: players[player].unitId || players[home].unitId };
  const them = players[us.agencyId === players[away].agencyId ? home : away];
  const made = async (by: typeof us, to: typeof us, declined = false): Promise<string> => {
    const [id, ledgerEntryId, personId] = [randomUUID(), randomUUID(), await desk.person()];
    const more = declined ? { state: 'DECLINED', events: 2 } : {};
    const action = { id, personId, by, to, ledgerEntryId, more };
    await asLoader(desk.stage.database.ownerUrl, async (insert) => {
      await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
      for (const [table, row] of actionRows(action)) await insert(table, row);
      if (declined) await insert('action_event', declinedRow(action, to.staffId));
    });
    return id;
  };
  return [
    ['action', () => made(them, us)],
    ['action set', () => made(us, them)],
    ['action declined', () => made(us, them, true)],
  ] as const;
}
