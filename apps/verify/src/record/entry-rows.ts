import type { Json, Row } from '../wording/answer.js';
import { count, instant, kindInWords, NOT_SHOWN, oneLine } from '../wording/words.js';
import type { OpenedEntry } from './opened-entry.js';
import type { OpenedItem } from './opened-item.js';

/** In the order in which a reader asks; the first three are in every entry. */
const ALWAYS = new Set(['kind', 'actor', 'occurredAt']);
const FIELDS: readonly (readonly [field: string, label: string])[] = [
  ['kind', 'what'],
  ['actor', 'who'],
  ['occurredAt', 'happened'],
  ['subjectRef', 'about person'],
  ['caseRef', 'case'],
  ['purpose', 'purpose'],
  ['legalBasis', 'legal basis'],
  ['rationale', 'reasons'],
  ['about', 'about entry'],
  ['supersedes', 'in place of entry'],
];
const KNOWN = new Set([...FIELDS.map(([field]) => field), 'items']);

export function entryRows(opened: OpenedEntry): Row[] {
  const { entry, fields, unopened } = opened;
  return [
    ['entry', entry.id],
    ['recorded', `${instant(entry.at)}, by ${entry.custodian}`],
    ...FIELDS.flatMap(([field, label]): Row[] => {
      const value = fields.get(field);
      if (value !== undefined) return [[label, inWords(field, value)]];
      return ALWAYS.has(field) ? [[label, NOT_SHOWN]] : [];
    }),
    ...[...fields].filter(([name]) => !KNOWN.has(name)).map(([name, value]): Row => [name, oneLine(value)]),
    ...opened.items.map((item): Row => ['item', itemInWords(item)]),
    ...(unopened.items > 0 ? [['other items', `${count(unopened.items, 'digest')}: ${NOT_SHOWN}, or padding`] as const] : []),
    ['other fields', `${count(unopened.fields, 'digest')}: ${NOT_SHOWN}, or padding`],
  ];
}

export function entryFound({ entry, fields, items, unopened }: OpenedEntry): { readonly [name: string]: Json } {
  return {
    entry: { id: entry.id, at: entry.at, custodian: entry.custodian, log: entry.log },
    fields: Object.fromEntries([...fields].filter(([name]) => name !== 'items')),
    items: items.map(({ contentSalt, ...item }) => ({ ...item, contentSaltShown: contentSalt !== null })),
    unopened: { ...unopened },
  };
}

export function itemInWords({ item, outcome, reasonCode, reason, recipient, gateway }: OpenedItem): string {
  const to = [recipient.agencyId, recipient.unitId, recipient.staffId].filter((one) => one !== null).join(' / ');
  const why = reason === null ? reasonCode : `${reasonCode}: ${reason}`;
  return `${item.kind} ${item.id} version ${item.version}: ${outcome}, to ${to} (${why})${gateway === null ? '' : `, ${gateway}`}`;
}

function inWords(field: string, value: Json): string {
  if (typeof value !== 'string') return field === 'actor' ? actorInWords(value) : oneLine(value);
  if (field === 'kind') return kindInWords(value);
  return field === 'occurredAt' && !Number.isNaN(Date.parse(value)) ? instant(new Date(value).toISOString()) : value;
}

function actorInWords(value: Json): string {
  const { name, jobTitle, agencyId } = (value ?? {}) as { readonly [part: string]: Json | undefined };
  return typeof name === 'string' && typeof jobTitle === 'string' ? `${name}, ${jobTitle} (agency ${String(agencyId)})` : oneLine(value);
}
