import { type ActionToSet, SetActions } from '@lib/actions';
import { type Actor, Authorise } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import type { PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Cells } from '../domain/cells.js';
import { ACTION_COLUMNS } from '../domain/columns.js';
import { noSuchAgency } from '../domain/refusals.js';
import { AgenciesNamed } from './agencies-named.js';
import type { FileKind, OneRow } from './file-kind.js';

interface ActionRow {
  readonly agency: string;
  readonly unit: string | null;
  readonly what: string;
  readonly why: string;
  readonly dueOn: string;
}

/** Actions about somebody: each is set as its page sets one, by whoever brings it, for an agency that works with the person. */
@Injectable()
export class ActionsIn implements FileKind<ActionRow> {
  readonly kind = 'ACTIONS';
  readonly columns = ACTION_COLUMNS;

  constructor(
    private readonly authorise: Authorise,
    private readonly agencies: AgenciesNamed,
    private readonly setting: SetActions,
  ) {}

  read(cells: Cells): ActionRow {
    return {
      agency: cells.text('agency'),
      unit: cells.optional('unit'),
      what: cells.text('what'),
      why: cells.text('why'),
      dueOn: cells.day('dueOn', 'Due') ?? '',
    };
  }

  may(actor: Actor, { workable }: PersonEntity): boolean {
    return this.authorise.may(actor, 'record', 'Action', { agencyId: actor.agencyId, workable });
  }

  async judge(tx: Tx, _actor: Actor, row: OneRow<ActionRow>, at: Date): Promise<Refusal | null> {
    const asked = await this.asked(tx, row);
    return isRefusal(asked) ? asked : this.setting.judge(tx, asked, at);
  }

  async bring(tx: Tx, actor: Actor, row: OneRow<ActionRow>): Promise<{ thingId: string } | Refusal> {
    const asked = await this.asked(tx, row);
    const set = isRefusal(asked) ? asked : await this.setting.set(tx, actor, asked, [], 'carryImport');
    return isRefusal(set) ? set : { thingId: set.actionId };
  }

  private async asked(tx: Tx, { person, asked }: OneRow<ActionRow>): Promise<ActionToSet | Refusal> {
    const { agency: name, unit: unitName, what, why, dueOn } = asked;
    const agency = await this.agencies.called(tx, name);
    if (!agency) return noSuchAgency('agency', 'agency');
    const unit = unitName === null ? null : await this.agencies.unit(tx, agency.id, unitName);
    if (unit === undefined) return noSuchAgency('unit', 'unit');
    return { personId: person.id, agencyId: agency.id, unitId: unit?.id ?? null, what, why, dueOn };
  }
}
