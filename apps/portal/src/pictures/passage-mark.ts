import { shape, type Svg } from './svg.js';

/**
 * SENT an arrow; ASKED an arrow with broken line, ANSWERED one back; CHANGED an open arrow; REVOKED a broken line that ends in a cross; OPENED
 * a full circle at whoever opened it; KEPT a line that is stopped; NOTED a square and OTHER a diamond at whoever did it.
 */
export type PassageForm = 'SENT' | 'ASKED' | 'ANSWERED' | 'CHANGED' | 'REVOKED' | 'OPENED' | 'KEPT' | 'NOTED' | 'OTHER';
export interface Passage {
  readonly at: string;
  readonly form: PassageForm;
  /** The lane of whoever did it. */
  readonly from: string;
  /** The lane of whom it was done to; none where it stayed with whoever did it. */
  readonly to: string | null;
  readonly words: string;
}
export interface Place {
  readonly from: number;
  readonly to: number | null;
  readonly y: number;
}

/** What each form has at its far end. */
const ENDS: Readonly<Partial<Record<PassageForm, (x: number, y: number, way: 1 | -1) => Svg>>> = {
  SENT: fullHead,
  ASKED: openHead,
  ANSWERED: fullHead,
  CHANGED: openHead,
  REVOKED: (x, y) => cross(x, y, 6),
};

export function passageMark(form: PassageForm, { from, to, y }: Place): Svg[] {
  if (form === 'OPENED') return [shape('circle', { cx: from, cy: y, r: 7, class: 'app-passage__full' })];
  if (form === 'NOTED') return [shape('rect', { x: from - 6, y: y - 6, width: 12, height: 12, class: 'app-passage__ring' })];
  if (to === null || to === from || form === 'OTHER') return [diamond(from, y)];
  const way = to > from ? 1 : -1;
  if (form === 'KEPT') return stopped(from, y, way);
  const line = shape('line', { x1: from, y1: y, x2: to - way * 4, y2: y, class: 'app-passage__line' });
  const start = shape('circle', { cx: from, cy: y, r: 4, class: 'app-passage__full' });
  return [line, start, ...(ENDS[form] ? [ENDS[form](to, y, way)] : [])];
}

function fullHead(x: number, y: number, way: 1 | -1): Svg {
  return shape('path', { d: `M${x} ${y}L${x - way * 11} ${y - 6}V${y + 6}Z`, class: 'app-passage__full' });
}

function openHead(x: number, y: number, way: 1 | -1): Svg {
  return shape('path', { d: `M${x - way * 10} ${y - 6}L${x} ${y}L${x - way * 10} ${y + 6}`, class: 'app-passage__open' });
}

function cross(x: number, y: number, arm: number): Svg {
  return shape('path', {
    d: `M${x - arm} ${y - arm}L${x + arm} ${y + arm}M${x + arm} ${y - arm}L${x - arm} ${y + arm}`,
    class: 'app-passage__open',
  });
}

function diamond(x: number, y: number): Svg {
  return shape('path', { d: `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z`, class: 'app-passage__ring' });
}

/** It set out towards somebody and did not go: a short line, a bar across it, a ring with a cross at whoever kept it. */
function stopped(x: number, y: number, way: 1 | -1): Svg[] {
  const [near, bar] = [x + way * 8, x + way * 34];
  return [
    shape('circle', { cx: x, cy: y, r: 8, class: 'app-passage__ring' }),
    cross(x, y, 5),
    shape('line', { x1: near, y1: y, x2: bar, y2: y, class: 'app-passage__line' }),
    shape('line', { x1: bar, y1: y - 8, x2: bar, y2: y + 8, class: 'app-passage__bar' }),
  ];
}
