import { ServiceDatabase } from '@sinergi/database';
import { eventually } from '@sinergi/testing';
import type { Session } from '@sinergi/web-server';
import { Problem } from '@sinergi/web-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionFilter, Operator } from '../../contract/session.js';
import {
  type ConsoleDatabaseAtHand,
  consoleDatabaseAtHand,
} from '../database/testing/console-database-at-hand.js';
import { type ActionIntent, ActionLog } from './action-log.js';
import { OperationEnds } from './operation-ends.js';

const SARI: Operator = {
  id: 'sari',
  name: 'Sari Operator',
  agency: 'imigrasi-jakpus',
  roles: ['operator'],
};
const INTENT = {
  action: 'alert.acknowledge',
  agency: 'kec-menteng',
  target: { alertId: 'a' },
  reason: 'seen and known',
} as const;
let at: ConsoleDatabaseAtHand;
let database: ServiceDatabase;
let log: ActionLog;

beforeAll(async () => {
  at = await consoleDatabaseAtHand();
  ({ database } = at);
  log = new ActionLog(database);
});
afterAll(() => at?.close());

const latest = async () => (await log.list(null, undefined)).items[0]!;

describe('the log of what humans did', () => {
  it('has an action as failed while it is under way, and as done after', async () => {
    const during = await log.carryOut(
      SARI,
      { ...INTENT, before: { taken: false } },
      latest,
      () => ({ taken: true }),
    );
    expect(during).toMatchObject({
      action: 'alert.acknowledge',
      outcome: 'FAILED',
      before: { taken: false },
      after: null,
    });
    expect(await latest()).toMatchObject({
      id: during.id,
      outcome: 'DONE',
      after: { taken: true },
      operator: { name: 'Sari Operator' },
    });
  });

  it('has one that was refused with why, and one that broke as failed', async () => {
    const refuse = () => Promise.reject(new Problem('not-found', 'Expected an alert, got none'));
    await expect(log.carryOut(SARI, INTENT, refuse, String)).rejects.toThrow('not-found');
    expect(await latest()).toMatchObject({ outcome: 'REFUSED', after: { code: 'not-found' } });
    await expect(
      log.carryOut(SARI, INTENT, () => Promise.reject(new Error('broken')), String),
    ).rejects.toThrow('broken');
    expect(await latest()).toMatchObject({ outcome: 'FAILED', after: null });
  });

  it('is filtered by what, whom, when and how it ended, and told by pages', async () => {
    const doing = (over: Partial<ActionIntent>) =>
      log.carryOut(SARI, { ...INTENT, ...over }, async () => 'done', String);
    await doing({ action: 'message.unmask', target: { entityId: '7f00' } });
    await doing({
      action: 'message.unmask',
      agency: 'kec-senen',
      reason: 'asked for by the Prosecutor',
    });
    const found = async (filter: ActionFilter) =>
      (await log.list(null, undefined, filter)).items.length;
    expect(await found({ action: 'message.unmask' })).toBe(2);
    expect(await found({ action: 'message.unmask', agency: 'kec-senen' })).toBe(1);
    expect(await found({ search: 'PROSECUTOR' })).toBe(1);
    expect(await found({ search: '7f00', outcome: 'DONE' })).toBe(1);
    expect(await found({ search: '7f00', outcome: 'REFUSED' })).toBe(0);
    expect(await found({ from: new Date(Date.now() + 60_000).toISOString() })).toBe(0);
    expect(
      await found({ action: 'message.unmask', to: new Date(Date.now() + 60_000).toISOString() }),
    ).toBe(2);
    const first = await log.list(null, undefined, { action: 'message.unmask' }, 1);
    expect(first.items[0]).toMatchObject({ agency: 'kec-senen' });
    const second = await log.list(null, first.nextCursor!, { action: 'message.unmask' }, 1);
    expect([second.items[0]?.agency, second.nextCursor]).toEqual(['kec-menteng', null]);
  });

  it('lets nothing be done that it could not write', async () => {
    const done: string[] = [];
    await database.query('ALTER TABLE action_entry RENAME TO entry_away');
    await expect(
      log.carryOut(SARI, INTENT, async () => done.push('done'), String),
    ).rejects.toThrow();
    await database.query('ALTER TABLE entry_away RENAME TO action_entry');
    expect(done).toEqual([]);
  });
});

