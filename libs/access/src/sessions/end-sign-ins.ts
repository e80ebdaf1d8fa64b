import { type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { Authorise } from '../abilities/authorise.js';
import type { Actor } from '../actor.js';
import { AccessLog } from '../log/access-log.js';

interface SignInInSight {
  readonly id: string;
  readonly staffId: string;
  readonly agencyId: string;
}

/**
 * Ends a sign-in, for good and at once: every request looks its sign-in up. Ended twice is ended once, so no key is needed. Who ended whose
 * stands in the access log.
 */
@Injectable()
export class EndSignIns {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authorise: Authorise,
    private readonly log: AccessLog,
  ) {}

  /** One: one's own, or for an administrator one of their agency's staff. */
  async one(actor: Actor, id: string): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const [row]: { found: SignInInSight | null }[] = await tx.query('select concordat.sign_in_in_sight($1) as found', [id]);
      const found = row?.found ?? null;
      await this.authorise.check(actor, 'end', 'SignIn', found, { asked: id });
      if (found) await this.end(tx, actor, { operation: 'endSignIn', staffId: found.staffId, only: id, but: null });
    });
  }

  /** Every other one of one's own. Answers how many were ended. */
  others(actor: Actor): Promise<number> {
    const { staffId, signInId } = actor;
    return this.work.run(actor, (tx) => this.end(tx, actor, { operation: 'endOtherSignIns', staffId, only: null, but: signInId }));
  }

  private async end(tx: Tx, actor: Actor, { operation, staffId, only, but }: Ending): Promise<number> {
    const why = staffId === actor.staffId ? 'ENDED_ELSEWHERE' : 'ENDED_BY_ADMINISTRATOR';
    const ended: { id: string }[] = await tx.query('select concordat.end_sign_ins($1, $2, $3, $4) as id', [staffId, only, but, why]);
    for (const { id } of ended)
      await this.log.write(tx, actor, { act: 'ALTERATION', operation, subjectType: 'SignIn', subjectId: id, details: { staffId, why } });
    return ended.length;
  }
}

interface Ending {
  readonly operation: string;
  readonly staffId: string;
  readonly only: string | null;
  readonly but: string | null;
}
