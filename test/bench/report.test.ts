import { describe, expect, it } from 'vitest';
import { goalsOf, isMet, quickLine } from './goals.js';
import { readOptions } from './options.js';
import { machineLine, reportFiles } from './report.js';
import { Results } from './results.js';
import type { BurstResult } from './works/burst.js';
import type { GrowthPoint } from './works/growth.js';
import type { PropagationResult } from './works/propagation.js';
import type { RestResult } from './works/rest.js';

const aBurst = (eventsPerSecond: number, own = 20_000): BurstResult => ({
  events: 10_000,
  intakeMs: 1_000,
  ms: 10_000_000 / eventsPerSecond,
  eventsPerSecond,
  processors: {
    own,
    postgres: 10_000,
    kafka: 5_000,
    intake: 3_000,
    others: 100,
    idle: own + 18_100,
  },
  copies: 15,
  walBytes: (15 * 10_000 * own) / 20,
  brokerBytes: 10_000 * 700,
  gained: [
    { name: 'history', indexOf: null, bytes: 8_000_000 },
    { name: 'history_pkey', indexOf: 'history', bytes: 2_000_000 },
  ],
});

const aPropagation = (p99: number, ratePerSecond = 200): PropagationResult => {
  const quantiles = { p50: p99 / 3, p90: p99 / 2, p99, max: p99 * 2 };
  return {
    events: 100,
    ratePerSecond,
    processors: aBurst(1).processors,
    sinceDue: quantiles,
    sinceAcknowledged: quantiles,
  };
};

/** A rest on two processors, all of it measured. */
const aRest = (ownMs: number): RestResult => ({
  seconds: 60,
  processors: {
    own: ownMs,
    postgres: 1_200,
    kafka: 600,
    intake: 0,
    others: 0,
    idle: 120_000 - 1_800 - ownMs,
  },
  residentBefore: 900,
  residentAfter: 700,
});

const aPoint = (agencies: number, entities: number, own: number): GrowthPoint => ({
  agencies,
  entities,
  bursts: [aBurst(1_000, own), aBurst(1_100, own)],
  stored: (entities * 1_500) / 2 ** 20,
  relations: [
    { name: 'history_pkey', indexOf: 'history', bytes: entities * 200 },
    { name: 'history', indexOf: null, bytes: entities * 600 },
  ],
  resident: 300,
});

function someResults(): Results {
  const results = new Results();
  const peer = results.of({ name: 'debezium', title: 'Debezium', inside: 'rows' });
  const ours = results.of({ name: 'ours-hosted', title: 'Sinergi, hosted', inside: 'a door' });
  for (const [one, rate] of [
    [peer, 500],
    [ours, 1_000],
  ] as const) {
    one.bursts.push(aBurst(rate));
    one.rests.push(aRest(rate * 7.2));
    one.busyBefore.push(0.5);
    one.memory.push({ resident: rate, proportional: rate, peak: rate });
  }
  results.catchUps.push({
    behind: 10_000,
    ms: 5_000,
    eventsPerSecond: 2_000,
    without: aPropagation(100),
    meanwhile: aPropagation(300),
    processors: aBurst(1).processors,
    residentBefore: 700,
    residentMost: 1_100,
  });
  results.detections.push({
    ...{ events: 4_000, appliedPerSecond: 400, evaluatedPerSecond: 380 },
    sinceRecorded: { p50: 900, p90: 1_200, p99: 1_500, max: 1_800 },
  });
  results.growthOverEntities.push(aPoint(5, 10_000, 20_000), aPoint(5, 1_000_000, 20_500));
  results.growthOverAgencies.push(
    aPoint(1, 2_000, 1_000),
    aPoint(5, 2_000, 5_000),
    aPoint(30, 2_000, 900_000),
  );
  return results;
}

