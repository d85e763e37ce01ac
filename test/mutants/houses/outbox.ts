import type { Mutant } from '../mutant.js';

const RELAY = 'libs/outbox/src/relay.ts';
const RELAY_TESTS = ['libs/outbox/src/relay.test.ts'];

export const outboxMutants: readonly Mutant[] = [
  {
    name: 'drop the lock check',
    file: RELAY,
    find: "WHERE l.locktype = 'advisory'",
    replace: "WHERE true OR l.locktype = 'advisory'",
    tests: RELAY_TESTS,
  },
  {
    name: 'mark before send',
    file: RELAY,
    find: 'const [stored, next] = await Promise.all([',
    replace: `await query(
        'UPDATE outbox SET published_at = clock_timestamp() WHERE position = ANY($1::bigint[])',
        [rows.map(({ position }) => position)],
      );
      const [stored, next] = await Promise.all([`,
    tests: RELAY_TESTS,
  },
  {
    name: 'keep a producer after an error',
    file: RELAY,
    find: 'await this.dropPublisher();\n        await rest',
    replace: 'await rest',
    tests: RELAY_TESTS,
  },
  {
    name: 'cursor poller',
    file: RELAY,
    find: 'WHERE published_at IS NULL\n         AND position',
    replace:
      'WHERE position > ' +
      '(SELECT coalesce(max(position), 0) FROM outbox WHERE published_at IS NOT NULL) AND position',
    tests: RELAY_TESTS,
  },
  {
    name: 'two relays without the lock',
    file: RELAY,
    find: "const holdsLock = rows[0]?.['held'] === true;",
    replace: 'const holdsLock = rows.length > 0;',
    tests: RELAY_TESTS,
  },
  {
    name: 're-encode on re-send',
    file: RELAY,
    find: 'this.publisher.publish(rows.map(({ position: _, ...record }) => record)),',
    replace:
      'this.publisher.publish(rows.map(({ position: _, ...record }) => (' +
      '{ ...record, headers: { ...record.headers, ce_time: String(performance.now()) } }))),',
    tests: RELAY_TESTS,
  },
];
