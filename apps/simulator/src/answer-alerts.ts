import { setTimeout as pause } from 'node:timers/promises';
import { type Json, Refused } from '@sinergi/client';
import type { AgencyProfile } from '@sinergi/settings';
import type { AgencyApi } from './agency-api.js';
import type { Journal } from './journal.js';

interface FeedEvent {
  data: { alertId: string; change: string; owner: string };
}

export interface Desk {
  /** the competent agency's */
  profile: AgencyProfile;
  api: AgencyApi;
  journal: Journal;
  onRefused(error: Refused): void;
  signal: AbortSignal;
}

const LOOK_EVERY_MS = 1_000;
const DETECTION = 'deteksi';
const OFFICER = 'officer 0002 (exercise)';

/**
 * The competent agency's desk: answers every alert that early detection raises, once. Its place in the feed is in the journal, its calls have keys
 * made of the alert, so a desk that is killed answers nothing twice.
 */
export async function answerAlerts(desk: Desk): Promise<void> {
  const { journal, signal } = desk;
  for (;;) {
    signal.throwIfAborted();
    const page = await nextPage(desk);
    const items = page['items'] as { event: FeedEvent }[];
    for (const { event } of items) {
      const { alertId, change, owner } = event.data;
      if (owner === DETECTION && change === 'RAISED') await answer(alertId, desk);
    }
    if (page['cursor'] !== journal.alertCursor) journal.readAlertsTo(String(page['cursor']));
    if (items.length === 0) await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** Where the copy that the cursor is of is no more, everything is read again. */
async function nextPage({ api, journal }: Desk): Promise<Json> {
  try {
    return await api.feed('alert', journal.alertCursor);
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'invalid-cursor') throw error;
    journal.readAlertsTo(null);
    return api.feed('alert', null);
  }
}

async function answer(alertId: string, { profile, api, journal, onRefused }: Desk): Promise<void> {
  const { purpose, legalBases } = profile.legalAuthority[0]!;
  const handling = {
    purpose,
    legalBasis: legalBases[0],
    retainUntil: '2031-12-31',
    exercise: true,
  };
  const respond = async (
    nth: number,
    change: string,
    target: Parameters<AgencyApi['write']>[0]['target'],
    data: Json,
  ) => {
    const written = await api.write({
      flow: 'response',
      change,
      target,
      key: `desk-${alertId}-${change.toLowerCase()}`,
      data,
    });
    if (journal.answersTo(alertId) < nth)
      journal.noteAnswer(profile.code, alertId, `response ${change}`);
    return written;
  };
  try {
    const seen = await respond(1, 'SEEN', null, { alertId, officer: OFFICER, handling });
    await respond(2, 'RESULT', seen, { result: 'NOT_FOUND', officer: OFFICER });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Read again after its keys were forgotten: it was answered, and counted, then.
    if (error.code === 'already-exists') return;
    onRefused(error);
    journal.noteRefused();
  }
}