describe('the goals', () => {
  it('are taken round by round, and those not measured are neither met nor missed', () => {
    const verdicts = Object.fromEntries(
      goalsOf(someResults()).map((goal) => [goal.name, isMet(goal)]),
    );
    expect(verdicts).toEqual({
      burst_vs_peer: false,
      burst_vs_ceiling: null,
      p99_vs_peer: null,
      p99_at_50_vs_peer: null,
      relay_vs_raw: null,
      memory_vs_peer: false,
      gb_per_million: false,
      idle_percent: false,
      isolated_vs_ceiling: null,
      catch_up_vs_burst: true,
      catch_up_p99: false,
      memory_in_backlog: true,
      detection_vs_burst: true,
      growth_over_entities: true,
      growth_over_agencies: false,
    });
  });

  it('judge propagation at each rate, by what was measured at that rate', () => {
    const results = someResults();
    for (const { name, propagations } of results.contenders.values()) {
      const isOurs = name === 'ours-hosted';
      propagations.push(aPropagation(isOurs ? 60 : 300), aPropagation(isOurs ? 90 : 100, 50));
    }
    const judged = goalsOf(results).filter(({ ratePerSecond }) => ratePerSecond !== undefined);
    expect(judged.map((goal) => [goal.name, goal.got!.median, isMet(goal)])).toEqual([
      ['p99_vs_peer', 0.2, true],
      ['p99_at_50_vs_peer', 0.9, false],
    ]);
  });

  it('take the whole database where it grew, and otherwise scale what a burst added', () => {
    const storage = (results: Results) =>
      goalsOf(results).find(({ name }) => name === 'gb_per_million')!;
    expect(storage(someResults())).toMatchObject({
      what: 'GB of one database at a million entities, scaled from 1,000,000',
      got: { median: 1.5 },
    });
    const without = someResults();
    without.growthOverEntities.length = 0;
    expect(storage(without)).toMatchObject({
      what: 'GB of one database at a million entities, scaled from 10,000',
      got: { median: 1 },
    });
    expect(isMet(storage(without))).toBe(true);
  });

  it('end in the six figures that a quick run promises, and in those that came later', () => {
    expect(JSON.parse(quickLine(someResults()))).toEqual({
      burst_vs_peer: 2,
      burst_vs_ceiling: null,
      p99_vs_peer: null,
      relay_vs_raw: null,
      rss_mb: 1_000,
      peer_rss_mb: 500,
      p99_at_50_vs_peer: null,
      gb_per_million: 1.5,
      idle_percent: 6,
      wal_bytes_per_copy: 1_000,
      wal_vs_peer: 1,
      wire_bytes: 700,
      wire_vs_peer: 1,
    });
  });
});

