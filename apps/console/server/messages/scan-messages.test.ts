import { Problem } from '@sinergi/web-server';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../contract/topics.js';
import {
  type AgencyPage,
  type ScanEvent,
  type ScanOptions,
  scanMessages,
} from './scan-messages.js';

/** Returns an agency with a log of one partition; its cursors are the direction and an offset. */
function agencyWith(records: number) {
  const log = Array.from({ length: records }, (_, offset) => offset);
  const asked: string[] = [];
  const page: ScanOptions['page'] = async ({ from, cursor, limit }): Promise<AgencyPage> => {
    asked.push(`${cursor ?? from}`);
    if (cursor?.startsWith('forged'))
      throw new Problem('invalid-request', 'Expected a cursor', undefined, {
        agencyProblem: '/problems/invalid-cursor',
      });
    const [direction = 'forward', at = '0'] =
      cursor?.split(' ') ??
      (from === 'newest'
        ? ['backward', `${log.length}`]
        : ['forward', `${from === 'end' ? log.length : 0}`]);
    const isBack = direction === 'backward';
    const offsets = isBack
      ? log.slice(0, Number(at)).reverse().slice(0, limit)
      : log.slice(Number(at), Number(at) + limit);
    const place = (offset: number): string =>
      isBack ? `backward ${offset}` : `forward ${offset + 1}`;
    const items = offsets.map(
      (offset) => ({ offset: `${offset}`, appendedAt: '', cursor: place(offset) }) as Message,
    );
    const last = items.at(-1)?.cursor ?? `${direction} ${at}`;
    return {
      items,
      cursor: isBack && items.length < limit ? null : last,
      direction: isBack ? 'backward' : 'forward',
    };
  };
  return { page, asked, append: () => log.push(log.length) };
}

const SCAN = { from: 'newest', filter: null, limit: 3, budget: 1_000 };

/**
 * Returns the events of a live scan until it waits for new messages.
 * @param whileItWaits called each time it waits; `stop` ends the scan
 */
async function live(
  page: ScanOptions['page'],
  cursor: string | undefined,
  enough: (heard: string[]) => boolean,
): Promise<string[]> {
  const stop = new AbortController();
  const heard: string[] = [];
  for await (const event of scanMessages({
    ...SCAN,
    page,
    cursor,
    live: true,
    signal: stop.signal,
  })) {
    heard.push(inShort(event));
    if (enough(heard)) stop.abort();
  }
  return heard;
}

const inShort = (event: ScanEvent): string =>
  event.kind === 'message'
    ? event.message.offset
    : event.kind === 'progress'
      ? `at ${event.progress.cursor}`
      : event.kind;

describe('a live scan', () => {
  it('shows the newest, says where the log ended, and goes on with what came since', async () => {
    const { page, append } = agencyWith(5);
    const heard = await live(
      async (query) => {
        if (query.from === 'newest') append();
        return page(query);
      },
      undefined,
      (told) => told.at(-1) === 'at forward 6',
    );
    expect(heard).toEqual(['5', '4', '3', 'at null', 'at forward 5', '5', 'at forward 6']);
  });

  it('goes on from a cursor without the past, and misses nothing', async () => {
    const { page } = agencyWith(5);
    expect(await live(page, 'forward 3', (told) => told.at(-1) === 'at forward 5')).toEqual([
      'at forward 3',
      '3',
      '4',
      'at forward 5',
    ]);
  });

  it.each(['forged 3', 'backward 3'])(
    'begins anew, and says so, with a cursor that leads nowhere: %s',
    async (cursor) => {
      const { page } = agencyWith(5);
      const heard = await live(page, cursor, (told) => told.at(-1) === 'at forward 5');
      expect(heard).toEqual(['resync', '4', '3', '2', 'at null', 'at forward 5']);
    },
  );
});

describe('a scan', () => {
  it('ends, and says with every step where it goes on', async () => {
    const { page } = agencyWith(5);
    const heard: string[] = [];
    for await (const event of scanMessages({
      ...SCAN,
      page,
      live: false,
      signal: new AbortController().signal,
    }))
      heard.push(inShort(event));
    expect(heard).toEqual(['4', '3', '2', 'at backward 2', 'end']);
  });

  it('counts the records on which its filter failed, and keeps the first reason', async () => {
    const { page } = agencyWith(5);
    const heard: ScanEvent[] = [];
    for await (const event of scanMessages({
      ...SCAN,
      page,
      filter: {
        evaluate: async (messages) =>
          messages.map(({ offset }) =>
            offset === '3' ? true : offset === '2' ? false : { failure: `none in ${offset}` },
          ),
      },
      live: false,
      signal: new AbortController().signal,
    }))
      heard.push(event);
    expect(heard.map(inShort)).toEqual(['3', 'at null', 'end']);
    expect(heard.at(-1)).toMatchObject({
      end: { scanned: 5, matched: 1, failed: 3, failure: 'none in 4' },
    });
  });
});
