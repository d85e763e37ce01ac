import type { AlertRow, Silence } from '../../contract/alerts.js';

type About = Pick<AlertRow, 'rule' | 'agency' | 'flow'>;

/**
 * The silence that covers an alert now: what a silence does not name it means all of.
 * @param now epoch ms
 */
export function coveringSilence(
  silences: readonly Silence[],
  alert: About,
  now: number,
): Silence | undefined {
  return silences.find(
    (silence) =>
      Date.parse(silence.until) > now &&
      (['rule', 'agency', 'flow'] as const).every(
        (part) => silence[part] === null || silence[part] === alert[part],
      ),
  );
}
