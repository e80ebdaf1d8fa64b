import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { LookOutcome } from '../domain/search-sample.js';
import { SearchLookEntity } from './search-look.entity.js';

export interface SearchLogged {
  readonly id: string;
  readonly agencyId: string;
  readonly staffId: string;
}
export interface Look {
  readonly outcome: LookOutcome;
  readonly words: string | null;
  readonly lawfulUse: string;
}

const SEARCH = `select id, agency_id as "agencyId", staff_id as "staffId" from concordat.access_log
  where id = $1 and act = 'SEARCH' and subject_type = 'PersonMatch'`;

@Injectable()
export class SearchLooks {
  /** Null when it is not a search of the acting agency: row security leaves nobody else's. */
  async search(tx: Tx, id: string): Promise<SearchLogged | null> {
    const [found]: SearchLogged[] = await tx.query(SEARCH, [id]);
    return found ?? null;
  }

  async add(tx: Tx, actor: Actor, { id, agencyId, staffId }: SearchLogged, look: Look): Promise<void> {
    await tx.save(tx.create(SearchLookEntity, { ...look, agencyId, searchId: id, searcherStaffId: staffId, lookedBy: actor.staffId }));
  }
}
