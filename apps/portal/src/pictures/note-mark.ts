import { shape, type Svg } from './svg.js';

/** What had become of a note towards one agency: told, told in part, decided against with a reason, or nothing decided. */
export type NoteState = 'TOLD' | 'IN_PART' | 'KEPT' | 'UNDECIDED';

const RADIUS = 8;

/** Told apart by form alone: full, half full, hollow with a cross, hollow. */
export function noteMark(state: NoteState, x: number, y: number): Svg[] {
  const ring = shape('circle', { cx: x, cy: y, r: RADIUS, class: state === 'TOLD' ? 'app-mark__full' : 'app-mark__ring' });
  if (state === 'IN_PART') return [ring, half(x, y)];
  if (state === 'KEPT') return [ring, cross(x, y)];
  return [ring];
}

function half(x: number, y: number): Svg {
  return shape('path', { d: `M${x} ${y - RADIUS}A${RADIUS} ${RADIUS} 0 0 0 ${x} ${y + RADIUS}Z`, class: 'app-mark__full' });
}

function cross(x: number, y: number): Svg {
  const arm = RADIUS * 0.7;
  const [l, r, t, b] = [x - arm, x + arm, y - arm, y + arm].map((at) => Math.round(at * 10) / 10);
  return shape('path', { d: `M${l} ${t}L${r} ${b}M${r} ${t}L${l} ${b}`, class: 'app-mark__cross' });
}
