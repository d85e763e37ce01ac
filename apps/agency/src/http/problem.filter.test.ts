import { createLogger } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProblemFilter } from './problem.filter.js';

const STARTS_UP = Object.assign(new Error('the database system is starting up'), { code: '57P03' });

let lines: Record<string, unknown>[];
let outage: OutageLog;
let filter: ProblemFilter;

beforeEach(() => {
  lines = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const logger = createLogger({ service: 'agency', level: 'info', destination });
  outage = new OutageLog({ of: 'database', logger });
  filter = new ProblemFilter(logger, outage);
});

/** @returns the status that the caller gets */
function refuse(error: unknown): number {
  let answered = 0;
  const reply = {
    header: () => reply,
    send: () => reply,
    status: (status: number) => {
      answered = status;
      return reply;
    },
  };
  const request = { id: 'one', headers: {}, routeOptions: { url: '/sightings' } };
  filter.catch(error, {
    getType: () => 'http',
    switchToHttp: () => ({ getResponse: () => reply, getRequest: () => request }),
  } as never);
  return answered;
}

describe('requests that an outage refuses', () => {
  it('are counted, and none of seven hundred is a line of the log', () => {
    outage.failed(STARTS_UP);
    expect(new Set(Array.from({ length: 700 }, () => refuse(STARTS_UP)))).toEqual(new Set([503]));
    outage.close();
    expect(lines).toMatchObject([{ msg: 'outage began' }, { outage: 'database', refused: 700 }]);
  });

  it('have a line without a stack where nobody tells of it', () => {
    expect(refuse(STARTS_UP)).toBe(503);
    expect(lines).toMatchObject([{ msg: 'request failed', err: { code: '57P03' } }]);
    expect(JSON.stringify(lines)).not.toContain('"stack"');
  });
});

describe('a request that a bug ends', () => {
  it('has a line with its stack, also in an outage', () => {
    outage.failed(STARTS_UP);
    expect(refuse(new TypeError('undefined is not a function'))).toBe(500);
    expect(lines.at(-1)).toMatchObject({ msg: 'request failed', err: { type: 'TypeError' } });
    expect(JSON.stringify(lines.at(-1))).toContain('"stack"');
    outage.close();
  });
});
