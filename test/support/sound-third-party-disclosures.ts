import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import { thirdPartyDisclosureRow } from './planted-third-party-disclosure.js';
import type { SharingDesk } from './sharing-desk.js';

/** Proposals of the player's agency to tell somebody: one that nobody has decided, one that is to be told. */
export const DISCLOSURE_THINGS = ['disclosure', 'disclosure to tell'] as const;
export const DISCLOSURE_AT: Readonly<Record<string, (typeof DISCLOSURE_THINGS)[number] | 'third party'>> = {
  'thirdPartyDisclosure.id': 'disclosure',
  'DecideThirdPartyDisclosureInput.disclosureId': 'disclosure',
  'ProposeThirdPartyDisclosureInput.supersedes': 'disclosure',
  'ProposeThirdPartyDisclosureInput.thirdPartyId': 'third party',
  'RecordTellingInput.disclosureId': 'disclosure to tell',
};
export const SOUND_DISCLOSURES: Readonly<Record<string, unknown>> = {
  'RecordTellingInput.telling': 'NOT_POSSIBLE',
};
export const DISCLOSURES_ALSO_GIVEN = [
  'ProposeThirdPartyDisclosureInput.relation',
  'DecideThirdPartyDisclosureInput.exactWords',
  'RecordTellingInput.tellingWords',
];

export function disclosureMakers(desk: SharingDesk, player: Player, home: Player) {
  const { players } = desk.stage.cast;
  const by = players[player];
  const other = [players[home], players.policeColleague].find((one) => one.agencyId === by.agencyId && one.staffId !== by.staffId) ?? by;
  const proposed = async (more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const [id, ledgerEntryId] = [randomUUID(), randomUUID()];
    const personId = await desk.person();
    await asLoader(desk.stage.database.ownerUrl, async (insert) => {
      await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
      const of = { ...other, unitId: by.unitId || other.unitId };
      await insert('third_party_disclosure', thirdPartyDisclosureRow({ id, personId, by: of, ledgerEntryId, more }));
    });
    return id;
  };
  const decided = {
    decided_by: by === other ? players.policeSupervisor.staffId : by.staffId, decided_at: '2026-01-05T09:00:00Z', decided_as: 'Inspector',
    outcome: 'TELL', why: 'To protect her.', exact_words: 'Take care.',
  }; // prettier-ignore
  return [
    ['disclosure', () => proposed()],
    ['disclosure to tell', () => proposed(decided)],
  ] as const;
}
