import type { Cause, Limit, ProcedureDefinition, Step } from '../definition.js';
import { dueAt } from '../due.js';
import type { RunEvent, StepEvent } from '../run-events.js';
import { BANK_HOLIDAYS } from './bank-holidays.js';

/*
 * The same rules again, in the plainest way there is: one thing that is changed in place, and no machine. It is kept apart from the engine
 * on purpose, and shares nothing with it but the reckoning of a limit, which has a table of its own.
 */
export interface SimpleStep {
  readonly key: string;
  readonly step: Step;
  readonly nth: number;
  life: string;
  owner: string;
  to: string;
  by: string;
  outcome: string;
  doneWhen: number;
  back: boolean;
  from: number;
  ended: string;
  endedWhen: number;
  endedAt: number;
}
const NONE = -1;
const over = new Set(['DONE', 'LEFT', 'NOT_NEEDED']);
const inHands = new Set(['OPEN', 'IN_HAND']);
const empty = (words: string | null): boolean => (words ?? '').length < 5;

export class SimpleRun {
  phase = 'RUNNING';
  end = '';
  last = 0;
  readonly facts = new Map<string, { when: number; at: number }[]>();
  readonly steps: SimpleStep[] = [];
  readonly seen = new Map<string, RunEvent>();

  constructor(
    readonly map: ProcedureDefinition,
    readonly variant: string | null,
  ) {}

  /** Whether it is taken up; if not, nothing has changed. */
  hear(event: RunEvent): boolean {
    const again = this.seen.get(event.key);
    if (again) return again === event;
    if (this.phase === 'FINISHED' || this.phase === 'STOPPED' || event.at.getTime() < this.last) return false;
    if (!this.change(event, event.at.getTime())) return false;
    this.seen.set(event.key, event);
    this.last = event.at.getTime();
    this.follow(this.last);
    return true;
  }

  private change(event: RunEvent, at: number): boolean {
    if (event.type === 'STARTED') return event.facts.every(({ fact, when }) => this.note(fact, when.getTime(), at));
    if (event.type === 'FACT_REPORTED') return this.tell(event.fact, event.when.getTime(), at);
    if (event.type === 'FINISHED') return this.finish(event.end);
    if (event.type === 'STOPPED') return this.stop(event.words, at);
    const one = this.steps.find(({ key }) => key === event.step);
    return one !== undefined && this.changeStep(one, event, at);
  }

  private changeStep(one: SimpleStep, event: StepEvent, at: number): boolean {
    if (one.life === 'DONE_TO_SIGN') return this.lookedAt(one, event, at);
    if (event.type === 'LEFT') return !over.has(one.life) && this.leave(one, event.words, event.instead, at);
    if (!inHands.has(one.life)) return false;
    if (event.type === 'DONE') return this.finishStep(one, event, at);
    return this.takeUp(one, event, at) || (one.life === 'IN_HAND' && this.handOver(one, event));
  }

  private leave(one: SimpleStep, words: string, instead: string, at: number): boolean {
    if (empty(words) || empty(instead)) return false;
    this.drop(one, 'LEFT', 'LEFT', at);
    return true;
  }

  private tell(code: string, when: number, at: number): boolean {
    const fact = this.map.facts.find((one) => one.code === code);
    if (!fact || fact.reportedBy.length === 0 || (!fact.many && this.facts.has(code))) return false;
    return this.note(code, when, at);
  }

  private finish(end: string): boolean {
    if (this.phase !== 'ENDING' || end !== this.end || this.steps.some(({ life }) => !over.has(life))) return false;
    this.phase = 'FINISHED';
    return true;
  }

  private stop(words: string, at: number): boolean {
    if (empty(words) || this.steps.some((one) => this.isHeld(one))) return false;
    for (const one of this.steps) if (!over.has(one.life) && one.life !== 'DONE_TO_SIGN') this.drop(one, 'NOT_NEEDED', 'STOPPED', at);
    this.phase = 'STOPPED';
    return true;
  }

  private takeUp(one: SimpleStep, event: StepEvent, at: number): boolean {
    if (event.type === 'TAKEN' && one.owner && one.owner !== event.staffId) return false;
    if (event.type === 'TRIED' && (!one.step.tries || empty(event.words) || event.nextAt.getTime() <= at)) return false;
    if (event.type !== 'TAKEN' && event.type !== 'TRIED') return false;
    one.owner ||= event.staffId;
    one.life = 'IN_HAND';
    return true;
  }

