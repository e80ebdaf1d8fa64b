import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import { Denied, isRefusal } from '@lib/kernel';
import { RecordNote, SupersedeNote, WithdrawNote } from '@lib/risk';
import {
  AcknowledgeShare,
  ApproveStandingDecision,
  DecideSharing,
  EndorseWithholding,
  OpenShare,
  ProposeStandingDecision,
  RecordCircumstance,
  RecordHeldElsewhere,
  ReturnShare,
  RevokeShare,
  ShareUrgently,
} from '@lib/sharing';
import { isActionAct } from './action-acts.js';
import { actingPerson } from './acting-person.js';
import { ActionsOffice } from './actions-office.js';
import type { Carry, UseCase } from './carry.js';
import { type ConferenceAct, isConferenceAct } from './conference-acts.js';
import { ConferencesOffice } from './conferences-office.js';
import { EnquiriesOffice } from './enquiries-office.js';
import type { Loader } from './loader.js';
import { noteInput } from './note-inputs.js';
import { type Premises } from './premises.js';
import { isRunAct, type RunAct } from './run-acts.js';
import type { PlanAct } from './plan-acts.js';
import { PlansOffice } from './plans-office.js';
import { RunClocks } from './run-clocks.js';
import { RunsOffice } from './runs-office.js';
import { decideInput, urgentInput } from './sharing-inputs.js';
import type { Slugs } from './slugs.js';
import type { PersonalAct, StandingAct } from './world-acts.js';

/** Does what people do, by the use cases that they would have used. A refusal is an error here: a described world has happened. */
export class ActsOffice {
  private readonly sharedAbout = new Set<string>();
  private readonly enquiries: EnquiriesOffice;
  private readonly runs: RunsOffice;
  private readonly conferences: ConferencesOffice;
  private readonly plans: PlansOffice;
  private readonly actions: ActionsOffice;
  readonly clocks: RunClocks;

  constructor(
    private readonly premises: Premises,
    private readonly loader: Loader,
    private readonly slugs: Slugs,
  ) {
    const carry: Carry = (useCase, actor, input) => this.ask(useCase, actor, input);
    this.enquiries = new EnquiriesOffice(slugs, carry);
    this.runs = new RunsOffice(slugs, carry);
    this.conferences = new ConferencesOffice(slugs, carry, (conferenceId, personId) =>
      this.idOf('select id from concordat.conference_item where conference_id = $1 and person_id = $2', [conferenceId, personId]),
    );
    this.plans = new PlansOffice(slugs, carry);
    this.actions = new ActionsOffice(slugs, carry);
    this.clocks = new RunClocks(premises, loader);
  }

  async carryOut(act: PersonalAct): Promise<void> {
    const actor = await actingPerson(this.loader, this.slugs.id('staff', act.by));
    await this.perform(act, actor);
    if ('person' in act) await this.followUp(act);
  }

  /** What the worker would do next. A person about whom nobody has shared anything has no gaps. */
  private async followUp(act: Extract<PersonalAct, { person: string }>): Promise<void> {
    if (act.act === 'decide' || act.act === 'urgent') this.sharedAbout.add(act.person);
    if (this.sharedAbout.has(act.person)) await this.premises.raiseGaps(this.slugs.id('person', act.person));
  }

  private async perform(act: PersonalAct, actor: Actor): Promise<void> {
    if (isRunAct(act)) return this.clocks.actedIn(await this.runs.perform(act, actor));
    if (isConferenceAct(act)) return this.conferences.perform(act, actor);
    if (act.act === 'plan') return this.plans.write(act, actor);
    return this.aboutRisk(act, actor);
  }

  private async aboutRisk(act: Exclude<PersonalAct, RunAct | ConferenceAct | PlanAct>, actor: Actor): Promise<void> {
    if (isActionAct(act)) return this.clocks.actedOn(await this.actions.perform(act, actor));
    switch (act.act) {
      case 'note':
      case 'supersede':
      case 'withdraw':
        return this.aboutNotes(act, actor);
      case 'decide':
      case 'urgent':
        return this.sharing(act, actor);
      case 'open':
      case 'acknowledge':
      case 'return':
      case 'revoke':
        return this.aboutShares(act, actor);
      default:
        return this.aboutTheRest(act, actor);
    }
  }

  private async aboutNotes(act: Extract<PersonalAct, { act: 'note' | 'supersede' | 'withdraw' }>, actor: Actor): Promise<void> {
    if (act.act === 'withdraw') {
      await this.ask(WithdrawNote, actor, { key: randomUUID(), noteId: this.slugs.id('note', act.note), reason: act.reason });
      return;
    }
    const note = noteInput(act, this.slugs);
    const done =
      act.act === 'note'
        ? await this.ask(RecordNote, actor, { key: randomUUID(), note })
        : await this.ask(SupersedeNote, actor, {
            key: randomUUID(),
            noteId: this.slugs.id('note', act.note),
            changeReason: act.changeReason,
            note,
          });
    this.slugs.put('note', act.id, done.noteId);
  }

