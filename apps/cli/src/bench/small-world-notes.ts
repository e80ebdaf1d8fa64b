import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@lib/kernel';
import type { Cell } from './copy-in.js';

/** One table's rows, all with the same columns. */
export type Rows = readonly (readonly [table: string, rows: readonly Readonly<Record<string, Cell>>[]])[];

export interface Agency {
  readonly id: string;
  readonly unit: string;
  readonly staff: readonly string[];
}
export interface Note {
  readonly id: string;
  readonly person: string;
  readonly agency: Agency;
  readonly minute: number;
  readonly i: number;
}

/** Everything in it lies before this moment, to which its clock is set. */
export const BENCH_NOW = '2026-12-15T09:00:00.000Z';
const BEGAN = Date.parse('2026-09-01T08:00:00Z');
const MINUTE = 60_000;
export const KINDS = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH'];
const LEVELS = ['LOW', 'MEDIUM', 'HIGH', 'MEDIUM', 'HIGH'];
const CATEGORIES = ['SUBSTANCES', 'ADDRESS', 'MISSED', 'SUBSTANCES'];
export const GROUPS = ['SUBSTANCE', 'WHEREABOUTS', 'COMPLIANCE', 'SUBSTANCE'];
export const LETTERS = 'abcdefghijklmnopqrst';
/** Of ten notes five are the asking force's, three probation's, two of the others. */
export const HOLDER = [0, 1, 0, 2, 0, 1, 0, 3, 0, 1];

export const when = (minutes: number): string => new Date(BEGAN + minutes * MINUTE).toISOString();
export const idAt = (minutes: number): string => uuidV7(new Date(BEGAN + minutes * MINUTE), randomBytes(10));
export const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
export const levelOf = (note: Note): string => pick(LEVELS, note.i);
export const categoryOf = (note: Note): string => pick(CATEGORIES, note.i);
export const bodyOf = (note: Note): string =>
  `Note ${note.i}: what was seen, by whom, and what was done about it on the day. `.repeat(3).trim();
