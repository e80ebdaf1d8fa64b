import { AccessLog, type Actor } from '@lib/access';
import { type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type HeldEntry, proofFile } from './proof-file.js';

export interface Proved {
  readonly state: 'PENDING' | 'SEALED';
  /** The file; null while it is pending. */
  readonly file: string | null;
}
interface Asked {
  readonly of: 'Share' | 'DecisionSet';
  readonly id: string;
  /** Whether the rules let whoever asks read it; row security is asked once more with the entry. */
  readonly readable: boolean;
}
interface Found extends HeldEntry {
  readonly personId: string;
}
const ENTRY_OF = { Share: 'share_to_prove', DecisionSet: 'decision_to_prove' } as const;
const OPERATION = { Share: 'shareProof', DecisionSet: 'decisionProof' } as const;

/**
 * What somebody may take away to prove a share or a decision by: the entry with what their own agency may open of it, in a file that is
 * checked without this service. Null is for what is missing and for what is somebody else's; the two look alike.
 */
@Injectable()
export class ProveEntry {
  constructor(
    private readonly work: UnitOfWork,
    private readonly log: AccessLog,
  ) {}

  execute(actor: Actor, { of, id, readable }: Asked): Promise<Proved | null> {
    const about = { operation: OPERATION[of], subjectType: of, subjectId: id };
    return this.work.run(actor, async (tx) => {
      const found = readable ? await entryOf(tx, of, id) : null;
      if (!found) {
        await this.log.write(tx, actor, { ...about, act: 'DENIED', code: 'NOT_FOUND' });
        return null;
      }
      const file = await proofFile(tx, found);
      await this.log.write(tx, actor, { ...about, act: 'CONSULTATION', personId: found.personId, rowCount: file === null ? 0 : 1 });
      return { state: file === null ? 'PENDING' : 'SEALED', file };
    });
  }
}

async function entryOf(tx: Tx, of: Asked['of'], id: string): Promise<Found | null> {
  const [found]: (Omit<Found, 'leafIndex'> & { leafIndex: string | null })[] = await tx.query(
    `select p.person_id as "personId", p.entry, p.leaf_index as "leafIndex", p.disclosures,
            coalesce((select json_agg(json_build_object('item', g.digest, 'reference', g.reference, 'at', to_json(g.erased_at)) order by g.digest)
              from concordat.ledger_erased g where g.entry_id = p.entry_id), '[]') as erased
       from concordat.${ENTRY_OF[of]}($1) p`,
    [id],
  );
  return found ? { ...found, leafIndex: found.leafIndex === null ? null : Number(found.leafIndex) } : null;
}
