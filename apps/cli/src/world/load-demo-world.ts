import { DEMO_NOW } from './crowd/demo-clock.js';
import { demoWorld } from './crowd/demo-world.js';
import { type LoadedWorld, loadWorld } from './load-world.js';
import type { WorldPlaces } from './places.js';

/** What `npm start` puts into an empty database: ALDER's recall on its last morning, in the middle of a crowd; the clock runs on from there. */
export async function loadDemoWorld({
  onProgress,
  ...places
}: WorldPlaces & { onProgress?: (words: string) => void }): Promise<LoadedWorld> {
  const options = { name: 'the demonstration world', until: DEMO_NOW, clock: DEMO_NOW };
  return loadWorld(await demoWorld(), places, onProgress ? { ...options, onProgress } : options);
}
