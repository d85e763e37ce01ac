import { eventually } from '@sinergi/testing';
import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  HOME,
  hasLoaded,
  obstacles,
  pagesAtHand,
  screens,
  shot,
  turnTo,
} from '../support/operator-pages.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const { consoleUrl } = descriptor;
const atHand = pagesAtHand(descriptor);
const { pages } = atHand;

describe('when the console cannot say', () => {
  const PROBLEM = {
    type: 'urn:sinergi:problem:unavailable',
    title: 'A part that this needs is unavailable',
    status: 503,
    detail: 'Expected an answer',
  };
  const problem = (route: Route): Promise<void> =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify(PROBLEM),
    });
  const isMe = (route: Route): boolean => new URL(route.request().url()).pathname === '/api/me';
  const NO_OVERVIEW = {
    ...{
      at: new Date().toISOString(),
      brokerAnsweredAt: null,
      worstLag: null,
      flows: [],
      agencies: [],
      systems: [],
      inSync: 0,
      of: 0,
      reported: 0,
    },
    ...{
      eventsPerSecond: 0,
      deadLetters: 0,
      outboxPending: 0,
      forks: 0,
      waiting: 0,
      openAlerts: 0,
    },
  };
  const NO_COUNTS = {
    from: '2026-11-23T00:00:00Z',
    to: '2026-11-24T00:00:00Z',
    scanned: 0,
    budget: 1,
    isComplete: true,
  };
  /** An empty answer, in the form of each route. */
  const NOTHING: [RegExp, unknown][] = [
    [/\/api\/overview$/, NO_OVERVIEW],
    [/\/api\/(topics|schemas)$/, []],
    [/\/api\/dead-letters$/, { agencies: [] }],
    [/\/api\/alerts$/, { alerts: [], rules: [], silences: [], webhooks: [] }],
    [/\/api\/(actions|sessions)$/, { items: [], nextCursor: null }],
    [/\/api\/map\/counts$/, { ...NO_COUNTS, areas: [], events: [], representations: [] }],
  ];

  /** Visits every screen while the API behaves as `api` says. */
  async function walk(
    colorScheme: 'light' | 'dark',
    api: (route: Route) => Promise<void>,
    look: (page: Page, path: string) => Promise<void>,
  ) {
    const page = await pages.openPage({ colorScheme, isTroubled: true });
    await page.route('**/api/**', (route) => (isMe(route) ? route.continue() : api(route)));
    await page.goto(consoleUrl);
    for (const [path, id] of screens(atHand.eventId)) {
      // An agency with an unknown name is shown by its code.
      await turnTo(page, path, new RegExp(`${id}|^${HOME}`));
      await look(page, path);
      await shot(page, `${path.replaceAll(/\W/g, '_')}-${colorScheme}-troubled`);
    }
    expect(await obstacles(page)).toEqual([]);
  }

  it.concurrent('every screen keeps its layout while it waits', () =>
    walk(
      'light',
      () => new Promise(() => undefined),
      async (page, path) => {
        // Filters, forms and buttons exist before there is data to show.
        await eventually(`${path} shows that it waits`, async () => !(await hasLoaded(page)));
        expect(await page.getByRole('alert').count()).toBe(0);
      },
    ));

  it.concurrent('every screen says what went wrong, and offers to try again', () =>
    walk('dark', problem, async (page, path) => {
      await page.getByRole('alert').first().waitFor();
      // The overview is asked for again every three seconds, and what it waits in meanwhile offers
      // nothing.
      await eventually(
        `${path} offers to try again`,
        async () => (await page.getByRole('button', { name: 'Coba lagi' }).count()) > 0,
      );
      await eventually(`${path} waits for nothing else`, () => hasLoaded(page));
    }));

  it.concurrent('every screen says that there is nothing, where that is known', async () => {
    const page = await pages.openPage({ isTroubled: true });
    await page.route('**/api/**', (route) => {
      const { pathname } = new URL(route.request().url());
      const said = NOTHING.find(([path]) => path.test(pathname));
      if (said) return route.fulfill({ json: said[1] });
      return pathname.endsWith('/stream') ? route.abort() : route.continue();
    });
    await page.goto(consoleUrl);
    for (const [path, id] of screens(atHand.eventId).filter(
      ([address]) => !/\w\/|sessions/.test(address),
    )) {
      await turnTo(page, path, new RegExp(id));
      await eventually(`${path} has loaded`, () => hasLoaded(page));
      expect([
        path,
        /\b(undefined|NaN|null)\b/.test(await page.getByRole('main').innerText()),
      ]).toEqual([path, false]);
      await page
        .getByText(/belum|tidak ada|tidak satu/i)
        .first()
        .waitFor();
    }
  });

  it.concurrent('what was read last stays with its age while one agency is silent', async () => {
    const page = await pages.openPage({ isTroubled: true });
    await page.route('**/api/dead-letters', async (route) => {
      const board = (await (await route.fetch()).json()) as {
        agencies: { agency: string; unavailable: string | null; groups: unknown }[];
      };
      const agencies = board.agencies.map((row) =>
        row.agency === HOME ? { ...row, groups: null, unavailable: 'no-answer' } : row,
      );
      return route.fulfill({ json: { agencies } });
    });
    let isAway = true;
    await page.route('**/api/overview/stream', (route) =>
      isAway ? route.abort() : route.continue(),
    );
    await page.goto(`${consoleUrl}/dead-letters?by=agency`);
    const rows = page.getByRole('row');
    await eventually(
      'every agency has its row',
      async () => (await rows.count()) === descriptor.agencies.length + 1,
    );
    expect(await rows.filter({ hasText: 'Divisi Keimigrasian' }).innerText()).toContain(
      'lembaganya tidak menjawab',
    );
    await page.route('**/api/dead-letters', (route) => route.abort());
    await page.getByText(/yang tampak berasal dari/).waitFor();
    await eventually('the pill says since when', async () =>
      (await page.getByTestId('connection').innerText()).startsWith('Basi sejak'),
    );
    expect(await rows.count()).toBe(descriptor.agencies.length + 1);
    isAway = false;
    await eventually(
      'it is live again by itself',
      async () => (await page.getByTestId('connection').innerText()) === 'Langsung',
    );
  });

  it.concurrent('messages say on how many a filter failed, and why it is refused', async () => {
    const page = await pages.openPage({ isTroubled: true });
    const scan = (filter: string) =>
      page.goto(
        `${consoleUrl}/topics/timpora.sighting?agency=${HOME}&filter=${encodeURIComponent(filter)}`,
      );
    await scan('headers.nowhere == "x"');
    const failed = page.getByRole('alert').filter({ hasText: 'Saringan gagal pada' });
    await failed.getByText('No such key: nowhere').waitFor();
    await shot(page, 'messages-filter-fails');
    await scan('value.kecamatn == "31.71.06"');
    const refused = page.getByRole('alert').filter({ hasText: 'ruas yang tidak ada' });
    await refused.getByText('did you mean kecamatan?').waitFor();
    expect(await obstacles(page)).toEqual([]);
    await shot(page, 'messages-filter-refused');
  });
});
