import { eventually } from '@sinergi/testing';
import { expect, it } from 'vitest';
import {
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

/**
 * Shows every screen in both themes and both languages, in two walks side by side; in four walks
 * where screenshots of all combinations are wanted.
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
    const page = await pages.openPage({ colorScheme, language });
    const found: string[] = [];
    await page.goto(consoleUrl);
    for (const [path, id, en] of screens(atHand.eventId)) {
      await turnTo(page, path, new RegExp(language === 'id' ? id : en));
      await eventually(`${path} has loaded`, () => hasLoaded(page));
      await shot(page, `${path.replaceAll(/\W/g, '_')}-${colorScheme}-${language}`);
      found.push(...(await obstacles(page)));
    }
    expect(found).toEqual([]);
  },
);

/** Data that no page can use, under every key that any page reads. */
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
  const page = await pages.openPage();
  await page.goto(`${consoleUrl}/map?${NONSENSE}`);
  for (const [path, id] of screens(atHand.eventId)) {
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
  const page = await pages.openPage({ isTroubled: true });
  await page.goto(`${consoleUrl}/topics/timpora.sighting?filter=${'a'.repeat(20_000)}`);
  await page.getByText('Paling banyak 1.000 huruf; ini 20.000.').waitFor();
  await page.getByRole('alert').filter({ hasText: 'terlalu panjang' }).first().waitFor();
});

it.concurrent('dates are written as the language writes them', async () => {
  const page = await pages.openPage({ locale: 'en-US' });
  await page.goto(`${consoleUrl}/actions?from=2026-08-24`);
  const field = page.getByLabel('Sejak tanggal');
  await field.waitFor();
  expect(await field.inputValue()).toBe('24 Agt 2026');
  await field.fill('3 Des 2026');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2026-12-03/);
});

it.concurrent('offline, what was loaded opens; the rest says so and comes back', async () => {
  const page = await pages.openPage({ isTroubled: true });
  await page.route(/\/assets\/.*(sync-page|area-map)/, (route) => route.abort());
  await page.goto(consoleUrl);
  await page.getByTestId('connection').waitFor();
  // The files of the other pages are loaded while the page is idle.
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