describe('the report', () => {
  const facts = {
    machine: 'a machine',
    others: [],
    startedAt: 'today',
    minutes: 3,
    options: readOptions([])!,
    meanBytes: 170,
  };
  const files = reportFiles(someResults(), facts);

  it('names each goal that was missed with what was measured', () => {
    const missed = files['README.md']!.split('\n').filter(
      (line) => line.startsWith('- **') && line.includes('ms of processors an event'),
    );
    expect(missed.map((line) => /\*\*(.*?)\*\*/.exec(line)![1])).toEqual([
      'burst, ours hosted against Debezium',
      'p99 to the other agencies while one catches up against while none does',
      'cost per event and agency at 30 agencies against at 1',
    ]);
  });

  it('says of a rate that was missed what an event took and how busy the machine was', () => {
    const results = someResults();
    for (const contender of results.contenders.values())
      contender.propagations.push(aPropagation(contender.name === 'debezium' ? 100 : 300));
    const text = reportFiles(results, facts)['README.md']!;
    expect(text).toContain(
      'ours needs 350.00 ms of processors an event (200.00 in its processes, ' +
        '100.00 in PostgreSQL, 50.00 in Kafka), and 50 % of all',
    );
    expect(
      text.split('\n').filter((line) => line.endsWith('| 50 % |') && line.includes('200.00')),
    ).toHaveLength(2);
  });

  it('has a row for each rate of each contender', () => {
    const results = someResults();
    results.contenders.get('ours-hosted')!.propagations.push(aPropagation(60));
    results.contenders.get('ours-hosted')!.propagations.push(aPropagation(30, 50));
    const text = reportFiles(results, facts)['README.md']!;
    expect(text).toContain('| Sinergi, hosted | 200/s | 20 | 30 | 60 | 120 |');
    expect(text).toContain('| Sinergi, hosted | 50/s | 10 | 15 | 30 | 60 |');
  });

  it('says what an event costs in bytes, each beside Debezium', () => {
    const results = someResults();
    results.contenders.get('debezium')!.bursts[0]!.walBytes = 15 * 10_000 * 500;
    results.contenders.get('debezium')!.bursts[0]!.brokerBytes = 10_000 * 350;
    const text = reportFiles(results, facts)['README.md']!;
    expect(text).toContain('| Sinergi, hosted | 1,000 | 2.00 | 700 | 2.00 | 1.00 | 10,000 |');
    expect(text).toContain('| Debezium | 500 | 1.00 | 350 | 1.00 | 1.00 | 10,000 |');
  });

  it('says what a rest costs, in memory and in processors', () => {
    expect(files['README.md']).toContain('| Sinergi, hosted | 900 | 700 | 6.0 % | 1.0 % | 0.5 % |');
  });

  it('says what each table and each index of a database costs, the largest first', () => {
    const text = files['README.md']!;
    const rows = text.split('\n').filter((line) => line.startsWith('| `history'));
    expect(rows).toEqual([
      '| `history` | – | 600 | 75 % |',
      '| `history_pkey` | `history` | 200 | 25 % |',
    ]);
    expect(text).toContain('1.50 GB at a million entities, **scaled** from 1,000,000.');
  });

  it('begins with the machine, what it can do by itself, and when', () => {
    const results = someResults();
    const ceiling = results.of({ name: 'ceiling-2', title: 'Raw ceiling', inside: 'an upsert' });
    ceiling.bursts.push(aBurst(7_377));
    ceiling.processes = 2;
    const line =
      'Machine: a machine. Its own raw ceiling in this run: 7,377 events/s in 2 processes. ' +
      'today UTC.';
    expect(machineLine(results, facts)).toBe(line);
    expect(reportFiles(results, facts)['README.md']).toMatch(/^# What it costs\n\n\*\*Machine: /);
    expect(files['README.md']).toContain('raw ceiling in this run: not measured.');
  });

  it('links to those of other machines', () => {
    const others = [{ profile: '16 processors (Xeon), 64 GiB', folder: '16-processors-xeon' }];
    expect(reportFiles(someResults(), { ...facts, others })['README.md']).toContain(
      'Reports of other machines: [16 processors (Xeon), 64 GiB](16-processors-xeon/README.md).',
    );
  });

  it('says how cost grows, and what each further agency adds', () => {
    const rows = files['README.md']!.split('\n').filter((line) => /^\| \d/.test(line));
    expect(rows.map((row) => row.split(' | ')[0])).toEqual([
      '| 400',
      '| 10,000',
      '| 1,000,000',
      '| 1',
      '| 5',
      '| 30',
    ]);
    expect(rows.at(-1)!.split(' | ')[6]).toBe('3.580');
  });

  it('draws every figure that was measured', () => {
    expect(files['chart.svg']!.match(/<rect /g)).toHaveLength(2 + 2 + 2 + 2 + 3);
    expect(files['chart.svg']).toMatch(/<title>Burst .*; /);
  });
});

describe('a run', () => {
  it('measures everything unless told, and a quick one what takes six minutes', () => {
    expect(readOptions([])).toMatchObject({
      works: ['burst', 'propagation', 'idle', 'relay', 'catch-up', 'detection', 'growth'],
      ratesPerSecond: [200, 50],
      restSeconds: 60,
      agencies: [1, 5, 15, 30],
    });
    expect(readOptions(['--quick'])).toMatchObject({
      works: ['burst', 'propagation', 'idle', 'relay'],
      contenders: ['ours-hosted', 'debezium', 'ceiling'],
    });
    expect(readOptions(['--entities', '100000,10000'])).toMatchObject({
      entities: [10_000, 100_000],
    });
  });
});
