/*
 * The names that a set and its answers have in HL7 FHIR R4, and the few shapes of FHIR that are used. FHIR knows questions and answers;
 * what it has no word for (how grave, on what basis, which rule) travels as extensions under our own URN, which others may leave unread.
 */
export const URN = 'urn:concordat';
/** FHIR's own extensions. */
export const FHIR = {
  absent: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  most: 'http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs',
  control: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
  controls: 'http://hl7.org/fhir/questionnaire-item-control',
} as const;

export interface Coding {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
}
export interface Extension {
  readonly url: string;
  readonly extension?: readonly Extension[];
  readonly valueBoolean?: boolean;
  readonly valueInteger?: number;
  readonly valueCode?: string;
  readonly valueString?: string;
  readonly valueDate?: string;
  readonly valueCodeableConcept?: { readonly coding?: readonly Coding[] };
}
type Said = 'valueBoolean' | 'valueInteger' | 'valueCode' | 'valueString' | 'valueDate';
interface Extended {
  readonly extension?: readonly Extension[];
}

export const codeOfSet = (code: string): string => `${URN}:question-set:${code}`;
export const linkOfGroup = (code: string): string => `group:${code}`;
export const linkOfField = (question: string, field: string): string => `${question}/${field}`;
export const linkOfHint = (link: string): string => `${link}:hint`;
export const optionsOf = (question: string, field: string): string => `${URN}:option:${question}:${field}`;

/** One extension of ours, or none where there is nothing to say. */
export function saying(name: string, as: Said, value: boolean | number | string | null | undefined): readonly Extension[] {
  return value == null || value === '' ? [] : [{ url: `${URN}:${name}`, [as]: typeof value === 'string' ? fhirText(value) : value }];
}
export function extension(...said: readonly (readonly Extension[])[]): { readonly extension?: readonly Extension[] } {
  const all = said.flat();
  return all.length === 0 ? {} : { extension: all };
}
export function saidAll<As extends Said>(of: Extended, url: string, as: As): readonly NonNullable<Extension[As]>[] {
  return (of.extension ?? []).flatMap((one) => (one.url === url && one[as] !== undefined ? [one[as]] : []));
}
export function said<As extends Said>(of: Extended, url: string, as: As): NonNullable<Extension[As]> | undefined {
  return saidAll(of, url, as)[0];
}
export const ours = (name: string): string => `${URN}:${name}`;

/** `{ [key]: value }`, or nothing: what a definition leaves out stays left out. */
export function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}

/** FHIR's strings know the plain space, the tab and the ends of lines; any other blank (a space that does not break) becomes a space. */
export function fhirText(text: string): string {
  return text.replace(/[^\S \t\r\n]/gu, ' ');
}
