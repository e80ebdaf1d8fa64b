import { canonicalize } from 'json-canonicalize';
import type { ContentItem, Named, RecordContent } from './record-content.js';
import { categoryWords, codeWords } from './record-words.js';

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const TERMS = 'http://terminology.hl7.org/CodeSystem';
const urn = (id: string): string => `urn:uuid:${id}`;
const identified = (id: string): object => ({ identifier: { system: 'urn:ietf:rfc:3986', value: urn(id) } });
const organisation = (display: string): object => ({ type: 'Organization', display });
const coded = (system: string, code: string, display: string): object => ({ system, code, display });

/**
 * Every text that went as a disclosure that a health service's audit repository can take in: a FHIR R4 Bundle of AuditEvents, in the shape of
 * HL7's own example of one (https://hl7.org/fhir/R4/auditevent-example-disclosure.json.html). Says what kind of thing went and gives its sum;
 * of its words nothing.
 */
export function fhirFile(content: RecordContent): string {
  const people = new Map(content.people.map((one) => [one.id, one]));
  const entry = content.items.map((item) => ({
    fullUrl: urn(item.id),
    resource: disclosure(item, content.agency, people.get(item.personId)),
  }));
  // FHIR lets no list be empty.
  const entries = entry.length > 0 ? { entry } : {};
  return canonicalize({ resourceType: 'Bundle', id: content.id, type: 'collection', timestamp: content.until, ...entries });
}

function disclosure(item: ContentItem, keeper: Named, person: Named | undefined): object {
  return {
    resourceType: 'AuditEvent',
    id: item.id,
    type: coded(DICOM, '110106', 'Export'),
    subtype: [{ code: 'Disclosure', display: 'Disclosure' }],
    action: 'R',
    recorded: item.sentAt,
    outcome: '0',
    purposeOfEvent: [{ text: codeWords(item.purpose) }],
    agent: [
      { type: role('110153', 'Source Role ID'), who: organisation(item.from), name: item.by, requestor: true },
      { type: role('110152', 'Destination Role ID'), who: organisation(item.to), requestor: false },
    ],
    source: {
      observer: organisation(keeper.name),
      type: [coded(`${TERMS}/security-source-type`, '4', 'Application Server')],
    },
    entity: [
      {
        what: { type: 'Person', ...identified(item.personId) },
        type: coded(`${TERMS}/audit-entity-type`, '1', 'Person'),
        role: coded(`${TERMS}/object-role`, '1', 'Patient'),
        ...(person && { name: person.name }),
      },
      {
        what: identified(item.id),
        type: coded(`${TERMS}/audit-entity-type`, '2', 'System Object'),
        role: coded(`${TERMS}/object-role`, '4', 'Domain Resource'),
        name: item.share,
        description: `${categoryWords(item.category)}, ${codeWords(item.level).toLowerCase()}${item.inPart ? ', in part' : ''}`,
        ...(item.digest !== null && { detail: [{ type: 'SHA-256', valueString: item.digest }] }),
      },
    ],
  };
}
const role = (code: string, display: string): object => ({ coding: [coded(DICOM, code, display)] });
