import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eventually } from '@sinergi/testing';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { openBrowser } from '../support/browser.js';
import { ConsoleOperator } from '../support/console-operator.js';
import { busAs, publisherOn } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

const HOME = 'imigrasi-dki';
const REASON = 'written down in a journey test';
const RULE = 'dead-letters-growing';
const descriptor = platform();
const { consoleUrl } = descriptor;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** As a screen reader names it, nearly. */
const NAME_OF_FOCUSED = `(({ activeElement: it }) =>
  (it.getAttribute('aria-label') || it.labels?.[0]?.innerText || it.innerText || '').trim()
)(document)`;
let browser: Browser;
let loggedIn: StorageState;
let eventId: string;
const errors: string[] = [];

/** Every screen, by its address and its heading in both languages. */
const screens = (): [path: string, id: string, en: string][] => [
  ['/', 'Ringkasan', 'Overview'],
  ['/sync', 'Sinkronisasi', 'Sync'],
  ['/agencies', 'Lembaga', 'Agencies'],
  [`/agencies/${HOME}`, 'Divisi Keimigrasian', 'Immigration Division'],
  ['/topics', 'Topik', 'Topics'],
  ['/topics/timpora.sighting', 'timpora.sighting', 'timpora.sighting'],
  [`/events/${eventId}`, 'Peristiwa', 'Event'],
  ['/dead-letters', 'Surat mati', 'Dead letters'],
  ['/schemas', 'Skema', 'Schemas'],
  ['/map', 'Peta', 'Map'],
  ['/alerts', 'Peringatan', 'Alerts'],
  ['/actions', 'Tindakan', 'Actions'],
  ['/sessions', 'Sesi', 'Sessions'],
];

beforeAll(async () => {
  const reported = new AgencySystem(descriptor, HOME).report(aSighting());
  browser = await openBrowser();
  loggedIn = await logIn('Operator Satu');
  eventId = String((await reported).body.eventId);
  // The first to ask reads the receipts' log and the registry whole, which may take longer than a
  // page waits; whoever asks again finds them read.
  const operator = await ConsoleOperator.logIn(descriptor, 'operator-1');
  for (const path of [`/api/events/${eventId}?agency=${HOME}`, '/api/schemas'])
    await eventually(
      `${path} is answered`,
      async () => (await operator.get(path)).status === 200,
      60_000,
    );
});
afterAll(() => browser?.close());

/** Logs in once; every page after that begins with these cookies. */
async function logIn(name: string): Promise<StorageState> {
  const context = await browser.newContext({ locale: 'id-ID' });
  const page = await context.newPage();
  await page.goto(consoleUrl);
  await page.getByTestId('login').click();
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL(`${consoleUrl}/`);
  const state = await context.storageState();
  await context.close();
  return state;
}

/**
 * A page of its own, whose errors are noted.
 * @param isTroubled where the test itself lets requests fail, only what the page throws counts
 */
async function openPage(
  state: StorageState,
  look: Partial<BrowserContextOptions & { language: string; isTroubled: boolean }> = {},
): Promise<Page> {
  const { language = 'id', isTroubled = false, ...options } = look;
  const context = await browser.newContext({
    storageState: state,
    viewport: { width: 1366, height: 900 },
    locale: 'id-ID',
    ...options,
  });
  await context.addInitScript(`localStorage.setItem('sinergi.language', '${language}')`);
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(`${page.url()} ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isTroubled) errors.push(`${page.url()} ${message.text()}`);
  });
  return page;
}

const hasLoaded = async (page: Page): Promise<boolean> =>
  (await page.locator('.mantine-Skeleton-root[data-visible], [aria-busy=true]').count()) === 0;

/** Goes on within the page, as its links do: the console is not loaded anew for every screen. */
async function turnTo(page: Page, path: string, heading: RegExp): Promise<void> {
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SINERGI_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** What axe finds that keeps somebody from using the page. Source: axe-core's impacts. */
async function obstacles(page: Page): Promise<string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe);
  const found = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${new URL(page.url()).pathname} ${id}: ${html.slice(0, 160)}`),
    );
}

/**
 * Both themes and both languages, each on every screen, in two walks side by side; where somebody
 * wants to see them all, in four.
 */
const LOOKS = [
  { colorScheme: 'light', language: 'id' },
  { colorScheme: 'dark', language: 'en' },
  { colorScheme: 'dark', language: 'id' },
  { colorScheme: 'light', language: 'en' },
] as const;
it.concurrent.each(LOOKS.slice(0, process.env['SINERGI_SCREENSHOTS'] ? 4 : 2))(
  'every screen, $colorScheme, in $language, is there and holds no serious obstacle',
  async ({ colorScheme, language }) => {
    const page = await openPage(loggedIn, { colorScheme, language });
    const found: string[] = [];
    await page.goto(consoleUrl);
    for (const [path, id, en] of screens()) {
      await turnTo(page, path, new RegExp(language === 'id' ? id : en));
      await eventually(`${path} has loaded`, () => hasLoaded(page));
      await shot(page, `${path.replaceAll(/\W/g, '_')}-${colorScheme}-${language}`);
      found.push(...(await obstacles(page)));
    }
    expect(found).toEqual([]);
  },
);