  private lookedAt(one: SimpleStep, event: StepEvent, at: number): boolean {
    if (event.type === 'SIGNED_OFF' && one.by !== event.staffId) {
      this.count(one, at);
      return true;
    }
    if (event.type !== 'SENT_BACK' || empty(event.words)) return false;
    Object.assign(one, { life: 'IN_HAND', back: true, outcome: '', ended: one.ended === 'DONE' ? '' : one.ended });
    return true;
  }

  private handOver(one: SimpleStep, event: StepEvent): boolean {
    if (event.type === 'HANDED_ON') {
      if (event.toStaffId === one.owner) return false;
      one.to = event.toStaffId;
      return true;
    }
    if (event.type !== 'HANDOVER_ACCEPTED' && event.type !== 'HANDOVER_DECLINED') return false;
    if (one.to !== event.staffId || (event.type === 'HANDOVER_DECLINED' && empty(event.words))) return false;
    one.to = '';
    if (event.type === 'HANDOVER_ACCEPTED') one.owner = event.staffId;
    return true;
  }

  private finishStep(one: SimpleStep, event: Extract<StepEvent, { type: 'DONE' }>, at: number): boolean {
    const outcome = one.step.outcomes.find(({ code }) => code === event.outcome);
    if (!outcome || (outcome.reason && empty(event.reason)) || event.when.getTime() > at) return false;
    Object.assign(one, { outcome: outcome.code, by: event.staffId, doneWhen: event.when.getTime(), to: '', back: false });
    one.owner ||= event.staffId;
    if (one.from !== NONE && !one.ended) Object.assign(one, { ended: 'DONE', endedWhen: one.doneWhen, endedAt: at });
    if (one.step.signOff.length > 0) one.life = 'DONE_TO_SIGN';
    else this.count(one, at);
    return true;
  }

  private count(one: SimpleStep, at: number): void {
    one.life = 'DONE';
    const outcome = one.step.outcomes.find(({ code }) => code === one.outcome);
    const fact = this.map.facts.find(({ code }) => code === outcome?.fact);
    if (fact && (fact.many || !this.facts.has(fact.code))) this.note(fact.code, one.doneWhen, at);
    if (outcome?.ends && !this.end) {
      this.end = outcome.ends;
      this.phase = 'ENDING';
    }
  }

  private drop(one: SimpleStep, life: string, ended: string, at: number): void {
    one.life = life;
    one.to = '';
    if (one.from !== NONE && !one.ended) Object.assign(one, { ended, endedWhen: at, endedAt: at });
  }

  private note(fact: string, when: number, at: number): true {
    this.facts.set(fact, [...(this.facts.get(fact) ?? []), { when, at }]);
    return true;
  }

  isHeld({ step, life, from, ended }: SimpleStep): boolean {
    if (!step.leftOnlyBySupervisor || over.has(life)) return false;
    return life !== 'WAITING' || (from !== NONE && !ended);
  }

  private follow(at: number): void {
    if (this.phase === 'RUNNING') this.make();
    for (const one of this.steps) if (!over.has(one.life)) this.wind(one);
    if (this.phase === 'RUNNING') for (const one of this.steps) if (one.life === 'WAITING' && this.ways(one).some((way) => way.every((cause) => this.came(one, cause) !== null))) one.life = 'OPEN'; // prettier-ignore
    const going = this.steps.filter((one) => {
      if (over.has(one.life) || one.life === 'DONE_TO_SIGN' || this.isHeld(one)) return false;
      return this.phase === 'ENDING' ? !one.back : this.phase === 'RUNNING' && one.life === 'WAITING' && !this.might(one, []);
    });
    for (const one of going) this.drop(one, 'NOT_NEEDED', 'NOT_NEEDED', at);
  }

