import { SessionTable } from '@sinergi/web-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operator } from '../../contract/session.js';
import {
  type ConsoleDatabaseAtHand,
  consoleDatabaseAtHand,
} from '../database/testing/console-database-at-hand.js';

const SECRET = 'a secret of sixteen characters or more';
const SARI: Operator = {
  id: 'sari',
  name: 'Sari Operator',
  agency: 'imigrasi-jakpus',
  roles: ['operator'],
};
let at: ConsoleDatabaseAtHand;
let sessions: SessionTable;

beforeAll(async () => {
  at = await consoleDatabaseAtHand();
});
afterAll(() => at?.close());
beforeEach(async () => {
  await at.database.query('TRUNCATE session');
  sessions = new SessionTable(at.database, SECRET, 'console');
});

describe('a session', () => {
  it('is found by its secret, until it is ended', async () => {
    const secret = await sessions.begin(SARI, undefined);
    const session = await sessions.find(secret);
    expect(session).toMatchObject({ person: SARI, csrfToken: expect.any(String) });
    expect(await sessions.find('another')).toBeUndefined();
    await sessions.end(session!.sessionId);
    expect(await sessions.find(secret)).toBeUndefined();
    expect(await sessions.list('')).toEqual([]);
  });

  it('ends with its time, and its row goes when the next one begins', async () => {
    const secret = await sessions.begin(SARI, undefined);
    await at.database.query(
      "UPDATE session SET expires_at = clock_timestamp() - interval '1 second'",
    );
    expect(await sessions.find(secret)).toBeUndefined();
    expect(await sessions.list('')).toEqual([]);
    const next = await new SessionTable(at.database, SECRET, 'console').begin(SARI, undefined);
    const { sessionId } = (await sessions.find(next))!;
    expect(await at.database.query('SELECT session_id FROM session')).toEqual([
      { session_id: sessionId },
    ]);
  });

  it('is listed with the latest first, and says which is the own one', async () => {
    const first = (await sessions.find(await sessions.begin(SARI, undefined)))!;
    const second = (await sessions.find(await sessions.begin(SARI, undefined)))!;
    const rows = await sessions.list(first.sessionId);
    expect(rows.map(({ id, isThisOne }) => [id, isThisOne])).toEqual([
      [second.sessionId, false],
      [first.sessionId, true],
    ]);
    expect(rows[0]).toMatchObject({ person: SARI, expiresAt: second.expiresAt.toISOString() });
  });

  it('notes that it was seen', async () => {
    const secret = await sessions.begin(SARI, undefined);
    await at.database.query("UPDATE session SET last_seen_at = '2026-01-01T00:00:00Z'");
    await sessions.find(secret);
    const [row] = await sessions.list('');
    expect(Date.parse(row!.lastSeenAt)).toBeGreaterThan(Date.parse('2026-01-02T00:00:00Z'));
  });

  it('keeps a refresh token that only a console with its secret can open', async () => {
    const { sessionId } = (await sessions.find(await sessions.begin(SARI, 'first')))!;
    expect(await sessions.refreshTokenOf(sessionId)).toBe('first');
    await sessions.keepRefreshToken(sessionId, 'second');
    expect(await sessions.refreshTokenOf(sessionId)).toBe('second');
    const other = new SessionTable(at.database, 'another secret of a console', 'console');
    expect(await other.refreshTokenOf(sessionId)).toBeUndefined();
    const without = (await sessions.find(await sessions.begin(SARI, undefined)))!;
    expect(await sessions.refreshTokenOf(without.sessionId)).toBeUndefined();
  });
});
