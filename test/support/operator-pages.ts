import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eventually, slowness } from '@sinergi/testing';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { aSighting } from './a-sighting.js';
import { AgencySystem } from './agency-system.js';
import { openBrowser } from './browser.js';
import { ConsoleOperator } from './console-operator.js';

export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The agency whose screens are looked at. */
export const HOME = 'imigrasi-dki';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A browser at the console in which an operator is logged in. Each test opens a page of its own;
 * `close` refuses to end quietly where any of them had an error.
 */
export class OperatorPages {
  private browser!: Browser;
  /** Of *Operator Satu*, whom every page has unless it is given another. */
  private loggedIn!: StorageState;
  private readonly errors: string[] = [];

  constructor(private readonly descriptor: PlatformDescriptor) {}

  get consoleUrl(): string {
    return this.descriptor.consoleUrl;
  }

  async open(): Promise<void> {
    this.browser = await openBrowser();
    this.loggedIn = await this.logIn('Operator Satu');
  }

  /** @throws when a page had an error, with all that they had */
  async close(): Promise<void> {
    await this.browser?.close();
    if (this.errors.length > 0)
      throw new Error(`Expected no error on any page, got\n${this.errors.join('\n')}`);
  }

  /** A page before anybody has logged in. */
  async openStranger(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newPage(options);
    // The page learns from one 401 that nobody has logged in.
    this.noteErrors(page, (text) => !text.includes('401'));
    return page;
  }

  /** Logs in once; a page that is opened with what this gives is logged in. */
  async logIn(name: string): Promise<StorageState> {
    const page = await this.newPage({});
    await page.goto(this.consoleUrl);
    await page.getByTestId('login').click();
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await page.waitForURL(`${this.consoleUrl}/`);
    const state = await page.context().storageState();
    await page.context().close();
    return state;
  }

  /**
   * Opens a page and collects its errors.
   * @param isTroubled whether the test itself lets requests fail; then only exceptions of the page
   * count
   */
  async openPage(
    look: Partial<BrowserContextOptions & { language: string | null; isTroubled: boolean }> = {},
  ): Promise<Page> {
    const { language = 'id', isTroubled = false, ...options } = look;
    const page = await this.newPage({
      storageState: this.loggedIn,
      viewport: { width: 1366, height: 900 },
      ...options,
    });
    if (language !== null)
      await page.context().addInitScript(`localStorage.setItem('sinergi.language', '${language}')`);
    this.noteErrors(page, () => !isTroubled);
    return page;
  }

  private async newPage(options: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'id-ID', ...options });
    context.setDefaultTimeout(60_000 * slowness());
    return context.newPage();
  }

  private noteErrors(page: Page, counts: (text: string) => boolean): void {
    const note = (text: string): unknown => this.errors.push(`${page.url()} ${text}`);
    page.on('pageerror', (error) => note(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && counts(message.text())) note(message.text());
    });
  }
}

/**
 * Reports a sighting at HOME, and has the console read what it reads whole when it is first asked:
 * the receipts' log and the registry. That may take longer than a page waits.
 *
 * @returns the id of the event
 */
async function anEventAtHand(descriptor: PlatformDescriptor): Promise<string> {
  const { eventId } = (await new AgencySystem(descriptor, HOME).report(aSighting())).body;
  const operator = await ConsoleOperator.logIn(descriptor, 'operator-1');
  for (const path of [`/api/events/${eventId}?agency=${HOME}`, '/api/schemas'])
    await eventually(
      `${path} is answered`,
      async () => (await operator.get(path)).status === 200,
      60_000,
    );
  return String(eventId);
}

/** Opens a browser and begins an event for one file of tests, and closes it after them. */
export function pagesAtHand(descriptor: PlatformDescriptor) {
  const pages = new OperatorPages(descriptor);
  const atHand = { pages, eventId: '' };
  beforeAll(async () => {
    [atHand.eventId] = await Promise.all([anEventAtHand(descriptor), pages.open()]);
  });
  afterAll(() => pages.close());
  return atHand;
}

/** Every screen, by its address and its heading in both languages. */
export const screens = (eventId: string): [path: string, id: string, en: string][] => [
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
  ['/disclosures', 'Pembukaan', 'Disclosures'],
  ['/sessions', 'Sesi', 'Sessions'],
];

export const hasLoaded = async (page: Page): Promise<boolean> =>
  (await page.locator('.mantine-Skeleton-root[data-visible], [aria-busy=true]').count()) === 0;

/** Navigates within the page, as its links do: the console is not loaded anew for every screen. */
export async function turnTo(page: Page, path: string, heading: RegExp): Promise<void> {
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** Keeps a picture, where SINERGI_SCREENSHOTS says in which folder. */
export async function shot(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env['SINERGI_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}

/** Returns axe's findings that keep somebody from using the page. Source: axe-core's impacts. */
export async function obstacles(page: Page): Promise<string[]> {
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
