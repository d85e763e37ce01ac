import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OutageLog } from './outage-log.js';

const STARTS_UP = Object.assign(new Error('the database system is starting up'), { code: '57P03' });

let said: { message: string; fields: Record<string, unknown> }[];
let log: OutageLog;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  const warn = (fields: object, message: string): void => {
    said.push({ message, fields: fields as Record<string, unknown> });
  };
  log = new OutageLog({ of: 'database', logger: { warn }, now: () => Date.now() });
});
afterEach(() => {
  log.close();
  vi.useRealTimers();
});

const messages = (): string[] => said.map(({ message }) => message);

describe('an outage', () => {
  it('is told when it begins, with its cause, and when it ends, with its refusals', () => {
    for (let n = 0; n < 700; n++) {
      log.failed(STARTS_UP);
      log.refused();
      vi.advanceTimersByTime(20);
    }
    log.answered();
    vi.advanceTimersByTime(5_000);
    expect(said).toEqual([
      {
        message: 'outage began',
        fields: {
          outage: 'database',
          cause: { type: 'Error', message: STARTS_UP.message, code: '57P03' },
        },
      },
      {
        message: 'outage is over',
        fields: { outage: 'database', lastedMs: 14_000, refused: 700 },
      },
    ]);
  });

  it('is told again while it lasts, in growing intervals, for one failure or many', () => {
    log.failed(STARTS_UP);
    vi.advanceTimersByTime(5 * 60_000);
    expect(messages()).toEqual(['outage began', 'outage lasts', 'outage lasts', 'outage lasts']);
    expect(said.map(({ fields }) => fields['lastsMs'])).toEqual([
      undefined,
      30_000,
      90_000,
      210_000,
    ]);
  });

  it('is not over for an answer to what was asked before its last failure', async () => {
    let answer = (_: string): void => undefined;
    const asked = log.watch(
      () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
    );
    vi.advanceTimersByTime(10);
    log.failed(STARTS_UP);
    answer('sent before it died');
    await asked;
    vi.advanceTimersByTime(10_000);
    expect(messages()).toEqual(['outage began']);
  });

  it('goes on where some are answered and others not', () => {
    log.failed(STARTS_UP);
    for (let n = 0; n < 20; n++) {
      log.answered();
      vi.advanceTimersByTime(500);
      log.failed(STARTS_UP);
    }
    expect(messages()).toEqual(['outage began']);
    vi.advanceTimersByTime(100);
    log.answered();
    vi.advanceTimersByTime(5_000);
    expect(said.at(-1)).toMatchObject({ message: 'outage is over', fields: { lastedMs: 10_100 } });
  });

  it('is none where the error is a bug, or passes by itself', () => {
    log.failed(new TypeError('undefined is not a function'));
    log.failed(Object.assign(new Error('deadlock'), { code: '40P01' }));
    expect(log.refused()).toBe(false);
    expect(said).toEqual([]);
  });

  it('of which only a wrapped error is met is told by what lies beneath', () => {
    log.failed(new Error('Expected an answer', { cause: STARTS_UP }));
    expect(said[0]!.fields['cause']).toMatchObject({ code: '57P03' });
  });
});
