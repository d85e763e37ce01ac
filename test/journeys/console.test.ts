import { eventually } from '@sinergi/testing';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { OperatorPages, shot } from '../support/operator-pages.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const { consoleUrl, operators } = descriptor;
const pages = new OperatorPages(descriptor);

beforeAll(() => pages.open());
afterAll(() => pages.close());

const VIEWPORT = { width: 1280, height: 1000 };

/** The overview, or another page, of an operator who is logged in. */
async function openConsole(path = '/', language: string | null = 'id'): Promise<Page> {
  const page = await pages.openPage({ viewport: VIEWPORT, language });
  await page.goto(`${consoleUrl}${path}`);
  await page.getByTestId('connection').waitFor();
  return page;
}

const textOf = (page: Page, id: string): Promise<string> => page.getByTestId(id).innerText();
const untilCounted = (page: Page, what: string, said: string): Promise<unknown> =>
  eventually(what, async () => (await textOf(page, 'in-sync-count')) === said);
const IN_SYNC = '15 dari 15 lembaga sinkron';
const IN_SYNC_EN = '15 of 15 agencies in sync';

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
    const page = await pages.openStranger({ viewport: VIEWPORT });
    await page.goto(consoleUrl);
    await page.getByRole('heading', { name: 'Masuk ke konsol Sinergi' }).waitFor();
    await shot(page, '1-before-login', true);
    await page.getByTestId('login').click();
    await page.getByRole('button', { name: new RegExp(operators[0]!.name) }).click();
    await page.waitForURL(`${consoleUrl}/`);
    await page.getByRole('heading', { name: 'Ringkasan', level: 1 }).waitFor();
  });

  it('shows fifteen of fifteen in sync, and every agency × flow as icon and word', async () => {
    const page = await openConsole();
    await untilCounted(page, 'all are in sync', IN_SYNC);
    expect(await textOf(page, 'standing')).toContain('Salinan 15 lembaga semuanya sama.');
    await shot(page, '2-overview-id', true);
    await page.getByRole('link', { name: 'Sinkronisasi', exact: true }).click();
    await page.getByRole('heading', { name: 'Sinkronisasi', level: 1 }).waitFor();
    for (const { code } of descriptor.agencies) {
      for (const flow of ['sighting', 'subject', 'directory'])
        expect(await textOf(page, `cell-${code}-${flow}`)).toContain('Sinkron');
    }
    // A head, and a row for each copy: the agencies' and early detection's.
    expect(await page.getByRole('row').count()).toBe(descriptor.agencies.length + 2);
    await shot(page, '2-sync-id', true);
  });

  it('moves over the copies by arrow keys, and opens the evidence of one', async () => {
    const page = await openConsole('/sync');
    const copy = (code: string, flow: string) =>
      page.getByTestId(`cell-${code}-${flow}`).locator('.copy');
    const focused = () => page.evaluate("document.activeElement.getAttribute('data-at')");
    await copy('tni-jakpus', 'sighting').focus();
    const from = await focused();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      const before = await focused();
      await page.keyboard.press(key);
      expect(await focused(), key).not.toBe(before);
    }
    expect(await focused()).toBe(from);
    // One stop of the Tab key, wherever in the map that is.
    expect(await page.locator('.copy[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Control+Home');
    expect(await focused()).toBe('0,0');
    await copy('tni-jakpus', 'sighting').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Temuan/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused(), 'the focus returns').toBe(from);
  });

  it('shows the same copies as a table, with numbers, and keeps that in the address', async () => {
    const page = await openConsole('/sync');
    const view = page.getByRole('radiogroup', { name: 'Tampilan' });
    await view.getByText('Tabel').click();
    await page.waitForURL(/table=true/);
    expect(await textOf(page, 'cell-tni-jakpus-sighting')).toContain('entitas');
    await view.getByText('Peta').click();
    await page.getByTestId('copy-map').waitFor();
  });

  it('says what changed since one last looked, until that is seen', async () => {
    const page = await openConsole('/topics');
    const look = {
      ...{ at: new Date(Date.now() - 7_200_000).toISOString(), deadLetters: 0, openAlerts: 0 },
      unequal: { 'kec-menteng sighting': 'behind' },
    };
    const key = `sinergi.console.looked.${operators[0]!.id}`;
    await page.evaluate(`localStorage.setItem('${key}', ${JSON.stringify(JSON.stringify(look))})`);
    await page.getByRole('link', { name: 'Ringkasan', exact: true }).click();
    const since = page.getByTestId('since-last-look');
    await eventually('it tells', async () =>
      /1 salinan sama kembali.*\d+ lembaga menyala/s.test(await since.innerText()),
    );
    await shot(page, '2-since-id');
    await since.getByRole('button', { name: 'Sudah saya lihat' }).click();
    await since.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Topik', exact: true }).click();
    const kept = () => page.evaluate(`JSON.parse(localStorage.getItem('${key}')).at`);
    await eventually('the look ends with the page', async () => String(await kept()) > look.at);
  });

  it('is live: a sighting posted now shows without a reload', async () => {
    const page = await openConsole('/sync');
    await eventually('it is live', async () => (await textOf(page, 'connection')) === 'Langsung');
    const entities = async () =>
      Number(
        (
          /([\d.]+) entitas/.exec(await textOf(page, 'cell-tni-jakpus-sighting'))?.[1] ?? '0'
        ).replaceAll('.', ''),
      );
    const before = await entities();
    const answer = await new AgencySystem(descriptor, 'kec-menteng').report(aSighting());
    expect(answer.status).toBe(201);
    await eventually('the count went up', async () => (await entities()) > before);
  });

  it('switches to English, by mouse and by key, and keeps the choice', async () => {
    const page = await openConsole('/', null);
    await page.getByTestId('language-switch').getByText('EN').click();
    await untilCounted(page, 'it is English', IN_SYNC_EN);
    await shot(page, '3-overview-en', true);
    await page.reload();
    await untilCounted(page, 'it still is', IN_SYNC_EN);
    await page.keyboard.press('l');
    await untilCounted(page, 'the key switches back', IN_SYNC);
  });

  it('can be used with the keyboard alone, and helps with it', async () => {
    const page = await openConsole();
    await page.locator('body').press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Lompat ke isi');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Ganti bahasa').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('fits a small screen and dark colours', async () => {
    const page = await openConsole();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 400, height: 900 });
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await shot(page, '4-small-dark', true);
    await page.setViewportSize(VIEWPORT);
    await shot(page, '5-wide-dark', true);
  });

  it('streams events with ids and heartbeats to whoever has a session', async () => {
    const page = await openConsole();
    const cookies = await page.context().cookies(consoleUrl);
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
    // Offsets and counts are 64-bit, so JSON carries them as strings.
    expect(typeof overview.agencies[0]!.cells[0]!.pending).toBe('string');
  });

  it('logs out', async () => {
    // A session of its own: nobody else's may end with it.
    const storageState = await pages.logIn('Operator Satu');
    // The page learns from one 401 that nobody is logged in any more, and the browser logs that.
    const page = await pages.openPage({ storageState, isTroubled: true });
    await page.goto(consoleUrl);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByTestId('login').waitFor();
    expect(
      (await page.context().cookies(consoleUrl)).some(
        ({ name }) => name === '__Host-sinergi_session',
      ),
    ).toBe(false);
  });
});
