import { inLines } from './in-lines.js';
import { mapLayout } from './map-layout.js';
import { type MapNode, processMap } from './process-map.js';

const node = (id: string): MapNode => ({ id, kind: 'STEP', title: `Step ${id} <b>`, notes: ['Police supervisor'] });
const map = {
  title: 'A map',
  description: 'Four steps.',
  nodes: ['a', 'b', 'c', 'd'].map(node),
  edges: [
    { from: 'a', to: 'b', words: 'Yes & no' },
    { from: 'b', to: 'a' },
  ],
};

describe('a process map as a picture', () => {
  it('is the same whenever it is drawn, and lets no markup through', () => {
    const svg = String(processMap(map));
    expect(String(processMap(map))).toBe(svg);
    expect(svg).toContain('Yes &amp; no');
    expect(svg).not.toContain('<b>');
    expect(svg.match(/app-way__head/g)).toHaveLength(2);
  });

  it('sets what does not hang together apart: no box lies on another, none outside', () => {
    const nodes = Array.from({ length: 9 }, (_, i) => ({ id: String(i), width: 200, height: 60 }));
    const laid = mapLayout({ nodes, edges: [{ from: '0', to: '1', width: 0, height: 0 }] });
    const boxes = [...laid.nodes.values()];
    const apart = boxes.every((one, i) =>
      boxes.slice(i + 1).every((other) => Math.abs(one.x - other.x) >= 200 || Math.abs(one.y - other.y) >= 60),
    );
    expect({ boxes: boxes.length, apart }).toEqual({ boxes: 9, apart: true });
    for (const { x, y } of boxes) expect([x >= 100, x + 100 <= laid.width, y >= 30, y + 30 <= laid.height]).not.toContain(false);
    expect(laid.width).toBeLessThan(1100);
  });

  it('breaks words between words, and leaves a long one whole', () => {
    expect(inLines('Find out how contact can be made', 12)).toEqual(['Find out how', 'contact can', 'be made']);
    expect(inLines('Disproportionately', 5)).toEqual(['Disproportionately']);
  });
});
