import { linear } from './scales.js';
import { hint, label, picture, shape, type Svg } from './svg.js';

export interface TeamLine {
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
}
export interface TeamPicture {
  readonly title: string;
  readonly description: string;
  /** Only the first of them are drawn; the table has them all. */
  readonly lines: readonly TeamLine[];
}

export const MOST_UNITS = 25;
const ROW = 36;
const HEAD = 8;
const WIDTH = 860;
const NAMES = 310;
const LONGEST = 420;
const FITS = 36;

/** A bar a unit, as long as its open work; the part that is overdue is filled. Units, never people, in the order of their names. */
export function teamBars({ title, description, lines }: TeamPicture): Svg {
  const drawn = lines.slice(0, MOST_UNITS);
  const length = linear([0, Math.max(1, ...drawn.map(({ open }) => open))], [0, LONGEST]);
  const frame = { id: 'team', title, description, width: WIDTH, height: HEAD + drawn.length * ROW + 8 };
  return picture(
    frame,
    drawn.map((line, i) => row(line, HEAD + i * ROW, length)),
  );
}

function row({ name, open, overdue }: TeamLine, y: number, length: (count: number) => number): Svg {
  const shown = [...name].length > FITS ? `${[...name].slice(0, FITS - 1).join('')}…` : name;
  const bar = { x: NAMES, y: y + 5, height: ROW - 12 };
  const words = overdue > 0 ? `${open}, ${overdue} overdue` : String(open);
  return shape('g', {}, [
    hint(`${name}: ${open} open, ${overdue} overdue`),
    label(shown, { x: NAMES - 10, y: y + 23, 'text-anchor': 'end', class: 'app-picture__words' }),
    shape('rect', { ...bar, width: length(open), class: 'app-flow__received' }),
    shape('rect', { ...bar, width: length(overdue), class: 'app-flow__sent' }),
    label(words, { x: NAMES + length(open) + 8, y: y + 23, class: 'app-picture__words' }),
  ]);
}
