import { eventually } from '@sinergi/testing';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { openBrowser } from '../support/browser.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const { consoleUrl, operators } = descriptor;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'id-ID' });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // The one 401 before login is how the page learns that nobody has logged in.
    if (message.type() === 'error' && !message.text().includes('401')) errors.push(message.text());
  });
});
afterAll(() => browser?.close());

async function shot(name: string): Promise<void> {
  const folder = process.env['SINERGI_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

const text = (id: string): Promise<string> => page.getByTestId(id).innerText();

describe('the operators’ console', () => {
  it('serves its shell before anybody has logged in, and nothing else', async () => {
    expect((await fetch(consoleUrl)).status).toBe(200);
    const answers = await Promise.all(
      ['/api/me', '/api/overview', '/api/overview/stream'].map((path) =>
        fetch(`${consoleUrl}${path}`),
      ),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
    expect((await fetch(consoleUrl)).headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
  });

  it('asks to log in, in Indonesian, and admits an operator by development login', async () => {
    await page.goto(consoleUrl);
    await page.getByRole('heading', { name: 'Masuk ke konsol Sinergi' }).waitFor();
    await shot('1-before-login');
    await page.getByTestId('login').click();
    await page.getByRole('button', { name: new RegExp(operators[0]!.name) }).click();
    await page.waitForURL(`${consoleUrl}/`);
    await page.getByRole('heading', { name: 'Ringkasan', level: 1 }).waitFor();
  });

  it('shows fifteen of fifteen in sync, and every agency × flow as icon and word', async () => {
    await eventually(
      'all are in sync',
      async () => (await text('in-sync-count')) === '15 dari 15 lembaga sinkron',
    );
    await shot('2-overview-id');
    await page.getByRole('link', { name: 'Sinkronisasi', exact: true }).click();
    await page.getByRole('heading', { name: 'Sinkronisasi', level: 1 }).waitFor();
    for (const { code } of descriptor.agencies) {
      for (const flow of ['sighting', 'subject', 'directory'])
        expect(await text(`cell-${code}-${flow}`)).toContain('Sinkron');
    }
    // A head, and a row for each copy: the agencies' and early detection's.
    expect(await page.getByRole('row').count()).toBe(descriptor.agencies.length + 2);
    await shot('2-sync-id');
  });

  it('is live: a sighting posted now shows without a reload', async () => {
    expect(await text('connection')).toBe('Langsung');
    const entities = async () =>
      Number(
        (
          /^\D*([\d.]+) entitas/m.exec(await text('cell-tni-jakpus-sighting'))?.[1] ?? '0'
        ).replaceAll('.', ''),
      );
    const before = await entities();
    const answer = await new AgencySystem(descriptor, 'kec-menteng').report(aSighting());
    expect(answer.status).toBe(201);
    await eventually('the count went up', async () => (await entities()) > before);
  });

  it('switches to English, by mouse and by key, and keeps the choice', async () => {
    await page.getByRole('link', { name: 'Ringkasan', exact: true }).click();
    await page.goto(consoleUrl);
    await page.getByTestId('language-switch').getByText('EN').click();
    await eventually(
      'it is English',
      async () => (await text('in-sync-count')) === '15 of 15 agencies in sync',
    );
    await shot('3-overview-en');
    await page.reload();
    await eventually(
      'it still is',
      async () => (await text('in-sync-count')) === '15 of 15 agencies in sync',
    );
    await page.keyboard.press('l');
    await eventually(
      'the key switches back',
      async () => (await text('in-sync-count')) === '15 dari 15 lembaga sinkron',
    );
  });

  it('can be used with the keyboard alone, and helps with it', async () => {
    await page.locator('body').press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Lompat ke isi');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Ganti bahasa').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('fits a small screen and dark colours', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 400, height: 900 });
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await shot('4-small-dark');
    await page.setViewportSize({ width: 1280, height: 1000 });
    await shot('5-wide-dark');
  });

  it('streams events with ids and heartbeats to whoever has a session', async () => {
    const cookies = await context.cookies(consoleUrl);
    const session = cookies.find(({ name }) => name === '__Host-sinergi_session')!;
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const abort = new AbortController();
    const response = await fetch(`${consoleUrl}/api/overview/stream`, {
      headers: { cookie: `${session.name}=${session.value}`, 'last-event-id': '1' },
      signal: abort.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events: EventSourceMessage[] = [];
    const comments: string[] = [];
    const parser = createParser({
      onEvent: (event) => events.push(event),
      onComment: (comment) => comments.push(comment),
    });
    const reading = (async () => {
      for await (const chunk of response.body!)
        parser.feed(new TextDecoder().decode(chunk as Uint8Array));
    })().catch(() => undefined);
    await eventually(
      'an event and a heartbeat came',
      () => events.length > 0 && comments.length > 0,
    );
    abort.abort();
    await reading;
    expect(events[0]).toMatchObject({ event: 'overview', id: expect.stringMatching(/^\d+$/) });
    const overview = JSON.parse(events[0]!.data) as {
      of: number;
      agencies: { cells: { pending: unknown }[] }[];
    };
    expect(overview.of).toBe(15);
    // Offsets and counts are 64-bit: as strings they survive JSON.
    expect(typeof overview.agencies[0]!.cells[0]!.pending).toBe('string');
  });

  it('logs out', async () => {
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByTestId('login').waitFor();
    expect(
      (await context.cookies(consoleUrl)).some(({ name }) => name === '__Host-sinergi_session'),
    ).toBe(false);
  });

  it('had no error on any page', () => {
    expect(errors).toEqual([]);
  });
});
