import { eventually, withSession } from '@sinergi/testing';
import { expect, it } from 'vitest';
import { AgencySystem } from '../support/agency-system.js';
import { confirm, goTo, reach } from '../support/by-keyboard.js';
import { HOME, pagesAtHand, shot } from '../support/operator-pages.js';
import { agencyOf, platform } from '../support/platform.js';

const descriptor = platform();
const atHand = pagesAtHand(descriptor);
const NAME = 'Divisi Keimigrasian';

it('a red cell leads to its cause and to what mends it, with the keyboard alone', async () => {
  await withSession(agencyOf(descriptor, HOME).databaseUrl, (query) =>
    query(`UPDATE history SET value = value || '\\x00'::bytea WHERE event_id = $1`, [
      atHand.eventId,
    ]),
  );
  const target = { topic: 'timpora.sighting' };
  await new AgencySystem(descriptor, HOME).operate('SCRUB', target, 'Drill: a changed copy');
  const page = await atHand.pages.openPage();
  await page.goto(descriptor.consoleUrl);
  const standing = page.getByTestId('standing');
  await eventually('the first sentence says that not all are equal', async () =>
    (await standing.innerText()).includes('14 dari 15'),
  );
  await shot(page, 'mend-1-overview', true);
  await goTo(page, 'Sinkronisasi', /sync/);
  const copy = page.getByTestId(`cell-${HOME}-sighting`);
  await eventually('the cell is red', async () => (await copy.innerText()).includes('Menyimpang'));
  const unequal = page.getByTestId('unequal');
  expect(await unequal.innerText()).toContain(NAME);
  await shot(page, 'mend-2-sync', true);
  await reach(page, /^Bandingkan, lalu pulihkan$/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /Temuan/ }).waitFor();
  await reach(page, /^Pulihkan dari log$/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /^Pulihkan dari log$/ }).waitFor();
  await confirm(page, /^Pulihkan dari log$/);
  await eventually('it is mended, and everybody is equal', async () =>
    (await copy.innerText()).includes('Sinkron'),
  );
  await page.keyboard.press('Escape');
  await eventually('nothing is unequal', async () =>
    (await unequal.innerText()).includes('Semua salinan sama'),
  );
});
