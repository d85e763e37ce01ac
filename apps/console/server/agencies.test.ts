import { type Report, sampleEvents } from '@sinergi/contracts';
import { eventually } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgencyDetail, Series } from '../contract/agency.js';
import type { Operator } from '../contract/session.js';
import { sampleOf } from './samples/sample-of.js';
import { SampleTable } from './samples/sample-table.js';
import { ConsoleAtHand } from './testing/console-at-hand.js';

const AGENCY = 'kec-menteng';
const PUBLISHER = 'imigrasi-dki';
const TOPIC = 'timpora.permit';
const METRICS_TOKEN = 'a-token-of-whoever-measures';
const sample = sampleEvents().find(({ recordName }) => recordName === 'Report')!.value as Report;
let served: ConsoleAtHand;
let cookie: string;
/** append time of the last record that agencies have read, epoch ms */
let appendedAt: number;

/** Publishes a report of an agency whose position is before the tenth permit of a log of ten. */
async function report(
  agency: string,
  nextOffset: number,
  over: Partial<Report> = {},
): Promise<void> {
  const position = {
    ...sample.positions[0]!,
    topic: TOPIC,
    partition: 0,
    nextOffset,
    logEnd: 10,
    records: nextOffset,
    entities: 1,
    cuts: [],
  };
  const positions = [{ ...position, lastAppendedAt: appendedAt }];
  const value = { ...sample, agency, at: Date.now(), findings: [], gaps: [], positions, ...over };
  await served.bus.append(
    `timpora.report.${agency}`,
    await served.codec.encode('Report', value),
    Date.now(),
  );
}

beforeAll(async () => {
  served = await ConsoleAtHand.prepare({
    metricsToken: METRICS_TOKEN,
    alerts: { reach: 'public' },
  });
  await served.start();
  const viewer: Operator = { id: 'a', name: 'Uji', agency: 'kec-senen', roles: ['viewer'] };
  ({ cookie } = await served.sessionOf(viewer));
  for (let record = 0; record < 10; record += 1)
    await served.bus.append(TOPIC, Buffer.from('sealed'), Date.now());
  served.watch.start();
  await eventually(
    'the logs are sampled',
    () => served.watch.board().overview.brokerAnsweredAt !== null,
  );
  appendedAt = Date.now() - 120_000;
  await report(PUBLISHER, 10, {
    published: [{ flow: 'permit', count: 10, lastAt: Date.now() - 1_000 }],
  });
  await report(AGENCY, 4, {
    paused: [`${TOPIC}/0`],
    published: [{ flow: 'sighting', count: 0, lastAt: 0 }],
  });
  await report('deteksi', 10);
  await eventually('the board shows them', () => served.watch.board().overview.reported === 2);
});
afterAll(() => served?.close());

const ask = (path: string): Promise<Response> =>
  fetch(`${served.settings.publicUrl}/api/agencies/${path}`, { headers: { cookie } });
const detail = async (code: string): Promise<AgencyDetail> =>
  (await (await ask(code)).json()) as AgencyDetail;

describe('one agency', () => {
  it('is told with the reason of its lag, time first, and what an operator paused', async () => {
    const { kind, evaluation, worstLagMs, partitions, paused, agency } = await detail(AGENCY);
    expect([kind, agency.code, paused]).toEqual(['AGENCY', AGENCY, [`${TOPIC}/0`]]);
    expect(evaluation).toMatchObject({
      verdict: 'STOP',
      reason: 'paused',
      params: { pending: '6' },
    });
    expect(worstLagMs).toBeGreaterThanOrEqual(120_000);
    const permit = partitions.find(({ topic }) => topic === TOPIC);
    expect(permit).toMatchObject({
      flow: 'permit',
      partition: 0,
      nextOffset: '4',
      logEnd: '10',
      pending: '6',
      reason: 'paused',
    });
    expect(
      partitions
        .filter(({ topic }) => topic !== TOPIC)
        .every(({ verdict, reason }) => verdict === 'OK' && reason === 'caught-up'),
    ).toBe(true);
  });

  it('has what a publisher said except what is missing, and names the unknown', async () => {
    const { freshness } = await detail(AGENCY);
    const of = (publisher: string) => freshness.find((pair) => pair.publisher === publisher);
    expect(of(PUBLISHER)!.behindMs).toBeGreaterThanOrEqual(120_000);
    expect(of(PUBLISHER)!.newestAt).not.toBeNull();
    expect(of('polri-jakpus')).toMatchObject({ behindMs: 0, newestAt: null });
    expect(of(AGENCY)).toBeUndefined();
    expect((await detail('kec-senen')).freshness.every(({ behindMs }) => behindMs === null)).toBe(
      true,
    );
  });

  it('says what it publishes, flow by flow', async () => {
    const { producers } = await detail(AGENCY);
    expect(producers.find(({ flow }) => flow === 'sighting')!.status).toBe('never-spoke');
    expect(producers.find(({ flow }) => flow === 'lodging')!.status).toBe('too-little-known');
    expect((await detail(PUBLISHER)).producers.find(({ flow }) => flow === 'permit')).toMatchObject(
      { status: 'too-little-known' },
    );
  });

  it('is unknown without a report; a system is told like an agency, not counted', async () => {
    expect(await detail('kec-senen')).toMatchObject({
      evaluation: { verdict: 'UNKNOWN' },
      worstLagMs: null,
      partitions: [],
    });
    const system = await detail('deteksi');
    expect([system.kind, system.agency.report?.ready]).toEqual(['SYSTEM', true]);
    const { overview, cells } = served.watch.board();
    expect(overview).toMatchObject({ of: 15, reported: 2 });
    expect(overview.systems.map(({ code, report }) => [code, report?.ready])).toEqual([
      ['deteksi', true],
    ]);
    expect(cells.get('deteksi/sighting')).toMatchObject({ agency: 'deteksi', flow: 'sighting' });
    const answer = await ask('kec-nowhere');
    expect([answer.status, await answer.json()]).toEqual([
      404,
      expect.objectContaining({ type: 'urn:sinergi:problem:not-found' }),
    ]);
  });
});

