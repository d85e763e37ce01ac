import { type SqlSession, sessionAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scrubPartition } from './scrub.js';
import { Copy } from './testing/copy.js';
import { everydayLog, TOPIC } from './testing/sample-log.js';

let session: SqlSession;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
  const copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
  await copy.read(everydayLog());
});
afterAll(() => close());

it('reads the position of its own partition, of however many there are', async () => {
  await session.query(
    `INSERT INTO position (topic, partition, next_offset, cluster_id, digest)
     SELECT topic, n, next_offset, cluster_id, digest
     FROM position, generate_series(100, 199) AS n
     WHERE topic = $1 AND partition = 0`,
    [TOPIC],
  );
  let read = 0;
  const report = await session.inTransaction((query) =>
    scrubPartition(
      async (sql, params) => {
        const answer = await query(sql, params);
        read += answer.rows.filter((row) => 'cluster_id' in row).length;
        return answer;
      },
      { topic: TOPIC, partition: 0 },
    ),
  );
  expect(report.findings).toEqual([]);
  expect(read).toBe(1);
});
