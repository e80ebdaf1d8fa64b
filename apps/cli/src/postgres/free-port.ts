import { createServer } from 'node:net';

/** Whether a program could listen here; both families are asked, because a browser tries both for localhost. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
}

/** The one used last time if it is free still, so that addresses noted down stay right. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && (await isFree(preferred))) return preferred;
  const server = createServer();
  const port = await new Promise<number>((found, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      found(typeof address === 'object' && address ? address.port : 0);
    });
  });
  await new Promise((closed) => server.close(closed));
  return port;
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  const server = createServer();
  return new Promise((answer) => {
    server.once('error', (error: NodeJS.ErrnoException) => answer(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => answer(true)));
  });
}
