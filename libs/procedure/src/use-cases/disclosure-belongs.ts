import { type Actor, Authorise } from '@lib/access';
import { PeopleReader, ThirdParties } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type Fielded, overtaken } from '../domain/third-party-disclosure.js';
import { RunsStore } from '../store/runs.store.js';
import { ThirdPartyDisclosuresStore } from '../store/third-party-disclosures.store.js';

interface Named {
  readonly personId: string;
  readonly thirdPartyId: string | null;
  readonly runId?: string | null;
  readonly supersedes?: string | null;
}

/** That what a proposal names is there for whoever proposes, and about the same person. What is not is told like what is not there. */
@Injectable()
export class DisclosureBelongs {
  constructor(
    private readonly people: PeopleReader,
    private readonly others: ThirdParties,
    private readonly authorise: Authorise,
    private readonly store: ThirdPartyDisclosuresStore,
    private readonly runs: RunsStore,
  ) {}

  async person(tx: Tx, actor: Actor, personId: string): Promise<void> {
    const person = await this.people.open(tx, personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: personId });
    const ours = { agencyId: actor.agencyId, personId, workable: person?.workable ?? false };
    await this.authorise.check(actor, 'record', 'ThirdPartyDisclosure', ours, { asked: personId });
  }

  async check(tx: Tx, actor: Actor, { personId, thirdPartyId, runId, supersedes }: Named): Promise<Fielded | null> {
    if (thirdPartyId !== null) {
      const [other] = await this.others.known(tx, actor, personId, [thirdPartyId]);
      if (!other) await this.missing(actor, 'ThirdParty', thirdPartyId);
    }
    if (runId != null) {
      const run = await this.runs.find(tx, runId);
      await this.authorise.check(actor, 'read', 'ProcedureRun', run, { asked: runId });
      if (run?.personId !== personId) await this.missing(actor, 'ProcedureRun', runId);
    }
    if (supersedes == null) return null;
    await this.store.takeTurn(tx, supersedes);
    const before = await this.store.find(tx, supersedes);
    await this.authorise.check(actor, 'record', 'ThirdPartyDisclosure', before, { asked: supersedes });
    if (before?.personId !== personId) await this.missing(actor, 'ThirdPartyDisclosure', supersedes);
    return before?.supersededAt == null ? null : overtaken();
  }

  private missing(actor: Actor, subject: 'ThirdParty' | 'ProcedureRun' | 'ThirdPartyDisclosure', asked: string): Promise<void> {
    return this.authorise.check(actor, 'read', subject, null, { asked });
  }
}
