declare module 'kafkajs/src/protocol/encoder.js' {
  export default class Encoder {
    writeInt32(value: number): this;
  }
}

declare module 'kafkajs/src/protocol/decoder.js' {
  export default class Decoder {
    constructor(bytes: Buffer);
    readInt16(): number;
    readInt32(): number;
    readInt64(): { toString(): string };
    readString(): string;
    readBoolean(): boolean;
    readArray<T>(one: (decoder: Decoder) => T): T[];
  }
}

declare module 'kafkajs/src/consumer/seekOffsets.js' {
  /** the seeks that a consumer has not carried out yet, by topic and partition */
  export default class SeekOffsets extends Map<string, string> {
    has(topic: string, partition?: number): boolean;
    set(topic: string, partitionOrOffset: unknown, offset?: string): this;
    pop(topic: string, partition: number): { offset: string } | undefined;
  }
}

declare module 'kafkajs/src/cluster/index.js' {
  /** the brokers that a client knows, and the questions that any of them answers */
  export default class Cluster {
    metadata(question: { topics: string[] }): Promise<object | null>;
  }
}

declare module 'kafkajs/src/cluster/brokerPool.js' {
  /** the connections to the brokers */
  export default class BrokerPool {
    withBroker<T>(ask: (one: { broker: unknown }) => Promise<T>): Promise<T | null>;
  }
}
