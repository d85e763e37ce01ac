import { MemoryBus, type OutgoingRecord, type Publisher } from '@sinergi/broker';

const TOPIC = 'timpora.sighting';

/** The log of one topic in memory, to which relays publish, and whose broker can fail. */
export class PublishedLog {
  private readonly bus = new MemoryBus();

  constructor() {
    this.bus.makeTopic(TOPIC);
  }

  /** Returns what is stored, as it was given to a publisher. */
  get records(): OutgoingRecord[] {
    return this.bus.records(TOPIC).map(({ topic, key, value, headers }) => ({
      ...{ topic, key: key!.toString(), value, headers },
    }));
  }

  /**
   * The next publish rejects: nothing was stored, or everything was and only the answer was lost.
   */
  failNext(how: 'lost' | 'stored'): void {
    this.bus.failNext(how);
  }

  publisher(): Promise<Publisher> {
    return this.bus.publisher();
  }
}
