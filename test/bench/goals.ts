import { type Results, ratio } from './results.js';
import { type Spread, spread } from './statistics.js';

export interface Goal {
  /** its name in the last line of `--quick` */
  name: string;
  /** For people. */
  what: string;
  wanted: { atLeast: number } | { atMost: number };
  /** null where it was not measured */
  got: Spread | null;
}

/** The promises about speed, each a ratio of what was measured side by side. */
export function goalsOf(results: Results): Goal[] {
  const relays = results.relayRatios();
  return [
    {
      name: 'burst_vs_peer',
      what: 'burst, ours hosted against Debezium',
      wanted: { atLeast: 4 },
      got: ratio(results.rates('ours-hosted'), results.rates('debezium')),
    },
    {
      name: 'burst_vs_ceiling',
      what: 'burst, ours hosted against the raw ceiling in two processes',
      wanted: { atLeast: 0.5 },
      got: ratio(results.rates('ours-hosted'), results.rates('ceiling-2')),
    },
    {
      name: 'p99_vs_peer',
      what: "propagation p99, ours hosted against Debezium's",
      wanted: { atMost: 0.25 },
      got: ratio(results.p99s('ours-hosted'), results.p99s('debezium')),
    },
    {
      name: 'relay_vs_raw',
      what: 'relay against raw KafkaJS produce at the same batch',
      wanted: { atLeast: 0.8 },
      got: relays.length > 0 ? spread(relays) : null,
    },
    {
      name: 'memory_vs_peer',
      what: 'memory, fifteen agencies hosted against the Connect worker',
      wanted: { atMost: 1 },
      got: ratio(results.residentMiB('ours-hosted'), results.residentMiB('debezium')),
    },
  ];
}

/** By the median of the rounds. */
export function isMet({ wanted, got }: Goal): boolean | null {
  if (!got) return null;
  return 'atLeast' in wanted ? got.median >= wanted.atLeast : got.median <= wanted.atMost;
}

/** The last line of `--quick`. */
export function quickLine(results: Results): string {
  const ratios = Object.fromEntries(goalsOf(results).map(({ name, got }) => [name, got ? rounded(got.median) : null]));
  const memory = (name: string): number | null => {
    const values = results.residentMiB(name);
    return values.length > 0 ? Math.round(spread(values).median) : null;
  };
  const { burst_vs_peer, burst_vs_ceiling, p99_vs_peer, relay_vs_raw } = ratios;
  return JSON.stringify({
    burst_vs_peer,
    burst_vs_ceiling,
    p99_vs_peer,
    relay_vs_raw,
    rss_mb: memory('ours-hosted'),
    peer_rss_mb: memory('debezium'),
  });
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
