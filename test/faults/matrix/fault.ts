import type { SeededRandom } from '@sinergi/domain';
import type { FaultyExchange } from './faulty-exchange.js';

/** One kind of fault. When it resolves, the fault is over. */
export interface Fault {
  /** the number in docs/faults.md; reports and replays use it */
  number: number;
  name: string;
  /**
   * @throws where the exchange behaved wrongly during the fault, for example continued in silence
   */
  inflict(exchange: FaultyExchange, random: SeededRandom, scale: number): Promise<void>;
}
