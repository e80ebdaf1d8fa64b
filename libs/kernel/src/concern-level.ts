export const CONCERN_LEVELS = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const;
export type ConcernLevel = (typeof CONCERN_LEVELS)[number];
/** Position in the order of concern. It orders items; it is never added up and never said of a person. */
export type Gravity = 1 | 2 | 3 | 4;

export const CONCERN_LABELS: Readonly<Record<ConcernLevel, string>> = {
  LOW: 'Low',
  MEDIUM: 'Medium',
  HIGH: 'High',
  VERY_HIGH: 'Very high',
};

const GRAVITY: Readonly<Record<ConcernLevel, Gravity>> = { LOW: 1, MEDIUM: 2, HIGH: 3, VERY_HIGH: 4 };

/** An item nobody has given a level counts as high: silence must not make it look harmless. */
export function gravity(level: ConcernLevel | null): Gravity {
  return GRAVITY[level ?? 'HIGH'];
}

export function graver(a: ConcernLevel | null, b: ConcernLevel | null): boolean {
  return gravity(a) > gravity(b);
}

export function isConcernLevel(value: unknown): value is ConcernLevel {
  return CONCERN_LEVELS.includes(value as ConcernLevel);
}
