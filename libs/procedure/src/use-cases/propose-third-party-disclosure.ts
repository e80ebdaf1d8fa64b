import { randomBytes } from 'node:crypto';
import { type Actor } from '@lib/access';
import { Denied, isRefusal, newReference, type Refusal, uuidV7 } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type ProposalAsked, type ProposalSaid, proposalSaid, refusalToPropose } from '../domain/third-party-disclosure.js';
import { ThirdPartyDisclosuresStore } from '../store/third-party-disclosures.store.js';
import { DisclosureBelongs } from './disclosure-belongs.js';
import { ThirdPartyDisclosureRecord } from './third-party-disclosure-record.js';

export interface ProposeAsked extends ProposalAsked {
  readonly key: string;
  readonly personId: string;
  readonly runId?: string | null;
  /** The one whose place it takes. */
  readonly supersedes?: string | null;
}
export interface DisclosureKept {
  readonly disclosureId: string;
}
const OPERATION = 'proposeThirdPartyDisclosure';

/** Proposes to tell somebody outside the agencies: what need it answers, who is best placed, what harm it could do, what the person says. */
@Injectable()
export class ProposeThirdPartyDisclosure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly belongs: DisclosureBelongs,
    private readonly store: ThirdPartyDisclosuresStore,
    private readonly record: ThirdPartyDisclosureRecord,
  ) {}

  execute(actor: Actor, input: ProposeAsked): Promise<DisclosureKept | Refusal> {
    const said = proposalSaid(input);
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation: OPERATION, input }, () =>
        this.propose(tx, actor, input, said),
      );
      if (isRefusal(done)) await this.record.refused(tx, actor, OPERATION, done.code, { personId: input.personId });
      return done;
    });
  }

  private async propose(tx: Tx, actor: Actor, asked: ProposeAsked, said: ProposalSaid): Promise<DisclosureKept | Refusal> {
    await this.belongs.person(tx, actor, asked.personId);
    const { agencyId, homeUnitId, staffId } = actor;
    if (homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const refusal = (await this.belongs.check(tx, actor, { ...asked, ...said })) ?? refusalToPropose(said);
    if (refusal !== null) return refusal;
    const at = await databaseNow(tx);
    const of = { id: uuidV7(at, randomBytes(10)), reference: newReference(), personId: asked.personId, agencyId, unitId: homeUnitId };
    const row = {
      ...of, ...said, proposedBy: staffId, proposedAt: at, runId: asked.runId ?? null, supersedes: asked.supersedes ?? null,
    }; // prettier-ignore
    const { runId, supersedes } = row;
    const ledgerEntryId = await this.record.entry(tx, actor, 'disclosure.proposed', row, { at, said: { ...said, runId, supersedes } });
    await this.store.add(tx, { ...row, ledgerEntryId });
    await this.record.told(tx, actor, 'disclosure.proposed', row, at);
    await this.record.toDecide(tx, row, supersedes);
    return { disclosureId: row.id };
  }
}
