import type { PlacedEntry } from '../record/checked-bundle.js';
import type { OpenedItem } from '../record/opened-item.js';
import type { Json } from '../wording/answer.js';

/** What an agency had been told about a person. All instants are those of the entries: when it was recorded. */
export interface Told {
  readonly item: OpenedItem;
  readonly from: string;
  readonly releaseEntry: string;
  readonly releasedAt: string;
  readonly openedAt: string | null;
  readonly correctedAt: string | null;
  readonly revokedAt: string | null;
  /** Told and not taken back. */
  readonly standing: boolean;
}
/** What it had itself decided not to tell, or not all of. */
export interface Withheld {
  readonly item: OpenedItem;
  readonly decidedAt: string;
  readonly decisionEntry: string;
}
export interface Knowledge {
  readonly told: readonly Told[];
  readonly withheld: readonly Withheld[];
  /** Places of entries that do not say what they are, or whom they are about: any of them may be about this person. */
  readonly closed: readonly number[];
}

const NOT_WHOLLY_TOLD = new Set(['WITHHELD', 'DEFERRED', 'NOT_RELEVANT', 'SHARED_IN_PART']);

/**
 * The fold over one agency's entries, which the caller has already cut at an instant or a size. Each act counts from when it was recorded,
 * whatever it says of when it happened.
 */
export function knowledgeOf(agencyId: string, personId: string, entries: readonly PlacedEntry[]): Knowledge {
  const inOrder = entries.toSorted((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : a.index - b.index));
  const about = inOrder.filter(({ fields }) => fields.get('subjectRef') === personId);
  const later = new Happenings(inOrder);
  const released = about
    .filter(isKind('share.released'))
    .flatMap((entry) => entry.items.filter(isTo(agencyId)).map((item) => ({ entry, item })));
  return {
    told: released.map(({ entry, item }) => told(entry, item, later, agencyId)),
    withheld: withheldIn(about.filter((one) => isKind('decision.recorded')(one) && actingAgency(one) === agencyId)),
    closed: inOrder.filter(isClosed).map(({ index }) => index),
  };
}

function told({ entry }: PlacedEntry, item: OpenedItem, later: Happenings, agencyId: string): Told {
  const [revoked] = later.of('share.revoked', entry.id);
  const opened = later.of('share.opened', entry.id).find((one) => actingAgency(one) === agencyId);
  return {
    item,
    from: entry.custodian,
    releaseEntry: entry.id,
    releasedAt: entry.at,
    openedAt: opened?.entry.at ?? null,
    correctedAt: later.of('share.corrected', entry.id)[0]?.entry.at ?? null,
    revokedAt: revoked?.entry.at ?? null,
    standing: revoked === undefined,
  };
}

/** What is said of an earlier entry, by kind and that entry's id, in order. */
class Happenings {
  private readonly byEntry = new Map<string, PlacedEntry[]>();

  constructor(entries: readonly PlacedEntry[]) {
    for (const one of entries) {
      const of = one.fields.get(one.fields.get('kind') === 'share.opened' ? 'about' : 'supersedes');
      if (typeof of !== 'string') continue;
      const key = `${String(one.fields.get('kind'))} ${of}`;
      this.byEntry.set(key, [...(this.byEntry.get(key) ?? []), one]);
    }
  }

  of(kind: string, entryId: string): readonly PlacedEntry[] {
    return this.byEntry.get(`${kind} ${entryId}`) ?? [];
  }
}

/** The latest decision about each item and recipient; one that has since been shared whole is no longer withheld. */
function withheldIn(decisions: readonly PlacedEntry[]): Withheld[] {
  const latest = new Map<string, Withheld>();
  for (const { entry, items } of decisions)
    for (const item of items) {
      const { agencyId, unitId, staffId } = item.recipient;
      latest.set(JSON.stringify([item.item.id, agencyId, unitId, staffId]), { item, decidedAt: entry.at, decisionEntry: entry.id });
    }
  return [...latest.values()].filter(({ item }) => NOT_WHOLLY_TOLD.has(item.outcome));
}

const isKind =
  (kind: string) =>
  ({ fields }: PlacedEntry): boolean =>
    fields.get('kind') === kind;

const isTo =
  (agencyId: string) =>
  ({ recipient }: OpenedItem): boolean =>
    recipient.agencyId === agencyId;

function actingAgency({ fields }: PlacedEntry): Json | undefined {
  const actor = fields.get('actor');
  return typeof actor === 'object' && actor !== null && !Array.isArray(actor)
    ? (actor as { readonly [name: string]: Json }).agencyId
    : undefined;
}

function isClosed({ fields, items }: PlacedEntry): boolean {
  const kind = fields.get('kind');
  if (kind === 'share.released') return !fields.has('subjectRef') || items.length === 0;
  return kind === undefined || (kind === 'decision.recorded' && !(fields.has('subjectRef') && fields.has('items')));
}
