import type { Actor } from '@lib/access';
import { PeopleReader } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Reopening } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import { circumstancesCome } from '../domain/circumstances.js';
import type { RunState } from '../domain/run-state.js';

/** A recall, a release or an arrest that a run has on record is a circumstance too: nobody has to say it twice for decisions to reopen. */
@Injectable()
export class RunCircumstances {
  constructor(
    private readonly people: PeopleReader,
    private readonly reopening: Reopening,
  ) {}

  async execute(tx: Tx, actor: Actor, personId: string, before: RunState, after: RunState): Promise<void> {
    const come = circumstancesCome(before, after);
    if (come.length === 0) return;
    const person = await this.people.open(tx, personId);
    if (!person) throw new Error('recorded about a person who is not there');
    for (const one of come) await this.reopening.because(tx, actor, person, one);
  }
}
