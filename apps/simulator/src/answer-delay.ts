import { seededRandom } from '@sinergi/domain';

const MINUTE_MS = 60_000;

/** The delay between an alert and the answers of its competent agency, ms. */
export interface AnswerDelay {
  seen: number;
  result: number;
}

/** Draws delays as people take them. One seed and alert give the same delays on every machine. */
export function answerDelay(seed: number, alertId: string): AnswerDelay {
  const random = seededRandom(seed).fork(`alert ${alertId}`);
  const seen = random.integer(1 * MINUTE_MS, 5 * MINUTE_MS);
  return { seen, result: seen + random.integer(5 * MINUTE_MS, 20 * MINUTE_MS) };
}
