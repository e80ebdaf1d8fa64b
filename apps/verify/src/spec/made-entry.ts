import { createHash } from 'node:crypto';
import type { Json } from '../wording/answer.js';
import type { Seeded } from './seeded.js';

/* Entries as libs/ledger's README describes them, written here once more: the verifier is held to the words and not to the ledger's code. */
export interface MadeItem {
  readonly id: string;
  readonly to: string;
  readonly outcome: string;
  /** Null when nothing went. */
  readonly content?: string | null;
}
export interface MadeAct {
  readonly kind: string;
  readonly by: string;
  readonly at: string;
  readonly person?: string;
  readonly rationale?: Json;
  readonly supersedes?: string;
  readonly about?: string;
  readonly items?: readonly MadeItem[];
  readonly custodian?: string;
}
interface Part {
  readonly name: string;
  readonly encoded: string;
  /** Of an item and its salt. */
  readonly item?: MadeItem;
}
export interface MadeEntry {
  readonly id: string;
  readonly bytes: Buffer;
  readonly parts: readonly Part[];
}
export const LOG = 'ledger.verify.example/2026';

export function madeEntry(act: MadeAct, random: Seeded): MadeEntry {
  const items = (act.items ?? []).map((item) => madeItem(item, random));
  const values: [string, Json | undefined][] = [
    ['kind', act.kind],
    ['subjectRef', act.person],
    ['actor', act.by === 'the-log' ? 'the-log' : { agencyId: act.by, staffId: 's1', unitId: 'u1', name: 'Siân Prys', jobTitle: 'Officer' }],
    ['occurredAt', act.at],
    ['rationale', act.rationale],
    ['supersedes', act.supersedes],
    ['about', act.about],
    ['items', act.items && padded(items.map(({ digest }) => digest), Math.max(8, 2 ** Math.ceil(Math.log2(Math.max(1, items.length)))), random)], // prettier-ignore
  ];
  const fields = values.flatMap(([name, value]) => (value === undefined ? [] : [{ name, encoded: encode(random, name, value) }]));
  const id = random.uuid();
  const sd = padded(fields.map(({ encoded }) => digestOf(encoded)), 16, random); // prettier-ignore
  const bytes = Buffer.from(JSON.stringify({ at: act.at, custodian: act.custodian ?? `agency-${act.by}`, id, log: LOG, sd, v: 1 }));
  return { id, bytes, parts: [...fields, ...items.flatMap(({ parts }) => parts)] };
}

/** What an agency is shown of an entry: its own wholly; of others' all but the reasons, and only what went to it. */
export function shownTo(agency: string, by: string, { parts }: MadeEntry): string[] {
  return parts
    .filter(({ name, item }) => agency === by || (item ? item.to === agency && item.outcome.startsWith('SHARED') : name !== 'rationale'))
    .map(({ encoded }) => encoded);
}

export function digestOf(encoded: string): string {
  return createHash('sha256').update(encoded).digest('base64url');
}

export function encode(random: Seeded, name: string, value: Json): string {
  return Buffer.from(JSON.stringify([random.bytes(16).toString('base64url'), name, value])).toString('base64url');
}

function madeItem(item: MadeItem, random: Seeded): { digest: string; parts: Part[] } {
  const salt = random.bytes(16).toString('base64url');
  const committed = (name: string, text: string): string => digestOf(Buffer.from(JSON.stringify([salt, name, text])).toString('base64url'));
  const value = {
    item: { kind: 'NOTE', id: item.id, version: 1 },
    versionHash: committed('version', 'All of it'),
    recipient: { agencyId: item.to, unitId: null, staffId: null },
    outcome: item.outcome,
    reasonCode: 'NEEDED',
    reason: null,
    gateway: 'OMA2007_S14',
    contentDigest: item.content == null ? null : committed('content', item.content),
  };
  const encoded = encode(random, 'item', value);
  const digest = digestOf(encoded);
  const opening = Buffer.from(JSON.stringify([salt, 'contentSalt', digest])).toString('base64url');
  return { digest, parts: [{ name: 'item', encoded, item }, { name: 'contentSalt', encoded: opening, item }] }; // prettier-ignore
}

function padded(digests: readonly string[], size: number, random: Seeded): string[] {
  return [...digests, ...Array.from({ length: size - digests.length }, () => random.bytes(32).toString('base64url'))].sort();
}
