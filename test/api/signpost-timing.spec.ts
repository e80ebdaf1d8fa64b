import { performance } from 'node:perf_hooks';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { aPerson, anAgreement } from '../support/builders.js';
import { asOwner } from '../support/database.js';
import { Random } from '../support/random.js';
import { Stage } from '../support/stage.js';

/** `npm run test:long` asks SIGNPOST_PAIRS=2200 and judges the times; without it they are only printed, since another test may be at work. */
const PAIRS = Number(process.env['SIGNPOST_PAIRS'] ?? 60);
const JUDGED = PAIRS >= 2_000;
const WARM = Math.min(200, PAIRS / 4);
const SEED = Number(process.env['SEED'] ?? 20261122);
jest.setTimeout(1_200_000);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set({ contexts: [PartnershipModule, PeopleModule], operations: 'query Agencies { agencies { id } }' });
  const { policeManager, prisonManager } = stage.cast.players;
  await anAgreement(stage.cast, [policeManager, prisonManager]);
  // Somebody who would be signposted, were their case not kept to one person.
  const hidden = aPerson().called('Cedar', 'Holme').born('1988-03-09').known({ crn: 'T100001' }).with({ iom_cohort: 'FIXED' });
  await hidden.knownTo(prisonManager).onlyFor(prisonManager).put(stage.cast);
  for (let i = 0; i < 30; i += 1) await aPerson().called(`Rowan${i}`, 'Vane').born('1988-03-09').knownTo(prisonManager).put(stage.cast);
});
afterAll(() => stage?.strike());

const SIGNPOST = 'query ($text: String, $bornOn: Date) { signpost(text: $text, bornOn: $bornOn) { name } }';
const FIND = 'query ($text: String, $bornOn: Date) { findPeople(text: $text, bornOn: $bornOn) { items { person { id } } } }';
const [HIDDEN, MISSING] = [{ text: 'T100001' }, { text: 'T100009' }];
const NAMED = [
  { text: 'Cedar Holme', bornOn: '1988-03-09' },
  { text: 'Cedar Hulme', bornOn: '1988-03-09' },
] as const;

interface Trial {
  readonly difference: number;
  readonly from: number;
  readonly to: number;
  readonly median: number;
}
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One and the other, the order drawn each time; the median of the differences, and where it lies by the bootstrap. */
async function trial(query: string, one: object, other: object): Promise<Trial> {
  const draw = new Random(SEED);
  const times = { one: [] as number[], other: [] as number[] };
  const ask = async (which: 'one' | 'other'): Promise<string> => {
    const start = performance.now();
    const { text } = await stage.as('policeManager', query, which === 'one' ? one : other);
    times[which].push(performance.now() - start);
    return text;
  };
  for (let i = 0; i < PAIRS + WARM; i += 1) {
    const order = draw.chance(0.5) ? (['one', 'other'] as const) : (['other', 'one'] as const);
    const [first, second] = [await ask(order[0]), await ask(order[1])];
    expect(first).toBe(second);
  }
  const pairs = times.one.slice(WARM).map((time, i) => time - (times.other[WARM + i] ?? 0));
  const again = Array.from({ length: 400 }, () => median(pairs.map(() => draw.pick(pairs)))).sort((a, b) => a - b);
  return { difference: median(pairs), from: again[9] ?? 0, to: again[389] ?? 0, median: median(times.other.slice(WARM)) };
}

function said(called: string, { difference, from, to, median: usual }: Trial): void {
  const ms = (value: number): string => value.toFixed(3);
  process.stdout.write(
    `Timing: ${called}, ${PAIRS} pairs: hidden − missing ${ms(difference)} ms (95% ${ms(from)} to ${ms(to)}), median ${ms(usual)} ms\n`,
  );
}
/** Within a millisecond, or three parts in a hundred. */
const apart = ({ from, to, median: usual }: Trial): boolean => Math.max(Math.abs(from), Math.abs(to)) > Math.max(1, usual * 0.03);

describe('hidden and missing', () => {
  it.each<[string, string, object, object]>([
    ['the signpost by number', SIGNPOST, HIDDEN, MISSING],
    ['the signpost by name and date of birth', SIGNPOST, ...NAMED],
    ['the search by number', FIND, HIDDEN, MISSING],
  ])('%s: the same bytes, and no time between them', async (called, query, one, other) => {
    const found = await trial(query, one, other);
    said(called, found);
    if (JUDGED) expect(apart(found)).toBe(false);
  });

  it('three milliseconds put in on purpose are seen', async () => {
    await asOwner(stage.database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ text: string }>(
        `select pg_get_functiondef('concordat.signpost(text,date)'::regprocedure) as text`,
      );
      const slow = `begin\n  if exists (select 1 from concordat.person p where p.crn = exact) then perform pg_sleep(0.003); end if;`;
      await client.query((rows[0]?.text ?? '').replace(/\bbegin\b/i, slow));
    });
    const found = await trial(SIGNPOST, HIDDEN, MISSING);
    said('control, the signpost with 3 ms for those who exist', found);
    if (JUDGED) expect(apart(found)).toBe(true);
  });
});
