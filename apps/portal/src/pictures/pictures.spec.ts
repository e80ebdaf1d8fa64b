import { flowBars } from './flow-bars.js';
import { gapStrip, type StripNote } from './gap-strip.js';
import type { Passage } from './passage-mark.js';
import { alongDurations, duration, DURATIONS, evenly, linear } from './scales.js';
import { sharingLanes } from './sharing-lanes.js';
import { waitingLines } from './waiting-lines.js';

const said = { title: 'A title', description: 'What it shows' };
const note = (changes: Partial<StripNote> = {}): StripNote => ({ level: 'HIGH', at: '2027-03-01T09:00:00Z', state: 'TOLD', heldBack: false, words: 'Weapon', ...changes }); // prettier-ignore
const passage = (changes: Partial<Passage> = {}): Passage => ({ at: '2027-03-01T09:00:00Z', form: 'SENT', from: 'a', to: 'b', words: 'Police told Probation: Weapon', ...changes }); // prettier-ignore
const LANES = [{ id: 'a', name: 'Northshire Police' }, { id: 'b', name: 'Probation' }]; // prettier-ignore
const NASTY = `</title><script>alert("1")</script>&'`;
const until = '2027-03-15T09:00:00Z';

const strip = (notes: readonly StripNote[], over = said): string => gapStrip({ size: 'WIDE', ...over, notes, until });
const lanes = (passages: readonly Passage[], names = LANES, over = said): string => sharingLanes({ ...over, lanes: names, passages });
const flow = (names: readonly string[], over = said): string => flowBars({ ...over, lines: names.map((name, i) => ({ name, sent: i, received: 2 * i })) }); // prettier-ignore
const waited = (names: readonly string[], count = 9, over = said): string => waitingLines({ ...over, id: 'opening', lines: names.map((name) => ({ name, waited: { count, half: 7_200, most: 86_400 } })) }); // prettier-ignore
const count = (svg: string, part: RegExp): number => svg.match(part)?.length ?? 0;
/** All numbers that place something, so that nothing is drawn at a place that is none. */
const numbers = (svg: string): string[] => [...svg.matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|r|width|height)="([^"]*)"/g)].map(([, value]) => value ?? ''); // prettier-ignore

const FIVE_HUNDRED = Array.from({ length: 500 }, (_, i) => i);
const spread = (i: number): string => new Date(Date.parse('2027-01-01T00:00:00Z') + i * 3_600_000).toISOString();
const EVERY: Readonly<Record<string, (over: typeof said) => string>> = {
  'the strip for a telephone': (over) => gapStrip({ size: 'NARROW', ...over, notes: [note({ words: over.title })], until }),
  'the strip': (over) => strip([note({ words: over.title })], over),
  'the lanes': (over) => lanes([passage({ words: over.title })], [{ id: 'a', name: over.title }, { id: 'b', name: 'B' }], over), // prettier-ignore
  'the flow': (over) => flow([over.title, 'B'], over),
  'the waiting': (over) => waited([over.title], 9, over),
};

describe.each(Object.entries(EVERY))('%s', (_name, draw) => {
  it('is an image with a title and a description, and no style or script', () => {
    const svg = draw(said);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="([\w-]+)-title" aria-describedby="\1-description"/);
    expect(svg).toMatch(/<title id="[\w-]+-title">A title<\/title><desc id="[\w-]+-description">What it shows<\/desc>/);
    expect(svg).not.toMatch(/style=|<script|href|NaN|undefined|Infinity/);
  });

  it('lets no text become markup', () => {
    const svg = draw({ title: NASTY, description: NASTY });
    expect(svg).not.toMatch(/<script|alert\("1"\)/);
    expect(svg).toContain('&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)');
    expect(count(svg, /<title/g)).toBe(count(svg, /<\/title>/g));
  });

  it('is the same for the same', () => expect(draw(said)).toBe(draw({ ...said })));
});

