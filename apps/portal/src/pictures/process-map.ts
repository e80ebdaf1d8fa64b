import { inLines } from './in-lines.js';
import { type Box, mapLayout, type Point, type Sized, type Way } from './map-layout.js';
import { hint, label, picture, shape, type Svg } from './svg.js';

export interface MapNode {
  readonly id: string;
  /** A step is a box, what is reported a box with round ends, an end a box with a thick edge. */
  readonly kind: 'STEP' | 'FACT' | 'END';
  readonly title: string;
  /** Under the title, each on lines of its own. */
  readonly notes: readonly string[];
  /** How a step of a run stands; a map that is only read has none. */
  readonly mark?: MapMark;
}
/** In words, and by the edge of its box: never by colour alone. */
export interface MapMark {
  readonly kind: 'AHEAD' | 'NOW' | 'LATE' | 'DONE' | 'LEFT';
  readonly words: string;
}
export interface MapEdge {
  readonly from: string;
  readonly to: string;
  /** The outcome on which this way is taken. */
  readonly words?: string;
}
export interface ProcessPicture {
  readonly title: string;
  readonly description: string;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

const WIDTH = 226;
const TITLE = { line: 19, fits: 23 };
const NOTE = { line: 17, fits: 31 };
const ON_WAY = { line: 16, fits: 22, letter: 6.9 };
const PAD = 11;

/** Boxes from the top downwards, an arrow for each way from one to the next. It is laid out here; the browser gets lines and words alone. */
export function processMap({ title, description, nodes, edges }: ProcessPicture): Svg {
  const placed = mapLayout({
    nodes: nodes.map((node) => ({ id: node.id, width: WIDTH, height: heightOf(node) })),
    edges: edges.map((edge) => ({ ...edge, ...sizeOf(edge) })),
  });
  const { width, height } = placed;
  return picture({ id: 'process', title, description, width, height }, [
    ...edges.flatMap((edge, i) => drawn(placed.edges.get(i), (way) => drawEdge(edge, way))),
    ...nodes.flatMap((node) => drawn(placed.nodes.get(node.id), (box) => drawNode(node, box))),
  ]);
}

const drawn = <Place>(place: Place | undefined, draw: (place: Place) => Svg): Svg[] => (place === undefined ? [] : [draw(place)]);
const titleLines = ({ title }: MapNode): string[] => inLines(title, TITLE.fits);
const noteLines = ({ notes }: MapNode): string[] => notes.flatMap((note) => inLines(note, NOTE.fits));
const SIGNS: Readonly<Record<MapMark['kind'], string>> = { AHEAD: '', NOW: '\u25b6 ', LATE: '! ', DONE: '\u2713 ', LEFT: '\u2013 ' };
const markLines = ({ mark }: MapNode): string[] => (mark ? inLines(`${SIGNS[mark.kind]}${mark.words}`, NOTE.fits) : []);
const smallLines = (node: MapNode): number => noteLines(node).length + markLines(node).length;
const heightOf = (node: MapNode): number => 2 * PAD + titleLines(node).length * TITLE.line + smallLines(node) * NOTE.line;

function sizeOf({ words = '' }: MapEdge): Sized {
  const lines = words ? inLines(words, ON_WAY.fits) : [];
  return { width: Math.max(0, ...lines.map((line) => line.length * ON_WAY.letter)), height: lines.length * ON_WAY.line };
}

function drawNode(node: MapNode, { x, y, width, height }: Box): Svg {
  const box = { x: x - width / 2, y: y - height / 2, width, height, rx: node.kind === 'FACT' ? 20 : 3 };
  const top = y - height / 2 + PAD;
  const titles = titleLines(node);
  const marks = markLines(node);
  const name = top + marks.length * NOTE.line;
  const under = name + titles.length * TITLE.line;
  const look = node.mark ? ` app-node--${node.mark.kind}` : '';
  return shape('g', { class: `app-node app-node--${node.kind}${look}` }, [
    hint([...(node.mark ? [node.mark.words] : []), node.title, ...node.notes].join('. ')),
    shape('rect', { ...box, class: 'app-node__box' }),
    ...written(marks, x, top + 12, NOTE.line, 'app-node__mark'),
    ...written(titles, x, name + 14, TITLE.line, 'app-picture__name'),
    ...written(noteLines(node), x, under + 13, NOTE.line, 'app-node__note'),
  ]);
}

function drawEdge(edge: MapEdge, { points, middle: { x, y } }: Way): Svg {
  const [before, end] = points.slice(-2);
  const line = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${near(point.x)} ${near(point.y)}`).join('');
  const lines = edge.words ? inLines(edge.words, ON_WAY.fits) : [];
  const { width, height } = sizeOf(edge);
  const paper = { x: x - width / 2, y: y - height / 2, width, height, class: 'app-way__paper' };
  return shape('g', { class: 'app-way' }, [
    shape('path', { d: line, class: 'app-way__line' }),
    ...(before && end ? [shape('path', { d: head(before, end), class: 'app-way__head' })] : []),
    ...(lines.length > 0 ? [shape('rect', paper)] : []),
    ...written(lines, x, y - ((lines.length - 1) * ON_WAY.line) / 2 + 4, ON_WAY.line, 'app-way__words'),
  ]);
}

const near = (value: number): number => Math.round(value * 10) / 10;

function written(lines: readonly string[], x: number, y: number, step: number, look: string): Svg[] {
  return lines.map((line, i) => label(line, { x, y: y + i * step, 'text-anchor': 'middle', class: look }));
}

/** A full arrow head whose point is where the way ends. */
function head(from: Point, to: Point): string {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [along, across] = [(to.x - from.x) / far, (to.y - from.y) / far];
  const corner = (side: 1 | -1): string => `${near(to.x - along * 10 - side * across * 5)} ${near(to.y - across * 10 + side * along * 5)}`;
  return `M${near(to.x)} ${near(to.y)}L${corner(1)}L${corner(-1)}Z`;
}
