import { makeLogger } from './logger.js';

function linesOf(log: (logger: ReturnType<typeof makeLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  log(makeLogger('info', 'test', { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a line says when, how grave and which service', () => {
  expect(linesOf((logger) => logger.info({ correlationId: 'c-1' }, 'request'))).toMatchObject([
    { level: 'info', service: 'test', correlationId: 'c-1', msg: 'request', time: expect.stringMatching(/Z$/) as string },
  ]);
});

test('what a person wrote, a name or a token is kept out wherever it stands', () => {
  const hidden = {
    body: 'risk text',
    variables: { input: 1 },
    authorization: 'Bearer x',
    note: { body: 'risk text', by: { name: 'Rowan' } },
  };
  const [line] = linesOf((logger) => logger.error({ hidden, ...hidden }, 'fault'));
  expect(JSON.stringify(line)).not.toMatch(/risk text|Rowan|Bearer/);
});
