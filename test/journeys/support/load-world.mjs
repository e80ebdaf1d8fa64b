// Loads a world from the build, in a process of its own: the demonstration as `npm start` does, or a described one as at an instant.
const from = (path) => import(new URL(`../../../dist/apps/cli/src/world/${path}`, import.meta.url).href);
const places = JSON.parse(process.env.WORLD_PLACES ?? '{}');

if (process.env.WORLD_FILE) {
  const [{ loadWorld }, { readWorld }, { worldPath }] = await Promise.all(['load-world.js', 'read-world.js', 'world-folder.js'].map(from));
  const at = new Date(process.env.WORLD_AT);
  await loadWorld(await readWorld(worldPath(process.env.WORLD_FILE)), places, { name: 'test', until: at, clock: at });
} else {
  const { loadDemoWorld } = await from('load-demo-world.js');
  await loadDemoWorld(places);
}
process.exit();
