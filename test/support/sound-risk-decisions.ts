import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import { riskDecisionRow } from './planted-risk-decision.js';
import type { SharingDesk } from './sharing-desk.js';

/** A risk-management decision of the player's agency that nobody has looked at. */
export const RISK_DECISION_THINGS = ['risk decision'] as const;
export const RISK_DECISION_AT: Readonly<Record<string, 'risk decision' | 'note'>> = {
  'riskDecision.id': 'risk decision',
  'EndorseRiskDecisionInput.decisionId': 'risk decision',
  'RecordRiskDecisionInput.supersedes': 'risk decision',
  'RecordRiskDecisionInput.reliedOn': 'note',
};
const options = ['Approved premises', 'The address given'].map((title) => ({
  title,
  speaksFor: 'Staff are there at night',
  speaksAgainst: 'It is far',
}));
export const SOUND_RISK_DECISIONS: Readonly<Record<string, unknown>> = {
  'RecordRiskDecisionInput.options': options,
  'RecordRiskDecisionInput.chosen': 1,
};

/** Taken by somebody else of the agency where there is one: nobody endorses their own. */
export function riskDecisionMakers(desk: SharingDesk, player: Player, home: Player) {
  const { players } = desk.stage.cast;
  const by = players[player];
  const other = [players[home], players.policeColleague].find((one) => one.agencyId === by.agencyId && one.staffId !== by.staffId) ?? by;
  const make = async (): Promise<string> => {
    const [id, ledgerEntryId] = [randomUUID(), randomUUID()];
    const personId = await desk.person();
    await asLoader(desk.stage.database.ownerUrl, async (insert) => {
      await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
      await insert('risk_decision', riskDecisionRow({ id, personId, by: { ...other, unitId: by.unitId || other.unitId }, ledgerEntryId }));
    });
    return id;
  };
  return [['risk decision', make]] as const;
}
