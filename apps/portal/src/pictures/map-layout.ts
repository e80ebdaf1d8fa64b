import { Graph, layout } from '@dagrejs/dagre';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
export interface Way {
  readonly points: readonly Point[];
  /** The middle of what is written on it. */
  readonly middle: Point;
}
export interface Sized {
  readonly width: number;
  readonly height: number;
}
export interface ToPlace {
  readonly nodes: readonly (Sized & { readonly id: string })[];
  readonly edges: readonly (Sized & { readonly from: string; readonly to: string })[];
}
export interface Laid extends Sized {
  readonly nodes: ReadonlyMap<string, Box>;
  /** One for each edge that was given, in their order. */
  readonly edges: ReadonlyMap<number, Way>;
}

/** As wide as a page: what hangs together keeps its own width, what does not is set beside it or below. */
const PAGE = 1040;
const MARGIN = 6;
const APART = 26;

/** From the top downwards, each part that hangs together by itself: side by side they would run far off the page. */
export function mapLayout(given: ToPlace): Laid {
  const nodes = new Map<string, Box>();
  const edges = new Map<number, Way>();
  const at = { x: MARGIN, y: MARGIN, row: 0, width: 0 };
  for (const part of parts(given)) {
    const graph = laidOut(given, part);
    const { width = 0, height = 0 } = graph.graph();
    if (at.x > MARGIN && at.x + width > PAGE) Object.assign(at, { x: MARGIN, y: at.y + at.row + APART, row: 0 });
    const moved = ({ x, y }: Point): Point => ({ x: x + at.x, y: y + at.y });
    for (const id of part) {
      const box = graph.node(id) as Box;
      nodes.set(id, { width: box.width, height: box.height, ...moved(box) });
    }
    for (const { v, w, name } of graph.edges()) {
      const way = graph.edge(v, w, name) as { points: readonly Point[]; x?: number; y?: number };
      edges.set(Number(name), { points: way.points.map(moved), middle: moved({ x: way.x ?? 0, y: way.y ?? 0 }) });
    }
    Object.assign(at, { x: at.x + width + APART, row: Math.max(at.row, height), width: Math.max(at.width, at.x + width) });
  }
  return { nodes, edges, width: at.width + MARGIN, height: at.y + at.row + MARGIN };
}

function laidOut({ nodes, edges }: ToPlace, part: ReadonlySet<string>): Graph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 26, ranksep: 40, edgesep: 16 });
  for (const { id, width, height } of nodes) if (part.has(id)) graph.setNode(id, { width, height });
  edges.forEach(({ from, to, width, height }, i) => {
    if (part.has(from)) graph.setEdge(from, to, { width, height, labelpos: 'c' }, String(i));
  });
  layout(graph);
  return graph;
}

/** What hangs together, in the order in which its first nodes were given. */
function parts({ nodes, edges }: ToPlace): ReadonlySet<string>[] {
  const of = new Map(nodes.map(({ id }) => [id, new Set([id])]));
  for (const { from, to } of edges) {
    const [one, other] = [of.get(from), of.get(to)];
    if (!one || !other || one === other) continue;
    for (const id of other) of.set(id, one.add(id));
  }
  return [...new Set(of.values())];
}
