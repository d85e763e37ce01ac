import { describe, expect, it } from 'vitest';
import { goalsOf, isMet, quickLine } from './goals.js';
import { readOptions } from './options.js';
import { reportFiles } from './report.js';
import { Results } from './results.js';
import type { BurstResult } from './works/burst.js';
import type { GrowthPoint } from './works/growth.js';
import type { PropagationResult } from './works/propagation.js';

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
});

const aPropagation = (p99: number): PropagationResult => {
  const quantiles = { p50: p99 / 3, p90: p99 / 2, p99, max: p99 * 2 };
  return {
    events: 100,
    ratePerSecond: 50,
    processors: aBurst(1).processors,
    sinceDue: quantiles,
    sinceAcknowledged: quantiles,
  };
};

const aPoint = (agencies: number, entities: number, own: number): GrowthPoint => ({
  agencies,
  entities,
  bursts: [aBurst(1_000, own), aBurst(1_100, own)],
  stored: 100,
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
      relay_vs_raw: null,
      memory_vs_peer: false,
      isolated_vs_ceiling: null,
      catch_up_vs_burst: true,
      catch_up_p99: false,
      memory_in_backlog: true,
      detection_vs_burst: true,
      growth_over_entities: true,
      growth_over_agencies: false,
    });
  });

  it('end in the six figures that a quick run promises', () => {
    expect(JSON.parse(quickLine(someResults()))).toEqual({
      burst_vs_peer: 2,
      burst_vs_ceiling: null,
      p99_vs_peer: null,
      relay_vs_raw: null,
      rss_mb: 1_000,
      peer_rss_mb: 500,
    });
  });
});

describe('the report', () => {
  const facts = {
    machine: 'a machine',
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
  it('measures everything unless told, and a quick one what takes four minutes', () => {
    expect(readOptions([])).toMatchObject({
      works: ['burst', 'propagation', 'relay', 'catch-up', 'detection', 'growth'],
      agencies: [1, 5, 15, 30],
    });
    expect(readOptions(['--quick'])).toMatchObject({
      works: ['burst', 'propagation', 'relay'],
      contenders: ['ours-hosted', 'debezium', 'ceiling'],
    });
    expect(readOptions(['--entities', '100000,10000'])).toMatchObject({
      entities: [10_000, 100_000],
    });
  });
});
