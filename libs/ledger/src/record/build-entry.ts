import { uuidV7 } from '@lib/kernel';
import { disclose, newSalt, padded, type RandomSource, systemRandom } from '../domain/disclosures.js';
import { DIGESTS } from '../domain/entry.js';
import type { EntryKind } from '../domain/entry-kinds.js';
import { type RecordedItem, sealItems } from '../domain/items.js';
import type { StrictJson } from '../domain/strict-json.js';
import { entryBytes } from './canonical.js';

/** What is to be recorded of one act. Fields left out are simply not there; the sixteen digests do not show it. */
export interface EntryFields {
  readonly log: string;
  readonly custodian: string;
  /** The database's clock. */
  readonly at: Date;
  readonly kind: EntryKind;
  readonly caseRef?: string;
  readonly subjectRef?: string;
  readonly actor: StrictJson;
  readonly occurredAt: Date;
  readonly purpose?: StrictJson;
  readonly legalBasis?: StrictJson;
  readonly rationale?: StrictJson;
  /** The id of the entry this one corrects, revokes or ends. */
  readonly supersedes?: string;
  /** The id of the entry of what was opened or answered. */
  readonly about?: string;
  readonly items?: readonly RecordedItem[];
}

/** FIELD opens a digest of the entry, ITEM a digest of its `items`; ITEM rows named contentSalt open what an item commits to. */
export interface StoredDisclosure {
  readonly ordinal: number;
  readonly part: 'FIELD' | 'ITEM';
  readonly disclosure: string;
}
export interface BuiltEntry {
  readonly id: string;
  readonly entryBytes: Buffer;
  readonly disclosures: readonly StoredDisclosure[];
}

export function buildEntry(fields: EntryFields, random: RandomSource = systemRandom): BuiltEntry {
  const items = fields.items === undefined ? null : sealItems(fields.items, random);
  const values = { ...namedFields(fields), ...(items === null ? {} : { items: items.digests }) };
  const opened = Object.entries(values).map(([name, value]) => disclose(name, value, newSalt(random)));
  const id = uuidV7(fields.at, random(10));
  const sd = padded(opened.map((field) => field.digest), DIGESTS, random); // prettier-ignore
  const bytes = entryBytes({ at: fields.at.toISOString(), custodian: fields.custodian, id, log: fields.log, sd, v: 1 });
  const rows = [
    ...opened.map((field) => ({ part: 'FIELD' as const, disclosure: field.encoded })),
    ...(items?.disclosures ?? []).map((item) => ({ part: 'ITEM' as const, disclosure: item.encoded })),
    ...(items?.salts ?? []).map((salt) => ({ part: 'ITEM' as const, disclosure: salt.encoded })),
  ];
  return { id, entryBytes: bytes, disclosures: rows.map((row, ordinal) => ({ ordinal, ...row })) };
}

function namedFields(fields: EntryFields): Record<string, StrictJson> {
  const { kind, caseRef, subjectRef, actor, occurredAt, purpose, legalBasis, rationale, supersedes, about } = fields;
  const all = { kind, caseRef, subjectRef, actor, occurredAt: occurredAt.toISOString(), purpose, legalBasis, rationale, supersedes, about };
  const present = Object.entries(all).filter((entry): entry is [string, StrictJson] => entry[1] !== undefined);
  return Object.fromEntries(present);
}
