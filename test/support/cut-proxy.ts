import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and the API. While it holds back, what the API answers is counted and not passed on. */
export class CutProxy {
  private readonly sockets = new Set<Socket>();
  private holding = false;
  /** Whether a byte of an answer has come from the API since it began to hold back. */
  answered = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** `target` is asked at each connection: the API behind may have been started anew. */
  static async before(target: () => number): Promise<CutProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new CutProxy(server, (server.address() as AddressInfo).port);
    server.on('connection', (client) => proxy.join(client, connect(target(), '127.0.0.1')));
    return proxy;
  }

  holdBack(): void {
    this.holding = true;
    this.answered = false;
  }

  /** Every connection ends at once, on both sides; the next ones pass. */
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
    this.sockets.clear();
    this.holding = false;
  }

  async stop(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, api: Socket): void {
    for (const socket of [client, api]) {
      this.sockets.add(socket);
      socket.setNoDelay(true).on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        api.destroy();
        this.sockets.delete(socket);
      });
    }
    client.on('data', (bytes) => api.write(bytes));
    api.on('data', (bytes) => {
      if (this.holding) this.answered = true;
      else client.write(bytes);
    });
  }
}
