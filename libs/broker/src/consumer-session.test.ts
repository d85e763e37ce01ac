import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConsumerSession } from './consumer-session.js';
import { FakeConsumer } from './testing/fake-consumer.js';

const TOPIC = 'timpora.sighting';
const CRASHED = new Error('Expected a coordinator, got none');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aSession() {
  const consumer = new FakeConsumer();
  const heard: unknown[] = [];
  const session = new ConsumerSession(consumer.kafka(), {
    ...{ groupId: 'group', topics: [TOPIC] },
    logger: { debug: (_, message) => void heard.push(message), warn: () => undefined },
    onRequest: ({ payload }) => void heard.push(payload.apiName),
    onAssigned: (assignment) => void heard.push(assignment),
    onBatch: async ({ batch }) => void heard.push(`batch of ${batch.topic}`),
    onCrash: (error) => void heard.push(error),
  });
  return { consumer, session, heard };
}

describe('a session of a consumer group', () => {
  it('commits nothing and resolves nothing by itself, and never restarts by itself', async () => {
    const { consumer, session } = aSession();
    await session.open();
    expect(consumer.told).toEqual(['connect', `subscribe ${TOPIC}`, 'run']);
    expect(consumer.running).toMatchObject({ autoCommit: false, eachBatchAutoResolve: false });
    const { retry } = consumer.settings as { retry: { restartOnFailure(): Promise<boolean> } };
    expect(await retry.restartOnFailure()).toBe(false);
  });

  it('is running from the moment at which its group is formed until it ends', async () => {
    const { consumer, session, heard } = aSession();
    await session.open();
    expect(session.isRunning()).toBe(false);
    consumer.emit('GROUP_JOIN', { memberAssignment: { [TOPIC]: [0, 1] } });
    expect(session.isRunning()).toBe(true);
    consumer.emit('CRASH', { error: CRASHED });
    expect(session.isRunning()).toBe(false);
    consumer.emit('GROUP_JOIN', { memberAssignment: { [TOPIC]: [1] } });
    consumer.emit('STOP', {});
    expect(session.isRunning()).toBe(false);
    expect(heard).toEqual([{ [TOPIC]: [0, 1] }, CRASHED, { [TOPIC]: [1] }]);
  });

  it('hands on batches and requests', async () => {
    const { consumer, session, heard } = aSession();
    await session.open();
    await consumer.deliver({ topic: TOPIC, offsets: [0] });
    consumer.emit('REQUEST', { apiName: 'SaslHandshake' });
    expect(heard).toEqual([`batch of ${TOPIC}`, 'SaslHandshake']);
  });

  it('tells the consumer where to read, and nothing between two groups', async () => {
    const { consumer, session, heard } = aSession();
    session.seek(TOPIC, 1, 7n);
    session.pause(TOPIC, 1);
    session.resume(TOPIC, 1);
    const told = [`seek ${TOPIC}/1 7`, `pause ${TOPIC}/1`, `resume ${TOPIC}/1`];
    expect(consumer.told).toEqual(told);
    consumer.refusal = new Error('Consumer group was not initialized');
    session.seek(TOPIC, 1, 8n);
    expect(consumer.told).toEqual(told);
    expect(heard).toEqual(['consumer has no assignment now; the next assignment repeats this']);
  });

  it('that does not open leaves nothing open', async () => {
    const { consumer, session } = aSession();
    consumer.connecting = () => Promise.reject(CRASHED);
    await expect(session.open()).rejects.toBe(CRASHED);
    expect(consumer.told).toEqual(['connect', 'disconnect']);
  });

  it('closes within five seconds, also where the broker lets nobody go', async () => {
    const { consumer, session } = aSession();
    consumer.disconnecting = () => new Promise(() => undefined);
    let isClosed = false;
    void session.close().then(() => {
      isClosed = true;
    });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(isClosed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isClosed).toBe(true);
  });
});
