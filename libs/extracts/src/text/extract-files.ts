import { createHash } from 'node:crypto';
import { csvOf } from '@lib/oversight';
import type { ExtractFormat } from '../domain/access-extract.js';
import { type AuditEvent, auditEvent, EVENT_FIELDS, type LogLine } from '../domain/audit-event.js';

/** What the file is: said in its first line, which is the decision that it is taken under. */
export interface ExtractHead {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string | null;
  readonly ofStaffId: string | null;
  readonly fromDay: string;
  readonly toDay: string;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand: string;
  readonly lawfulUse: string;
  readonly askedBy: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}
export interface ExtractFile {
  readonly content: Buffer;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly lines: number;
  /** Lines about somebody whom the taker may not open. */
  readonly closed: number;
}
/** Excel reads UTF-8 only when this stands first. */
const BOM = '\uFEFF';

/** The same lines give the same bytes. */
export function extractFile(head: ExtractHead, lines: readonly LogLine[], format: ExtractFormat): ExtractFile {
  const closed = lines.filter((one) => one.closed).length;
  const events = [headEvent(head, { lines: lines.length, closed }), ...lines.map(auditEvent)];
  const content = Buffer.from(format === 'CSV' ? csv(events) : jsonLines(events), 'utf8');
  return { content, sha256: createHash('sha256').update(content).digest('hex'), lines: lines.length, closed };
}

function headEvent(head: ExtractHead, counted: { readonly lines: number; readonly closed: number }): AuditEvent {
  const { id, decidedBy, decidedAt, ...said } = head;
  return {
    what: 'ALTERATION_DECIDE_ACCESS_EXTRACT',
    when: decidedAt?.toISOString() ?? null,
    operationId: 'decideAccessExtract',
    subjectId: id,
    subjectType: 'AccessExtract',
    correlationId: null,
    who: decidedBy,
    service: 'concordat',
    details: JSON.stringify({ ...said, ...counted }),
  };
}

const jsonLines = (events: readonly AuditEvent[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join('');
const csv = (events: readonly AuditEvent[]): string =>
  BOM + csvOf([EVENT_FIELDS, ...events.map((event) => EVENT_FIELDS.map((field) => event[field] ?? ''))]);
