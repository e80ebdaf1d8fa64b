import { AccessLog, type Actor } from '@lib/access';
import { type EntryKind, Ledger, type StrictJson } from '@lib/ledger';
import { WorkItems } from '@lib/partnership';
import { canonicalHash, type Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { NewDisclosure } from '../store/third-party-disclosures.store.js';

export type Disclosure = Pick<NewDisclosure, 'id' | 'personId' | 'agencyId' | 'unitId' | 'reference' | 'proposedBy'>;
type Said = Readonly<Record<string, string | boolean | Date | null>>;
interface Recorded {
  /** The entry of its proposal, once it stands. */
  readonly ledgerEntryId?: string;
}
interface Happened {
  readonly at: Date;
  readonly said: Said;
}
const ACTS = {
  'disclosure.proposed': { kind: 'DISCLOSURE_PROPOSED', operation: 'proposeThirdPartyDisclosure' },
  'disclosure.decided': { kind: 'DISCLOSURE_DECIDED', operation: 'decideThirdPartyDisclosure' },
  'disclosure.told': { kind: 'DISCLOSURE_TOLD', operation: 'recordTelling' },
} as const satisfies Partial<Record<EntryKind, object>>;
export type DisclosureAct = keyof typeof ACTS;
/** Codes and references, which say what was done; everything else is somebody's words. */
const CODES: readonly string[] = ['outcome', 'telling', 'safetyPlan', 'runId', 'supersedes'];
const decideKey = (id: string): string => `disclosure-decide:${id}`;
const tellKey = (id: string): string => `disclosure-tell:${id}`;

/** A disclosure on every record at once. No words of it leave its own row: the permanent record holds their hashes, the trail nothing. */
@Injectable()
export class ThirdPartyDisclosureRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
    private readonly work: WorkItems,
  ) {}

  async entry(tx: Tx, actor: Actor, act: DisclosureAct, one: Disclosure & Recorded, { at, said }: Happened): Promise<string> {
    const about = one.ledgerEntryId === undefined ? {} : { about: one.ledgerEntryId };
    const rationale = { reference: one.reference, ...hashed(said) };
    const { entryId } = await this.ledger.append(tx, actor, { kind: act, personId: one.personId, occurredAt: at, rationale, ...about });
    return entryId;
  }

  /** Once the row stands: the agency's own trail, and the access log. */
  async told(tx: Tx, actor: Actor, act: DisclosureAct, one: Disclosure, at: Date): Promise<void> {
    const { id, personId, agencyId, unitId } = one;
    const line = { agencyId, personId, unitId, staffId: actor.staffId, fromAgencyId: agencyId, thirdPartyDisclosureId: id };
    const { kind, operation } = ACTS[act];
    await this.trail.write(tx, [{ ...line, kind, at }]);
    await this.log.write(tx, actor, { act: 'ALTERATION', operation, subjectType: 'ThirdPartyDisclosure', subjectId: id, personId });
  }

  /** Without the person: a line of work is read where the disclosure is not. */
  async toDecide(tx: Tx, { id, agencyId, unitId, reference }: Disclosure, supersedes: string | null): Promise<void> {
    if (supersedes !== null)
      for (const key of [decideKey(supersedes), tellKey(supersedes)])
        await this.work.close(tx, key, 'Another proposal has taken its place.');
    await this.work.raise(tx, {
      agencyId,
      unitId,
      role: 'SUPERVISOR',
      kind: 'DISCLOSURE_TO_DECIDE',
      subjectId: id,
      summary: `Proposal ${reference} waits for your decision.`,
      dedupeKey: decideKey(id),
    });
  }

  async toTell(tx: Tx, { id, agencyId, proposedBy, reference }: Disclosure): Promise<void> {
    await this.work.close(tx, decideKey(id), 'Decided.');
    await this.work.raise(tx, {
      agencyId,
      staffId: proposedBy,
      kind: 'DISCLOSURE_TO_TELL',
      subjectId: id,
      summary: `Proposal ${reference} was decided. Read what was decided, and record what came of it.`,
      dedupeKey: tellKey(id),
    });
  }

  async over(tx: Tx, id: string): Promise<void> {
    await this.work.close(tx, tellKey(id), 'Recorded.');
  }

  async refused(tx: Tx, actor: Actor, operation: string, code: string, of: { readonly subjectId?: string; readonly personId?: string }) {
    await this.log.write(tx, actor, { act: 'REFUSED', operation, code, subjectType: 'ThirdPartyDisclosure', ...of });
  }
}

function hashed(said: Said): Record<string, StrictJson> {
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, committed(name, value)]));
}
function committed(name: string, value: string | boolean | Date | null): StrictJson {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' && !CODES.includes(name) ? { sha256: canonicalHash(value).toString('hex') } : value;
}
