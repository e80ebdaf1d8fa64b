import { AGENCY_KINDS, CONCERN_LEVELS, type Problem, shapeProblems } from '@lib/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { FIELD_TYPES, QUESTION_STAGES } from './question-set.js';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' }) as const;
const CODE = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' } as const;
const FIELD_CODE = { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,39}$' } as const;
const OPTION_CODE = { type: 'string', pattern: '^[A-Z][A-Z0-9_]{0,59}$' } as const;
const SET_CODE = { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}$' } as const;
const CATEGORY = { type: 'string', pattern: '^[A-Z][A-Z_]{0,59}$' } as const;
const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const thing = (required: readonly string[], properties: Record<string, unknown>) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const list = (items: unknown, minItems: number, maxItems: number) => ({ type: 'array', items, minItems, maxItems });
const kinds = { ...list({ type: 'string', enum: AGENCY_KINDS }, 1, AGENCY_KINDS.length), uniqueItems: true };

const field = thing(['code', 'label', 'type'], {
  code: FIELD_CODE,
  label: { type: 'string', maxLength: 200 },
  hint: text(400),
  type: { enum: FIELD_TYPES },
  options: list(thing(['code', 'label'], { code: OPTION_CODE, label: text(200) }), 2, 60),
  required: { type: 'boolean' },
  when: thing(['field', 'is'], { field: FIELD_CODE, is: { type: ['string', 'boolean'] } }),
});
const question = thing(['code', 'topic', 'text', 'fields', 'core', 'level', 'categories'], {
  code: CODE,
  topic: { type: ['integer', 'null'], minimum: 1, maximum: 60 },
  text: text(300),
  hint: text(600),
  fields: list(field, 1, 15),
  repeat: thing(['noun', 'most'], { noun: text(60), most: { type: 'integer', minimum: 2, maximum: 50 } }),
  core: { type: 'boolean' },
  when: { type: 'object' },
  safetyCritical: { type: 'boolean' },
  level: { enum: CONCERN_LEVELS },
  categories: { ...list(CATEGORY, 0, 60), uniqueItems: true },
  declaration: { type: 'boolean' },
});

/** The shape of a question set. What a shape cannot say (codes, rules, what is reachable) stands in sound-set.ts. */
export const QUESTION_SET_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:concordat:questions:1',
  title: 'A set of questions that one agency puts to another about one person',
  ...thing(['format', 'code', 'version', 'title', 'about', 'stage', 'askedBy', 'askedOf', 'groups'], {
    $schema: { type: 'string', maxLength: 200 },
    format: { const: 'concordat-questions/1' },
    code: SET_CODE,
    version: { type: 'integer', minimum: 1, maximum: 9999 },
    title: text(150),
    about: text(1000),
    stage: { enum: QUESTION_STAGES },
    askedBy: kinds,
    askedOf: kinds,
    supplement: thing(['heading', 'owner', 'evidence', 'endsOn'], {
      heading: text(400),
      owner: text(200),
      evidence: text(1000),
      endsOn: DAY,
    }),
    groups: list(thing(['code', 'title', 'questions'], { code: CODE, title: text(100), questions: list(question, 1, 100) }), 1, 12),
  }),
};

const valid = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(QUESTION_SET_SCHEMA);
const PATTERNS: Readonly<Record<string, string>> = {
  [CODE.pattern]: 'must begin with a small letter and hold only small letters, digits and hyphens, at most 40',
  [FIELD_CODE.pattern]: 'must begin with a small letter and hold only letters and digits, at most 40',
  [OPTION_CODE.pattern]: 'must be in capitals, digits and underscores, at most 60',
  [SET_CODE.pattern]: 'must begin with a small letter and hold only small letters, digits and hyphens, at most 64',
  [CATEGORY.pattern]: 'must be the code of a kind of risk note, in capitals and underscores',
  [DAY.pattern]: 'must be a day such as 2027-03-31',
  '\\S': 'must not be blank',
};

export const shapeFaults = (json: unknown): readonly Problem[] => (valid(json) ? [] : shapeProblems(valid.errors ?? [], PATTERNS));