/** What nobody's page can use, in every key that any page reads. */
const NONSENSE = new URLSearchParams(
  Object.fromEntries(
    [
      ...['until', 'tab', 'span', 'from', 'to', 'sort', 'of', 'by', 'letter', 'status', 'live'],
      ...['opened', 'version', 'partition', 'limit', 'budget', 'order', 'table', 'metric', 'state'],
      ...['rule', 'action', 'outcome', 'kind', 'open', 'behind', 'nobody-reads-this'],
    ].map((key) => [key, 'zzz']),
  ),
);

it.concurrent('every screen opens, whatever somebody typed behind its question mark', async () => {
  const page = await openPage(loggedIn);
  await page.goto(`${consoleUrl}/map?${NONSENSE}`);
  for (const [path, id] of screens()) {
    await turnTo(page, `${path}?${NONSENSE}`, new RegExp(id));
    await eventually(`${path} has loaded`, () => hasLoaded(page));
    expect([path, await page.getByRole('alert').count()]).toEqual([path, 0]);
    expect([path, await page.getByRole('main').innerText()]).toEqual([
      path,
      expect.not.stringMatching(/\b(NaN|undefined)\b/),
    ]);
  }
});

it.concurrent('a filter that is too long is told at its field and by the server', async () => {
  const page = await openPage(loggedIn, { isTroubled: true });
  await page.goto(`${consoleUrl}/topics/timpora.sighting?filter=${'a'.repeat(20_000)}`);
  await page.getByText('Paling banyak 1.000 huruf; ini 20.000.').waitFor();
  await page.getByRole('alert').filter({ hasText: 'terlalu panjang' }).first().waitFor();
});

it.concurrent('dates are written as the language writes them', async () => {
  const page = await openPage(loggedIn, { locale: 'en-US' });
  await page.goto(`${consoleUrl}/actions?from=2026-08-24`);
  const field = page.getByLabel('Sejak tanggal');
  await field.waitFor();
  expect(await field.inputValue()).toBe('24 Agt 2026');
  await field.fill('3 Des 2026');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2026-12-03/);
});

