import { AccessLog, type Actor, Authorise } from '@lib/access';
import { isRefusal, londonDay, type Refusal } from '@lib/kernel';
import { Ledger } from '@lib/ledger';
import { Directory } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type CaseAsked, maybeTheSame, mayBeTheSame, noSuchLead, noSuchUnit, soundCase, unusableNumber } from '../domain/case-opening.js';
import { CaseOpenings, type CasePlaced } from '../store/case-openings.js';

/** Somebody who is here already, and whom they may open, is no fault: it is left out. */
export interface CaseJudged {
  readonly here: boolean;
}

/** Nobody whose case could be closed to them: what is asked is whether they open cases at all. */
const NOBODY_YET = { open: true, workable: true } as const;

/** An agency says that it works with somebody: from then on they are found by its people and opened, as if a system of record had said so. */
@Injectable()
export class OpenCase {
  constructor(
    private readonly authorise: Authorise,
    private readonly directory: Directory,
    private readonly openings: CaseOpenings,
    private readonly ledger: Ledger,
    private readonly log: AccessLog,
  ) {}

  may(actor: Actor): boolean {
    return this.authorise.may(actor, 'record', 'Person', NOBODY_YET);
  }

  /** That cases are opened is no secret: whoever may not is told so. */
  admit(actor: Actor): Promise<void> {
    return this.authorise.check(actor, 'record', 'Person', NOBODY_YET);
  }

  /** What would become of it, and nothing written. */
  async judge(tx: Tx, actor: Actor, asked: CaseAsked): Promise<CaseJudged | Refusal> {
    const placed = await this.placed(tx, actor, asked);
    return isRefusal(placed) ? placed : this.compared(tx, placed);
  }

  async within(tx: Tx, actor: Actor, asked: CaseAsked, operation: string): Promise<{ personId: string } | Refusal> {
    await this.admit(actor);
    const placed = await this.placed(tx, actor, asked);
    if (isRefusal(placed)) return placed;
    const judged = await this.compared(tx, placed);
    if (isRefusal(judged)) return judged;
    const { verdict, person } = await this.openings.write(tx, placed);
    if (verdict !== 'DONE' || person === null) return unusableNumber(placed.crn === null ? 'pnc' : 'crn');
    const rationale = { stage: placed.stage, unitId: placed.unitId, leadStaffId: placed.leadId };
    await this.ledger.append(tx, actor, { kind: 'case.opened', personId: person, occurredAt: await databaseNow(tx), rationale });
    await this.log.write(tx, actor, { act: 'COLLECTION', operation, subjectType: 'Person', subjectId: person, personId: person });
    return { personId: person };
  }

  /** Everybody’s numbers are compared by the database, which says no more than this; names only with those whom they may open. */
  private async compared(tx: Tx, placed: CasePlaced): Promise<CaseJudged | Refusal> {
    const { verdict, person } = await this.openings.ask(tx, placed);
    if (verdict === 'HERE') return { here: true };
    if (verdict !== 'NEW') return unusableNumber(placed.crn === null ? 'pnc' : 'crn');
    const same = (await this.openings.bornOn(tx, placed.dateOfBirth)).find((one) => one.id !== person && mayBeTheSame(placed, one));
    return same ? maybeTheSame(same.crn ?? same.pnc ?? 'somebody whom your agency works with') : { here: false };
  }

  private async placed(tx: Tx, actor: Actor, asked: CaseAsked): Promise<CasePlaced | Refusal> {
    const sound = soundCase(asked, londonDay(await databaseNow(tx)));
    if (isRefusal(sound)) return sound;
    const unitId = sound.unit === null ? actor.homeUnitId : await this.unitNamed(tx, actor, sound.unit);
    if (unitId === null) return noSuchUnit();
    const leads = sound.lead === null ? [] : await this.directory.staffNamed(tx, actor.agencyId, sound.lead);
    if (sound.lead !== null && leads.length !== 1) return noSuchLead();
    return { ...sound, unitId, leadId: leads[0]?.id ?? null };
  }

  private async unitNamed(tx: Tx, { agencyId }: Actor, name: string): Promise<string | null> {
    const called = name.trim().toLowerCase();
    const [unit, ...others] = (await this.directory.unitsOf(tx, agencyId)).filter((one) => one.name.toLowerCase() === called);
    return unit && others.length === 0 ? unit.id : null;
  }
}
