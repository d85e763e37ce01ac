import {
  BaseRpcContext,
  type CustomTransportStrategy,
  type MessageHandler,
  Server,
} from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { Bus, Reader, ReaderOptions, RecordBatch } from './bus.js';

export interface BusServerOptions extends Omit<ReaderOptions, 'onBatch'> {
  bus: Bus;
}

/**
 * Nest's transport over the Bus. A handler is `@EventPattern<string>('timpora.*')`; it takes a
 * whole batch and returns the next offset to read. Nest's own Kafka transport delivers one
 * stringified message at a time. It drops messages that no pattern matches and still advances the
 * offset.
 */
export class BusServer extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('sinergi-bus');
  private current: Reader | undefined;

  constructor(private readonly options: BusServerOptions) {
    super();
  }

  /** Returns the reader, once the server listens. */
  get reader(): Reader | undefined {
    return this.current;
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      const { bus, ...options } = this.options;
      const handlers = new Map(options.topics.map((topic) => [topic, this.handlerOf(topic)]));
      await this.current?.stop();
      this.current = await bus.reader({
        ...options,
        onBatch: (batch) => this.dispatch(handlers.get(batch.topic)!, batch),
      });
      callback();
    } catch (error) {
      callback(error);
    }
  }

  async close(): Promise<void> {
    await this.current?.stop();
  }

  on(): never {
    throw new Error('Expected no event listener, got one: the bus server emits no events');
  }

  unwrap<T>(): T {
    return this.current as T;
  }

  private async dispatch(
    handler: MessageHandler<RecordBatch, BaseRpcContext, unknown>,
    batch: RecordBatch,
  ): Promise<bigint> {
    const next = await lastValueFrom(
      this.transformToObservable(await handler(batch, new BaseRpcContext([batch.topic]))),
    );
    if (typeof next !== 'bigint')
      throw new TypeError(
        `Expected the handler of ${batch.topic} to return the next offset, got ${typeof next}`,
      );
    return next;
  }

  /**
   * Returns the only handler of a topic.
   *
   * @throws Error unless exactly one handler takes the topic: records without a handler would be
   * lost, and a topic with two handlers would have two positions
   */
  private handlerOf(topic: string): MessageHandler<RecordBatch, BaseRpcContext, unknown> {
    const matching = [...this.getHandlers()].filter(([pattern]) => matches(pattern, topic));
    if (matching.length !== 1)
      throw new Error(`Expected exactly one handler for ${topic}, got ${matching.length}`);
    const [, handler] = matching[0]!;
    if (handler.next)
      throw new Error(`Expected exactly one handler for ${topic}, got several with one pattern`);
    return handler as MessageHandler<RecordBatch, BaseRpcContext, unknown>;
  }
}

function matches(pattern: string, topic: string): boolean {
  return pattern.endsWith('*') ? topic.startsWith(pattern.slice(0, -1)) : pattern === topic;
}
