import { createLogger } from '@sinergi/observability';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operator } from '../../contract/session.js';
import {
  type ConsoleDatabaseAtHand,
  consoleDatabaseAtHand,
} from '../database/testing/console-database-at-hand.js';
import { ActionChain } from './action-chain.js';
import { ActionLog } from './action-log.js';

const SARI: Operator = { id: 'sari', name: 'Sari “官員”', agency: 'kec-menteng', roles: [] };

let at: ConsoleDatabaseAtHand;
let chain: ActionChain;

beforeAll(async () => {
  at = await consoleDatabaseAtHand();
});
beforeEach(async () => {
  await query('TRUNCATE action_entry');
  chain = new ActionChain(at.database, createLogger({ service: 'test', level: 'fatal' as never }));
});
afterAll(() => at?.close());

/** As the database's owner, who may do everything. */
const query = (sql: string, params?: unknown[]) => at.database.query(sql, params);

/** Each action is two entries: that it was begun, and how it ended. */
async function act(count: number): Promise<void> {
  const log = new ActionLog(at.database);
  for (let n = 0; n < count; n++)
    await log.carryOut(
      SARI,
      {
        action: 'session.end',
        agency: null,
        target: { n, text: '1:a,-,"b"\n' },
        reason: 'latihan',
      },
      async () => n,
      (after) => ({ after }),
    );
}

const looked = async () => {
  await chain.look();
  return chain.fault();
};

describe('the chain of the log of actions', () => {
  it('is whole while actions come', async () => {
    for (const count of [0, 2, 1]) {
      await act(count);
      expect(await looked()).toBeNull();
    }
  });

  it.each<[string, string, { code: string; seq: number }]>([
    ['a reason was edited', `UPDATE action_entry SET said = '{}' WHERE seq = 3`, changed(3)],
    ['a time was edited', `UPDATE action_entry SET at = at + '1 s' WHERE seq = 3`, changed(3)],
    ['an outcome was taken away', 'DELETE FROM action_entry WHERE seq = 4', missing(4)],
    [
      'an entry was given to another action',
      'UPDATE action_entry SET action_id = gen_random_uuid() WHERE seq = 4',
      changed(4),
    ],
    ['the end was cut off', 'DELETE FROM action_entry WHERE seq > 4', missing(6)],
  ])('tells that %s, also of what was verified before', async (_what, attack, fault) => {
    await act(3);
    if (fault.seq === 6) expect(await looked()).toBeNull();
    await query(attack);
    expect(await looked()).toEqual(fault);
    await act(3);
    expect(await looked()).toEqual(fault);
  });

  it('tells that it was written anew, though its chain is whole', async () => {
    await act(2);
    expect(await looked()).toBeNull();
    await query('TRUNCATE action_entry');
    await act(4);
    expect(await looked()).toEqual(changed(4));
  });

  it('knows nothing while the database is away, and does not fail', async () => {
    await act(1);
    await query('ALTER TABLE action_entry RENAME TO away');
    expect(await looked()).toBeNull();
    await query('ALTER TABLE away RENAME TO action_entry');
    expect(await looked()).toBeNull();
  });
});

function changed(seq: number) {
  return { code: 'CHANGED', seq };
}
function missing(seq: number) {
  return { code: 'MISSING', seq };
}
