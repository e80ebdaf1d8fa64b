/** The server ends when its standard input does, and removes its files. */
export default async function stopDatabase(): Promise<void> {
  const server = globalThis.concordatTestServer;
  globalThis.concordatTestServer = undefined;
  if (!server || server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.stdin?.end();
  await ended;
}
