import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eventually } from '@sinergi/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { openBrowser } from '../support/browser.js';
import { platform } from '../support/platform.js';

const HOME = 'imigrasi-dki';
const descriptor = platform();
const { consoleUrl } = descriptor;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
let context: BrowserContext;
let page: Page;
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
  const { body } = await new AgencySystem(descriptor, HOME).report(aSighting());
  eventId = String(body.eventId);
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'id-ID' });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(`${page.url()} ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) errors.push(`${page.url()} ${message.text()}`);
  });
  await page.goto(consoleUrl);
  await page.getByTestId('login').click();
  await page.getByRole('button', { name: /Operator Satu/ }).click();
  await page.waitForURL(`${consoleUrl}/`);
});
afterAll(() => browser?.close());

/** What axe finds that keeps somebody from using the page. Source: axe-core's impacts. */
async function obstacles(): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${new URL(page.url()).pathname} ${id}: ${html.slice(0, 160)}`));
}

/** Both themes and both languages, each on every screen, in two walks. */
describe.each([
  { colorScheme: 'light', language: 'id' },
  { colorScheme: 'dark', language: 'en' },
] as const)('every screen, $colorScheme, in $language', ({ colorScheme, language }) => {
  it('is there, and holds no serious obstacle', async () => {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(`localStorage.setItem('sinergi.language', '${language}')`);
    const found: string[] = [];
    for (const [path, id, en] of screens()) {
      await page.goto(`${consoleUrl}${path}`);
      await page
        .getByRole('heading', { level: 1 })
        .getByText(language === 'id' ? id : en)
        .first()
        .waitFor();
      await eventually(`${path} has loaded`, async () => (await page.locator('.mantine-Skeleton-root[data-visible]').count()) === 0);
      const folder = process.env['SINERGI_SCREENSHOTS'];
      if (folder) await page.screenshot({ path: `${folder}/${path.replaceAll(/\W/g, '_')}-${colorScheme}-${language}.png` });
      found.push(...(await obstacles()));
    }
    expect(found).toEqual([]);
  });
});

describe('with the keyboard alone', () => {
  it('an event is found by its id, and who has it', async () => {
    await page.evaluate(`localStorage.setItem('sinergi.language', 'id')`);
    await page.goto(consoleUrl);
    await page.getByRole('heading', { name: 'Ringkasan', level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.type(eventId);
    await eventually('it is offered', async () => (await page.getByRole('dialog').innerText()).includes(eventId.slice(0, 8)));
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(eventId));
    await eventually('it says who has it', async () => (await page.getByRole('main').innerText()).includes('Kecamatan Menteng'));
  });
});

it('no page had an error', () => {
  expect(errors).toEqual([]);
});
