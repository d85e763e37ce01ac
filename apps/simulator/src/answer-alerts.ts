import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '@sinergi/client';
import type { AgencyProfile } from '@sinergi/settings';
import type { AgencyApi } from './agency-api.js';
import type { Journal } from './journal.js';

interface FeedEvent {
  id: string;
  data: { alertId: string; change: string; ruleId: string | null; owner: string };
}

const LOOK_EVERY_MS = 1_000;
const DETECTION = 'deteksi';

/**
 * The competent agency's desk: answers every alert that early detection raises, once. Its place in the feed is in the journal, its calls have keys
 * made of the alert, so a desk that is killed answers nothing twice.
 */
export async function answerAlerts(
  { code, legalAuthority }: AgencyProfile,
  api: AgencyApi,
  journal: Journal,
  onRefused: (error: Refused) => void,
  signal: AbortSignal,
): Promise<void> {
  const handling = {
    purpose: legalAuthority[0]!.purpose,
    legalBasis: legalAuthority[0]!.legalBases[0],
    retainUntil: '2031-12-31',
    exercise: true,
  };
  while (!signal.aborted) {
    const page = await api.feed('alert', journal.alertCursor);
    const items = page['items'] as { event: FeedEvent }[];
    for (const { event } of items) {
      const { alertId, change, owner } = event.data;
      if (owner !== DETECTION || change !== 'RAISED') continue;
      try {
        const officer = 'officer 0002 (exercise)';
        const seen = await api.write({
          flow: 'response',
          change: 'SEEN',
          target: null,
          key: `desk-${alertId}-seen`,
          data: { alertId, officer, handling },
        });
        if (journal.answersTo(alertId) < 1) journal.noteAnswer(code, alertId, 'response SEEN');
        await api.write({
          flow: 'response',
          change: 'RESULT',
          target: seen,
          key: `desk-${alertId}-result`,
          data: { result: 'NOT_FOUND', officer },
        });
        if (journal.answersTo(alertId) < 2) journal.noteAnswer(code, alertId, 'response RESULT');
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        onRefused(error);
      }
    }
    if (page['cursor'] !== journal.alertCursor) journal.readAlertsTo(String(page['cursor']));
    if (items.length === 0) await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}
