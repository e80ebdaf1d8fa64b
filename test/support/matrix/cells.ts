import { randomUUID } from 'node:crypto';
import type { Place } from '../input-places.js';
import { thingAt } from '../sound-inputs.js';
import { type State, STATES } from './cases.js';
import type { Sending } from './operations.js';
import type { Principal } from './principals.js';
import { type Kind, kindOf, type Thing } from './things.js';
import type { MatrixWorld } from './world.js';

export const COLUMNS = [...STATES, 'wrong type', 'missing', 'malformed'] as const;
export type Column = (typeof COLUMNS)[number];

/** One id at one place of one operation, asked by somebody. */
export interface Cell {
  readonly sending: Sending;
  readonly place: Place;
  readonly column: Column;
  readonly who: Principal;
  readonly id: string;
  /** What bears the id: nothing where it is missing, malformed, or another kind of thing. */
  readonly thing?: Thing;
}

interface Candidate {
  readonly sending: Sending;
  readonly place: Place;
  readonly id: string;
  readonly thing?: Thing;
}

/** Places whose things only the matrix makes. */
const KIND_AT: Readonly<Record<string, Kind>> = {
  'agencies.after': 'agency',
  'units.after': 'unit',
  'agreements.after': 'agreement',
  'standingDecisions.after': 'standing decision',
  'drafts.after': 'draft',
  'heldElsewhere.after': 'held elsewhere',
  'change.id': 'change',
  'changeToAnswer.id': 'change',
  'ApproveChangeInput.id': 'change',
  'DeclineChangeInput.id': 'change',
  'staffRecord.id': 'staff record',
  'localAccount.staffId': 'staff record',
  'InviteLocalAccountInput.staffId': 'staff record',
  'ConsiderChangeInput.staffId': 'staff record',
  'ProposeChangeInput.staffId': 'staff record',
  'AccessLog.staffId': 'staff',
  'changes.staffId': 'staff record',
  'emergency.id': 'emergency',
  'recusal.id': 'recusal',
  'reviewScope.id': 'review scope',
  'protectionRecord.id': 'protection record',
  'CloseEmergencyInput.id': 'emergency',
  'ReviewEmergencyInput.id': 'emergency',
  'LiftRecusalInput.id': 'recusal',
  'ProposeReviewScopeInput.reviewerId': 'staff',
  'ProposeReviewScopeInput.personIds': 'person',
  'ApproveReviewScopeInput.id': 'review scope',
  'EndReviewScopeInput.id': 'review scope',
  'coverChoices.after': 'staff',
  'workTakers.after': 'staff',
  'takingUnits.after': 'unit',
  agreementId: 'agreement',
  postId: 'post',
};

/** Undefined where nobody has said what thing the place asks for: it is then asked for things of every kind. */
export function kindAt({ where }: Pick<Place, 'where'>): Kind | undefined {
  const thing = thingAt(where);
  return KIND_AT[where] ?? (thing && kindOf(thing)) ?? KIND_AT[where.slice(where.indexOf('.') + 1)];
}

const some = '01a201ff-5698-76bf-a322-d10828c6e16a';
const MALFORMED = ['', ' ', 'x', '0', some.slice(0, 35), `${some}0`, `{${some}}`, some.toUpperCase(), some.replaceAll('-', ''), ` ${some}`];
MALFORMED.push('null', `${some}\u0000`, "'; drop table x; --", '00000000-0000-0000-0000-00000000000g', `urn:uuid:${some}`);

/** Every operation × state × principal once, by a place and a way of sending that are another each time; `full`, by all of them. */
export function cellsOf(world: MatrixWorld, sendings: readonly Sending[], full: boolean): Cell[] {
  const roots = [...new Set(sendings.map(({ root }) => root))];
  let turn = 0;
  return roots.flatMap((root) => {
    const here = sendings.filter((one) => one.root === root);
    return COLUMNS.flatMap((column) => {
      const candidates = here.flatMap((sending) => sending.places.flatMap((place) => candidatesFor(world, column, sending, place)));
      if (candidates.length === 0) return [];
      return world.principals.flatMap((who) => {
        turn += 7;
        const chosen = full ? candidates : [candidates[turn % candidates.length] as Candidate];
        return chosen.map((one) => ({ ...one, column, who }));
      });
    });
  });
}

function candidatesFor(world: MatrixWorld, column: Column, sending: Sending, place: Place): Candidate[] {
  const kind = kindAt(place);
  const with_ = (id: string, thing?: Thing): Candidate => ({ sending, place, id, ...(thing ? { thing } : {}) });
  if (column === 'missing') return [with_(randomUUID())];
  if (column === 'malformed') return MALFORMED.map((id) => with_(id));
  if (column === 'wrong type') return kind ? wrongThings(world, kind).map(({ id }) => with_(id)) : [];
  return world.things.filter((thing) => (!kind || thing.kind === kind) && thing.state === column).map((thing) => with_(thing.id, thing));
}

/** One thing in two ways of looking: of neither is the other the wrong one. */
const ALIKE: readonly (readonly Kind[])[] = [
  ['staff', 'staff record'],
  ['work', 'team work'],
];

/** Two things of every other kind: one of the police's own, one of another agency's. */
function wrongThings(world: MatrixWorld, kind: Kind): Thing[] {
  const right = new Set(world.of(kind).map(({ id }) => id));
  const alike = ALIKE.find((kinds) => kinds.includes(kind)) ?? [kind];
  const kinds = [...new Set(world.things.map((thing) => thing.kind))].filter((one) => !alike.includes(one));
  return kinds.flatMap((other) => {
    const all = world.of(other);
    return (['own', 'other agency'] as const)
      .flatMap((state) => all.filter((thing) => thing.state === state).slice(0, 1))
      .filter(({ id }) => !right.has(id));
  });
}

export const nameOf = ({ sending, place, column, who, id }: Cell): string =>
  `${sending.called}(${place.path.join('.')}) ${column} as ${who.name} [${id.slice(0, 8)}]`;
export const STATE_COLUMNS: ReadonlySet<Column> = new Set<State>(STATES);
