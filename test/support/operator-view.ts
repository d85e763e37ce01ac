import { readFileSync } from 'node:fs';
import { type Bus, KafkaBus, type Publisher, topicPartitionId } from '@sinergi/broker';
import { agencyTopic, EventCodec, type Report, SchemaRegistry } from '@sinergi/contracts';
import { eventually } from '@sinergi/testing';
import type { Account, PlatformDescriptor } from '../../deploy/local/descriptor.js';

const quiet = { debug: () => undefined, warn: () => undefined };

/** The broker as one account sees it. */
export function busAs({ kafka }: PlatformDescriptor, { username, password }: Account): Bus {
  return new KafkaBus({
    brokers: kafka.brokers,
    ca: readFileSync(kafka.caFile, 'utf8'),
    username,
    password,
    clientId: `test ${username}`,
    logger: quiet,
  });
}

/** Publishes once: it waits for the connection and sends nothing again. */
export const publisherOn = (bus: Bus): Promise<Publisher> =>
  eventually('the broker is reached', () => bus.publisher());

export const codecOf = ({ registryUrl }: PlatformDescriptor): EventCodec =>
  new EventCodec(new SchemaRegistry({ url: registryUrl }));

/** Keeps the latest report of every agency, read with the operator's account. */
export class ReportReader {
  readonly latest = new Map<string, Report>();
  private stopReading: (() => Promise<void>) | undefined;

  async start(descriptor: PlatformDescriptor): Promise<void> {
    const bus = busAs(descriptor, descriptor.kafka.operator);
    const codec = codecOf(descriptor);
    const positions = new Map<string, bigint>();
    const reader = await bus.reader({
      groupId: `operator.test.${process.pid}.${Date.now()}`,
      topics: descriptor.agencies.map(({ code }) => agencyTopic('Report', code)),
      positions: async () => positions,
      onBatch: async (batch) => {
        for (const record of batch.records) {
          const { value } = await codec.decode(record.topic, record.value!);
          const report = value as Report;
          this.latest.set(report.agency, report);
        }
        const next = batch.records.at(-1)!.offset + 1n;
        positions.set(topicPartitionId(batch.topic, batch.partition), next);
        return next;
      },
      onGap: async (gap) => {
        throw new Error(gap.reason);
      },
      onCrash: () => undefined,
    });
    this.stopReading = async () => {
      await reader.stop();
      await bus.close();
    };
  }

  async stop(): Promise<void> {
    await this.stopReading?.();
  }

  /**
   * Whether every agency has the same digest at the same offset of every partition of a topic, at
   * or past `ends`.
   */
  disagreement(agencies: string[], topic: string): string | null {
    const partitions = new Map<number, Map<string, string[]>>();
    for (const agency of agencies) {
      const report = this.latest.get(agency);
      if (!report) return `${agency} has not reported`;
      for (const position of report.positions.filter((candidate) => candidate.topic === topic)) {
        const seen = partitions.get(position.partition) ?? new Map<string, string[]>();
        const state = `${position.nextOffset} ${position.digest.toString('hex')}`;
        seen.set(state, [...(seen.get(state) ?? []), agency]);
        partitions.set(position.partition, seen);
      }
    }
    if (partitions.size === 0) return 'no position was reported';
    for (const [partition, states] of partitions) {
      if (states.size !== 1)
        return (
          `${topicPartitionId(topic, partition)}: ` +
          `${[...states].map(([state, holders]) => `${state} (${holders.join(', ')})`).join(' | ')}`
        );
      const [holders] = [...states.values()];
      if (holders!.length !== agencies.length)
        return `${topicPartitionId(topic, partition)}: only ${holders!.join(', ')} reported it`;
    }
    return null;
  }
}
