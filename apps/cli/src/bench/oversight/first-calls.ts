import type { Product } from '../arms.js';
import { send } from '../drive.js';
import type { LargeWorld } from './large-world.js';
import { type OversightRead, oversightArms, READS } from './oversight-arms.js';

const CALLS = 10;
const AIM = 5;

interface Calls {
  readonly read: OversightRead;
  readonly who: string;
  readonly first: number;
  readonly median: number;
}

/**
 * Every agency's supervisor in turn, of a product that has just begun: the first call beside the median of that agency's own calls. The very
 * first call of each read is the process's own: whoever makes it waits for its code and its statement to be prepared. It has a line of its own.
 */
export async function firstCalls(product: Product, { areas }: LargeWorld): Promise<string> {
  const calls: Calls[] = [];
  for (const [area, { people, agencies }] of areas.entries()) {
    for (let agency = 0; agency < agencies; agency += 1) {
      const arms = await oversightArms(product, { area, agency, people });
      for (const read of READS) {
        const took: number[] = [];
        for (let n = 0; n < CALLS; n += 1) {
          const began = performance.now();
          const text = await send(product.port, arms[read].ask(n));
          took.push(performance.now() - began);
          if (!text.startsWith('{"data":')) throw new Error(`${arms[read].name} answered: ${text.slice(0, 500)}`);
        }
        const median = [...took].sort((a, b) => a - b)[CALLS / 2] ?? 0;
        calls.push({ read, who: `agency ${agency + 1} of area ${area + 1}`, first: took[0] ?? 0, median });
      }
    }
  }
  return READS.flatMap((read) => {
    const [ofProcess, ...ofAgencies] = calls.filter((one) => one.read === read);
    return [
      lineOf(`First call of ${ofAgencies.length} agencies, ${read}`, ofAgencies),
      lineOf(`First call of the process, ${read}`, ofProcess ? [ofProcess] : []),
    ];
  }).join('\n');
}

function lineOf(what: string, calls: readonly Calls[]): string {
  const [worst] = [...calls].sort((a, b) => b.first / b.median - a.first / a.median);
  if (!worst) return `${what}: none was made`;
  const over = calls.filter(({ first, median }) => first > AIM * median).length;
  const times = (worst.first / worst.median).toFixed(1);
  return `${what}: at most ${times} times that agency's median (${worst.who}: ${worst.first.toFixed(1)} and ${worst.median.toFixed(1)} ms); ${over} over ${AIM} times`;
}
