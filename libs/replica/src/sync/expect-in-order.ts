import { topicPartitionId } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import type { TopicPartition } from '../position-table.js';
import type { ScrubReport } from './finding.js';
import { HealRefused } from './heal-refused.js';
import { scrubPartition } from './scrub.js';

/**
 * Scrubs a partition that the transaction has locked. Returns only if the scrub finds nothing.
 *
 * @param when the moment at which the partition must be in order, such as "after healing"
 * @param advice what the refused caller may do
 * @throws HealRefused STILL_DIFFERS, with the findings' codes
 */
export async function expectInOrder(
  query: SqlQuery,
  topicPartition: TopicPartition,
  when: string,
  advice = '',
): Promise<ScrubReport> {
  const report = await scrubPartition(query, topicPartition);
  const codes = report.findings.map(({ code }) => code);
  if (codes.length === 0) return report;
  const name = topicPartitionId(topicPartition.topic, topicPartition.partition);
  throw new HealRefused(
    'STILL_DIFFERS',
    `Expected ${name} to be in order ${when}, got ${codes.join(', ')}${advice}`,
    codes,
  );
}
