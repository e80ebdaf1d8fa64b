import { AGENCY_KINDS, type Problem, ROLES, shapeProblems } from '@lib/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' }) as const;
const CODE = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}$' } as const;
const thing = (required: readonly string[], properties: Record<string, unknown>) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const list = (items: unknown, minItems: number, maxItems: number) => ({ type: 'array', items, minItems, maxItems });
const names = (items: unknown, minItems: number, maxItems: number) => ({ ...list(items, minItems, maxItems), uniqueItems: true });
const titled = thing(['code', 'title'], { code: CODE, title: text(150) });

const roles = (least: number) => names({ type: 'string', enum: ROLES }, least, ROLES.length);
const holder = thing(['agency', 'roles'], { agency: { type: 'string', enum: AGENCY_KINDS }, roles: roles(1) });
/** One of its names must be there, and not both; that is said in sound-names.ts, where it can be said plainly. */
const cause = { ...thing([], { fact: CODE, step: CODE, outcome: CODE }), minProperties: 1 };

const fact = thing(['code', 'title', 'atStart', 'many', 'reportedBy'], {
  code: CODE,
  title: text(150),
  atStart: { type: 'boolean' },
  many: { type: 'boolean' },
  reportedBy: list(holder, 0, 12),
  circumstance: { enum: ['RECALL', 'RELEASE', 'ARREST'] },
});
const limit = thing(['variants', 'from', 'direction', 'amount', 'unit', 'stopsOn', 'source'], {
  variants: names(CODE, 0, 12),
  from: cause,
  direction: { enum: ['AFTER', 'BEFORE'] },
  amount: { type: 'integer', minimum: 1, maximum: 9999 },
  unit: { enum: ['HOURS', 'WORKING_DAYS', 'CALENDAR_DAYS'] },
  stopsOn: names(CODE, 0, 12),
  source: CODE,
});
const outcome = thing(['code', 'title', 'reason'], {
  code: CODE,
  title: text(150),
  reason: { type: 'boolean' },
  fact: CODE,
  ends: CODE,
});
const step = thing(
  ['code', 'title', 'what', 'owner', 'opens', 'variants', 'each', 'due', 'outcomes', 'asks', 'signOff', 'tries', 'leftOnlyBySupervisor', 'tells'], // prettier-ignore
  {
    code: CODE,
    title: text(150),
    what: text(1000),
    owner: holder,
    opens: list(list(cause, 1, 12), 0, 12),
    variants: names(CODE, 0, 12),
    each: { type: ['string', 'null'], pattern: CODE.pattern },
    due: list(limit, 0, 12),
    outcomes: list(outcome, 1, 12),
    asks: names(CODE, 0, 12),
    signOff: roles(0),
    tries: { type: 'boolean' },
    leftOnlyBySupervisor: { type: 'boolean' },
    interrupts: { enum: ['RECALL', 'RELEASE_DAY'] },
    tells: list(thing(['who', 'what'], { who: holder, what: text(300) }), 0, 12),
  },
);

/** The shape of a process map. What a shape cannot say (names, ways through, clocks) stands in sound-procedure.ts. */
export const PROCEDURE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:concordat:procedure:1',
  title: 'A process map: what is to be done, by whom, by when and why',
  ...thing(['format', 'code', 'version', 'title', 'summary', 'about', 'startedBy', 'variants', 'facts', 'steps', 'ends', 'sources'], {
    $schema: { type: 'string', maxLength: 200 },
    format: { const: 'concordat-procedure/1' },
    code: CODE,
    version: { type: 'integer', minimum: 1, maximum: 9999 },
    title: text(150),
    summary: text(1000),
    about: { enum: ['PERSON_OF_CONCERN', 'PERSON_AT_RISK'] },
    startedBy: list(holder, 1, 12),
    variants: list(titled, 0, 12),
    facts: list(fact, 0, 60),
    steps: list(step, 1, 60),
    ends: list(titled, 1, 20),
    sources: list(thing(['code', 'title', 'read'], { code: CODE, title: text(300), read: { type: 'boolean' }, local: { type: 'boolean' } }), 0, 40),
  }),
};

const valid = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(PROCEDURE_SCHEMA);
const PATTERNS: Readonly<Record<string, string>> = {
  [CODE.pattern]: 'must begin with a small letter and hold only small letters, digits and hyphens, at most 64',
  '\\S': 'must not be blank',
};

export const shapeFaults = (json: unknown): readonly Problem[] => (valid(json) ? [] : shapeProblems(valid.errors ?? [], PATTERNS));
