import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Annotations, Samples } from '../../contract/samples.js';
import type { Operator } from '../../contract/session.js';
import { ActionLog } from '../actions/action-log.js';
import { ConsoleAtHand } from '../testing/console-at-hand.js';
import { FlowSampleTable } from './flow-sample-table.js';
import { SampleTable } from './sample-table.js';

const AGENCY = 'kec-menteng';
const RATE = 'sinergi_console_flow_events_per_second';
const LAG = 'sinergi_console_agency_lag_seconds';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const agoIso = (ms: number): string => new Date(Date.now() - ms).toISOString();
let served: ConsoleAtHand;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  served = await ConsoleAtHand.prepare();
  await served.start();
  const operators: Operator[] = [
    { id: 'a', name: 'Uji', agency: AGENCY, roles: ['viewer'] },
    { id: 'b', name: 'Lain', agency: 'kec-senen', roles: ['viewer'] },
    { id: 'c', name: 'Semua', agency: 'kec-senen', roles: ['platform-admin'] },
  ];
  for (const operator of operators)
    cookies[operator.name] = (await served.sessionOf(operator)).cookie;
  await new ActionLog(served.database).carryOut(
    operators[0]!,
    { action: 'actions.export', agency: AGENCY, target: {}, reason: 'a test' },
    async () => undefined,
    () => null,
  );
  await served.database.query('INSERT INTO agency_start VALUES ($1, $2, $3)', [
    ...[AGENCY, agoIso(5 * MINUTE), '0.9.0'],
  ]);
});
afterAll(() => served?.close());

const ask = (path: string, who = 'Uji'): Promise<Response> =>
  fetch(`${served.settings.publicUrl}/api/${path}`, { headers: { cookie: cookies[who] ?? '' } });

describe('samples', () => {
  it('are curves with a value for each step, null where nothing is known', async () => {
    const at = Date.now() - MINUTE;
    const flow = { flow: 'sighting', topic: 'timpora.sighting', partitions: 1, logEnd: '1' };
    await new FlowSampleTable(served.database).write([{ ...flow, eventsPerSecond: 3 }], at);
    const figures = { pending: 0, applied_per_second: 0, outbox_pending: 0 };
    await new SampleTable(served.database).write(
      [{ agency: AGENCY, lag_ms: 1_500, ...figures, dead_letters: 0, waiting: null }],
      at,
    );
    for (const [series, of, value] of [
      [RATE, 'sighting', 3],
      [LAG, AGENCY, 1.5],
    ] as const) {
      const answer = await ask(`samples?series=${series}&from=${agoIso(5 * MINUTE)}&step=15`);
      const { from, stepSeconds, curves } = (await answer.json()) as Samples;
      expect([answer.status, stepSeconds, curves.map((curve) => curve.of)]).toEqual([
        200,
        20,
        [of],
      ]);
      const { values } = curves[0]!;
      expect(values.filter((known) => known !== null)).toEqual([value]);
      const known = Date.parse(from) + values.indexOf(value) * stepSeconds * 1_000;
      expect(known).toBe(at - (at % 20_000));
    }
  });

  it('of a month are as coarse as a screen can show', async () => {
    const answer = await ask(`samples?series=${RATE}&from=${agoIso(31 * DAY - MINUTE)}`);
    expect(((await answer.json()) as Samples).stepSeconds).toBe(1_800);
  });

  it.each([
    ['of no series', `samples?series=people&from=${agoIso(MINUTE)}`],
    ['without a beginning', `samples?series=${RATE}`],
    ['of no step', `samples?series=${RATE}&from=${agoIso(MINUTE)}&step=0`],
    ['with a part that nobody knows', `samples?series=${RATE}&from=${agoIso(MINUTE)}&by=x`],
    ['of more than a month', `samples?series=${RATE}&from=${agoIso(40 * DAY)}`],
    ['of the future', `annotations?from=2999-01-01T00:00:00Z`],
    ['older than a year', 'annotations?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z'],
    ['from no moment', 'annotations?from=yesterday'],
  ])('%s are refused', async (_, path) => {
    const answer = await ask(path);
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
      ...[400, 'urn:sinergi:problem:invalid-request'],
    ]);
  });
});

describe('annotations', () => {
  it.each([
    ['the own agency', 'Uji', ['start', 'action']],
    ['another agency', 'Lain', ['start']],
    ['the platform', 'Semua', ['start', 'action']],
  ])('are starts, and the actions that an operator of %s sees', async (_, who, kinds) => {
    const answer = await ask(`annotations?from=${agoIso(10 * MINUTE)}`, who);
    const { items, isCut } = (await answer.json()) as Annotations;
    expect([answer.status, isCut, items.map(({ kind }) => kind)]).toEqual([200, false, kinds]);
  });

  it('are for people who are logged in', async () => {
    for (const path of ['annotations', `samples?series=${RATE}`])
      expect((await ask(path, 'nobody')).status).toBe(401);
  });
});
