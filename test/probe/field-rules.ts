import { seesPublicProtection, seesSendersSide, type ShareFacts } from './oracle.js';
import type { Principal } from './principal.js';

/** What the rules need to know of the row that an object of an answer stands for. */
export interface Facts {
  readonly shares: ReadonlyMap<string, ShareFacts>;
  /** The share that an item is part of. */
  readonly items: ReadonlyMap<string, ShareFacts>;
}
type Rule = (principal: Principal, object: Readonly<Record<string, unknown>>, facts: Facts) => boolean;

const idOf = (object: Readonly<Record<string, unknown>>): string =>
  String(object['id'] ?? object['Share_id'] ?? object['ShareItem_id'] ?? '');
const sendersOf =
  (of: keyof Facts): Rule =>
  (principal, object, facts) => {
    const share = facts[of].get(idOf(object));
    return !share || seesSendersSide(principal, share);
  };
/** A recipient of a share is never told of the sender's other knowledge. */
const sendersShare = sendersOf('shares');
const sendersItem = sendersOf('items');

/** Fields whose value is no canary (a number, a name from the directory) and which not everybody who sees the row may read. */
export const FIELD_RULES: Readonly<Record<string, Rule>> = {
  'Person.mappaCategory': seesPublicProtection,
  'Person.mappaLevel': seesPublicProtection,
  'Share.setId': sendersShare,
  'Share.revokedReason': sendersShare,
  'Share.revokedBy': sendersShare,
  'ShareItem.noteId': sendersItem,
  'ShareItem.noteVersion': sendersItem,
};
