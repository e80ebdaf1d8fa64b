import { FormatError } from '../text/format-error.js';
import { isSize } from '../text/strict-text.js';

/* Where a tile is found (tlog-tiles v0.1.0): eight levels of the tree to a tile, its index in groups of three digits. */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;
const HIGHEST_LEVEL = 63;

/** `width` hashes from 1 to 256; 256 is a full tile. */
export interface TileName {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}
export interface EntriesName {
  readonly entries: true;
  readonly index: number;
  readonly width: number;
}

const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/** `tile/0/x001/234.p/5`; a FormatError for what no tile can be called. */
export function tilePath(tile: TileName): string {
  return `tile/${tile.level}/${numbered(tile)}`;
}

export function entriesPath(index: number, width: number): string {
  return `tile/entries/${numbered({ level: 0, index, width })}`;
}

/** Null for anything but the one spelling of a name: a path comes from outside and may be anything. */
export function parseTilePath(path: string): TileName | EntriesName | null {
  const [, kind, digits = '', partial = String(TILE_WIDTH)] = PATH.exec(path) ?? [];
  const entries = kind === 'entries';
  const tile = { level: entries ? 0 : Number(kind), index: Number(digits.replace(/[x/]/g, '')), width: Number(partial) };
  if (!canBe(tile)) return null;
  const { index, width } = tile;
  if (entries) return entriesPath(index, width) === path ? { entries, index, width } : null;
  return tilePath(tile) === path ? tile : null;
}

function canBe({ level, index, width }: TileName): boolean {
  return isSize(level) && level <= HIGHEST_LEVEL && isSize(index) && isSize(width) && width >= 1 && width <= TILE_WIDTH;
}

function numbered(tile: TileName): string {
  if (!canBe(tile)) throw new FormatError('no tile has this level, index or width');
  const digits = String(tile.index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/[0-9]{3}/g) ?? [];
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return tile.width === TILE_WIDTH ? path : `${path}.p/${tile.width}`;
}
