import { orSayWhy } from './cannot-continue.js';
import { say } from './progress.js';
import { loadDemoWorld } from './world/load-demo-world.js';
import type { WorldPlaces } from './world/places.js';

/** A step of `npm start`, not a command: the supervisor says where, and ends this when it ends. */
await orSayWhy(async () => {
  await loadDemoWorld({ ...(JSON.parse(process.env.WORLD_PLACES ?? '{}') as WorldPlaces), onProgress: say });
});
process.exit();
