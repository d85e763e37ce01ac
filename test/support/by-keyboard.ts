import { eventually } from '@sinergi/testing';
import type { Page } from 'playwright-core';

const NAME_OF_FOCUSED = `(({ activeElement: it }) =>
  (it.getAttribute('aria-label') || it.labels?.[0]?.innerText || it.innerText || '').trim()
)(document)`;

/** Returns the accessible name, roughly as a screen reader computes it. */
const nameOfFocused = async (page: Page): Promise<string> =>
  String(await page.evaluate(NAME_OF_FOCUSED));

/** Moves the focus with Tab to the named control, as a keyboard user does. */
export async function reach(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let steps = 0; steps < 200; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = await nameOfFocused(page);
    if (name.test(focused)) return;
    seen.push(focused);
  }
  throw new Error(`Expected to reach ${name} by Tab, got ${seen.slice(0, 60).join(' | ')}`);
}

/** Types at once: the palette must have the focus before the next key. */
export async function goTo(page: Page, what: string, url: RegExp): Promise<void> {
  await page.getByTestId('connection').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(what);
  await eventually('it is offered', async () =>
    (await page.getByRole('dialog').innerText()).includes(what.slice(0, 8)),
  );
  await page.keyboard.press('Enter');
  await page.waitForURL(url);
}

/** Fills in a dialog: the reason, the text that confirms, and Enter on its button. */
export async function confirm(page: Page, label: RegExp, typed?: string): Promise<void> {
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
    label.test(await nameOfFocused(page)),
  );
}