describe('an operation that was begun', () => {
  const session: Session = {
    sessionId: 'of a test',
    person: SARI,
    csrfToken: '',
    expiresAt: new Date(),
  };
  const LONG_MS = 600_000;
  const BEGUN = { operationId: 'op-1', state: 'RUNNING' } as const;
  const ENDED = { operationId: 'op-1', endedAt: '2026-11-24T03:00:00.000Z' };

  /** Returns an agency that gives these answers, one for each question; the last is repeated. */
  const endsOf = (...answers: object[]) =>
    new OperationEnds(
      { call: async <T>() => (answers.length > 1 ? answers.shift() : answers[0]) as T },
      log,
    );
  const begin = async (): Promise<string> => {
    const intent = { ...INTENT, action: 'operation.begin', target: { kind: 'PAUSE' } } as const;
    return log.carryOut(
      SARI,
      intent,
      async (id) => id,
      () => BEGUN,
    );
  };

  it('is in the log as what it came to, not for ever as under way', async () => {
    const actionId = await begin();
    expect(await latest()).toMatchObject({ after: BEGUN, outcome: 'DONE' });
    const end = { ...ENDED, state: 'DONE', result: { changed: 1 } };
    await endsOf(BEGUN, end).follow(session, 'kec-menteng', actionId, BEGUN);
    expect(await latest()).toMatchObject({ after: { ...ENDED, state: 'DONE' }, outcome: 'DONE' });
  });

  it('that failed is a failed action, with why', async () => {
    const actionId = await begin();
    const end = { ...ENDED, state: 'FAILED', result: { error: 'Expected a log, got none' } };
    await endsOf(end).follow(session, 'kec-menteng', actionId, BEGUN);
    expect(await latest()).toMatchObject({
      outcome: 'FAILED',
      after: { state: 'FAILED', error: 'Expected a log, got none' },
    });
  });

  it('is asked for when the log is read, where the console did not see it end', async () => {
    await begin();
    const rows = [await latest()];
    const settled = await endsOf({ ...ENDED, state: 'CANCELLED' }).settle(session, rows, LONG_MS);
    expect(settled[0]).toMatchObject({ outcome: 'DONE', after: { state: 'CANCELLED' } });
    expect(await latest()).toEqual(settled[0]);
  });

  it('whose agency does not answer is shown as it was last known', async () => {
    await begin();
    const away = { call: () => Promise.reject(new Problem('agency-unavailable', 'no answer')) };
    const rows = [await latest()];
    expect(await new OperationEnds(away, log).settle(session, rows, LONG_MS)).toEqual([
      { ...rows[0], isLastKnown: true },
    ]);
  });

  it('whose agency hangs delays nobody, is marked, and is written once answered', async () => {
    await begin();
    const rows = [await latest()];
    let answers = (_: object): void => undefined;
    let asked = 0;
    const call = <T>() => {
      asked += 1;
      return new Promise<object>((resolve) => {
        answers = resolve;
      }) as Promise<T>;
    };
    const ends = new OperationEnds({ call }, log);
    const marked = [{ ...rows[0], isLastKnown: true }];
    expect(await ends.settle(session, rows, 0)).toEqual(marked);
    expect(await ends.settle(session, rows, 0)).toEqual(marked);
    expect(asked).toBe(1);
    answers({ ...ENDED, state: 'DONE' });
    await eventually('it is in the log', async () => {
      const { after } = await latest();
      return (after as { state: string }).state === 'DONE';
    });
  });
});
