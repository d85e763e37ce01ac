import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aRecord, brokerAtHand, quiet } from '../../../test/support/broker-at-hand.js';
import { platform } from '../../../test/support/platform.js';
import { KafkaBus } from './kafka-bus.js';

const { agencies, kafka } = platform();
const { bus, ca, aTopic, publish } = brokerAtHand();

describe('publishing', () => {
  it('splits what one batch of the broker cannot hold, and keeps the order', async () => {
    const topic = await aTopic();
    const stored = await publish(Array.from({ length: 8 }, (_, n) => aRecord(topic, n, 400_000)));
    expect(stored.map(({ offset }) => offset)).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n]);
  });
});

describe('where logs begin and end', () => {
  it('is asked of all topics at once, however many there are', async () => {
    const topics = [await aTopic(3), await aTopic(2), await aTopic()];
    await publish(Array.from({ length: 9 }, (_, n) => aRecord(topics[0]!, n)));
    let requests = 0;
    const asking = new KafkaBus({
      ...{ brokers: kafka.brokers, ca, ...kafka.admin, clientId: 'test', logger: quiet },
      onRequest: () => {
        requests += 1;
      },
    });
    await asking.bounds([topics[2]!]);
    requests = 0;
    const bounds = await asking.bounds([...topics, topics[0]!]);
    const askedOfThree = requests;
    const all = [...(await asking.existingTopics())];
    requests = 0;
    await asking.bounds(all);
    await asking.close();
    expect(all.length).toBeGreaterThan(50);
    expect(requests).toBeLessThanOrEqual(askedOfThree);
    const of = (topic: string) => bounds.filter((bound) => bound.topic === topic);
    expect(topics.map((topic) => of(topic).length)).toEqual([3, 2, 1]);
    expect(of(topics[0]!).reduce((sum, { end }) => sum + end, 0n)).toBe(9n);
    expect(bounds.every(({ start }) => start === 0n)).toBe(true);
  });
});

describe('how large the logs are', () => {
  const bytes = 20 * 10_000;

  it('is what the broker has on its disk, topic by topic', async () => {
    const topic = await aTopic(3);
    expect((await bus.logSizes()).get(topic)).toBe(0n);
    await publish(
      Array.from({ length: 20 }, (_, n) => ({ ...aRecord(topic, n), value: randomBytes(10_000) })),
    );
    const size = Number((await bus.logSizes()).get(topic));
    expect(size).toBeGreaterThan(bytes);
    expect(size).toBeLessThan(1.1 * bytes);
  });

  it('is told to the operator, who reads no payload, and to no agency', async () => {
    const topic = 'timpora.sighting';
    const as = (account: { username: string; password: string }): KafkaBus =>
      new KafkaBus({ brokers: kafka.brokers, ca, ...account, clientId: 'test', logger: quiet });
    const [operator, agency] = [as(kafka.operator), as(agencies[0]!.kafkaClient)];
    expect((await operator.logSizes()).has(topic)).toBe(true);
    expect((await agency.logSizes()).size).toBe(0);
    await Promise.all([operator.close(), agency.close()]);
  });
});
