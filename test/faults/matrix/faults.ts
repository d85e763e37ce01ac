import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { OutgoingRecord } from '@sinergi/broker';
import type { SeededRandom } from '@sinergi/domain';
import { eventually, withSession } from '@sinergi/testing';
import { credentials } from './credentials.js';
import { destroyedKey } from './destroyed-key.js';
import { diskFull } from './disk-full.js';
import type { Fault } from './fault.js';
import { type FaultyExchange, MARKER } from './faulty-exchange.js';
import { anotherCluster, topicMadeAnew } from './other-logs.js';
import { oversized } from './oversized.js';
import { ownerRestored, replicaRestored } from './restores.js';
import { retentionPassed } from './retention.js';
import type { Weather } from './tcp-proxy.js';
import { wrongClocks } from './wrong-clocks.js';

/** Returns a random moment within the work. */
const aMoment = (random: SeededRandom): Promise<void> => pause(random.integer(0, 1_500));

/**
 * Lets the agencies work behind a bad network until enough writes were answered, then kills some of
 * them.
 */
const killedIn =
  (weather: Partial<Weather>): Fault['inflict'] =>
  async (exchange, random, scale) => {
    exchange.kafka.make(weather);
    await exchange.moreAcknowledged(8);
    await exchange.killSomeAgencies(random, scale);
    exchange.kafka.clear();
  };

export const faults: readonly Fault[] = [
  {
    number: 1,
    name: 'broker killed',
    async inflict(exchange, random) {
      await aMoment(random);
      await exchange.kill('kafka');
    },
  },
  {
    number: 2,
    name: 'broker down for long',
    async inflict(exchange, _random, scale) {
      const { platform } = exchange;
      await platform.stopPart('kafka');
      const over = pause(60_000 * scale);
      await eventually(
        'an agency says that its consumer does not run',
        async () => (await exchange.reasonsOf(MARKER)).includes('its consumer does not run'),
        60_000,
      );
      const { status, body } = await exchange.systemOf(MARKER).report(exchange.aMarker().sighting);
      if (status !== 201)
        throw new Error(
          `Expected a write to be taken without a broker, got ${status} ${JSON.stringify(body)}`,
        );
      exchange.count(MARKER, 'sighting REPORTED');
      await over;
      await platform.startPart('kafka');
      await eventually(
        'it is ready again',
        async () => (await exchange.reasonsOf(MARKER)).length === 0,
        60_000,
      );
      await exchange.isEverywhere(String(body.eventId));
    },
  },
  {
    number: 3,
    name: 'answers of the broker dropped, then an outage',
    async inflict(exchange, random) {
      // What was begun waits for the log: only new work is answered meanwhile.
      await exchange.playMore(60);
      exchange.kafka.make({ dropsResponses: true });
      await exchange.moreAcknowledged(5);
      await aMoment(random);
      await exchange.kill('kafka');
      exchange.kafka.clear();
    },
  },
  {
    number: 4,
    name: 'PostgreSQL killed in mid-commit',
    async inflict(exchange, random) {
      await aMoment(random);
      await exchange.kill('postgres');
    },
  },
  { number: 5, name: 'killed between commit and produce', inflict: killedIn({ isHalfOpen: true }) },
  {
    number: 6,
    name: 'killed between produce and mark',
    inflict: killedIn({ dropsResponses: true }),
  },
  {
    number: 7,
    name: 'killed between commit and its answer',
    async inflict(exchange, random, scale) {
      exchange.postgres.make({ dropsResponses: true });
      await aMoment(random);
      await exchange.killSomeAgencies(random, scale);
      exchange.postgres.clear();
    },
  },
  {
    number: 8,
    name: 'slow, then cut in two',
    async inflict({ kafka, postgres }, random, scale) {
      kafka.make({ latencyMs: random.integer(50, 250), bytesPerSecond: 200_000 });
      postgres.make({ latencyMs: random.integer(2, 10) });
      await pause(15_000 * scale);
      kafka.make({ isHalfOpen: true });
      await pause(15_000 * scale);
      kafka.clear();
      postgres.clear();
      kafka.reset();
    },
  },
  {
    number: 9,
    name: 'a relay asleep past its lock',
    async inflict(exchange, _random, scale) {
      const { platform } = exchange;
      platform.kill('agencies-1', 'SIGSTOP');
      try {
        await pause(10_000 * scale);
        for (const { process, databaseUrl } of platform.descriptor.agencies)
          if (process === 'agencies-1') await endSessions(exchange, databaseUrl);
      } finally {
        platform.kill('agencies-1', 'SIGCONT');
      }
    },
  },
  {
    number: 10,
    name: 'registry down, agencies started anew',
    async inflict(exchange, _random, scale) {
      await exchange.platform.stopPart('registry');
      await exchange.kill('agencies-2');
      await pause(20_000 * scale);
      await exchange.platform.startPart('registry');
    },
  },
  diskFull,
  wrongClocks,
  {
    number: 13,
    name: 'sent again, shuffled',
    async inflict(exchange, random) {
      const records = await saidBy(exchange, MARKER, 200);
      await exchange.publishAs(MARKER, shuffled(records, random));
    },
  },
  {
    number: 14,
    name: 'bytes that are no event',
    async inflict(exchange) {
      const [sample] = await saidBy(exchange, MARKER, 1);
      const value = sample!.value!;
      const poison = (bytes: Buffer): OutgoingRecord => ({ ...sample!, value: bytes });
      await exchange.plant([
        poison(randomBytes(64)),
        poison(Buffer.alloc(0)),
        poison(value.subarray(0, value.length - 7)),
        poison(Buffer.concat([Buffer.from([7]), value.subarray(1)])),
        poison(Buffer.concat([value.subarray(0, 5), Buffer.alloc(40, 0xff)])),
        { ...sample!, value: null },
      ]);
    },
  },
  {
    number: 15,
    name: 'a schema that is not of this topic',
    async inflict(exchange) {
      const [sample] = await saidBy(exchange, MARKER, 1);
      const value = sample!.value!;
      const [other] = await saidBy(exchange, MARKER, 1, 'timpora.lodging', 'timpora.subject');
      await exchange.plant([
        {
          ...sample!,
          value: Buffer.concat([Buffer.from([0, 0x7f, 0xff, 0xff, 0xf0]), value.subarray(5)]),
        },
        ...(other ? [{ ...sample!, value: other.value }] : []),
      ]);
    },
  },
  oversized,
  credentials,
  {
    number: 18,
    name: 'connections cut over and over',
    async inflict({ kafka, postgres }, random) {
      for (let i = 0; i < 6; i++) {
        (i % 2 === 0 ? kafka : postgres).reset();
        await pause(random.integer(200, 900));
      }
    },
  },
  ownerRestored,
  replicaRestored,
  destroyedKey,
  anotherCluster,
  topicMadeAnew,
  // The log is shorter afterwards: no agency can join any more by reading it from its beginning.
  retentionPassed,
];

