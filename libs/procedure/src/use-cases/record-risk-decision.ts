import { randomBytes } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { Denied, Invalid, isRefusal, type Refusal, uuidV7 } from '@lib/kernel';
import { databaseNow, KeyedActs, type Tx, UnitOfWork } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { MOST_RELIED_ON, type RiskDecisionSaid, riskDecisionSaid } from '../domain/risk-decision.js';
import { type DecideAsked, KeepRiskDecision, type RiskDecided } from './keep-risk-decision.js';
import { RiskDecisionRecord } from './risk-decision-record.js';

export interface RecordRiskDecisionAsked extends DecideAsked {
  readonly key: string;
}

/** Records a risk-management decision with everything that it rests on, as it was known then. */
@Injectable()
export class RecordRiskDecision {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: KeyedActs,
    private readonly authorise: Authorise,
    private readonly keeping: KeepRiskDecision,
    private readonly record: RiskDecisionRecord,
  ) {}

  execute(actor: Actor, input: RecordRiskDecisionAsked): Promise<RiskDecided | Refusal> {
    if (input.reliedOn.length > MOST_RELIED_ON)
      throw new Invalid({ reliedOn: `Choose ${MOST_RELIED_ON} things that it rests on, or fewer` });
    const said = riskDecisionSaid(input);
    const operation = 'recordRiskDecision';
    return this.work.run(actor, async (tx) => {
      const done = await this.keys.once(tx, actor, { key: input.key, operation, input }, () => this.decide(tx, actor, input, said));
      if (isRefusal(done)) await this.record.refused(tx, actor, operation, done.code, { personId: input.personId });
      return done;
    });
  }

  private async decide(tx: Tx, actor: Actor, asked: RecordRiskDecisionAsked, said: RiskDecisionSaid): Promise<RiskDecided | Refusal> {
    const person = await this.keeping.person(tx, asked.personId);
    await this.authorise.check(actor, 'read', 'Person', person, { asked: asked.personId });
    if (!person) throw new Error('checked, yet not there');
    const { agencyId, homeUnitId } = actor;
    const ours = { agencyId, personId: person.id, open: person.open, workable: person.workable };
    await this.authorise.check(actor, 'record', 'RiskDecision', ours, { asked: person.id });
    if (homeUnitId === null) throw new Denied('forbidden', 'You hold no post in a unit today.');
    const at = await databaseNow(tx);
    return this.keeping.execute(tx, actor, asked, { said, unitId: homeUnitId, at, id: uuidV7(at, randomBytes(10)) });
  }
}
