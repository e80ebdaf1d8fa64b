import { readFileSync } from 'node:fs';
import { auditEvent, EVENT_FIELDS, FIELD_OF_COLUMN, type LogLine } from './audit-event.js';

const line: LogLine = {
  id: 'line-1', at: new Date('2027-03-01T09:00:00.123Z'), agencyId: 'agency-1', staffId: 'staff-1', staffName: 'Wren', signInId: 'sign-in-1',
  act: 'CONSULTATION', operation: 'riskNote', subjectType: 'RiskNote', subjectId: 'note-1', personId: 'person-1', rowCount: 3, code: 'NOT_FOUND',
  details: { lawfulUse: 'SELF_MONITORING', text: 'Alder Reed', reason: 'He is here' }, correlationId: 'c-1', closed: false,
}; // prettier-ignore
const columns = (): string[] => {
  const [, table = ''] =
    /create table concordat\.access_log \(([^;]*?)\n\);/.exec(readFileSync('prisma-free-migrations/schema.sql', 'utf8')) ?? [];
  return [...table.matchAll(/^\s+(\w+) /gm)].map(([, name = '']) => name);
};
const at = (path: string): unknown => {
  const event: Record<string, unknown> = auditEvent(line);
  const [field = '', part] = path.split('.');
  return part === undefined ? event[field] : (JSON.parse(String(event['details'])) as Record<string, unknown>)[part];
};

describe('a line of the access log as an HMPPS Audit event', () => {
  it('has a place for each column of the table and no two in one', () => {
    expect(columns().length).toBeGreaterThan(10);
    expect(Object.keys(FIELD_OF_COLUMN).sort()).toEqual(columns().sort());
    expect(new Set(Object.values(FIELD_OF_COLUMN)).size).toBe(columns().length);
  });

  it.each([
    ['id', 'line-1'], ['at', '2027-03-01T09:00:00.123Z'], ['agency_id', 'agency-1'], ['staff_id', 'staff-1'], ['sign_in_id', 'sign-in-1'],
    ['act', 'CONSULTATION'], ['operation', 'riskNote'], ['subject_type', 'RiskNote'], ['subject_id', 'note-1'], ['person_id', 'person-1'],
    ['row_count', 3], ['code', 'NOT_FOUND'], ['details', { lawfulUse: 'SELF_MONITORING' }], ['correlation_id', 'c-1'],
  ] as const)('puts %s where the table says', (column, value) => expect(at(FIELD_OF_COLUMN[column])).toEqual(value)); // prettier-ignore

  it('has the fields of such an event and no others', () => {
    expect(Object.keys(auditEvent(line))).toEqual([...EVENT_FIELDS]);
    expect(auditEvent(line)).toMatchObject({ what: 'CONSULTATION_RISK_NOTE', service: 'concordat' });
    expect(auditEvent({ ...line, operation: 'decide ErasureRequest' }).what).toBe('CONSULTATION_DECIDE_ERASURE_REQUEST');
  });

  it('of a list says that the person is the subject, and of what the list was', () => {
    const event = auditEvent({ ...line, subjectId: null });
    expect(event).toMatchObject({ subjectId: 'person-1', subjectType: 'Person' });
    expect(JSON.parse(String(event.details))).toMatchObject({ list: 'RiskNote' });
  });
});
