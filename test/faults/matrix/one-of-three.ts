import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '@sinergi/domain';
import { eventually } from '@sinergi/testing';
import type { ITopicMetadata } from 'kafkajs';
import { runOnce } from '../../../deploy/local/parts/run-once.js';
import { readPrepared } from '../../../deploy/local/state/read-prepared.js';
import { brokerAdmin } from './broker-admin.js';
import type { Fault } from './fault.js';
import type { FaultyExchange } from './faulty-exchange.js';

/** The ids of the brokers; the parts are `kafka-1` to `kafka-3`. */
const IDS = [1, 2, 3] as const;
/** A broker that is killed is taken for away after nine seconds, and comes back within a minute. */
const WITHIN_MS = 120_000;
/** Enough for the work to go on until leaders have moved. */
const WRITES_MEANWHILE = 200;

const oneOf = (random: SeededRandom): number => IDS[random.integer(0, 2)]!;
const partOf = (id: number): string => `kafka-${id}`;

/** Faults of an exchange with three brokers: any one of them may be away. */
export const faultsOfThree: readonly Fault[] = [
  {
    number: 25,
    name: 'one of three brokers killed',
    async inflict(exchange, random) {
      await pause(random.integer(0, 1_500));
      await without(exchange, oneOf(random));
    },
  },
  {
    number: 26,
    name: 'leader moves under load',
    async inflict(exchange) {
      await exchange.playMore(WRITES_MEANWHILE);
      const before = await topicsOf(exchange);
      await brokerAdmin(exchange, (admin) =>
        admin.alterPartitionReassignments({
          topics: before.map(({ name, partitions }) => ({
            topic: name,
            partitionAssignment: partitions.map(
              ({ partitionId, replicas: [first, ...others] }) => ({
                partition: partitionId,
                replicas: [...others, first!],
              }),
            ),
          })),
        }),
      );
      const was = leadersOf(before);
      await eventually(
        'every partition is led by another broker',
        async () =>
          [...leadersOf(await topicsOf(exchange))].every(([id, leader]) => leader !== was.get(id)),
        WITHIN_MS,
        500,
      );
    },
  },
  {
    number: 27,
    name: 'a broker comes back empty',
    async inflict(exchange, random) {
      const id = oneOf(random);
      await without(exchange, id, () => rmSync(folderOf(exchange, id), { recursive: true }));
      await votes(exchange, id);
      // The one that was empty is needed now, for records and for metadata.
      await without(exchange, (id % IDS.length) + 1);
    },
  },
];

/**
 * Kills a broker and keeps it away until an event has reached every copy without it; then lets it
 * come back and fetch what it missed.
 */
async function without(
  exchange: FaultyExchange,
  id: number,
  whileAway: () => void = () => undefined,
): Promise<void> {
  const { platform } = exchange;
  platform.kill(partOf(id), 'SIGKILL');
  await platform.stopPart(partOf(id));
  whileAway();
  await exchange.markerArrives();
  await platform.startPart(partOf(id));
  await eventually(
    'every broker has every record',
    async () =>
      (await topicsOf(exchange)).every(({ partitions }) =>
        partitions.every(({ isr }) => isr.length === IDS.length),
      ),
    WITHIN_MS,
    500,
  );
}

const topicsOf = (exchange: FaultyExchange): Promise<ITopicMetadata[]> =>
  brokerAdmin(exchange, async (admin) => (await admin.fetchTopicMetadata()).topics);

const leadersOf = (topics: ITopicMetadata[]): Map<string, number> =>
  new Map(
    topics.flatMap(({ name, partitions }) =>
      partitions.map(({ partitionId, leader }) => [`${name}/${partitionId}`, leader] as const),
    ),
  );

const folderOf = ({ platform }: FaultyExchange, id: number): string =>
  join(platform.descriptor.kafka.dataDir, String(id));

/** Waits until the folder that a broker has now is a voter for the metadata. */
async function votes(exchange: FaultyExchange, id: number): Promise<void> {
  const { javaHome, stateDir, kafka } = exchange.platform.descriptor;
  const meta = readFileSync(join(folderOf(exchange, id), 'meta.properties'), 'utf8');
  const [, directory] = /^directory\.id=(.+)$/m.exec(meta)!;
  const status = (): Promise<string> =>
    runOnce('Asking for the voters', join(javaHome, 'bin/java'), [
      ...['-Xmx128m', '-XX:TieredStopAtLevel=1', '-cp', `${readPrepared().kafkaLibDir}/*`],
      ...['org.apache.kafka.tools.MetadataQuorumCommand'],
      ...['--bootstrap-server', kafka.brokers.join()],
      ...['--command-config', join(stateDir, 'kafka', 'admin.properties')],
      ...['describe', '--status'],
    ]);
  await eventually(
    `the new folder of broker ${id} votes`,
    async () => /^CurrentVoters:.*$/m.exec(await status())?.[0].includes(directory!),
    WITHIN_MS,
    1_000,
  );
}
