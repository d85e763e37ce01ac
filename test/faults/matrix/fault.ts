import type { SeededRandom } from '@sinergi/domain';
import type { FaultyExchange } from './faulty-exchange.js';

/** One way in which the world fails, and is well again when it resolves. */
export interface Fault {
  /** as in docs/faults.md; reports and replays name it */
  number: number;
  name: string;
  /**
   * @throws where the exchange did not behave in the middle of it, such as by going on in silence
   */
  inflict(exchange: FaultyExchange, random: SeededRandom, scale: number): Promise<void>;
}
