import { Denied } from '@lib/kernel';
import { Injectable } from '@nestjs/common';
import { type MongoAbility, subject as subjectOf } from '@casl/ability';
import type { Actor } from '../actor.js';
import { AccessLog } from '../log/access-log.js';
import { onField } from './build-ability.js';
import { AbilityBook } from './ability-book.js';
import type { Instance } from './loaded.js';

export interface Checked {
  readonly field?: string;
  readonly asked?: string;
}

/** The thing itself: may this person do this to this very row? */
@Injectable()
export class Authorise {
  constructor(
    private readonly book: AbilityBook,
    private readonly log: AccessLog,
  ) {}

  may<Subject extends string>(actor: Actor, action: string, subject: Subject, instance?: Instance<Subject>, field?: string): boolean {
    const ability = this.book.of(actor);
    const asked = instance ? subjectOf(subject, { ...instance }) : subject;
    return ability.can(action, asked) && (field === undefined || ability.can(onField(action, field), asked));
  }

  /** Everything this person's roles allow at all, as "action:Subject": for pages that hide what would be refused anyway. */
  permissions(actor: Actor): string[] {
    const all = this.book.of(actor).rules.flatMap(({ action, subject }) => [action].flat().map((one) => `${one}:${String(subject)}`));
    return [...new Set(all)].filter((permission) => !permission.includes('.')).sort();
  }

  /**
   * Missing and unreadable are the same answer; only what may be read is refused with a reason. The log row is written first. `asked` is the
   * id that was sent: where nothing was found, the log still keeps what somebody was after.
   */
  async check<Subject extends string>(
    actor: Actor,
    action: string,
    subject: Subject,
    instance: Instance<Subject> | null | undefined,
    of: Checked = {},
  ): Promise<void> {
    if (instance && this.may(actor, action, subject, instance, of.field)) return;
    const readable = instance != null && this.may(actor, 'read', subject, instance);
    const { id = of.asked, personId } = (instance ?? {}) as { id?: string; personId?: string };
    await this.log.writeDenied(actor, {
      operation: `${action} ${subject}`,
      subjectType: subject,
      code: readable ? 'FORBIDDEN' : 'NOT_FOUND',
      ...(id ? { subjectId: id } : {}),
      ...(personId ? { personId } : {}),
    });
    if (!readable) throw new Denied('missing');
    throw new Denied('forbidden', reasonNot(this.book.of(actor), action, subject));
  }
}

/** What would have allowed it, in the words of the rules; where no rule of theirs does, their role is the reason. */
function reasonNot(ability: MongoAbility, action: string, subject: string): string {
  const reasons = [...new Set(ability.rulesFor(action, subject).map(({ reason }) => reason))];
  if (reasons.length === 0) return 'Your role does not allow this.';
  return `This is allowed only where: ${reasons.join(' Or: ')}`;
}
