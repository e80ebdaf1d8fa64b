// Loads the demonstration world as `npm start` does, from the build, in a process of its own.
const built = new URL('../../../dist/apps/cli/src/world/load-demo-world.js', import.meta.url);
const { loadDemoWorld } = await import(built.href);

await loadDemoWorld(JSON.parse(process.env.WORLD_PLACES ?? '{}'));
process.exit();
