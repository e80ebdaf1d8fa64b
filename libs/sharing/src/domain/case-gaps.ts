import { addDays, startOfLondonDay } from '@lib/kernel';
import { groupEvents, type Held, ownEvents, type ShareOnRecord } from './group-gaps.js';
import { type DecisionMade, gravestUnshared, type Known, overdueReviews, type ShareEvent, unexplained } from './omissions.js';
import { type Heard, REQUIRED_SOURCES } from './silent-sources.js';
import { Towards } from './towards.js';

/** One person's case as every agency holds it. */
export interface CaseAcross {
  readonly at: Date;
  /** Those that stand. */
  readonly shares: readonly ShareOnRecord[];
  readonly known: Omit<Known, 'held' | 'decisions'> & { readonly held: readonly Held[]; readonly decisions: readonly DecisionOnCase[] };
  readonly silences: readonly Silence[];
  readonly heard: readonly (Heard & { readonly agencyId: string })[];
  /** Agency to the other agencies of its controller group. */
  readonly siblings: ReadonlyMap<string, readonly string[]>;
}
export interface DecisionOnCase extends DecisionMade {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string;
}
/** Sources from which an agency had nothing when it last shared with a recipient, by their codes. */
export interface Silence {
  readonly agencyId: string;
  readonly unitId: string;
  readonly recipientAgencyId: string;
  readonly since: Date;
  readonly codes: readonly string[];
}

/** All that one unit has to look at towards one recipient: what the rule leaves unexplained, and what is explained and still not shared. */
export interface CaseGap {
  readonly holderAgencyId: string;
  readonly unitId: string;
  readonly recipientAgencyId: string;
  /** Its own agency told the recipient less; false when only another agency of its group did, or the recipient told it something. */
  readonly own: boolean;
  /** Ids of notes, sorted: graver than the least grave thing told, and no decision. */
  readonly unexplained: readonly string[];
  /** Ids of notes, sorted: graver, decided about, and not told. */
  readonly unshared: readonly string[];
  /** Since when the longest of these has not been told. */
  readonly unsharedSince: Date | null;
  /** Ids of decisions to withhold whose review day has passed, sorted. */
  readonly reviews: readonly string[];
  /** Codes of the sources that are silent still. */
  readonly silent: readonly string[];
}

/** The rule asked of a whole case at its instant, in every direction. One row for each holding unit and recipient with anything to look at. */
export function caseGaps(of: CaseAcross): CaseGap[] {
  const { at, known, shares, siblings } = of;
  const rows = new Rows(known.held);
  const towards = new Towards(known);
  for (const event of ownEvents(shares, at)) {
    rows.found(event, unexplained(event, towards.of(event), at), true);
    rows.explained(event, gravestUnshared(event, towards.of(event), at), true);
  }
  for (const event of groupEvents(shares, (agencyId) => siblings.get(agencyId) ?? [], at)) {
    const notes = unexplained(event, known, at);
    rows.found(event, notes, false);
    // That others told somebody less is said only where something is left to decide because of it.
    if (notes.length > 0) rows.explained(event, gravestUnshared(event, towards.of(event), at), false);
  }
  for (const { id, agencyId, unitId, recipient } of overdueReviews(known.decisions, at)) rows.at(agencyId, unitId, recipient.agencyId, true).reviews.add(id); // prettier-ignore
  for (const one of of.silences) {
    const silent = stillSilent(one, of.heard);
    if (silent.length > 0) rows.at(one.agencyId, one.unitId, one.recipientAgencyId, true).silent.push(...silent);
  }
  return rows.all();
}

/** The next instant at which the same case may give another answer though nobody does anything; null when there is none. */
export function looksOtherwiseAt({ at, known, shares }: CaseAcross): Date | null {
  const days = [
    ...known.held.map((note) => note.expiresOn),
    ...known.standing.map(({ reviewBy }) => reviewBy),
    ...known.decisions.map(({ reviewBy }) => reviewBy),
  ];
  const instants = [
    ...shares.map(({ graceUntil }) => graceUntil),
    ...known.decisions.map(({ deferredUntil }) => deferredUntil),
    // A day that may still be relied on has its end at the London midnight after it.
    ...days.map((day) => (day ? startOfLondonDay(addDays(day, 1)) : null)),
  ];
  const ahead = instants.filter((instant) => instant !== null).filter((instant) => instant > at);
  return ahead.length === 0 ? null : new Date(Math.min(...ahead.map((instant) => instant.getTime())));
}

function stillSilent({ agencyId, since, codes }: Silence, heard: CaseAcross['heard']): string[] {
  const spoke = new Set(heard.filter((one) => one.agencyId === agencyId && one.at > since).map(({ desk }) => desk));
  return REQUIRED_SOURCES.filter(({ code, desks }) => codes.includes(code) && !desks.some((desk) => spoke.has(desk))).map(
    ({ code }) => code,
  );
}

interface Row {
  own: boolean;
  readonly unexplained: Set<string>;
  /** Note to since when. */
  readonly unshared: Map<string, Date>;
  readonly reviews: Set<string>;
  readonly silent: string[];
}
class Rows {
  private readonly rows = new Map<string, { of: Pick<CaseGap, 'holderAgencyId' | 'unitId' | 'recipientAgencyId'>; row: Row }>();
  private readonly units: ReadonlyMap<string, string>;

  constructor(held: readonly Held[]) {
    this.units = new Map(held.map((note) => [note.id, note.unitId]));
  }

  at(holderAgencyId: string, unitId: string, recipientAgencyId: string, own: boolean): Row {
    const key = [holderAgencyId, unitId, recipientAgencyId].join('/');
    const empty: Row = { own: false, unexplained: new Set(), unshared: new Map(), reviews: new Set(), silent: [] };
    const { row } = this.rows.get(key) ?? { row: empty };
    row.own ||= own;
    this.rows.set(key, { of: { holderAgencyId, unitId, recipientAgencyId }, row });
    return row;
  }

  found(event: ShareEvent, notes: readonly { id: string }[], own: boolean): void {
    for (const { id } of notes) this.of(event, id, own).unexplained.add(id);
  }

  explained(event: ShareEvent, notes: ReturnType<typeof gravestUnshared>, own: boolean): void {
    for (const { note, since } of notes) {
      const { unshared } = this.of(event, note.id, own);
      const before = unshared.get(note.id);
      unshared.set(note.id, before !== undefined && before < since ? before : since);
    }
  }

  all(): CaseGap[] {
    return [...this.rows.values()].map(({ of, row }) => {
      // Told to one part of an agency and undecided for another: the graver of the two words stands.
      const unshared = [...row.unshared].filter(([id]) => !row.unexplained.has(id));
      const since = unshared.map(([, one]) => one.getTime());
      return {
        ...of,
        own: row.own,
        unexplained: [...row.unexplained].sort(),
        unshared: unshared.map(([id]) => id).sort(),
        unsharedSince: since.length === 0 ? null : new Date(Math.min(...since)),
        reviews: [...row.reviews].sort(),
        silent: [...row.silent].sort(),
      };
    });
  }

  private of(event: ShareEvent, noteId: string, own: boolean): Row {
    return this.at(event.agencyId, this.units.get(noteId) ?? '', event.recipient.agencyId, own);
  }
}
