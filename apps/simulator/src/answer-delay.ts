import { seededRandom } from '@sinergi/domain';

const MINUTE_MS = 60_000;

/** How long after an alert was raised its competent agency answers, ms. */
export interface AnswerDelay {
  seen: number;
  result: number;
}

/** As long as people take: the same for the same seed and alert, on every machine. */
export function answerDelay(seed: number, alertId: string): AnswerDelay {
  const random = seededRandom(seed).fork(`alert ${alertId}`);
  const seen = random.integer(1 * MINUTE_MS, 5 * MINUTE_MS);
  return { seen, result: seen + random.integer(5 * MINUTE_MS, 20 * MINUTE_MS) };
}
