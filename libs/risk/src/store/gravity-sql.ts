import { CONCERN_LEVELS } from '@lib/kernel';

const LEVELS = `array[${CONCERN_LEVELS.map((level) => `'${level}'`).join(',')}]`;

/** How grave a level is, as SQL: 1 to 4, and no level counts as high, as the kernel's `gravity` has it. */
export const gravitySql = (level: string): string => `array_position(${LEVELS}, coalesce(${level}, 'HIGH'))`;
/** The level of that gravity again; null for 0. */
export const levelSql = (gravity: string): string => `(${LEVELS})[nullif(${gravity}, 0)]`;
