import { MOST_LINES } from './flow-bars.js';
import { alongDurations, duration, DURATIONS } from './scales.js';
import { hint, label, picture, shape, type Svg } from './svg.js';

/** Fewer say nothing about how long it usually takes. */
export const ENOUGH = 5;

export interface Waited {
  readonly count: number;
  /** Half of them took no longer, in seconds. */
  readonly half: number | null;
  /** Nineteen in twenty took no longer, in seconds. */
  readonly most: number | null;
}
export interface WaitingLine {
  readonly name: string;
  readonly waited: Waited;
}
export interface WaitingPicture {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Only the first of them are drawn; the table has them all. */
  readonly lines: readonly WaitingLine[];
}

const LEFT = 200;
const RIGHT = 740;
/** The figures stand beside the lines. */
const FIGURES = RIGHT + 60;
const WIDTH = 1060;
const ROW = 34;
const HEAD = 40;
const FITS = 22;
const x = (seconds: number): number => LEFT + alongDurations(seconds) * (RIGHT - LEFT);

/** A circle where half had been done, a bar where nineteen in twenty had. Each mark below is further off in time than the one before. */
export function waitingLines({ id, title, description, lines }: WaitingPicture): Svg {
  const drawn = lines.slice(0, MOST_LINES);
  const base = HEAD + drawn.length * ROW;
  const frame = { id, title, description, width: WIDTH, height: base + 32 };
  const head = label('Half within; 19 in 20 within', { x: FIGURES, y: 22, class: 'app-picture__name' });
  return picture(frame, [head, ...grid(base), ...drawn.map((line, i) => row(line, HEAD + (i + 0.5) * ROW))]);
}

function grid(base: number): Svg[] {
  return DURATIONS.flatMap(({ seconds, text }) => [
    shape('line', { x1: x(seconds), x2: x(seconds), y1: HEAD - 6, y2: base, class: 'app-picture__rule' }),
    label(text, { x: x(seconds), y: base + 22, 'text-anchor': 'middle', class: 'app-picture__tick' }),
  ]);
}

function row({ name, waited }: WaitingLine, y: number): Svg {
  const shown = [...name].length > FITS ? `${[...name].slice(0, FITS - 1).join('')}…` : name;
  const head = label(shown, { x: LEFT - 14, y: y + 5, 'text-anchor': 'end', class: 'app-picture__words' });
  if (waited.count < ENOUGH || waited.half === null || waited.most === null) {
    return shape('g', {}, [head, figures(`${waited.count}: too few for a time`, y)]);
  }
  const [half, most] = [x(waited.half), x(waited.most)];
  return shape('g', {}, [
    hint(`${name}: half within ${duration(waited.half)}, 19 in 20 within ${duration(waited.most)}, of ${waited.count}`),
    head,
    figures(`${duration(waited.half)}; ${duration(waited.most)}`, y),
    shape('line', { x1: half, x2: most, y1: y, y2: y, class: 'app-waited__line' }),
    shape('line', { x1: most, x2: most, y1: y - 9, y2: y + 9, class: 'app-waited__line' }),
    shape('circle', { cx: half, cy: y, r: 7, class: 'app-waited__half' }),
  ]);
}

function figures(text: string, y: number): Svg {
  return label(text, { x: FIGURES, y: y + 5, class: 'app-picture__words' });
}