describe('nothing, one and five hundred', () => {
  it.each([
    ['the strip', strip([]), strip([note()]), strip(FIVE_HUNDRED.map((i) => note({ at: spread(i), level: i % 2 ? 'LOW' : null })))],
    ['the lanes', lanes([]), lanes([passage()]), lanes(FIVE_HUNDRED.map((i) => passage({ at: spread(i) })))],
    ['the flow', flow([]), flow(['B']), flow(FIVE_HUNDRED.map(String))],
    ['the waiting', waited([]), waited(['B']), waited(FIVE_HUNDRED.map(String))],
  ])('%s is drawn, every mark at a place', (_name, ...drawn) => {
    for (const svg of drawn) {
      expect(numbers(svg).length).toBeGreaterThan(2);
      expect(numbers(svg).every((value) => Number.isFinite(Number(value)) && value !== '')).toBe(true);
    }
  });

  it('on the strip too many in one place are a number, and what is cut is what was told', () => {
    const svg = strip([...FIVE_HUNDRED.map(() => note()), note({ state: 'KEPT' }), note({ state: 'UNDECIDED', heldBack: true })]);
    expect(count(svg, /app-mark--TOLD/g)).toBe(4);
    expect(svg).toContain('>+496<');
    expect([count(svg, /app-mark--KEPT/g), count(svg, /app-mark--UNDECIDED app-mark--held-back/g)]).toEqual([1, 1]);
  });

  it('the lanes draw a row for each: a page of the record is fifty; the other two draw the first twenty-five', () => {
    expect(count(lanes(FIVE_HUNDRED.map((i) => passage({ at: spread(i) }))), /app-passage--SENT/g)).toBe(500);
    expect(count(flow(FIVE_HUNDRED.map(String)), /app-flow__sent/g)).toBe(25);
    expect(count(waited(FIVE_HUNDRED.map(String)), /app-waited__half/g)).toBe(25);
  });
});

describe('what is read off them', () => {
  const heights = (svg: string): number[] => [...svg.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map(([, y]) => Number(y));

  it('the graver a note the higher it stands, and the later the further right; no level counts as high', () => {
    const [low = 0, medium = 0, high = 0, none = 0, grave = 0] = (['LOW', 'MEDIUM', 'HIGH', null, 'VERY_HIGH'] as const).flatMap((level) => heights(strip([note({ level }), note({ level: 'LOW', at: '2027-01-01T00:00:00Z' })])).sort((a, b) => a - b)[0] ?? 0); // prettier-ignore
    expect(low > medium && medium > high && high > grave).toBe(true);
    expect(none).toBe(high);
    const xs = [...strip([note({ at: '2027-01-01T00:00:00Z' }), note()]).matchAll(/<circle cx="([\d.]+)"/g)].map(([, at]) => Number(at));
    expect(xs[0]).toBeLessThan(xs[1] ?? 0);
  });

  it('told, in part, kept with a reason and undecided differ in form', () => {
    const forms = (['TOLD', 'IN_PART', 'KEPT', 'UNDECIDED'] as const).map((state) =>
      strip([note({ state })]).replaceAll(/app-mark--\w+/g, ''),
    );
    expect(new Set(forms).size).toBe(4);
  });

  it('an arrow goes from lane to lane, and each day and each pause is said', () => {
    const svg = lanes([
      passage(),
      passage({ at: '2027-03-13T09:00:00Z', form: 'OPENED', from: 'b', to: null, words: 'Probation opened it' }),
    ]);
    expect(svg).toContain('Monday 1 March 2027<');
    expect(svg).toContain('Saturday 13 March 2027, 12 days later<');
    const [, from, to] = /<line x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)"[^>]*app-passage__line/.exec(svg) ?? [];
    expect(Number(from)).toBeLessThan(Number(to));
    expect(lanes([passage({ to: 'somebody without a lane' })])).not.toContain('app-passage');
  });

  it('nothing is said of how long fewer than five took', () => {
    expect(waited(['B'], 4)).toContain('>4: too few for a time<');
    expect(waited(['B'], 4)).not.toContain('app-waited__half');
    expect(waited(['B'], 5)).toContain('half within 2 hours, 19 in 20 within 24 hours, of 5');
  });
});

describe('scales', () => {
  it('run from end to end, and a range of nothing is its middle', () => {
    const scale = linear([10, 20], [0, 100]);
    expect([scale(10), scale(15), scale(20), linear([5, 5], [0, 100])(5)]).toEqual([0, 50, 100, 50]);
    expect([evenly([0, 8], 5), evenly([3, 3], 5)]).toEqual([[0, 2, 4, 6, 8], [3]]);
  });

  it('durations keep their order and stay on the line', () => {
    const along = [0, 1, 59, 60, 61, 3_600, 86_400, 40 * 86_400, 182 * 86_400, 9e9].map(alongDurations);
    expect(along).toEqual([...along].sort((a, b) => a - b));
    expect([along[0], along.at(-1)]).toEqual([0, 1]);
    expect(DURATIONS.map(({ seconds }) => Math.round(alongDurations(seconds) * (DURATIONS.length - 1)))).toEqual(
      DURATIONS.map((_, i) => i),
    );
  });

  it.each([
    [0, 'under a minute'],
    [60, '1 minute'],
    [119, '2 minutes'],
    [7_199, '120 minutes'],
    [7_200, '2 hours'],
    [172_800, '2 days'],
    [9e7, '1,042 days'],
  ])('%d seconds are %s', (seconds, words) => {
    // prettier-ignore
    expect(duration(seconds)).toBe(words);
  });
});
