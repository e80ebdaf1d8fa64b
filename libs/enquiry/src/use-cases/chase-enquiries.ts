import { londonDay } from '@lib/kernel';
import { WorkInStep, WorkItems } from '@lib/partnership';
import { bankHolidays, type Tx } from '@lib/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CHASE_STEPS, type ChaseDays, type ChaseStep, stepsToTake } from '../domain/chasing.js';
import { overdueKey, replyKey, toAnswerKey, unansweredKey } from '../domain/work-keys.js';
import { DueEnquiries, type EnquiryDue } from '../store/due-enquiries.js';
import { overdue, reminder, unanswered } from './chase-work.js';

/** After how many working days each step is taken; set by the worker's configuration. */
export const CHASE_DAYS = Symbol('CHASE_DAYS');
const OVER = 'Answered, declined or taken back.';
const READ = 'Opened, or taken back.';

/**
 * Run by the worker. Nothing that was asked is let go: who was asked is reminded, their supervisor hears of it, then the asker's. Each step is
 * recorded once; what is answered, declined or taken back ends the work on both sides.
 */
@Injectable()
export class ChaseEnquiries {
  constructor(
    private readonly enquiries: DueEnquiries,
    private readonly items: WorkItems,
    private readonly work: WorkInStep,
    @Inject(CHASE_DAYS) private readonly days: ChaseDays,
  ) {}

  async execute(tx: Tx): Promise<{ readonly reminded: number; readonly raised: number; readonly closed: number }> {
    const { at, open, due } = await this.enquiries.load(tx);
    const holidays = holidaysFrom(due, at);
    let reminded = 0;
    const now = new Map<string, readonly string[]>();
    for (const enquiry of due) {
      const steps = stepsToTake(enquiry, at, holidays, this.days);
      for (const step of steps) reminded += await this.take(tx, enquiry, step, at);
      now.set(enquiry.id, [...enquiry.taken, ...steps]);
    }
    const reached = (step: ChaseStep): EnquiryDue[] => due.filter(({ id }) => now.get(id)?.includes(step));
    const toAnswer = new Set(open.map(toAnswerKey));
    const read = await this.enquiries.read(tx, replyKey(''));
    const done = [
      await this.work.keep(tx, { kind: 'REPLY_TO_READ', prefix: replyKey(''), wanted: [], over: READ, stays: (key) => !read.has(key) }),
      await this.work.keep(tx, {
        kind: 'ENQUIRY_TO_ANSWER',
        prefix: toAnswerKey(''),
        wanted: [],
        over: OVER,
        stays: (key) => toAnswer.has(key),
      }),
      await this.work.keep(tx, {
        kind: 'ENQUIRY_OVERDUE',
        prefix: overdueKey(''),
        wanted: reached('RAISED_WITH_ANSWERER').map(overdue),
        over: OVER,
      }),
      await this.work.keep(tx, {
        kind: 'ENQUIRY_UNANSWERED',
        prefix: unansweredKey(''),
        wanted: reached('RAISED_WITH_ASKER').map(unanswered),
        over: OVER,
      }),
    ];
    const sum = (of: 'raised' | 'closed'): number => done.reduce((total, one) => total + one[of], 0);
    return { reminded, raised: sum('raised'), closed: sum('closed') };
  }

  /** Answers how many reminders went. */
  private async take(tx: Tx, enquiry: EnquiryDue, step: ChaseStep, at: Date): Promise<number> {
    const first = await this.enquiries.take(tx, enquiry.id, step, at);
    if (!first || step !== CHASE_STEPS[0]) return 0;
    await this.enquiries.replaced(tx, enquiry.answererAgencyId, toAnswerKey(enquiry.id));
    await this.items.raise(tx, reminder(enquiry));
    return 1;
  }
}

function holidaysFrom(due: readonly EnquiryDue[], at: Date): readonly string[] {
  const year = (of: Date): number => Number(londonDay(of).slice(0, 4));
  return bankHolidays(Math.min(year(at), ...due.map(({ dueAt }) => year(dueAt))), year(at) + 1);
}
