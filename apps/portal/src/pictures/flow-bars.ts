import { linear } from './scales.js';
import { hint, label, picture, shape, type Svg } from './svg.js';

export interface FlowLine {
  readonly name: string;
  readonly sent: number;
  readonly received: number;
}
export interface FlowPicture {
  readonly title: string;
  readonly description: string;
  /** Only the first of them are drawn; the table has them all. */
  readonly lines: readonly FlowLine[];
}

export const MOST_LINES = 25;
const ROW = 36;
const HEAD = 40;
const WIDTH = 860;
/** The names stand between the two sides. */
const NAMES = [310, 550] as const;
const LONGEST = 250;
const FITS = 26;

/** To the left what was sent to each agency, to the right what it sent: one measure for both, so that uneven sides can be seen. */
export function flowBars({ title, description, lines }: FlowPicture): Svg {
  const drawn = lines.slice(0, MOST_LINES);
  const most = Math.max(1, ...drawn.flatMap(({ sent, received }) => [sent, received]));
  const length = linear([0, most], [0, LONGEST]);
  const frame = { id: 'flow', title, description, width: WIDTH, height: HEAD + drawn.length * ROW + 8 };
  const heads = [
    label('Sent to them', { x: NAMES[0], y: 24, 'text-anchor': 'end', class: 'app-picture__name' }),
    label('Sent by them', { x: NAMES[1], y: 24, class: 'app-picture__name' }),
  ];
  return picture(frame, [...heads, ...drawn.map((line, i) => row(line, HEAD + i * ROW, length))]);
}

function row({ name, sent, received }: FlowLine, y: number, length: (count: number) => number): Svg {
  const middle = (NAMES[0] + NAMES[1]) / 2;
  const shown = [...name].length > FITS ? `${[...name].slice(0, FITS - 1).join('')}…` : name;
  const [left, right] = [NAMES[0] - length(sent), NAMES[1] + length(received)];
  return shape('g', {}, [
    hint(`${name}: ${sent} sent to them, ${received} sent by them`),
    shape('rect', { x: left, y: y + 5, width: length(sent), height: ROW - 12, class: 'app-flow__sent' }),
    shape('rect', { x: NAMES[1], y: y + 5, width: length(received), height: ROW - 12, class: 'app-flow__received' }),
    label(String(sent), { x: left - 8, y: y + 23, 'text-anchor': 'end', class: 'app-picture__words' }),
    label(String(received), { x: right + 8, y: y + 23, class: 'app-picture__words' }),
    label(shown, { x: middle, y: y + 23, 'text-anchor': 'middle', class: 'app-picture__words' }),
  ]);
}
