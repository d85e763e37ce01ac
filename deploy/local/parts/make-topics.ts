import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, ITopicConfig } from 'kafkajs';

const WITHIN_MS = 30_000;
const ASK_EVERY_MS = 100;
/** The errors that a broker answers for a moment after it has made a topic. */
const NOT_YET = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'];

/**
 * Makes topics, and waits until the broker names a leader for each partition. KafkaJS's own waiting
 * ends with an error where a busy broker does not know yet what its controller has made.
 *
 * @throws what the broker says, or Error after half a minute
 */
export async function makeTopics(admin: Admin, topics: ITopicConfig[]): Promise<void> {
  await admin.createTopics({ waitForLeaders: false, timeout: WITHIN_MS, topics });
  const names = topics.map(({ topic }) => topic);
  const deadline = performance.now() + WITHIN_MS;
  while (!(await haveLeaders(admin, names))) {
    if (performance.now() > deadline)
      throw new Error(
        `Expected a leader for each partition of ${names.join(', ')}, ` +
          `got none within ${WITHIN_MS} ms`,
      );
    await pause(ASK_EVERY_MS);
  }
}

async function haveLeaders(admin: Admin, topics: string[]): Promise<boolean> {
  try {
    await admin.fetchTopicMetadata({ topics });
    return true;
  } catch (error) {
    if (NOT_YET.includes((error as { type?: string }).type ?? '')) return false;
    throw error;
  }
}
