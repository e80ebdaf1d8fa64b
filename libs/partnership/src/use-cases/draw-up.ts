import { createHash } from 'node:crypto';
import { type Actor, Authorise } from '@lib/access';
import { Invalid, isRefusal, isRole, type Refusal } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { agreementImpact, type ImpactLine, permissionImpact } from '../domain/change-impact.js';
import { type ChangeKind, familyOf } from '../domain/change-kinds.js';
import { type ChangeAsked, type DrawnUp, drawUpChange, type StandsNow } from '../domain/draw-up-change.js';
import type { ChangeEntity } from '../store/change.entity.js';
import { ChangeFacts, type ChangeSubject } from '../store/change-facts.js';

export interface ChangeDrawnUp extends DrawnUp {
  readonly subject: ChangeSubject;
  readonly before: StandsNow;
  readonly impact: readonly ImpactLine[];
  /** Names exactly what was shown: how things stood, and what would follow. Sent back with the act. */
  readonly seen: string;
}

/** The steps that asking beforehand, proposing and answering have in common. */
@Injectable()
export class DrawUp {
  constructor(
    private readonly facts: ChangeFacts,
    private readonly authorise: Authorise,
  ) {}

  async change(tx: Tx, actor: Actor, asked: ChangeAsked): Promise<ChangeDrawnUp | Refusal> {
    const family = familyOf(asked.kind);
    const subject = subjectOf(asked, actor);
    const found = await this.facts.before(tx, subject);
    const thing = found && {
      family,
      agencyId: actor.agencyId,
      concernedAgencyId: actor.agencyId,
      proposedBy: actor.staffId,
      staffId: subject.staffId,
    };
    const about = subject.agreementId ?? subject.staffId;
    await this.authorise.check(actor, 'propose', 'Change', thing, about === null ? {} : { asked: about });
    if (!found) throw new Error('checked, yet not there');
    const drawn = drawUpChange(asked, found.state, { agencyId: actor.agencyId, at: found.at });
    if (isRefusal(drawn)) return drawn;
    const impact = await this.impact(tx, actor, asked.kind, subject);
    return { ...(drawn as DrawnUp), subject, before: found.state, impact, seen: seenOf(found.state, impact) };
  }

  /** The change, if this person may give their agency's word on it. */
  async toAnswer(actor: Actor, verb: 'approve' | 'decline', id: string, change: ChangeEntity | null): Promise<ChangeEntity> {
    const thing = change && {
      ...change,
      concernedAgencyId: change.agencyIds.includes(actor.agencyId) ? actor.agencyId : null,
      answeringAgencyId: change.answerBy.includes(actor.agencyId) ? actor.agencyId : null,
    };
    await this.authorise.check(actor, verb, 'Change', thing, { asked: id });
    if (!change) throw new Error('checked, yet not there');
    return change;
  }

  /** By the rights of whoever asks, about their own agency. */
  async impact(tx: Tx, actor: Actor, kind: ChangeKind, of: ChangeSubject): Promise<readonly ImpactLine[]> {
    if (of.agreementId !== null) {
      const only = of.partyAgencyId === actor.agencyId ? null : of.partyAgencyId;
      return agreementImpact(kind, await this.facts.agreement(tx, { agreementId: of.agreementId, agencyId: actor.agencyId, only }));
    }
    return permissionImpact(kind, of.role, await this.facts.duties(tx, of.staffId ?? '', of.postId));
  }
}

export function seenOf(before: object, impact: readonly ImpactLine[]): string {
  const inOrder = Object.entries(before).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([inOrder, impact]))
    .digest('base64url');
}

const NEEDED: Readonly<Record<string, string>> = {
  agreementId: 'Choose the agreement',
  agencyId: 'Choose the agency that would join',
  staffId: 'Choose whom this is about',
  unitId: 'Choose the unit',
  role: 'Choose the role',
  postId: 'Choose the post',
};
const FIELDS: Readonly<Partial<Record<ChangeKind, readonly (keyof ChangeAsked)[]>>> = {
  PARTY_JOINS: ['agreementId', 'agencyId'],
  POST_GRANTED: ['staffId', 'unitId', 'role'],
  POST_ENDED: ['staffId', 'postId'],
  ACCOUNT_SUSPENDED: ['staffId'],
  ACCOUNT_RESTORED: ['staffId'],
};

/** Only what this kind is about is taken; what it needs and does not have is asked for. */
function subjectOf(asked: ChangeAsked, actor: Actor): ChangeSubject {
  const fields = FIELDS[asked.kind] ?? ['agreementId'];
  const missing = fields.filter((field) => asked[field] == null || asked[field] === '');
  if (missing.length > 0) throw new Invalid(Object.fromEntries(missing.map((field) => [field, NEEDED[field] ?? 'Needed'])));
  if (fields.includes('role') && !isRole(asked.role)) throw new Invalid({ role: 'Choose the role from the list' });
  const take = (field: keyof ChangeAsked): string | null => (fields.includes(field) ? (asked[field] ?? null) : null);
  return {
    agreementId: take('agreementId'),
    partyAgencyId: asked.kind === 'PARTY_LEAVES' ? actor.agencyId : take('agencyId'),
    staffId: take('staffId'),
    unitId: take('unitId'),
    role: take('role'),
    postId: take('postId'),
  };
}
