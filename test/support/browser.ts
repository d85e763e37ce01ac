import { type Browser, chromium } from 'playwright-core';
import { ensureBrowser } from '../suite/ensure-browser.mjs';

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Returns the installed Chromium, or installs one. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureBrowser(), args: QUIET });
}
