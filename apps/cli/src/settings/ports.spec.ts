import { createServer } from 'node:net';
import { readPorts, refuseTakenPorts } from './ports.js';

describe('the ports', () => {
  it('are 3000, 3001 and 3002 unless the environment says otherwise', () => {
    expect(readPorts({})).toEqual({ portal: 3000, api: 3001, identity: 3002 });
    expect(readPorts({ PORT: '8080', API_PORT: '', IDENTITY_PORT: '8082' })).toEqual({ portal: 8080, api: 3001, identity: 8082 });
  });

  it.each(['web', '0', '65536', '30.5', '-1'])('cannot be %s', (PORT) => {
    expect(() => readPorts({ PORT })).toThrow(/^PORT must be a port/);
  });

  it('cannot be one and the same', () => {
    expect(() => readPorts({ API_PORT: '3000' })).toThrow('PORT, API_PORT and IDENTITY_PORT must differ, and two of them are 3000.');
  });

  it('are refused by name when another program listens there, with a way round', async () => {
    const other = createServer();
    const port = await new Promise<number>((listening) =>
      other.listen(0, '127.0.0.1', () => listening((other.address() as { port: number }).port)),
    );
    const ports = { portal: 3000, api: port, identity: 3002 };
    await expect(refuseTakenPorts(ports, ['api'], 0)).rejects.toThrow(
      new RegExp(`^Port ${port}, which the api would use, is taken .* API_PORT=\\d+ npm start$`),
    );
    await new Promise((closed) => other.close(closed));
    await expect(refuseTakenPorts(ports, ['api'], 0)).resolves.toBeUndefined();
  });
});
