import { eventually, slowness } from '@sinergi/testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { POINT_IN } from './a-sighting.js';
import { openBrowser } from './browser.js';
import { hasLoaded, obstacles, shot } from './operator-pages.js';

type Officer = PlatformDescriptor['officers'][number];

/** Returns an officer of an agency by the role. */
export function officerOf({ officers }: PlatformDescriptor, agency: string, role: string): Officer {
  const found = officers.find((one) => one.agency === agency && one.roles.includes(role));
  if (!found) throw new Error(`Expected a ${role} of ${agency}, got none`);
  return found;
}

/**
 * A browser at the desk. Each test opens a page of its own; `close` refuses to end quietly where
 * any of them had an error.
 */
export class DeskPages {
  private browser!: Browser;
  private readonly errors: string[] = [];

  constructor(private readonly descriptor: PlatformDescriptor) {}

  async open(): Promise<void> {
    this.browser = await openBrowser();
  }

  /** @throws when a page had an error, with all that they had */
  async close(): Promise<void> {
    await this.browser?.close();
    if (this.errors.length > 0)
      throw new Error(`Expected no error on any page, got\n${this.errors.join('\n')}`);
  }

  /**
   * Opens a page of a telephone or of a desk, in which an officer is logged in who stands in a
   * kecamatan.
   *
   * @param isTroubled whether the test itself lets requests fail; then only exceptions count
   */
  async openPage(
    officer: Officer,
    look: BrowserContextOptions & { language?: 'id' | 'en'; isTroubled?: boolean },
  ): Promise<Page> {
    const { language = 'id', isTroubled = false, ...options } = look;
    const { lat: latitude, lon: longitude } = POINT_IN['31.71.06']!;
    const context = await this.browser.newContext({
      locale: 'id-ID',
      reducedMotion: 'reduce',
      permissions: ['geolocation'],
      geolocation: { latitude, longitude, accuracy: 12 },
      ...options,
    });
    await context.addInitScript(`localStorage.setItem('sinergi.language', '${language}')`);
    context.setDefaultTimeout(60_000 * slowness());
    const page = await context.newPage();
    page.on('pageerror', (error) => this.errors.push(`${page.url()} ${error.message}`));
    page.on('console', (message) => {
      // The page learns from one 401 that nobody has logged in.
      const counts = !isTroubled && !message.text().includes('401');
      if (message.type() === 'error' && counts) this.errors.push(`${page.url()} ${message.text()}`);
    });
    await page.goto(this.descriptor.deskUrl);
    await this.logIn(page, officer);
    return page;
  }

  /** Logs in where the page asks for it, and returns to what it showed. */
  async logIn(page: Page, officer: Officer): Promise<void> {
    await page.getByTestId('login').click();
    await page.getByRole('button', { name: officer.name }).click();
    await page.waitForURL(`${this.descriptor.deskUrl}/**`);
  }
}

/** Opens a browser for one file of tests, and closes it after them. */
export function deskAtHand(descriptor: PlatformDescriptor): DeskPages {
  const pages = new DeskPages(descriptor);
  beforeAll(() => pages.open());
  afterAll(() => pages.close());
  return pages;
}

/**
 * Takes a choice by its label, as a person does. The circle beside it is covered by the label, and
 * a click that is forced on it goes astray where the page moves just then.
 */
export async function pick(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('radio', { name, exact: true });
  await page.locator('label').filter({ has: choice }).click();
  await eventually(`${name} is taken`, () => choice.isChecked());
}

/** Keeps a picture of a page, and returns what keeps somebody from using it. */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  await eventually(`${name} has loaded`, () => hasLoaded(page));
  // A colour in the middle of a change says nothing about the page.
  await eventually(`${name} is at rest`, async () =>
    Boolean(await page.evaluate('document.getAnimations().length === 0')),
  );
  await shot(page, `desk-${name}`, true);
  return obstacles(page);
}