  private make(): void {
    for (const step of this.map.steps) {
      if (step.variants.length > 0 && !step.variants.includes(this.variant ?? '')) continue;
      const count = step.each === null ? 1 : (this.facts.get(step.each)?.length ?? 0);
      for (let nth = 1; nth <= count; nth += 1) {
        const key = step.each === null ? step.code : `${step.code}:${nth}`;
        if (this.steps.some((one) => one.key === key)) continue;
        this.steps.push({ key, step, nth, life: 'WAITING', owner: '', to: '', by: '', outcome: '', doneWhen: NONE, back: false, from: NONE, ended: '', endedWhen: NONE, endedAt: NONE }); // prettier-ignore
      }
    }
  }

  limit({ step }: SimpleStep): Limit | undefined {
    return step.due.find(({ variants }) => variants.length === 0 || variants.includes(this.variant ?? ''));
  }

  private wind(one: SimpleStep): void {
    const limit = this.limit(one);
    if (!limit || one.ended) return;
    if (one.from === NONE && !one.outcome) one.from = this.came(one, limit.from) ?? NONE;
    if (one.from === NONE) return;
    const reports = limit.stopsOn.flatMap((fact) => this.facts.get(fact) ?? []);
    const stop = reports.find(({ when }) => limit.direction === 'BEFORE' || when >= one.from);
    if (stop) Object.assign(one, { ended: 'FACT', endedWhen: stop.when, endedAt: stop.at });
  }

  private ways({ step }: SimpleStep): Cause[][] {
    const ways = step.opens.length > 0 ? step.opens.map((way) => [...way]) : [[]];
    return step.each === null ? ways : ways.map((way) => [...way, { fact: step.each as string }]);
  }

  private meant(one: SimpleStep, code: string): SimpleStep[] {
    return this.steps.filter(
      ({ step, nth }) => step.code === code && (step.each === null || step.each !== one.step.each || nth === one.nth),
    );
  }

  private came(one: SimpleStep, cause: Cause): number | null {
    if ('fact' in cause) return this.facts.get(cause.fact)?.[cause.fact === one.step.each ? one.nth - 1 : 0]?.when ?? null;
    const done = this.meant(one, cause.step).find((other) => other.life === 'DONE' && (!cause.outcome || other.outcome === cause.outcome));
    return done ? done.doneWhen : null;
  }

  private might(one: SimpleStep, above: readonly SimpleStep[]): boolean {
    if (over.has(one.life)) return false;
    if (one.life !== 'WAITING') return true;
    if (above.includes(one)) return false;
    const below = [...above, one];
    return this.ways(one).some((way) => way.every((cause) => this.came(one, cause) !== null || this.mightCome(one, cause, below)));
  }

  private mightCome(one: SimpleStep, cause: Cause, above: readonly SimpleStep[]): boolean {
    if ('fact' in cause) {
      const told = this.map.facts.some(({ code, reportedBy }) => code === cause.fact && reportedBy.length > 0);
      return told || this.steps.some((other) => other.step.outcomes.some(({ fact }) => fact === cause.fact) && this.might(other, above));
    }
    if (this.meant(one, cause.step).some((other) => this.might(other, above))) return true;
    const step = this.map.steps.find(({ code }) => code === cause.step);
    return !!step && step.each !== null && step.each !== one.step.each && (step.variants.length === 0 || step.variants.includes(this.variant ?? '')); // prettier-ignore
  }

  /** One line for each step, in the order of their names. */
  said(now: number): string {
    return [`${this.phase} ${this.end}`, ...this.steps.map((one) => this.line(one, now)).sort()].join('\n');
  }

  private line(one: SimpleStep, now: number): string {
    const outcome = one.life === 'DONE' || one.life === 'DONE_TO_SIGN' ? one.outcome : '';
    return [one.key, one.life, one.owner, one.to, outcome, this.clock(one, now), this.isHeld(one)].join(' ');
  }

  private clock(one: SimpleStep, now: number): string {
    const limit = this.limit(one);
    if (!limit || one.from === NONE) return '-';
    const due = dueAt(limit, new Date(one.from), BANK_HOLIDAYS).getTime();
    if (!one.ended) return now >= due ? `${due} LATE ${now - due}` : `${due} RUNNING`;
    if (one.endedWhen >= due) return `${due} LATE ${one.endedWhen - due}`;
    if (one.endedAt >= due) return `${due} TOLD_LATE`;
    return `${due} ${one.ended === 'DONE' || one.ended === 'FACT' ? 'KEPT' : 'ENDED'}`;
  }
}
