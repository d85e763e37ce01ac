import { type SqlSession, sessionAtHand } from '@sinergi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Copy } from './sync/testing/copy.js';
import { SampleLog } from './sync/testing/sample-log.js';

/** `SINERGI_FLOOD=100000` says what so many cost. */
const RECORDS = Number(process.env['SINERGI_FLOOD'] ?? 4_000);
const VALUE_BYTES = 20_000;
/** What a dead record may cost in the database with its indexes, whatever its size on the log. */
const MOST_BYTES = 500;

let session: SqlSession;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ session, close } = await sessionAtHand());
});
afterAll(() => close());

it('a flood of large dead records costs a copy some hundred bytes each', async () => {
  const copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
  const log = new SampleLog();
  const value = Buffer.alloc(VALUE_BYTES, 'x');
  const longKey = `kec-menteng:${'x'.repeat(VALUE_BYTES)}`;
  for (let n = 0; n < RECORDS; n += 1)
    log.append(n % 100 === 0 ? longKey : 'kec-menteng:nobody', value, 0, {
      ...{ ce_id: 'x'.repeat(2_000), signature: 'x'.repeat(2_000) },
    });
  const began = performance.now();
  await copy.read(log, { batch: 1_000 });
  const seconds = (performance.now() - began) / 1_000;
  const { rows } = await session.query(
    `SELECT count(*) AS dead, pg_total_relation_size('dead_letter') AS bytes FROM dead_letter`,
  );
  expect(Number(rows[0]!['dead'])).toBe(RECORDS);
  const bytesEach = Number(rows[0]!['bytes']) / RECORDS;
  if (process.env['SINERGI_FLOOD'])
    process.stdout.write(`${RECORDS} dead records: ${seconds} s, ${bytesEach} bytes each\n`);
  expect(bytesEach).toBeLessThan(MOST_BYTES);
}, 600_000);
