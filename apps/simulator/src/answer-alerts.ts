import { setTimeout as pause } from 'node:timers/promises';
import { type Json, Refused } from '@sinergi/client';
import type { AgencyProfile } from '@sinergi/settings';
import type { AgencyApi } from './agency-api.js';
import { answerDelay } from './answer-delay.js';
import type { Journal } from './journal.js';

interface FeedEvent {
  /** when it was recorded, RFC 3339 */
  time: string;
  data: {
    alertId: string;
    change: string;
    owner: string;
    competentAgency: string;
    handling: { exerciseId: string | null };
  };
}

export interface Desk {
  profile: AgencyProfile;
  api: AgencyApi;
  /** the exercise in which it answers: live alerts are for people */
  exerciseId: string;
  /** agencies whose leads the plan answers */
  played: ReadonlySet<string>;
  seed: number;
  /** factor on the time that people take: 1 for all of it, 0 for none */
  answerPace: number;
  journal: Journal;
  onRefused(error: Refused): void;
  signal: AbortSignal;
}

const LOOK_EVERY_MS = 1_000;
const OFFICER = 'Ratna Latihan';

/**
 * Runs an agency's desk. It answers every alert of an exercise whose competent agency, as the alert
 * names it, is this agency. It answers each alert once, after the time that people take, one after
 * another in the order of the feed. Its feed position is in the journal and the keys of its calls
 * are derived from the alert, so a desk that is killed answers nothing twice.
 */
export async function answerAlerts(desk: Desk): Promise<void> {
  const { profile, journal, played, signal } = desk;
  for (;;) {
    signal.throwIfAborted();
    const page = await nextPage(desk);
    const items = page['items'] as { event: FeedEvent }[];
    for (const { event } of items) {
      const { change, owner, competentAgency } = event.data;
      if (change !== 'RAISED' || competentAgency !== profile.code || played.has(owner)) continue;
      await answer(event, desk);
    }
    if (page['cursor'] !== journal.alertCursor(profile.code))
      journal.readAlertsTo(profile.code, String(page['cursor']));
    if (items.length === 0) await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}

/**
 * Where the cursor belongs to a copy that no longer exists, the feed is read again from its
 * beginning.
 */
async function nextPage({ profile: { code }, api, exerciseId, journal }: Desk): Promise<Json> {
  try {
    return await api.feed('alert', exerciseId, journal.alertCursor(code));
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'invalid-cursor') throw error;
    journal.readAlertsTo(code, null);
    return api.feed('alert', exerciseId, null);
  }
}

async function answer(
  { time, data: { alertId } }: FeedEvent,
  { profile, api, exerciseId, journal, seed, answerPace, onRefused, signal }: Desk,
): Promise<void> {
  const delay = answerDelay(seed, alertId);
  const until = async (afterMs: number): Promise<void> => {
    const left = Date.parse(time) + afterMs * answerPace - Date.now();
    if (left > 0) await pause(left, undefined, { signal });
  };
  const { purpose, legalBases } = profile.legalAuthority[0]!;
  const handling = {
    purpose,
    legalBasis: legalBases[0],
    retainUntil: '2031-12-31',
    exerciseId,
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
    if (journal.answersTo(profile.code, alertId) < nth)
      journal.noteAnswer(profile.code, alertId, `response ${change}`);
    return written;
  };
  try {
    await until(delay.seen);
    const seen = await respond(1, 'SEEN', null, { alertId, officer: OFFICER, handling });
    await until(delay.result);
    await respond(2, 'RESULT', seen, { result: 'NOT_FOUND', officer: OFFICER });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The event was read again after its keys were forgotten: it was answered and counted before.
    if (error.code === 'already-exists') return;
    onRefused(error);
    journal.noteRefused();
  }
}