/** Shuffles by Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const other = random.integer(0, i);
    [all[i], all[other]] = [all[other]!, all[i]!];
  }
  return all;
}

/** Returns an owner's records as they are in the log, byte for byte. */
function saidBy(
  exchange: FaultyExchange,
  owner: string,
  most: number,
  ...topics: string[]
): Promise<OutgoingRecord[]> {
  return withSession(exchange.databaseOf(owner), async (query) => {
    const { rows } = await query(
      `SELECT topic, key, value, headers
       FROM history
       WHERE topic = ANY($1)
         AND split_part(key, ':', 1) = $2
       ORDER BY feed_seq DESC
       LIMIT $3`,
      [topics.length > 0 ? topics : ['timpora.sighting'], owner, most],
    );
    return rows as unknown as OutgoingRecord[];
  });
}

/**
 * Ends the sessions of a paused process in the database, with their locks, as when the network has
 * forgotten them.
 */
async function endSessions({ platform }: FaultyExchange, databaseUrl: string): Promise<void> {
  const database = new URL(databaseUrl).pathname.slice(1);
  await withSession(platform.descriptor.postgres.superuserUrl, (query) =>
    query(
      `SELECT pg_terminate_backend(pid)
       FROM pg_stat_activity
       WHERE datname = $1
         AND pid <> pg_backend_pid()`,
      [database],
    ),
  );
}
