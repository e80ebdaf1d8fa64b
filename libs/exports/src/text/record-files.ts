import { createHash } from 'node:crypto';
import type { BundledEntry } from '@lib/ledger';
import { csvOf } from '@lib/oversight';
import { canonicalize } from 'json-canonicalize';
import { LEFT_OUT, statementRows } from './looked-words.js';
import { type KnownAt, NOT_IN_IT, NOT_KNOWN, type RecordContent, REDACTION_GROUND } from './record-content.js';

/** What the entries are proved under; null while nothing is sealed. */
export interface Proofs {
  readonly log: string;
  readonly checkpoint: string;
  readonly checkpoints: readonly string[];
  readonly entries: readonly BundledEntry[];
  /** Ids of entries that have no place yet. */
  readonly waiting: readonly string[];
}
const COLUMNS = [
  'what',
  'id',
  'at',
  'happened',
  'from',
  'to',
  'by',
  'reference',
  'category',
  'level',
  'outcome',
  'reason',
  'words',
  'person',
] as const;
/** Excel reads UTF-8 only when this stands first. */
const BOM = '\uFEFF';

/**
 * The record as canonical JSON (RFC 8785). With proofs it is a bundle as well, of this person's entries alone, so that the verifier takes it
 * as it is: what is shown of each entry is in the signed record, unchanged.
 */
export function jsonFile(content: RecordContent, proofs: Proofs | null): string {
  const { agency, until, redactions, ...rest } = content;
  const record = {
    format: 'concordat-sharing-record/2',
    ...rest,
    until,
    notInIt: [...NOT_IN_IT],
    notKnown: [...NOT_KNOWN],
    redactions: redactions.map((one) => ({ ...one, ground: REDACTION_GROUND })),
    proofs: proofs ? { waiting: [...proofs.waiting] } : 'NOTHING_SEALED_YET',
  };
  if (!proofs) return canonicalize({ agency, record });
  const { log, checkpoint, checkpoints, entries } = proofs;
  return canonicalize({ v: 1, log, agency, at: until, checkpoint, checkpoints: [...checkpoints], entries: [...entries], record });
}

type Row = Partial<Record<(typeof COLUMNS)[number], string | null>> & { readonly personId?: string };

/** What it is and is not, every line, every text that went, every redaction; what a spreadsheet would run is shown as text. */
export function csvFile({ lines, items, known, redactions, people, ...whole }: RecordContent): string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const { agency, period, until, preparedBy, audience, words, legalDemand } = whole;
  const rows = [
    {
      what: 'EXPORT',
      id: whole.id,
      at: until,
      from: agency.name,
      to: audience,
      by: preparedBy,
      reference: legalDemand,
      outcome: period && `${period.from} to ${period.to}`,
      words,
    },
    ...people.map(({ id }) => ({ what: 'PERSON', id, personId: id })),
    ...(period ? [{ what: 'LEFT_OUT', outcome: String(period.leftOut), words: LEFT_OUT }] : []),
    ...NOT_IN_IT.map((one) => ({ what: 'NOT_IN_IT', words: one })),
    ...statementRows(whole),
    ...lines.map((one) => ({ ...one, what: one.kind, happened: one.happenedAt, reason: one.reasonCode })),
    ...items.map(({ text, ...one }) => ({
      ...one, what: 'TEXT_SHARED', at: one.sentAt, happened: one.happenedOn, reference: one.share,
      outcome: one.inPart ? 'SHARED_IN_PART' : 'SHARED', reason: one.purpose, words: text,
    })), // prettier-ignore
    ...known.flatMap(knownRows),
    ...redactions.map(({ at, class: className, times }) => ({ what: 'REDACTED', id: at, category: className, outcome: String(times), words: REDACTION_GROUND })), // prettier-ignore
  ];
  const cell = ({ personId, ...row }: Row) => COLUMNS.map((name) => (name === 'person' ? names.get(personId ?? '') : row[name]) ?? '');
  return BOM + csvOf([COLUMNS, ...rows.map(cell)]);
}

function knownRows({ personId, at, told, kept, held }: KnownAt) {
  const rows = [
    ...told.map((one) => ({ what: toldState(one), at, happened: one.sentAt, from: one.from, reference: one.share })),
    ...kept.map(({ id, to, reference, category, level, outcome, reasonCode, words, decidedAt }) => ({
      what: 'KEPT_BACK_THEN', id, at, happened: decidedAt, to, reference, category, level, outcome, reason: reasonCode, words,
    })), // prettier-ignore
    ...held.map(({ id, recordedAt, category, level }) => ({ what: 'HELD_THEN', id, at, happened: recordedAt, category, level })),
  ];
  return rows.map((row) => ({ ...row, personId }));
}
const toldState = ({ openedAt, takenBackAt }: KnownAt['told'][number]): string =>
  takenBackAt !== null ? 'TAKEN_BACK_BY_THEN' : openedAt === null ? 'TOLD_AND_UNOPENED_THEN' : 'TOLD_AND_OPENED_THEN';

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