  private async sharing(act: Extract<PersonalAct, { act: 'decide' | 'urgent' }>, actor: Actor): Promise<void> {
    const key = randomUUID();
    const done =
      act.act === 'decide'
        ? await this.ask(DecideSharing, actor, { key, ...decideInput(act, this.slugs) })
        : await this.ask(ShareUrgently, actor, { key, ...urgentInput(act, this.slugs) });
    if (act.id) this.slugs.put('set', act.id, done.setId);
  }

  private async aboutShares(act: Extract<PersonalAct, { act: 'open' | 'acknowledge' | 'return' | 'revoke' }>, actor: Actor): Promise<void> {
    const shareId = await this.shareOf(act.share);
    const key = randomUUID();
    if (act.act === 'open') {
      if (!(await this.ask(OpenShare, actor, { id: shareId }))) throw new Denied('missing');
    } else if (act.act === 'acknowledge') await this.ask(AcknowledgeShare, actor, { key, shareId, words: act.words ?? null });
    else if (act.act === 'return') await this.ask(ReturnShare, actor, { key, shareId, reason: act.reason });
    else await this.ask(RevokeShare, actor, { key, shareId, reason: act.reason });
  }

  private async aboutTheRest(
    act: Extract<PersonalAct, { act: 'circumstance' | 'heldElsewhere' | 'standing' | 'endorse' | 'ask' | 'openEnquiry' | 'answer' }>,
    actor: Actor,
  ): Promise<void> {
    if (act.act === 'ask' || act.act === 'openEnquiry' || act.act === 'answer') return this.enquiries.perform(act, actor);
    const key = randomUUID();
    if (act.act === 'standing') return this.standing(act, actor);
    if (act.act === 'endorse') {
      const decisionId = await this.decisionOf(act.decision);
      await this.ask(EndorseWithholding, actor, { key, decisionId, endorse: act.endorse, words: act.words ?? null });
      return;
    }
    const personId = this.slugs.id('person', act.person);
    if (act.act === 'circumstance') {
      const recipientAgencyId = this.slugs.maybe('agency', act.recipientAgency);
      await this.ask(RecordCircumstance, actor, { key, personId, kind: act.kind, happenedAt: new Date(act.happenedAt), recipientAgencyId });
      return;
    }
    const { consideredOn, consideredByRole, ownReference, reviewBy } = act;
    await this.ask(RecordHeldElsewhere, actor, {
      key,
      personId,
      unitId: this.slugs.id('unit', act.unit),
      consideredOn,
      consideredByRole,
      ownReference,
      reviewBy,
    });
  }

  private async standing(act: StandingAct, actor: Actor): Promise<void> {
    const recipientAgencyId = this.slugs.id('agency', act.recipientAgency);
    const { standingId } = await this.ask(ProposeStandingDecision, actor, {
      key: randomUUID(),
      recipientAgencyId,
      category: act.category,
      reasonWords: act.words,
    });
    if (act.approvedBy === undefined) return;
    const second = await actingPerson(this.loader, this.slugs.id('staff', act.approvedBy));
    await this.ask(ApproveStandingDecision, second, { key: randomUUID(), id: standingId });
  }

  private async ask<Input, Done>(useCase: UseCase<Input, Done>, actor: Actor, input: Input): Promise<Exclude<Done, { refused: true }>> {
    const done = await this.premises.useCase(useCase).execute(actor, input);
    if (isRefusal(done)) throw new Error(`the product refused it, ${done.code}: ${done.explanation}`);
    return done as Exclude<Done, { refused: true }>;
  }

  private async shareOf({ of, to }: { readonly of: string; readonly to: string }): Promise<string> {
    return this.idOf('select id from concordat.share where set_id = $1 and recipient_agency_id = $2', [
      this.slugs.id('set', of),
      this.slugs.id('agency', to),
    ]);
  }

  private async decisionOf({ of, to, note }: { readonly of: string; readonly to: string; readonly note: string }): Promise<string> {
    const values = [this.slugs.id('set', of), this.slugs.id('agency', to), this.slugs.id('note', note)];
    return this.idOf('select id from concordat.decision where set_id = $1 and recipient_agency_id = $2 and note_id = $3', values);
  }

  private async idOf(sql: string, values: readonly string[]): Promise<string> {
    const { rows } = await this.loader.asLoader(() => this.loader.query<{ id: string }>(sql, [...values]));
    if (!rows[0]) throw new Error('no such thing came of an act before this one');
    return rows[0].id;
  }
}
