import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether a program could listen here; both families are asked, because a browser tries both for localhost. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
}

/**
 * Below what systems hand out by themselves to connections that go out (32768 and above on Linux, 49152 elsewhere): such a port may be
 * taken by any of them before its service comes to listen.
 */
const FIRST = 16_000;
const LAST = 31_999;
/** Two programs that look at the same moment find the same port free, and listen seconds later: each looks in a lane of its own. */
const LANES = 64;
const IN_A_LANE = (LAST - FIRST + 1) / LANES;
const given = new Set<number>();

/** The one used last time if it is free still, so that addresses noted down stay right. No port is named twice by one process. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && (await isFree(preferred))) return preferred;
  const lane = process.pid % LANES;
  while (given.size < IN_A_LANE) {
    const port = FIRST + randomInt(IN_A_LANE) * LANES + lane;
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error(`None of the ports from ${FIRST} to ${LAST} that this program looks at is free.`);
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  const server = createServer();
  return new Promise((answer) => {
    server.once('error', (error: NodeJS.ErrnoException) => answer(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => answer(true)));
  });
}
