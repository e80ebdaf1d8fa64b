import { Agent, request } from 'node:http';
import { timeOf, timeOfServer } from './processor-time.js';

/** One request as it goes over the wire, and what shows that it was answered. */
export interface Asked {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
export interface Arm {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  /** The n-th request of this arm for this piece of work. */
  ask(n: number): Asked;
  /** Whether an answer is the answer, and not a polite refusal. */
  answered(text: string): boolean;
}
export interface Measured {
  readonly requests: number;
  readonly seconds: number;
  readonly nodeMicros: number;
  readonly postgresMicros: number;
  readonly p50: number;
  readonly p99: number;
}
export interface DriveOptions {
  readonly clients: number;
  readonly seconds: number;
  readonly postmaster: number;
  /** Goes on counting over windows, so that no request is sent twice. */
  readonly next: () => number;
}

export async function drive(arm: Arm, options: DriveOptions): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.clients });
  const took: number[] = [];
  const began = performance.now();
  const [node, postgres] = [timeOf(arm.pid), timeOfServer(options.postmaster)];
  const until = began + options.seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const sent = performance.now();
      const text = await send(arm.port, arm.ask(options.next()), agent);
      took.push(performance.now() - sent);
      if (!arm.answered(text)) throw new Error(`${arm.name} answered: ${text.slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: options.clients }, client));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (part: number): number => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  return {
    requests: took.length,
    seconds,
    nodeMicros: (timeOf(arm.pid) - node) / took.length,
    postgresMicros: (timeOfServer(options.postmaster) - postgres) / took.length,
    p50: at(0.5),
    p99: at(0.99),
  };
}

export function send(port: number, { path, body, headers }: Asked, agent?: Agent): Promise<string> {
  return new Promise((done, failed) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        ...(agent ? { agent } : {}),
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(Buffer.concat(parts).toString('utf8')));
        answer.on('error', failed);
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });
}
