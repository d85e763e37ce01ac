import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** The faults of a network; none by default. */
export interface Weather {
  /** the delay of every chunk in both directions */
  latencyMs: number;
  /** 0 = unlimited */
  bytesPerSecond: number;
  /** whether the server's answers are dropped, while requests arrive */
  dropsResponses: boolean;
  /** whether connections stay open but nothing arrives, in both directions */
  isHalfOpen: boolean;
  /** whether new connections are cut at once */
  refuses: boolean;
}

const FAIR: Weather = {
  latencyMs: 0,
  bytesPerSecond: 0,
  dropsResponses: false,
  isHalfOpen: false,
  refuses: false,
};

interface Pair {
  client: Socket;
  server: Socket;
  /** bytes of this connection were dropped, so it can never continue */
  isTorn: boolean;
}

/**
 * A TCP proxy on the loopback whose faults a test sets. Bytes stay in order. A connection that lost
 * bytes is cut when the network is well again.
 */
export class TcpProxy {
  private weather = FAIR;
  private readonly pairs = new Set<Pair>();
  private readonly server: Server;

  constructor(private readonly targetPort: number) {
    this.server = createServer((client) => this.accept(client));
  }

  /** Listens. @param port 0 takes a free one. @returns the port */
  async listen(port = 0): Promise<number> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  make(weather: Partial<Weather>): void {
    this.weather = { ...FAIR, ...weather };
  }

  /** Ends all faults. Connections that lost bytes are cut; their ends would find out later. */
  clear(): void {
    this.weather = FAIR;
    for (const pair of this.pairs) if (pair.isTorn) cut(pair);
  }

  /** Cuts every connection with a reset. */
  reset(): void {
    for (const pair of this.pairs) cut(pair);
  }

  async close(): Promise<void> {
    this.reset();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    if (this.weather.refuses) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(this.targetPort, '127.0.0.1');
    const pair: Pair = { client, server, isTorn: false };
    this.pairs.add(pair);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => cut(pair));
      socket.on('close', () => {
        cut(pair);
        this.pairs.delete(pair);
      });
    }
    void this.carry(pair, client, server, false);
    void this.carry(pair, server, client, true);
  }

  private async carry(pair: Pair, from: Socket, to: Socket, isResponse: boolean): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        const { latencyMs, bytesPerSecond, dropsResponses, isHalfOpen } = this.weather;
        const delayMs =
          latencyMs + (bytesPerSecond > 0 ? (chunk.length / bytesPerSecond) * 1_000 : 0);
        if (delayMs > 0) await pause(delayMs);
        if (isHalfOpen || (isResponse && dropsResponses)) pair.isTorn = true;
        else if (!to.write(chunk)) await once(to, 'drain');
      }
      to.end();
    } catch {
      cut(pair);
    }
  }
}

function cut({ client, server }: Pair): void {
  for (const socket of [client, server]) if (!socket.destroyed) socket.resetAndDestroy();
}
