import { isRestrictedTopic } from '@sinergi/contracts';

/**
 * Returns the topics that a process reads once for all agencies that it hosts: those that most of
 * them read, so that few need a consumer beside it. At least one agency reads all of them itself. A
 * restricted topic is read by each agency alone, with its own account, where several are hosted.
 *
 * @param topicsOf topics that each of the agencies reads
 */
export function topicsReadTogether(topicsOf: readonly (readonly string[])[]): string[] {
  const readers = (topic: string): number =>
    topicsOf.filter((topics) => topics.includes(topic)).length;
  const isShared = (topic: string): boolean =>
    topicsOf.length === 1 || (!isRestrictedTopic(topic) && readers(topic) * 2 > topicsOf.length);
  const together = [...new Set(topicsOf.flat())].filter(isShared);
  const readsAll = (topics: readonly string[]): boolean =>
    together.every((topic) => topics.includes(topic));
  if (topicsOf.some(readsAll)) return together;
  return together.filter((topic) => readers(topic) === topicsOf.length);
}
