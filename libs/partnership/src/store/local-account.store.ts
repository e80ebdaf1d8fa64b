import { type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { PersonToInvite } from '../domain/inviting.js';

export interface StaffFound extends PersonToInvite {
  readonly agencyId: string;
  readonly signInName: string | null;
}

/** The API reaches neither accounts nor what proves them: these functions do, for the acting agency's own people. */
@Injectable()
export class LocalAccountStore {
  /** Held until the act ends, so that of two invitations at once the second one is the one that works. */
  async find(tx: Tx, staffId: string): Promise<StaffFound | null> {
    const [row]: { found: StaffFound | null }[] = await tx.query('select concordat.local_account_for($1) as found', [staffId]);
    return row?.found ?? null;
  }

  /** When the link ends, or null when somebody else has the name already. */
  async invite(tx: Tx, staffId: string, signInName: string, tokenHash: Buffer): Promise<Date | null> {
    const [row]: { ends: Date | null }[] = await tx.query('select concordat.invite_local_account($1, $2, $3) as ends', [
      staffId,
      signInName,
      tokenHash,
    ]);
    return row?.ends ?? null;
  }
}
