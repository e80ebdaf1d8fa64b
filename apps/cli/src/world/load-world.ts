import { leaveNobodySignedIn } from './acting-person.js';
import { ActsOffice } from './acts-office.js';
import { accessLimitRows, directoryRows } from './directory-rows.js';
import { feed } from './feed.js';
import { Loader } from './loader.js';
import type { WorldPlaces } from './places.js';
import { Premises } from './premises.js';
import { Slugs } from './slugs.js';
import { BadWorld } from './world-errors.js';
import type { WorldAct } from './world-acts.js';
import type { WorldFile } from './world-file.js';

export interface LoadOptions {
  readonly name: string;
  /** Acts after this instant are left out. */
  readonly until?: Date;
  /** Where the clock is left, running; null is the real time. */
  readonly clock: Date | null;
  readonly onProgress?: (words: string) => void;
}
export interface LoadedWorld {
  readonly slugs: Slugs;
  readonly acts: number;
}

const EVERYTHING = new Date('9999-01-01T00:00:00Z');
const MINUTE = 60_000;

/** The directory in one transaction, then each act by the use case that a person would have used, at its own time. All of it or nothing. */
export async function loadWorld(world: WorldFile, places: WorldPlaces, options: LoadOptions): Promise<LoadedWorld> {
  const until = options.until ?? EVERYTHING;
  const acts = world.acts.filter((act) => new Date(act.at) <= until);
  const loader = await Loader.connect(places.ownerUrl);
  try {
    await loader.refuseUnlessEmpty();
    const slugs = new Slugs();
    if (acts[0]) await loader.setClock(new Date(Date.parse(acts[0].at) - MINUTE));
    await fill(world, loader, slugs, { issuer: places.issuer, until }, options.name);
    await perform(acts, { world, places, loader, slugs, options });
    await leaveNobodySignedIn(loader);
    await loader.setClock(options.clock);
    await loader.settle();
    return { slugs, acts: acts.length };
  } finally {
    await loader.close();
  }
}

async function fill(world: WorldFile, loader: Loader, slugs: Slugs, how: { issuer: string; until: Date }, name: string): Promise<void> {
  try {
    await loader.asLoader(async () => {
      await loader.insert(directoryRows(world, slugs, how));
      await loader.insert(accessLimitRows(world, slugs));
    });
  } catch (fault) {
    await loader.setClock(null);
    throw new BadWorld(name, [{ path: '', message: `the database refused it: ${(fault as Error).message}` }]);
  }
}

interface Doing {
  readonly world: WorldFile;
  readonly places: WorldPlaces;
  readonly loader: Loader;
  readonly slugs: Slugs;
  readonly options: LoadOptions;
}

async function perform(acts: readonly WorldAct[], doing: Doing): Promise<void> {
  const { loader, slugs, places, options, world } = doing;
  const premises = await Premises.open(places);
  const office = new ActsOffice(premises, loader, slugs);
  try {
    const nothingLeft = (path: string, what: string) => async (fault: unknown) => {
      await loader.emptyAgain();
      throw new BadWorld(options.name, [{ path, message: `${what} failed: ${wordsOf(fault)}` }]);
    };
    for (const [i, act] of acts.entries()) {
      await carryOut(act, office, loader, slugs).catch(nothingLeft(`/acts/${world.acts.indexOf(act)}`, `${act.act} at ${act.at}`));
      if ((i + 1) % 250 === 0) options.onProgress?.(`${i + 1} of ${acts.length} things that happened have happened`);
    }
    // Left at the real time, the clock stands nowhere in the story: the worker looks by itself.
    if (options.clock !== null) await office.clocks.until(options.clock).catch(nothingLeft('', 'what comes of itself'));
  } finally {
    await premises.close();
  }
}

async function carryOut(act: WorldAct, office: ActsOffice, loader: Loader, slugs: Slugs): Promise<void> {
  const at = new Date(act.at);
  await office.clocks.until(at);
  await loader.setClock(at);
  if (act.act === 'stage' || act.act === 'rosh' || act.act === 'lead') await feed(act, loader, slugs);
  else await office.carryOut(act);
}

function wordsOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
