import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import { managementPlanRow } from './planted-management-plan.js';
import type { SharingDesk } from './sharing-desk.js';

/** A management plan of the player's agency, in its first version. */
export const PLAN_THINGS = ['management plan'] as const;
export const PLAN_AT: Readonly<Record<string, 'management plan' | 'note' | 'third party'>> = {
  'managementPlanVersion.id': 'management plan',
  'RecordManagementPlanInput.supersedes': 'management plan',
  'RecordManagementPlanInput.links': 'note',
  'RecordManagementPlanInput.thirdPartyIds': 'third party',
  'ConfirmManagementPlanInput.planId': 'management plan',
  'CopyManagementPlanInput.planId': 'management plan',
};
export const SOUND_PLANS: Readonly<Record<string, unknown>> = {
  'RecordManagementPlanInput.objectives': [
    { objective: 'He lives where he said', tactics: [{ what: 'Visit', who: 'Offender manager, police', by: '2027-05-01' }] },
  ],
  'RecordManagementPlanInput.contingencies': [
    { trigger: 'MISSED_APPOINTMENT', words: 'On the day', who: 'The practitioner', whom: 'Offender manager', within: 2, unit: 'HOURS', means: 'telephone' },
  ],
  'RecordManagementPlanInput.requirements': [{ kind: 'CURFEW', words: 'From 7 in the evening', from: '2027-01-01', to: '2028-01-01' }],
  'CopyManagementPlanInput.system': 'CONNECT',
}; // prettier-ignore

export function planMakers(desk: SharingDesk, player: Player) {
  const by = desk.stage.cast.players[player];
  const make = async (): Promise<string> => {
    const [id, ledgerEntryId] = [randomUUID(), randomUUID()];
    const personId = await desk.person();
    await asLoader(desk.stage.database.ownerUrl, async (insert) => {
      await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
      const of = { ...by, unitId: by.unitId || desk.stage.cast.players.policeManager.unitId };
      await insert('management_plan', managementPlanRow({ id, personId, by: of, ledgerEntryId }));
    });
    return id;
  };
  return [['management plan', make]] as const;
}
