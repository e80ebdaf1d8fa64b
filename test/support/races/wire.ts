import { Agent, request } from 'node:http';
import type { ApiProcess } from '../api-process.js';

export interface Asked {
  readonly token: string;
  /** Registered operations go by name alone; anything else brings its own text. */
  readonly operationName?: string;
  readonly query?: string;
  readonly variables: object;
}
export interface Heard {
  /** By this process's own clock, which never goes back; taken before the first byte is written. */
  readonly startedAt: number;
  readonly text: string;
}

/** One API process over kept-alive connections, as the portal speaks to it. */
export class Wire {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly api: ApiProcess) {}

  ask({ token, ...asked }: Asked): Promise<Heard> {
    const body = JSON.stringify(asked);
    return new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.api.port,
          path: '/graphql',
          method: 'POST',
          agent: this.agent,
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${token}` },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => (text += part));
          answer.once('end', () => resolve({ startedAt, text }));
          answer.once('error', reject);
        },
      );
      sent.once('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** The planted fault of a cache in front: whoever asks the same again within a second is told the same. */
export class CachingWire extends Wire {
  private readonly kept = new Map<string, { readonly at: number; readonly text: string }>();

  override async ask(asked: Asked): Promise<Heard> {
    const startedAt = performance.now();
    const key = JSON.stringify(asked);
    const known = this.kept.get(key);
    if (known && startedAt - known.at < 1_000) return { startedAt, text: known.text };
    const heard = await super.ask(asked);
    this.kept.set(key, { at: performance.now(), text: heard.text });
    return heard;
  }
}
