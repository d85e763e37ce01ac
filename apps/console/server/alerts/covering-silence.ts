import type { AlertRow, Silence } from '../../contract/alerts.js';

type About = Pick<AlertRow, 'rule' | 'agency' | 'flow'>;

/**
 * Returns the silence that covers an alert now. A silence covers all values of a field that it does
 * not name.
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
