import { Agent, request } from 'node:http';

export interface Heard {
  readonly status: number;
  readonly headers: readonly string[];
  readonly text: string;
  /** Under which the access log keeps what it wrote of this request. */
  readonly correlationId: string;
  readonly sent: string;
}
/** What is of this one answer and no other: when, and under which number. */
const OF_THE_MOMENT = ['date', 'x-request-id', 'keep-alive'];
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Requests over a few connections that stay open; many at once, never more than that few. */
export class Wire {
  private readonly agent: Agent;
  private readonly url: URL;
  private count = 0;

  constructor(address: string, atOnce: number) {
    this.url = new URL('/graphql', address);
    this.agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  }

  post(body: string, token: string | null): Promise<Heard> {
    const correlationId = `matrix-${(this.count += 1)}`;
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-request-id': correlationId,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    return new Promise((done, failed) => {
      const sent = request(this.url, { method: 'POST', agent: this.agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', failed);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          done({ status: answer.statusCode ?? 0, headers: lasting(answer.rawHeaders), text, correlationId, sent: body });
        });
      });
      sent.on('error', failed);
      sent.end(body);
    });
  }

  get sent(): number {
    return this.count;
  }

  close(): void {
    this.agent.destroy();
  }
}

function lasting(raw: readonly string[]): string[] {
  const pairs = raw.flatMap((name, i) => (i % 2 === 0 ? [`${name.toLowerCase()}: ${raw[i + 1] ?? ''}`] : []));
  return pairs.filter((pair) => !OF_THE_MOMENT.some((name) => pair.startsWith(`${name}:`)));
}

/** The whole answer but for ids: two of these are equal byte for byte, or somebody was told something. */
export function masked({ status, headers, text, correlationId }: Heard): string {
  const body = text.replaceAll(correlationId, '<request>').replaceAll(ID, '<id>');
  // Ids are all of one length, numbers of requests are not.
  const told = headers.map((pair) => (pair.startsWith('content-length:') && text.includes(correlationId) ? 'content-length' : pair));
  return [String(status), ...told, '', body].join('\n');
}