describe('a curve', () => {
  it('has a point for every step, null where nothing was sampled', async () => {
    const row = served.watch.board().overview.agencies.find(({ code }) => code === AGENCY)!;
    const at = Date.now() - 60_000;
    await new SampleTable(served.database).write([sampleOf(row, Date.now())], at);
    const from = new Date(at - 30_000).toISOString();
    const answer = await ask(`${AGENCY}/series?metric=pending&from=${from}`);
    const { stepSeconds, points } = (await answer.json()) as Series;
    expect([answer.status, stepSeconds]).toEqual([200, 10]);
    expect(points.filter(({ value }) => value !== null)).toEqual([
      { at: new Date(at - (at % 10_000)).toISOString(), value: 6 },
    ]);
    expect(points.length).toBeGreaterThanOrEqual(9);
    expect(points.length).toBeLessThanOrEqual(11);
  });

  it.each([
    ['of no metric', 'series?metric=people', 400],
    [
      'that ends before it begins',
      'series?metric=pending&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z',
      400,
    ],
    ['of more than is kept', 'series?metric=pending&from=2020-01-01T00:00:00Z', 400],
    ['of the future', 'series?metric=pending&from=2999-01-01T00:00:00Z', 400],
  ])('%s is refused', async (_, path, status) => {
    const answer = await ask(`${AGENCY}/${path}`);
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
      status,
      'urn:sinergi:problem:invalid-request',
    ]);
  });
});

describe('the metrics', () => {
  it('need the bearer token for metrics, and are not for everybody on the host', async () => {
    for (const headers of [{}, { cookie }, { authorization: 'Bearer of-somebody-else' }]) {
      const answer = await fetch(`${served.settings.publicUrl}/metrics`, {
        headers: headers as Record<string, string>,
      });
      expect([answer.status, await answer.json()]).toEqual([
        401,
        expect.objectContaining({ type: 'urn:sinergi:problem:token-needed' }),
      ]);
    }
  });

  it('say what is known, and nothing of what is not', async () => {
    const answer = await fetch(`${served.settings.publicUrl}/metrics`, {
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    });
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('version=0.0.4');
    expect(text).toContain(
      `sinergi_console_agency_lag_verdict{agency="${AGENCY}",verdict="STOP"} 1`,
    );
    expect(text).toContain(`sinergi_console_agency_pending_records{agency="${AGENCY}"} 6`);
    const lagSeconds = Number(
      new RegExp(`sinergi_console_agency_lag_seconds{agency="${AGENCY}"} ([\\d.]+)`).exec(
        text,
      )?.[1],
    );
    expect(lagSeconds).toBeGreaterThanOrEqual(120);
    expect(lagSeconds).toBeLessThanOrEqual((Date.now() - appendedAt) / 1_000 + 1);
    expect(text).toContain('sinergi_console_agency_status{agency="kec-senen",status="unknown"} 1');
    expect(text).not.toMatch(
      /sinergi_console_agency_(lag_seconds|pending_records|report_age_seconds){agency="kec-senen"}/,
    );
    expect(text).toContain('sinergi_console_flow_events_per_second{flow="permit"}');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });
});
