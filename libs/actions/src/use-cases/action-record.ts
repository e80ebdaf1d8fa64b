import { AccessLog, type Actor } from '@lib/access';
import { type EntryKind, Ledger, type StrictJson } from '@lib/ledger';
import { canonicalHash, type Tx } from '@lib/platform';
import { TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { NewAction, NewEvent } from '../store/actions.store.js';
import { eventWords } from '../domain/event-words.js';

type Action = Pick<NewAction, 'id' | 'personId' | 'reference' | 'agencyIds' | 'toAgencyId'>;
type TrailKind = 'ACTION_SET' | 'ACTION_RECORDED' | 'ACTION_OVER';
const OVER: readonly string[] = ['CLOSED', 'WITHDRAWN', 'SET_ANEW'];
type Happened = Omit<NewEvent, 'ledgerEntryId'> & { readonly what?: string; readonly why?: string };

/** What became of an action, on every record at once. Its words stay with it: the permanent record holds their hashes, the trail what was done. */
@Injectable()
export class ActionRecord {
  constructor(
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly log: AccessLog,
  ) {}

  /** Answers the entry's id: what the event keeps of it. */
  async entry(tx: Tx, actor: Actor, action: Action & { readonly ledgerEntryId?: string }, happened: Happened): Promise<string> {
    const { kind, at, dueAt, toUnitId, toStaffId, conferenceReference, nextId, words, evidence, what, why } = happened;
    const { entryId } = await this.ledger.append(tx, actor, {
      kind: entryKind(kind),
      personId: action.personId,
      occurredAt: at,
      to: [...action.agencyIds],
      ...(action.ledgerEntryId === undefined ? {} : { about: action.ledgerEntryId }),
      rationale: {
        action: action.reference, event: kind, agencyId: action.toAgencyId, dueAt: dueAt?.toISOString() ?? null, toUnitId, toStaffId, nextId,
        conference: committed(conferenceReference), what: committed(what), why: committed(why), words: committed(words), evidence: committed(evidence),
      },
    }); // prettier-ignore
    return entryId;
  }

  /** Once the row stands: the trail of each agency that was there, and the access log. */
  async told(tx: Tx, actor: Actor, action: Action, happened: Pick<Happened, 'kind' | 'at'>, operation: string): Promise<void> {
    const { id, personId, agencyIds, toAgencyId } = action;
    const { kind, at } = happened;
    const trail: TrailKind = kind === 'SET' ? 'ACTION_SET' : OVER.includes(kind) ? 'ACTION_OVER' : 'ACTION_RECORDED';
    const line = {
      at, personId, kind: trail, staffId: actor.staffId, unitId: actor.homeUnitId, fromAgencyId: actor.agencyId, toAgencyId, actionId: id,
      words: eventWords(kind),
    }; // prettier-ignore
    await this.trail.write(tx, agencyIds.map((agencyId) => ({ ...line, agencyId }))); // prettier-ignore
    const recipients = kind === 'SET' ? agencyIds.filter((agencyId) => agencyId !== actor.agencyId) : [];
    const disclosed = recipients.length === 0 ? {} : { details: { recipients } };
    const act = recipients.length === 0 ? 'ALTERATION' : 'DISCLOSURE';
    await this.log.write(tx, actor, { act, operation, subjectType: 'Action', subjectId: id, personId, ...disclosed });
  }

  async refused(tx: Tx, actor: Actor, operation: string, code: string, of: { readonly subjectId?: string; readonly personId?: string }) {
    await this.log.write(tx, actor, { act: 'REFUSED', operation, code, subjectType: 'Action', ...of });
  }
}

function entryKind(kind: NewEvent['kind']): EntryKind {
  if (kind === 'SET') return 'action.set';
  return OVER.includes(kind) ? 'action.over' : 'action.recorded';
}
const committed = (words: string | null | undefined): StrictJson =>
  words == null ? null : { sha256: canonicalHash(words).toString('hex') };
