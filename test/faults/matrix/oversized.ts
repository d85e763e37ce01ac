import { randomBytes, randomUUID } from 'node:crypto';
import { append, LARGEST_RECORD_BYTES, RecordTooLarge } from '@sinergi/outbox';
import { eventually, withSession } from '@sinergi/testing';
import type { Fault } from './fault.js';
import { type FaultyExchange, MARKER } from './faulty-exchange.js';

const TOPIC = 'timpora.sighting';
const BODY_LIMIT_BYTES = 4 * 1_024 * 1_024;

/**
 * Checks each size limit: a record of the limit passes, and one byte more is refused where it would
 * be written, without any trace.
 */
export const oversized: Fault = {
  number: 16,
  name: 'as large as may be, and one byte more',
  async inflict(exchange) {
    await aBody(exchange);
    await aRecord(exchange);
  },
};

/** Checks the API's limit: a batch with one sighting, as long as a body may be. */
async function aBody(exchange: FaultyExchange): Promise<void> {
  const system = exchange.systemOf(MARKER);
  const { sighting } = exchange.aMarker();
  const item = { flow: 'sighting', change: 'REPORTED', key: randomUUID(), data: sighting };
  const text = JSON.stringify({ items: [item] });
  // The API answers by the announced length and closes the connection. A client that is still
  // writing may see the close first, and asks again.
  const tooLong = await eventually('the door answers to a body that is too long', () =>
    system.send('POST', '/batch', text.padEnd(BODY_LIMIT_BYTES + 1)),
  );
  if (tooLong.status !== 413)
    throw new Error(
      `Expected 413 for a body one byte too long, got ${tooLong.status} ` +
        `${JSON.stringify(tooLong.body)}`,
    );
  // The request has the same key: if anything had been written before, this would not be the first.
  const eventId = await eventually('a body of the largest size is taken', async () => {
    const { status, body } = await system.send('POST', '/batch', text.padEnd(BODY_LIMIT_BYTES));
    if (status >= 500 || body.items[0].status >= 500) return null;
    if (body.items[0].status !== 201)
      throw new Error(`Expected 201, got ${JSON.stringify(body.items[0])}`);
    return String(body.items[0].eventId);
  });
  exchange.count(MARKER, 'sighting REPORTED');
  await exchange.isEverywhere(eventId);
}

/**
 * Checks the log's limit. No flow's schema allows an event of that size, so the outbox gets bytes
 * that are no event. Every replica makes a dead letter of them.
 */
async function aRecord(exchange: FaultyExchange): Promise<void> {
  const key = `${MARKER}:${randomUUID()}`;
  const value = randomBytes(LARGEST_RECORD_BYTES - Buffer.byteLength(key));
  const inTransaction = (bytes: Buffer) =>
    withSession(exchange.databaseOf(MARKER), async (query) => {
      await query('BEGIN');
      await append(query, [{ topic: TOPIC, key, value: bytes, headers: {} }]);
      await query('COMMIT');
    });
  const refusal = await inTransaction(Buffer.concat([value, Buffer.alloc(1)])).catch(
    (error: unknown) => error,
  );
  if (!(refusal instanceof RecordTooLarge))
    throw new Error(`Expected a record one byte too large to be refused, got ${String(refusal)}`);
  await inTransaction(value);
  const coordinates = await eventually('the largest record is on the log', () =>
    withSession(exchange.databaseOf(MARKER), async (query) => {
      const { rows } = await query('SELECT partition, log_offset FROM outbox WHERE key = $1', [
        key,
      ]);
      if (rows.length !== 1)
        throw new Error(`Expected the record in the outbox once, got it ${rows.length} times`);
      const { partition, log_offset: offset } = rows[0]!;
      return offset === null ? null : `${TOPIC}/${partition}@${offset}`;
    }),
  );
  exchange.planted.add(coordinates);
}
