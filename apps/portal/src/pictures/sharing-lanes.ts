import { daysBetween, londonDay, time, weekday } from '../view/dates.js';
import { type Passage, passageMark } from './passage-mark.js';
import { hint, label, picture, shape, type Svg } from './svg.js';

export interface Lane {
  readonly id: string;
  readonly name: string;
}
export interface Lanes {
  readonly title: string;
  readonly description: string;
  readonly lanes: readonly Lane[];
  /** The earliest first. What is from or to somebody without a lane is not drawn. */
  readonly passages: readonly Passage[];
}

const LEFT = 84;
const ROW = 30;
const DAY = 34;
const HEAD = 48;
/** The lanes and the words beside them fill a page; what does not fit stands whole in the table and in the hint. */
const PAGE = 1060;
const LEAST_WORDS = 330;
const LETTER = 7.3;

type Line = { readonly kind: 'day'; readonly text: string } | { readonly kind: 'passage'; readonly passage: Passage };

/** One lane an agency, time downwards, one row a thing that happened: its mark in the lanes, its time before them, its words behind. */
export function sharingLanes({ title, description, lanes, passages }: Lanes): Svg {
  const width = Math.min(120, Math.max(86, Math.floor(480 / Math.max(1, lanes.length))));
  const middle = new Map(lanes.map(({ id }, i) => [id, LEFT + (i + 0.5) * width]));
  const right = LEFT + lanes.length * width;
  const ends = { right, page: Math.max(PAGE, right + LEAST_WORDS) };
  const lines = linesOf(passages.filter(({ from, to }) => middle.has(from) && (to === null || middle.has(to))));
  const bottom = HEAD + lines.reduce((sum, line) => sum + heightOf(line), 0);
  const frame = { id: 'lanes', title, description, width: ends.page, height: bottom + HEAD };
  const heads = [26, bottom + 22].flatMap((y) => lanes.flatMap((lane) => head(lane.name, middle.get(lane.id) ?? 0, y, width)));
  const tracks = [...middle.values()].map((x) => shape('line', { x1: x, x2: x, y1: HEAD - 4, y2: bottom, class: 'app-picture__lane' }));
  return picture(frame, [...tracks, ...heads, ...drawLines(lines, middle, ends)]);
}

/** A day begins with its name, and with how long nothing had happened before it. */
function linesOf(passages: readonly Passage[]): Line[] {
  return passages.flatMap((passage, i): Line[] => {
    const before = passages[i - 1];
    const line: Line = { kind: 'passage', passage };
    if (before && londonDay(before.at) === londonDay(passage.at)) return [line];
    const since = before ? daysBetween(before.at, passage.at) : 0;
    return [{ kind: 'day', text: `${weekday(passage.at)}${since > 1 ? `, ${since} days later` : ''}` }, line];
  });
}

const heightOf = (line: Line): number => (line.kind === 'day' ? DAY : ROW);

/** Where the lanes end and the words begin, and where the words end. */
interface Ends {
  readonly right: number;
  readonly page: number;
}

function drawLines(lines: readonly Line[], middle: ReadonlyMap<string, number>, ends: Ends): Svg[] {
  let top = HEAD;
  return lines.flatMap((line): Svg[] => {
    const y = top;
    top += heightOf(line);
    if (line.kind === 'day') return drawDay(line.text, y, ends.page);
    return [drawPassage(line.passage, y + ROW / 2, middle, ends)];
  });
}

function drawDay(text: string, y: number, page: number): Svg[] {
  const band = shape('rect', { x: 0, y: y + 5, width: page, height: DAY - 10, class: 'app-picture__band' });
  return [band, label(text, { x: 8, y: y + 23, class: 'app-picture__day' })];
}

function drawPassage(passage: Passage, y: number, middle: ReadonlyMap<string, number>, { right, page }: Ends): Svg {
  const fits = Math.floor((page - right - 20) / LETTER);
  const from = middle.get(passage.from) ?? 0;
  const to = passage.to === null ? null : (middle.get(passage.to) ?? null);
  return shape('g', { class: `app-passage app-passage--${passage.form}` }, [
    hint(passage.words),
    label(time(passage.at), { x: LEFT - 10, y: y + 5, 'text-anchor': 'end', class: 'app-picture__tick' }),
    ...passageMark(passage.form, { from, to, y }),
    label(short(passage.words, fits), { x: right + 10, y: y + 5, class: 'app-picture__words' }),
  ]);
}

/** The name of an agency over two lines of its lane. */
function head(name: string, x: number, y: number, width: number): Svg[] {
  const fits = Math.floor(width / 8.6);
  const words = name.split(' ');
  const split = words.findIndex((_, i) => words.slice(0, i + 1).join(' ').length > fits);
  const parts = split < 1 ? [name] : [words.slice(0, split).join(' '), words.slice(split).join(' ')];
  const first = parts.length === 1 ? y + 8 : y;
  return parts.map((part, i) => label(short(part, fits), { x, y: first + i * 17, 'text-anchor': 'middle', class: 'app-picture__name' }));
}

function short(text: string, fits: number): string {
  const letters = [...text];
  return letters.length <= fits
    ? text
    : `${letters
        .slice(0, fits - 1)
        .join('')
        .trimEnd()}…`;
}
