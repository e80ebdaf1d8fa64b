/** One thing that is wrong in a file that somebody wrote, and where: a JSON pointer such as /steps/3/due/0/source. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** What a JSON Schema validator says of one fault: ajv's words for it, taken without ajv. */
interface ShapeFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string | undefined;
}

const WORDS: Readonly<Record<string, (given: Readonly<Record<string, unknown>>) => string>> = {
  required: (given) => `"${String(given['missingProperty'])}" is missing: add it`,
  additionalProperties: (given) => `"${String(given['additionalProperty'])}" is not known here: take it out, or check how it is spelled`,
  enum: (given) => `must be one of ${(given['allowedValues'] as unknown[]).join(', ')}`,
  const: (given) => `must be ${String(given['allowedValue'])}`,
  type: (given) => `must be ${[given['type']].flat().join(' or ')}`,
  minLength: () => 'must not be blank',
  maxLength: (given) => `must be ${String(given['limit'])} characters or fewer`,
  minItems: (given) => `must hold at least ${String(given['limit'])}`,
  maxItems: (given) => `must hold at most ${String(given['limit'])}`,
  uniqueItems: () => 'names the same thing twice',
  minimum: (given) => `must be ${String(given['limit'])} or more`,
  maximum: (given) => `must be ${String(given['limit'])} or less`,
};

/** Enough to mend a file by; one that is something else altogether would give thousands. */
const MOST = 50;

/** Faults for whoever has to mend the file, each said once. `patterns` says each pattern of the schema in words. */
export function shapeProblems(faults: readonly ShapeFault[], patterns: Readonly<Record<string, string>>): readonly Problem[] {
  const problems = faults.slice(0, MOST).map((fault) => ({ path: fault.instancePath, message: inWords(fault, patterns) }));
  return [...new Map(problems.map((problem) => [`${problem.path} ${problem.message}`, problem])).values()];
}

function inWords({ keyword, params, message }: ShapeFault, patterns: Readonly<Record<string, string>>): string {
  if (keyword === 'pattern') return patterns[String(params['pattern'])] ?? 'is not written as it must be';
  return WORDS[keyword]?.(params) ?? message ?? keyword;
}
