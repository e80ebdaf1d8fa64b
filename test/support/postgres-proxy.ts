import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What to do when the API's COMMIT passes: before it reaches PostgreSQL, or when the answer is on its way back. */
export interface Fault {
  readonly when: 'COMMIT_SENT' | 'COMMIT_ANSWERED';
  readonly then: () => void;
}
const STARTUP = 'concordat-api-writes';

/** Stands between the API and PostgreSQL. Armed, it lets one COMMIT of a write meet its fault and never lets the answer through. */
export class PostgresProxy {
  private fault: Fault | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(databaseUrl: string): Promise<PostgresProxy> {
    const target = new URL(databaseUrl);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = String((server.address() as AddressInfo).port);
    const proxy = new PostgresProxy(server, Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port }).toString());
    server.on('connection', (api) => proxy.join(api, connect(Number(target.port), target.hostname)));
    return proxy;
  }

  arm(fault: Fault): void {
    this.fault = fault;
  }
  get armed(): boolean {
    return this.fault !== null;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(api: Socket, postgres: Socket): void {
    let writes = false;
    for (const socket of [api, postgres]) {
      this.sockets.add(socket);
      socket.setNoDelay(true).on('error', () => undefined);
      socket.on('close', () => {
        api.destroy();
        postgres.destroy();
        this.sockets.delete(socket);
      });
    }
    api.on('data', (bytes) => {
      writes ||= bytes.includes(STARTUP);
      if (writes && this.meets('COMMIT_SENT', bytes.includes('COMMIT\0'))) return void api.destroy();
      postgres.write(bytes);
    });
    postgres.on('data', (bytes) => {
      if (writes && this.meets('COMMIT_ANSWERED', bytes.includes('COMMIT\0'))) return void api.destroy();
      api.write(bytes);
    });
  }

  private meets(when: Fault['when'], commits: boolean): boolean {
    if (!commits || this.fault?.when !== when) return false;
    const { then } = this.fault;
    this.fault = null;
    then();
    return true;
  }
}
