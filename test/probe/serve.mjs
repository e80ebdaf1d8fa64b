// The delivered API, with the limits of a request put aside, saying all it ever says: its words on stdout and stderr are read as well.
// With a word behind it, one mistake is planted first: the prober that does not find it is worth nothing.
const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { column, platformConfig } = await built('libs/platform/src/index.js');
const [, , fault] = process.argv;

try {
  if (fault === 'unmasked') {
    const { shareRead } = await built('libs/sharing/src/reads/share.reads.js');
    shareRead.columns.revokedReason = column.text('revoked_reason');
  }
  const { createApi } = await built('apps/api/src/start.js');
  const config = platformConfig();
  const app = await createApi(config, { limits: 'off' });
  if (fault === 'talkative') {
    const server = app.getHttpAdapter().getInstance();
    server.server.prependListener('request', (_request, response) => {
      const end = response.end.bind(response);
      response.end = (...given) => (process.stdout.write(`${String(given[0]).slice(0, 20_000)}\n`), end(...given));
    });
  }
  await app.listen(config.API_PORT, config.API_HOST);
  process.stdout.write('ready\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
