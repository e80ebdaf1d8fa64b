import { randomUUID } from 'node:crypto';
import { getNullableType, isListType, isNonNullType } from 'graphql';
import { namedTypeOf, replaced, type SoundValue } from '../input-places.js';
import { SoundInputs, thingAt } from '../sound-inputs.js';
import type { Variant } from '../sound-variants.js';
import { type Cell, kindAt, nameOf } from './cells.js';
import { kindOf } from './things.js';
import type { Rehearsal } from './rehearsal.js';
import { codeOf, faultsIn, hidden, malformed, readable, sameBytes, stranger, wouldBeDone } from './verdict.js';
import type { Heard, Wire } from './wire.js';
import type { Kit, MatrixWorld } from './world.js';

/** A cell that was run: what was sent in it and heard, and beside it the answer for a missing thing. */
export interface Run {
  readonly cell: Cell;
  readonly heard: Heard;
  readonly missing?: Heard;
  readonly complaints: readonly string[];
}
/** One's own agency's log answers for whatever was asked there, also in vain: it says nothing of whether it exists. */
export const OWN_LOG = ['Query.accessLog'];
const AGAIN = ['TRY_AGAIN'];
/** Places that are looked at only where something else stands beside them. */
function lookedAt(where: string, kit: Kit): Variant | undefined {
  const of = (input: string, values: Readonly<Record<string, unknown>>): Variant => ({
    called: where,
    operation: null,
    values: Object.fromEntries(Object.entries(values).map(([field, value]) => [`${input}.${field}`, value])),
  });
  const [input = '', field = ''] = where.split('.');
  if (where === 'CircumstanceInput.recipientAgencyId') return of(input, { kind: 'RECIPIENT_ROLE' });
  if (!['ConsiderChangeInput', 'ProposeChangeInput'].includes(input)) return undefined;
  const staffId = kit.get('staff record');
  const beside: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    agreementId: { kind: 'AGREEMENT_ENDS', staffId: undefined },
    staffId: { kind: 'ACCOUNT_SUSPENDED' },
    postId: { kind: 'POST_ENDED', staffId },
    unitId: { kind: 'POST_GRANTED', staffId, role: 'SUPERVISOR' },
    agencyId: { kind: 'PARTY_JOINS', agreementId: kit.get('agreement'), staffId: undefined },
  };
  return beside[field] && of(input, beside[field]);
}
const TRIES = 5;
const NOTHING = randomUUID();

/** Runs cells, many at once; answers what each was told. */
export class Matrix {
  private readonly missing = new Map<string, Promise<Heard>>();
  compares = 0;

  constructor(
    private readonly world: MatrixWorld,
    private readonly wire: Wire,
    private readonly tables: RegExp,
  ) {}

  async run(cells: readonly Cell[], atOnce: number): Promise<Run[]> {
    const queue = shuffled(cells);
    const runs: Run[] = [];
    const worker = async (): Promise<void> => {
      for (let cell = queue.pop(); cell; cell = queue.pop()) runs.push(await this.one(cell));
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return runs;
  }

  private async one(cell: Cell): Promise<Run> {
    const heard = await this.send(cell, cell.id);
    const missing = cell.who.signedIn ? await this.missingFor(cell) : undefined;
    const complaints = [...faultsIn(heard, this.tables), ...this.verdict(cell, heard, missing)];
    return { cell, heard, ...(missing ? { missing } : {}), complaints: complaints.map((what) => `${nameOf(cell)} ${what}`) };
  }

  private verdict(cell: Cell, heard: Heard, missing: Heard | undefined): string[] {
    const { sending, who, thing } = cell;
    if (!missing) return cell.column === 'malformed' ? malformed(heard) : stranger(heard);
    if (cell.column === 'malformed') return malformed(heard, missing);
    if (OWN_LOG.includes(sending.root)) return [];
    if (thing && thing.readableBy(who)) return readable(sending, who, thing, heard);
    this.compares += 1;
    return hidden(heard, missing);
  }

  /** The answer for an id that nothing has, all else being the same; asked once for all the cells that it stands beside. */
  private missingFor(cell: Cell): Promise<Heard> {
    const { sending, place, who } = cell;
    const beside = JSON.stringify(this.variables(cell, NOTHING), (field: string, value: unknown) => (field === 'key' ? undefined : value));
    const name = [sending.called, place.path.join('.'), who.name, beside].join('|');
    const known = this.missing.get(name) ?? this.send(cell, randomUUID());
    this.missing.set(name, known);
    return known;
  }

  private kit({ who, thing }: Cell): Kit {
    return this.world.kit(who, thing?.of);
  }

  private variables(cell: Cell, id: string): object {
    const { sending, place } = cell;
    const kit = this.kit(cell);
    const sound = soundFrom(kit, lookedAt(place.where, kit));
    return replaced(sending.input.sound(sound), place, id, sending.input.places(), sound);
  }

  /** Twice at the same moment is nobody's answer to an id: it is asked again. */
  async send(cell: Cell, id: string): Promise<Heard> {
    for (let tried = 1; ; tried += 1) {
      const heard = await this.wire.post(cell.sending.body(this.variables(cell, id)), cell.who.token);
      if (tried === TRIES || !AGAIN.includes(codeOf(heard) ?? '')) return heard;
    }
  }
}

/** As elsewhere; and where only the matrix knows what thing is asked for, one of those, or an id that nothing has. */
function soundFrom(kit: Kit, variant: Variant | undefined): SoundValue {
  const { value } = SoundInputs.from({ get: (thing) => kit.get(thing) ?? kit.get(kindOf(thing)) ?? NOTHING }, variant);
  return (where, type) => {
    if (namedTypeOf(type) !== 'UUID' || thingAt(where) || (variant && where in variant.values)) return value(where, type);
    const id = kit.get(kindAt({ where }) ?? 'nothing') ?? NOTHING;
    if (!isNonNullType(type)) return undefined;
    return isListType(getNullableType(type)) ? [id] : id;
  };
}

/** Places where somebody was answered otherwise than for a missing thing: there the matrix looks at something. */
export function livePlaces(runs: readonly Run[]): Set<string> {
  const live = runs.filter(({ cell, heard, missing }) => cell.thing && missing && !sameBytes(heard, missing));
  return new Set(live.map(({ cell }) => placeOf(cell)));
}
export const placeOf = ({ sending, place }: Cell): string => `${sending.root}(${place.path.join('.')})`;

/** Acts that went through although the thing asked was not theirs: for an id that is ignored, and nothing else. */
export const doneRegardless = (runs: readonly Run[]): Run[] =>
  runs.filter(({ cell, heard }) => cell.thing && !cell.thing.readableBy(cell.who) && wouldBeDone(cell.sending, heard));

/** Done for real, one act at a time: what was not theirs stands as it stood. */
export async function doneForReal(matrix: Matrix, rehearsal: Rehearsal, runs: readonly Run[]): Promise<string[]> {
  const complaints: string[] = [];
  for (const { cell } of runs) {
    const before = await rehearsal.row(cell.id);
    await matrix.send(cell, cell.id);
    if ((await rehearsal.row(cell.id)) !== before) complaints.push(`${nameOf(cell)} changed what was not theirs`);
  }
  return complaints;
}

function shuffled<T>(all: readonly T[]): T[] {
  const queue = [...all];
  let seed = 20_261_122;
  for (let i = queue.length - 1; i > 0; i -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((seed / 2 ** 32) * (i + 1));
    [queue[i], queue[j]] = [queue[j] as T, queue[i] as T];
  }
  return queue;
}
