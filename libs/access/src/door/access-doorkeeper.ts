import { type Acting, type Doorkeeper, type Narrowing, PipelinedReader, type RequestHead, StepUpNeeded } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { RuleNarrowing } from '../abilities/rule-narrowing.js';
import type { Actor, KnownCaller, TokenBearer } from '../actor.js';
import { AccessLog } from '../log/access-log.js';
import { BearerTokens } from '../tokens/bearer-tokens.js';
import { DoorRoll } from './door-roll.js';
import { refused, unauthenticated } from './refused.js';

const ACTOR_FOR = { name: 'actor_for', text: 'select concordat.actor_for($1, $2, $3) as actor' };

/** Who asks and what they may start: asked by the guard and by the compiled path alike. */
@Injectable()
export class AccessDoorkeeper implements Doorkeeper {
  constructor(
    private readonly tokens: BearerTokens,
    private readonly reader: PipelinedReader,
    private readonly roll: DoorRoll,
    private readonly rules: RuleNarrowing,
    private readonly log: AccessLog,
  ) {}

  async identify(request: RequestHead, correlationId: string): Promise<KnownCaller> {
    const bearer = await this.tokens.bearerOf(request);
    return { bearer, actor: bearer ? await this.actorFor(bearer, correlationId) : null, correlationId };
  }

  /** Account, sign-in, posts, units and live agreements in one statement; nothing of it is kept for the next request. */
  private async actorFor({ issuer, subject, tokenSession }: TokenBearer, correlationId: string): Promise<Actor | null> {
    const [row] = await this.reader.ask<{ actor: Omit<Actor, 'correlationId'> | null }>({
      ...ACTOR_FOR,
      values: [issuer, subject, tokenSession],
    });
    return row?.actor ? { ...row.actor, correlationId } : null;
  }

  async admit(caller: KnownCaller, kind: 'Query' | 'Mutation' | 'Route', fields: readonly string[]): Promise<void> {
    for (const field of fields) {
      const entry = this.roll.find(kind, field);
      if (!entry) throw refused();
      if ('open' in entry.requirement) continue;
      if (!caller.actor) throw unauthenticated();
      const { action, subject, fresh } = entry.requirement;
      if (!this.rules.anyRule(caller.actor, action, subject)) {
        await this.log.writeDenied(caller.actor, { operation: field, subjectType: subject, code: 'FORBIDDEN' });
        throw refused();
      }
      if (fresh !== true || caller.actor.fresh) continue;
      await this.log.writeDenied(caller.actor, { operation: field, subjectType: subject, code: 'STEP_UP_NEEDED' });
      throw new StepUpNeeded();
    }
  }

  isOpen(kind: 'Query' | 'Mutation' | 'Route', name: string): boolean {
    const entry = this.roll.find(kind, name);
    return entry !== undefined && 'open' in entry.requirement;
  }

  declared(kind: 'Query' | 'Mutation', field: string): boolean {
    return this.roll.find(kind, field) !== undefined;
  }

  rulesKey(actor: Acting): string {
    return this.rules.key(actor);
  }

  everyNarrowing(roles: Acting['roles']): readonly Narrowing[] {
    return this.rules.everyOne(roles);
  }

  narrowing(actor: Acting): Narrowing {
    return this.rules.of(actor);
  }
}
