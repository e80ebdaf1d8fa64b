import { build } from './launch/build.mjs';
import { ensurePackages } from './launch/packages.mjs';
import { orSayWhy, say } from './launch/say.mjs';

await orSayWhy(async () => {
  await ensurePackages();
  await build();
  say('Built: dist is up to date');
});