it.concurrent('offline, what was loaded opens; the rest says so and comes back', async () => {
  const page = await openPage(loggedIn, { isTroubled: true });
  await page.route(/\/assets\/.*(sync-page|area-map)/, (route) => route.abort());
  await page.goto(consoleUrl);
  await page.getByTestId('connection').waitFor();
  // Every other page's file comes while nothing else is to be done.
  const files = `performance.getEntriesByType('resource').map(({ name }) => name).join()`;
  await eventually('the last page has been asked for', async () =>
    String(await page.evaluate(files)).includes('map-page-'),
  );
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Tindakan', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Tindakan' }).waitFor();
  await page.getByRole('button', { name: 'Coba lagi' }).first().waitFor();
  await page.getByRole('link', { name: 'Sinkronisasi', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Halaman belum dapat dimuat' }).waitFor();
  await shot(page, 'offline');
  await page.unroute(/\/assets\/.*(sync-page|area-map)/);
  await page.context().setOffline(false);
  await page.getByRole('heading', { level: 1, name: 'Sinkronisasi' }).waitFor();
});

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
  /** Nothing at all, as each door says it. */
  const NOTHING: [RegExp, unknown][] = [
    [/\/api\/overview$/, NO_OVERVIEW],
    [/\/api\/(topics|schemas)$/, []],
    [/\/api\/dead-letters$/, { agencies: [] }],
    [/\/api\/alerts$/, { alerts: [], rules: [], silences: [], webhooks: [] }],
    [/\/api\/(actions|sessions)$/, { items: [], nextCursor: null }],
    [/\/api\/map\/counts$/, { ...NO_COUNTS, areas: [], events: [], representations: [] }],
  ];

  /** Walks every screen while the API is as `api` makes it. */
  async function walk(
    colorScheme: 'light' | 'dark',
    api: (route: Route) => Promise<void>,
    look: (page: Page, path: string) => Promise<void>,
  ) {
    const page = await openPage(loggedIn, { colorScheme, isTroubled: true });
    await page.route('**/api/**', (route) => (isMe(route) ? route.continue() : api(route)));
    await page.goto(consoleUrl);
    for (const [path, id] of screens()) {
      // An agency whose name nobody told is called by its code.
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
        // A filter, a form and a button are there before there is anything to show.
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
    const page = await openPage(loggedIn, { isTroubled: true });
    await page.route('**/api/**', (route) => {
      const { pathname } = new URL(route.request().url());
      const said = NOTHING.find(([path]) => path.test(pathname));
      if (said) return route.fulfill({ json: said[1] });
      return pathname.endsWith('/stream') ? route.abort() : route.continue();
    });
    await page.goto(consoleUrl);
    for (const [path, id] of screens().filter(([address]) => !/\w\/|sessions/.test(address))) {
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
    const page = await openPage(loggedIn, { isTroubled: true });
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
    const page = await openPage(loggedIn, { isTroubled: true });
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

/** Bytes that are no event, written with an agency's own account. @returns their key */
async function plantPoison(): Promise<string> {
  const bus = busAs(descriptor, agencyOf(descriptor, 'kec-menteng').relay);
  const publisher = await publisherOn(bus);
  const key = `kec-menteng:${randomUUID()}`;
  await publisher.publish([
    { topic: 'timpora.sighting', key, value: Buffer.from('not an event'), headers: {} },
  ]);
  await publisher.close();
  await bus.close();
  return key;
}

describe('with the keyboard alone', () => {
  /** Tabs to what is called so, as somebody does who does not see the page. */
  async function reach(page: Page, name: RegExp): Promise<void> {
    const seen: string[] = [];
    for (let steps = 0; steps < 200; steps += 1) {
      await page.keyboard.press('Tab');
      const focused = String(await page.evaluate(NAME_OF_FOCUSED));
      if (name.test(focused)) return;
      seen.push(focused);
    }
    throw new Error(`Expected to reach ${name} by Tab, got ${seen.slice(0, 60).join(' | ')}`);
  }

  /** Types at once, as fast hands do: the palette has the focus before the next key. */
  async function goTo(page: Page, what: string, url: RegExp): Promise<void> {
    await page.getByTestId('connection').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(what);
    await eventually('it is offered', async () =>
      (await page.getByRole('dialog').innerText()).includes(what.slice(0, 8)),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(url);
  }

  /** In a dialog: the reason, what is typed to confirm, and Enter on its button. */
  async function confirm(page: Page, label: RegExp, typed?: string): Promise<void> {
    await reach(page, /^Alasan/);
    await page.keyboard.type('ditulis dalam uji papan tik');
    if (typed !== undefined) {
      await reach(page, /^Ketik /);
      await page.keyboard.type(typed);
    }
    await reach(page, label);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: label }).waitFor({ state: 'hidden' });
    await eventually('the focus is back on what opened it', async () =>
      label.test(String(await page.evaluate(NAME_OF_FOCUSED))),
    );
  }

  it.concurrent('an event is found by its id, and who has it', async () => {
    const page = await openPage(loggedIn);
    await page.goto(consoleUrl);
    await goTo(page, eventId, new RegExp(eventId));
    await eventually('it says who has it', async () =>
      (await page.getByRole('main').innerText()).includes('Kecamatan Menteng'),
    );
  });

  it.concurrent('the palette opens over a field, takes letters, and returns focus', async () => {
    const page = await openPage(loggedIn);
    await page.goto(`${consoleUrl}/topics`);
    const search = page.getByRole('searchbox');
    await search.waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('sight');
    const palette = page.getByRole('dialog').getByRole('textbox');
    for (const typed of ['logs at l', 'every/letter?']) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(typed);
      expect(await palette.inputValue()).toBe(typed);
      await page.keyboard.press('Escape');
      await palette.waitFor({ state: 'hidden' });
      await page.locator('[type=search]:focus').waitFor();
    }
    await page.keyboard.type('ing');
    expect(await search.inputValue()).toBe('sighting');
  });

  it.concurrent('a dead letter is inspected, tried, and redriven at its agency', async () => {
    const key = await plantPoison();
    const operator = await ConsoleOperator.logIn(descriptor, 'operator-1');
    const deadLetters = async () =>
      (
        await operator.get(
          `/api/agencies/${HOME}/dead-letters?topic=timpora.sighting&reason=NOT_FRAMED`,
        )
      ).body.items;
    const deadLetter = await eventually('it is put aside', async () =>
      (await deadLetters()).find((row: { key: string }) => row.key === key),
    );
    const page = await openPage(loggedIn);
    await page.goto(consoleUrl);
    await goTo(page, 'Surat mati', /dead-letters/);
    await page
      .getByRole('button', { name: /Divisi Keimigrasian/ })
      .first()
      .waitFor();
    await reach(page, /^Divisi Keimigrasian.* · \d+$/);
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: `${deadLetter.partition} / ${deadLetter.offset}`, exact: true })
      .waitFor();
    await reach(page, new RegExp(`^${deadLetter.partition} / ${deadLetter.offset}$`));
    await page.keyboard.press('Enter');
    await page.getByText('Pemeriksaan langkah demi langkah').first().waitFor();
    await page.getByText('Satu bita nol, ID skema dalam empat bita').first().waitFor();
    expect(await page.getByRole('dialog').innerText()).not.toContain('not checked');
    const job = page.getByRole('dialog').getByTestId('redrive-job');
    for (const [label, what] of [
      [/^Uji coba$/, 'tidak ada yang diubah'],
      [/^Proses ulang$/, 'tetap mati'],
    ] as const) {
      await reach(page, label);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: label }).waitFor();
      await confirm(page, label);
      await eventually(`${label} has ended`, async () => (await job.innerText()).includes(what));
    }
    const target = {
      topic: deadLetter.topic,
      partition: deadLetter.partition,
      offset: deadLetter.offset,
    };
    await operator.send('POST', `/api/agencies/${HOME}/operations`, {
      kind: 'DISMISS',
      reason: REASON,
      target,
    });
  });

  it.concurrent('what one poison raises at many agencies is taken with one word', async () => {
    await plantPoison();
    const admin = await ConsoleOperator.logIn(descriptor, 'admin-1');
    const untaken = async () => {
      const { alerts } = (await admin.get('/api/alerts?state=open')).body;
      return alerts.filter(
        (alert: { acknowledgement: object | null; rule: string }) =>
          alert.acknowledgement === null && alert.rule === RULE,
      );
    };
    const ids: string[] = await eventually('it is an alert at more than one', async () => {
      const found = await untaken();
      return found.length > 1 ? found.map(({ id }: { id: string }) => id) : null;
    });
    const page = await openPage(await logIn('Admin Satu'));
    await page.goto(`${consoleUrl}/alerts?rule=${RULE}`);
    const button = page.getByRole('button', { name: /^Tangani \d+ yang tampil$/ });
    await button.waitFor();
    await reach(page, /^Tangani \d+ yang tampil$/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.getByRole('listitem').count()).toBeGreaterThan(1);
    await shot(page, 'take-all');
    await reach(page, /^Alasan/);
    await page.keyboard.type('satu sebab, sudah dikenal');
    await reach(page, /^Tangani \d+ yang tampil$/);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await eventually('none of them is open to be taken', async () =>
      (await untaken()).every(({ id }: { id: string }) => !ids.includes(id)),
    );
  });

  it.concurrent('a position is rewound after a preview, only while paused', async () => {
    // A preview of what may not be done yet is refused, which the browser notes.
    const page = await openPage(await logIn('Pengawas Satu'), { isTroubled: true });
    await page.goto(consoleUrl);
    await goTo(page, 'imigrasi-jakpus', /agencies\/imigrasi-jakpus/);
    const act = async (name: string, fill: () => Promise<void>, typed?: string): Promise<void> => {
      const label = new RegExp(`^${name}$`);
      await page
        .getByRole('button', { name: label })
        .and(page.locator(':not([aria-disabled])'))
        .waitFor();
      await reach(page, label);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: label }).waitFor();
      await fill();
      await confirm(page, label, typed);
      const card = page.getByTestId('operation').first();
      await eventually(`${name} has ended`, async () =>
        new RegExp(`${name}[\\s\\S]*Selesai`).test(await card.innerText()),
      );
      expect(await card.innerText(), 'what it came to is told, not dumped').not.toMatch(/[{}]/);
    };
    const topic = async (): Promise<void> => {
      await reach(page, /^Topik/);
      await page.keyboard.type('timpora.sig');
    };
    const rewind = async (): Promise<void> => {
      await topic();
      await reach(page, /^Waktu$/);
      await page.keyboard.press('ArrowRight');
      await reach(page, /^Posisi/);
      await page.keyboard.type('0');
      const preview = page.getByTestId('rewind-preview');
      await eventually(
        'it may be done as previewed',
        async () =>
          /Dijeda/.test(await preview.innerText()) && !/Masih/.test(await preview.innerText()),
      );
    };
    await act('Jeda pembacaan', topic);
    // Once the agency's report says so too: each report that pauses asks for a preview anew, and
    // meanwhile nothing can be confirmed.
    await page
      .getByRole('button', { name: /^Lanjutkan pembacaan$/ })
      .and(page.locator(':not([aria-disabled])'))
      .waitFor();
    await act('Mundurkan posisi', rewind, 'imigrasi-jakpus');
    expect(await page.getByTestId('operation').first().innerText()).toContain('Dibaca dari');
    await act('Lanjutkan pembacaan', topic);
  });
});

it('no page had an error', () => {
  expect(errors).toEqual([]);
});
