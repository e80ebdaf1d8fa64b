import { type ConcernLevel, gravity } from '@lib/kernel';
import { shortDate } from '../view/dates.js';
import { linear, evenly } from './scales.js';
import { noteMark, type NoteState } from './note-mark.js';
import { hint, label, picture, shape, type Svg } from './svg.js';

export interface StripNote {
  /** None counts as high, and is drawn there. */
  readonly level: ConcernLevel | null;
  /** When it was recorded: an instant. */
  readonly at: string;
  readonly state: NoteState;
  /** It is graver than something that was told, and was not told itself. */
  readonly heldBack: boolean;
  /** What a pointer resting on it is told. */
  readonly words: string;
}
export interface Strip {
  /** For a desk screen and paper, or for a telephone. */
  readonly size: 'WIDE' | 'NARROW';
  readonly title: string;
  readonly description: string;
  readonly notes: readonly StripNote[];
  /** The right-hand end: the instant that is shown. */
  readonly until: string;
}

const ROWS = [
  { weight: 4, text: 'Very high' },
  { weight: 3, text: 'High' },
  { weight: 2, text: 'Medium' },
  { weight: 1, text: 'Low' },
] as const;
const LEFT = 96;
const RIGHT = { WIDE: 960, NARROW: 326 } as const;
const DAYS = { WIDE: 5, NARROW: 2 } as const;
const TOP = 12;
const STEP = 24;
/** Marks that would lie over each other stand in a pile; beyond this many the pile says how many more there are. */
const HIGHEST = 6;
/** What must not be overlooked lies at the bottom of a pile, which is cut last. */
const FIRST: readonly NoteState[] = ['UNDECIDED', 'KEPT', 'IN_PART', 'TOLD'];

interface Pile {
  readonly x: number;
  readonly notes: readonly StripNote[];
}
interface Grid {
  readonly ends: readonly [number, number];
  readonly right: number;
  readonly columns: number;
}
interface Row {
  readonly text: string;
  readonly piles: readonly Pile[];
  readonly height: number;
}

/** Each note a mark, as high as its level, at the day it was recorded: is the graver the hollow? */
export function gapStrip({ size, title, description, notes, until }: Strip): Svg {
  const right = RIGHT[size];
  const grid = { ends: endsOf(notes, until), right, columns: Math.floor((right - LEFT) / STEP) };
  const rows = ROWS.map((row) => rowOf(row, notes, grid));
  const base = TOP + rows.reduce((sum, { height }) => sum + height, 0);
  const frame = { id: `strip-${size.toLowerCase()}`, title, description, width: right + 48, height: base + 34 };
  return picture(frame, [...drawRows(rows, right), ...axis(grid, DAYS[size], base)]);
}

function endsOf(notes: readonly StripNote[], until: string): [number, number] {
  const times = notes.map(({ at }) => Date.parse(at));
  return [Math.min(...times, Date.parse(until)), Date.parse(until)];
}

function rowOf({ weight, text }: (typeof ROWS)[number], notes: readonly StripNote[], { ends, columns }: Grid): Row {
  const column = linear(ends, [0, columns - 1]);
  const piles = new Map<number, StripNote[]>();
  for (const note of notes.filter(({ level }) => gravity(level) === weight)) {
    const at = Math.min(columns - 1, Math.max(0, Math.round(column(Date.parse(note.at)))));
    piles.set(at, [...(piles.get(at) ?? []), note]);
  }
  const drawn = [...piles].map(([at, pile]) => ({ x: LEFT + (at + 0.5) * STEP, notes: pile.sort(byWeight) }));
  const tallest = Math.max(1, ...drawn.map((pile) => Math.min(HIGHEST, pile.notes.length) + (pile.notes.length > HIGHEST ? 1 : 0)));
  return { text, piles: drawn, height: 24 + tallest * STEP };
}

function byWeight(a: StripNote, b: StripNote): number {
  return FIRST.indexOf(a.state) - FIRST.indexOf(b.state) || a.at.localeCompare(b.at);
}

function drawRows(rows: readonly Row[], right: number): Svg[] {
  let y = TOP;
  return rows.flatMap(({ text, piles, height }) => {
    const floor = y + height;
    y = floor;
    const line = shape('line', { x1: LEFT, x2: right, y1: floor, y2: floor, class: 'app-picture__rule' });
    const name = label(text, { x: LEFT - 12, y: floor - 18, 'text-anchor': 'end', class: 'app-picture__name' });
    return [line, name, ...piles.flatMap((pile) => drawPile(pile, floor))];
  });
}

function drawPile({ x, notes }: Pile, floor: number): Svg[] {
  const marks = notes.slice(0, HIGHEST).map((note, i) => {
    const loud = note.heldBack ? ' app-mark--held-back' : '';
    return shape('g', { class: `app-mark app-mark--${note.state}${loud}` }, [
      hint(note.words),
      ...noteMark(note.state, x, floor - 22 - i * STEP),
    ]);
  });
  if (notes.length <= HIGHEST) return marks;
  const more = { x, y: floor - 16 - HIGHEST * STEP, 'text-anchor': 'middle', class: 'app-picture__more' };
  return [...marks, label(`+${notes.length - HIGHEST}`, more)];
}

function axis({ ends, columns }: Grid, days: number, base: number): Svg[] {
  const x = linear(ends, [LEFT + STEP / 2, LEFT + (columns - 0.5) * STEP]);
  const seen = new Set<string>();
  return evenly(ends, days).flatMap((at) => {
    const day = shortDate(new Date(at));
    if (seen.has(day)) return [];
    seen.add(day);
    const tick = shape('line', { x1: x(at), x2: x(at), y1: base, y2: base + 6, class: 'app-picture__rule' });
    return [tick, label(day, { x: x(at), y: base + 24, 'text-anchor': 'middle', class: 'app-picture__tick' })];
  });
}
