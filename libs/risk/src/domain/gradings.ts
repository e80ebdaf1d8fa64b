/** Police 3x5x2 grading in plain words. Only sanitised text is graded here; who or what a source is has no field in this product. */
export const SOURCE_GRADES = [
  { value: 1, label: 'Reliable', hint: 'What this source said before turned out right.' },
  { value: 2, label: 'Not tested', hint: 'We do not know this source well enough to say.' },
  { value: 3, label: 'Not reliable', hint: 'There is reason to doubt this source.' },
] as const;

export const INTELLIGENCE_GRADES = [
  { value: 'A', label: 'Known directly', hint: 'The source saw or heard it.' },
  { value: 'B', label: 'Known at second hand, and supported', hint: 'Told to the source, and something else supports it.' },
  { value: 'C', label: 'Known at second hand', hint: 'Told to the source, and nothing else supports it yet.' },
  { value: 'D', label: 'Not known', hint: 'It cannot be said how the source knows.' },
  { value: 'E', label: 'Suspected to be false', hint: 'Say why you keep it.' },
] as const;

export const HANDLING_CODES = [
  { value: 'P', label: 'May be shared lawfully', hint: 'Each share still needs its own decision.' },
  { value: 'C', label: 'May be shared with conditions', hint: 'Write the conditions. Nobody can share it before accepting them.' },
] as const;

export type SourceGrade = (typeof SOURCE_GRADES)[number]['value'];
export type IntelligenceGrade = (typeof INTELLIGENCE_GRADES)[number]['value'];
export type HandlingCode = (typeof HANDLING_CODES)[number]['value'];

export interface Grading {
  readonly sourceGrade: number | null;
  readonly intelligenceGrade: string | null;
  readonly handlingCode: string;
  readonly handlingConditions: string | null;
}

/** Ungraded is allowed; half graded is not, and a condition code without its conditions would bind nobody. */
export function problemsWithGrading(grading: Grading): Readonly<Record<string, string>> {
  const { sourceGrade, intelligenceGrade, handlingCode, handlingConditions } = grading;
  const graded = sourceGrade !== null || intelligenceGrade !== null;
  const wrong: [field: keyof Grading, message: string, isWrong: boolean][] = [
    ['sourceGrade', 'Choose how reliable the source is', graded && !has(SOURCE_GRADES, sourceGrade)],
    ['intelligenceGrade', 'Choose how the source knows this', graded && !has(INTELLIGENCE_GRADES, intelligenceGrade)],
    ['handlingCode', 'Choose whether it may be shared with or without conditions', !has(HANDLING_CODES, handlingCode)],
    ['handlingConditions', 'Enter the conditions for sharing this', handlingCode === 'C' && (handlingConditions ?? '').trim() === ''],
  ];
  return Object.fromEntries(wrong.filter(([, , isWrong]) => isWrong).map(([field, message]) => [field, message]));
}

function has(list: readonly { readonly value: unknown }[], value: unknown): boolean {
  return list.some((one) => one.value === value);
}
