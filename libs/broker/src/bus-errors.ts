/**
 * The error for a topic or partition that the broker does not show to this account. It may come
 * later: where the broker itself said so, `cause` is its error, which counts as an outage.
 */
export class UnknownTopic extends Error {
  override readonly name = 'UnknownTopic';
  readonly code = 'UNKNOWN_TOPIC';
}

/** Returns the error for a reader of topics none of which is there. */
export const noTopicOf = (topics: readonly string[]): UnknownTopic =>
  new UnknownTopic(
    `Expected at least one topic of ${topics.join(', ')} on the broker, ` +
      'got none: check that they exist and that this account may read them',
  );

/** The error for an offset that the log no longer holds. */
export class OffsetOutOfRange extends RangeError {
  override readonly name = 'OffsetOutOfRange';
  readonly code = 'OFFSET_OUT_OF_RANGE';
}

const MOST_CAUSES = 8;

/**
 * Asks the broker about topics, and says which were asked for where it answers that it hosts not
 * all of them.
 *
 * @throws UnknownTopic, or the broker's error
 */
export async function ofTopics<T>(topics: Iterable<string>, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (!saysUnknownTopic(cause)) throw cause;
    const names = [...new Set(topics)].join(', ');
    throw new UnknownTopic(`Expected topics on the broker, got not all of ${names}`, { cause });
  }
}

/** KafkaJS wraps the broker's answer as often as it tries again. */
function saysUnknownTopic(error: unknown, deeper = MOST_CAUSES): boolean {
  if (!(error instanceof Error) || deeper === 0) return false;
  const { type } = error as { type?: unknown };
  return type === 'UNKNOWN_TOPIC_OR_PARTITION' || saysUnknownTopic(error.cause, deeper - 1);
}
