import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import {
  AnswerHandover,
  BeginProcedure,
  CheckStep,
  DoStep,
  FinishProcedure,
  HandOnStep,
  LeaveStep,
  OpenProcedure,
  ReportFact,
  ShippedProcedures,
  StopProcedure,
  TakeStep,
  TryStep,
} from '@lib/procedure';
import type { Carry } from './carry.js';
import type { BeginProcedureAct, InRunAct, RunAct, StepAct } from './run-acts.js';
import type { Slugs } from './slugs.js';

/** Process maps begun and worked, as the pages do it: by the map that is in use, each step by whoever it belongs to. */
export class RunsOffice {
  private readonly maps = new ShippedProcedures();

  constructor(
    private readonly slugs: Slugs,
    private readonly carry: Carry,
  ) {}

  /** Answers the run that it was done in. */
  async perform(act: RunAct, actor: Actor): Promise<string> {
    if (act.act === 'beginProcedure') return this.begin(act, actor);
    await this.inRun(act, actor);
    return this.slugs.id('run', act.run);
  }

  private async begin({ id, person, procedure, variant, facts }: BeginProcedureAct, actor: Actor): Promise<string> {
    const map = this.maps.find(procedure);
    if (map === undefined) throw new Error(`there is no process map "${procedure}"`);
    const { runId } = await this.carry(BeginProcedure, actor, {
      key: randomUUID(),
      personId: this.slugs.id('person', person),
      code: map.code,
      version: map.version,
      variant: variant ?? null,
      facts: facts.map(({ fact, when }) => ({ fact, when: new Date(when) })),
    });
    return this.slugs.put('run', id, runId);
  }

  private inRun(act: InRunAct, actor: Actor): Promise<unknown> {
    const run = { key: randomUUID(), runId: this.slugs.id('run', act.run) };
    switch (act.act) {
      case 'openProcedure': {
        const { purpose, gateway, protectionCondition, necessity, proportionality, whyNeeded } = act;
        const grounds = { purpose, gateway, protectionCondition, necessity, proportionality, whyNeeded };
        return this.carry(OpenProcedure, actor, { ...run, agencyId: this.slugs.id('agency', act.agency), ...grounds });
      }
      case 'reportFact':
        return this.carry(ReportFact, actor, { ...run, fact: act.fact, when: new Date(act.when) });
      case 'finishProcedure':
        return this.carry(FinishProcedure, actor, { ...run, end: act.end });
      case 'stopProcedure':
        return this.carry(StopProcedure, actor, { ...run, words: act.words });
      default:
        return this.atStep(act, actor, { ...run, step: act.step });
    }
  }

  private atStep(
    act: StepAct,
    actor: Actor,
    at: { readonly key: string; readonly runId: string; readonly step: string },
  ): Promise<unknown> {
    switch (act.act) {
      case 'takeStep':
        return this.carry(TakeStep, actor, at);
      case 'tryStep':
        return this.carry(TryStep, actor, { ...at, words: act.words, nextAt: new Date(act.nextAt) });
      case 'doStep':
        return this.carry(DoStep, actor, { ...at, outcome: act.outcome, when: new Date(act.when), words: act.words ?? null });
      case 'checkStep':
        return this.carry(CheckStep, actor, { ...at, signedOff: act.signedOff, words: act.words ?? null });
      case 'leaveStep':
        return this.carry(LeaveStep, actor, { ...at, words: act.words, instead: act.instead });
      case 'handOnStep':
        return this.carry(HandOnStep, actor, { ...at, toStaffId: this.slugs.id('staff', act.to) });
      case 'answerHandover':
        return this.carry(AnswerHandover, actor, { ...at, accepted: act.accepted, words: act.words ?? null });
    }
  }
}
