import {
  type DisclosureEntry,
  disclosureFields,
  LEDGER_START,
  ledgerHash,
} from '@sinergi/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DatabaseAtHand, databaseAtHand } from '../database/testing/database-at-hand.js';
import { appendDisclosure } from './ledger.js';
import { LedgerWatch } from './ledger-watch.js';
import { noteReported, reportedLedger } from './reported-ledger.js';
import { ENTRY_COLUMNS, toEntry, verifyStored } from './stored-entries.js';

let at: DatabaseAtHand;
beforeAll(async () => {
  at = await databaseAtHand();
});
beforeEach(async () => {
  await at.database.query('TRUNCATE disclosure, ledger_reported');
});
afterAll(() => at?.close());

const query = (sql: string, params?: unknown[]) => at.database.query(sql, params);

/** Entries that are hard to write down: quotes, other scripts, commas, what a machine opened. */
async function write(count: number): Promise<void> {
  for (let n = 1; n <= count; n++)
    await appendDisclosure(query, {
      client: 'kec-menteng.system',
      by: { officer: `Petugas “${n}”, 官員`, officerKind: n % 2 ? 'STATED' : 'LOGGED_IN' },
      purpose: 'SUPERVISION',
      reason: `1:a,-,2:"b"\n${n}`,
      topic: 'timpora.lodging',
      what: n % 3 === 0 ? { keys: ['a:1', 'b:2,c', ''] } : { key: `kec-menteng:${n}`, version: n },
      groups: n % 2 ? ['identity'] : ['identity', 'location'],
    });
}

const entries = async (): Promise<DisclosureEntry[]> =>
  (await query(`SELECT ${ENTRY_COLUMNS} FROM disclosure ORDER BY seq`)).rows.map(toEntry);

describe('the chain of the ledger', () => {
  it('is the same in SQL and here, entry by entry', async () => {
    await write(7);
    let head = LEDGER_START.head;
    for (const entry of await entries()) {
      head = ledgerHash(head, disclosureFields(entry));
      expect(entry.hash).toBe(head.toString('hex'));
    }
    const { verified, fault } = await verifyStored(query, LEDGER_START);
    expect(fault).toBeNull();
    expect(verified).toEqual({ length: 7, head });
  });

  it('is followed over more than a page', async () => {
    await query(
      `SELECT append_disclosure(gen_random_uuid(), 'c', 'STATED', 'o', 'P', 'r', 't', 'k:' || n, 1,
         '{a}', NULL)
       FROM generate_series(1, 2100) AS n`,
    );
    expect(await verifyStored(query, LEDGER_START)).toMatchObject({
      fault: null,
      verified: { length: 2_100 },
    });
  });

  it.each([
    ['officer', `officer = 'nobody'`],
    ['officer kind', `officer_kind = 'LOGGED_IN'`],
    ['client', `client = 'another'`],
    ['purpose', `purpose = 'OTHER'`],
    ['reason', `reason = reason || ' '`],
    ['time', `asked_at = asked_at + interval '1 microsecond'`],
    ['topic', `topic = 'timpora.permit'`],
    ['entity', `key = 'kec-menteng:6'`],
    ['version', 'version = 6'],
    ['groups', `groups = '{identity,location}'`],
    ['id', 'disclosure_id = gen_random_uuid()'],
    ['hash', `hash = sha256('x')`],
  ])('shows where the %s of an entry was changed', async (_what, change) => {
    await write(7);
    await query(`UPDATE disclosure SET ${change} WHERE seq = 5`);
    expect(await verifyStored(query, LEDGER_START)).toMatchObject({
      fault: { code: 'CHANGED', seq: 5 },
      verified: { length: 4 },
    });
  });

  it('shows where an entry that opened many was changed', async () => {
    await write(4);
    await query(`UPDATE disclosure SET keys = '{a:1,b:2}' WHERE seq = 3`);
    expect(await verifyStored(query, LEDGER_START)).toMatchObject({ fault: { seq: 3 } });
  });

  it('shows where an entry is missing, and where one was put in its place', async () => {
    await write(6);
    await query('DELETE FROM disclosure WHERE seq = 3');
    expect((await verifyStored(query, LEDGER_START)).fault).toEqual({ code: 'MISSING', seq: 3 });
    await query('UPDATE disclosure SET seq = seq - 1 WHERE seq = 4');
    expect((await verifyStored(query, LEDGER_START)).fault).toEqual({ code: 'CHANGED', seq: 3 });
  });
});

describe('the agency’s own look at its ledger', () => {
  it('finds nothing while entries come', async () => {
    const watch = new LedgerWatch(at.database);
    for (const count of [0, 3, 2]) {
      await write(count);
      expect(await watch.look()).toBeNull();
    }
  });

  it('finds a cut, and goes on saying so', async () => {
    const watch = new LedgerWatch(at.database);
    await write(5);
    await watch.look();
    await query('DELETE FROM disclosure WHERE seq >= 4');
    expect(await watch.look()).toEqual({ code: 'MISSING', seq: 5 });
    await write(4);
    expect(await watch.look()).toEqual({ code: 'MISSING', seq: 5 });
  });

  it('finds a ledger that was written anew, whose chain is whole', async () => {
    const watch = new LedgerWatch(at.database);
    await write(5);
    await watch.look();
    await query('TRUNCATE disclosure');
    await write(9);
    expect((await verifyStored(query, LEDGER_START)).fault).toBeNull();
    expect(await watch.look()).toEqual({ code: 'CHANGED', seq: 5 });
  });
});

describe('what reports say of the ledger', () => {
  const report = async () => {
    await noteReported(query);
    return reportedLedger(query);
  };

  it('is its head, and what it has now at the lengths of the reports before', async () => {
    expect(await report()).toEqual({ ...LEDGER_START, earlier: [] });
    for (const count of [2, 0, 1, 20]) {
      await write(count);
      await report();
    }
    const hashes = (await entries()).map(({ hash }) => hash);
    const { length, head, earlier } = await report();
    expect([length, head.toString('hex')]).toEqual([23, hashes[22]]);
    expect(earlier.map((mark) => [mark.length, mark.head.toString('hex')])).toEqual([
      ...[3, 2].map((seq) => [seq, hashes[seq - 1]]),
    ]);
  });

  it('names the latest sixteen lengths of before', async () => {
    for (let n = 0; n < 30; n++) {
      await write(1);
      await report();
    }
    const { length, earlier } = await report();
    expect([length, ...earlier.map((mark) => mark.length)]).toEqual(
      Array.from({ length: 17 }, (_, i) => 30 - i),
    );
  });

  it('is what is left after a cut', async () => {
    await write(5);
    await report();
    await query('DELETE FROM disclosure WHERE seq > 3');
    expect(await report()).toMatchObject({ length: 3, earlier: [] });
  });
});
