/** A line of the access log as whoever takes it may read it. */
export interface LogLine {
  readonly id: string;
  readonly at: Date;
  readonly agencyId: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly signInId: string | null;
  readonly act: string;
  readonly operation: string;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly personId: string | null;
  readonly rowCount: number | null;
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly correlationId: string | null;
  /** About somebody whom the taker may not open: neither person nor subject is in the line. */
  readonly closed: boolean;
}
/** The fields of an HMPPS Audit event, in its order. */
export const EVENT_FIELDS = [
  'what',
  'when',
  'operationId',
  'subjectId',
  'subjectType',
  'correlationId',
  'who',
  'service',
  'details',
] as const;
export type AuditEvent = Readonly<Record<(typeof EVENT_FIELDS)[number], string | null>>;

/** Where each column of the access log goes, each to one place; `details.x` is the part x of the JSON in `details`. */
export const FIELD_OF_COLUMN = {
  id: 'details.line',
  at: 'when',
  agency_id: 'details.agency',
  staff_id: 'who',
  sign_in_id: 'details.signIn',
  act: 'details.act',
  operation: 'operationId',
  subject_type: 'subjectType',
  subject_id: 'subjectId',
  person_id: 'details.person',
  row_count: 'details.rows',
  code: 'details.code',
  details: 'details.said',
  correlation_id: 'correlationId',
} as const;

/**
 * Of what a line says besides, only ids, days and codes. What was typed (a name that was searched for, the reason for an emergency) may be
 * about somebody whom the taker may not open.
 */
const SAID = [
  'lawfulUse', 'staffId', 'unitId', 'agencyId', 'otherAgencyId', 'recipients', 'nextId', 'from', 'to', 'at', 'outcome', 'kind', 'settled',
  'identifiedBy', 'before', 'format', 'sha256', 'lines', 'closed',
] as const; // prettier-ignore

/** Names its act as HMPPS Audit does (VIEW_SOMETHING): the act, then the operation. A subject that is not named is the person. */
export function auditEvent(line: LogLine): AuditEvent {
  const { subjectId, personId, subjectType } = line;
  const ofPerson = subjectId === null && personId !== null;
  const details = {
    line: line.id,
    agency: line.agencyId,
    act: line.act,
    rows: line.rowCount,
    code: line.code,
    person: personId,
    signIn: line.signInId,
    said: saidBesides(line.details),
    name: line.staffName,
    ...(ofPerson && { list: subjectType }),
    ...(line.closed && { closed: true }),
  };
  return {
    what: `${line.act}_${capitals(line.operation)}`,
    when: line.at.toISOString(),
    operationId: line.operation,
    subjectId: subjectId ?? personId,
    subjectType: ofPerson ? 'Person' : subjectType,
    correlationId: line.correlationId,
    who: line.staffId,
    service: 'concordat',
    details: JSON.stringify(details),
  };
}

const capitals = (operation: string): string =>
  operation
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toUpperCase();

function saidBesides(details: LogLine['details']): object | null {
  if (details === null) return null;
  return Object.fromEntries(SAID.flatMap((name) => (Object.hasOwn(details, name) ? [[name, details[name]]] : [])));
}
