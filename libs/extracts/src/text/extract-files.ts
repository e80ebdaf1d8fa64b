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
/** Excel reads UTF-8 only when its mark stands first. */
const TITLES = Buffer.from(`\uFEFF${csvOf([EVENT_FIELDS])}`, 'utf8');

/** Written as its lines come in, so that no more than one batch of them is ever held as objects. The same lines give the same bytes. */
export class ExtractWriter {
  private readonly written: Buffer[] = [];
  private lines = 0;
  private closed = 0;

  constructor(
    private readonly head: ExtractHead,
    private readonly format: ExtractFormat,
  ) {}

  add(lines: readonly LogLine[]): void {
    this.lines += lines.length;
    this.closed += lines.filter((one) => one.closed).length;
    this.written.push(textOf(lines.map(auditEvent), this.format));
  }

  file(): ExtractFile {
    const { head, format, lines, closed } = this;
    const first = textOf([headEvent(head, { lines, closed })], format);
    const content = Buffer.concat([...(format === 'CSV' ? [TITLES] : []), first, ...this.written]);
    return { content, sha256: createHash('sha256').update(content).digest('hex'), lines, closed };
  }
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

function textOf(events: readonly AuditEvent[], format: ExtractFormat): Buffer {
  if (format === 'CSV') return Buffer.from(csvOf(events.map((event) => EVENT_FIELDS.map((field) => event[field] ?? ''))), 'utf8');
  return Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''), 'utf8');
}
