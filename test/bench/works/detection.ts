import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AgencyClient, type Json } from '@sinergi/client';
import { timeInEventId } from '@sinergi/contracts';
import { civilDayAt } from '@sinergi/law';
import { withSession } from '@sinergi/testing';
import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import { lastCommits, wallClock } from '../arrivals.js';
import { HANDLING } from '../bulletins.js';
import type { Target } from '../contenders/contender.js';
import { type Quantiles, quantiles } from './propagation.js';

/** Who issues permits. */
const OWNER = 'imigrasi-jakpus';
const ITEMS = 250;
const AT_ONCE = 4;
export const ALERTS_PER_SECOND = 50;
const DAY_MS = 86_400_000;
/** How long detection waits before it evaluates, as `npm start` sets it. */
const SETTLE_MS = 2_000;
const WITHIN_MS = 900_000;
const LOOK_EVERY_MS = 250;

export interface DetectionResult {
  /** permits that ended yesterday: each is a lead, which is the most work that an event makes */
  events: number;
  /** permits a second until the last one was in the copy of detection's agency */
  appliedPerSecond: number;
  /** permits a second until the last one was evaluated, without the time that detection waits */
  evaluatedPerSecond: number;
  /** time from the record of a permit until its alert was stored, without that time, ms */
  sinceRecorded: Quantiles;
}

/**
 * Hands over permits as fast as the intake takes them, then at a fixed rate, and measures when
 * early detection evaluated each, and when its alert was stored. Detection runs beside
 * the agencies.
 */
export async function detection(
  descriptor: PlatformDescriptor,
  events: number,
  seconds: number,
): Promise<DetectionResult> {
  const { issuer, agencies, detection: service } = descriptor;
  const { code, apiUrl, client } = agencies.find((one) => one.code === OWNER)!;
  const { signal } = new AbortController();
  const owner = new AgencyClient({
    ...{ code, apiUrl, issuer, clientId: client.id, clientSecret: client.secret, signal },
  });
  const copy: Target = {
    ...{ name: service.agency.code, url: service.agency.databaseUrl, table: 'history' },
    ...{ where: "topic = 'timpora.permit'", id: "split_part(key, ':', 2)", held: 'SELECT 0' },
  };
  const began = wallClock();
  await handOver(owner, events);
  const evaluated = await alertsSince(service.databaseUrl, began, events);
  const [applied] = await lastCommits([copy], began, events);
  const last = Math.max(...[...evaluated.values()].map(({ madeAt }) => madeAt)) - SETTLE_MS;
  return {
    events,
    appliedPerSecond: (events / (applied! - began)) * 1_000,
    evaluatedPerSecond: (events / (last - began)) * 1_000,
    sinceRecorded: await atRate(owner, service.databaseUrl, seconds),
  };
}

async function handOver(owner: AgencyClient, events: number): Promise<void> {
  let left = events;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      const items = Array.from({ length: Math.min(ITEMS, left) }, () => ({
        ...{ flow: 'permit', key: randomUUID(), data: permitBody() },
      }));
      left -= items.length;
      const { accepted } = await owner.json('POST', '/batch', { items });
      if (accepted !== items.length)
        throw new Error(`Expected ${items.length} accepted permits, got ${String(accepted)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function atRate(owner: AgencyClient, url: string, seconds: number): Promise<Quantiles> {
  const began = wallClock();
  const answers: Promise<Json>[] = [];
  for (let n = 0; n < ALERTS_PER_SECOND * seconds; n++) {
    const early = began + (n / ALERTS_PER_SECOND) * 1_000 - wallClock();
    if (early > 0) await pause(early);
    const key = { 'idempotency-key': randomUUID() };
    answers.push(owner.json('POST', '/permits', permitBody(), key));
  }
  const said = await Promise.all(answers);
  const alerts = await alertsSince(url, began, said.length);
  return quantiles(
    said.map((answer) => {
      const { sentAt } = alerts.get(String(answer['permitId']))!;
      return sentAt - timeInEventId(String(answer['eventId']))! - SETTLE_MS;
    }),
  );
}

/** A permit of a new person, which ended yesterday. */
function permitBody(): Json {
  const yesterday = Date.now() - DAY_MS;
  return {
    ...{ kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'C1', activities: ['TOURISM'] },
    ...{ validFrom: civilDayAt(yesterday - 30 * DAY_MS), validUntil: civilDayAt(yesterday) },
    holder: {
      ...{ surname: 'CONTOH', givenNames: 'UKUR', nationality: 'UTO', birthDate: '1990-01-31' },
      ...{ sex: 'X' },
      document: {
        ...{ issuingState: 'UTO', type: 'P', expiry: '2031-04-15' },
        number: randomUUID().replaceAll('-', '').slice(0, 20).toUpperCase(),
      },
    },
    handling: HANDLING,
  };
}

/**
 * Waits until so many alerts are stored of what was evaluated since a time.
 *
 * @param since epoch ms
 * @returns by permit: when detection decided, and when its agency had stored the alert, epoch ms
 */
async function alertsSince(
  url: string,
  since: number,
  expected: number,
): Promise<Map<string, { madeAt: number; sentAt: number }>> {
  const of = `FROM decision d JOIN finding f USING (finding_no)
    WHERE d.change = 'RAISED' AND d.sent_at IS NOT NULL AND d.made_at >= to_timestamp($1 / 1000.0)`;
  const deadline = performance.now() + WITHIN_MS;
  for (let stored = 0; stored < expected; await pause(LOOK_EVERY_MS)) {
    const { rows } = await withSession(url, (query) =>
      query(`SELECT count(*) AS count ${of}`, [since]),
    );
    stored = Number(rows[0]!['count']);
    if (performance.now() > deadline)
      throw new Error(`Expected ${expected} alerts within ${WITHIN_MS / 1_000} s, got ${stored}`);
  }
  const { rows } = await withSession(url, (query) =>
    query(
      `SELECT f.cause, extract(epoch FROM d.made_at) * 1000 AS made,
         extract(epoch FROM d.sent_at) * 1000 AS sent ${of}`,
      [since],
    ),
  );
  return new Map(
    rows.map((row) => [
      String(row['cause']),
      { madeAt: Number(row['made']), sentAt: Number(row['sent']) },
    ]),
  );
}
