import { randomUUID } from 'node:crypto';
import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { confirm, goTo, reach } from '../support/by-keyboard.js';
import { ConsoleOperator } from '../support/console-operator.js';
import { HOME, pagesAtHand, shot } from '../support/operator-pages.js';
import { busAs, publisherOn } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';

const REASON = 'written down in a journey test';
const RULE = 'dead-letters-growing';
/** On which no other journey leaves so many that a page does not show the last. */
const QUIET_TOPIC = 'timpora.coverage';
const descriptor = platform();
const { consoleUrl } = descriptor;
const atHand = pagesAtHand(descriptor);
const { pages } = atHand;

/** Writes bytes that are no event with an agency's own account. @returns their key */
async function plantPoison(topic = 'timpora.sighting'): Promise<string> {
  const bus = busAs(descriptor, agencyOf(descriptor, 'kec-menteng').relay);
  const publisher = await publisherOn(bus);
  const key = `kec-menteng:${randomUUID()}`;
  await publisher.publish([{ topic, key, value: Buffer.from('not an event'), headers: {} }]);
  await publisher.close();
  await bus.close();
  return key;
}

describe('with the keyboard alone', () => {
  it.concurrent('an event is found by its id, and who has it', async () => {
    const page = await pages.openPage();
    await page.goto(consoleUrl);
    await goTo(page, atHand.eventId, new RegExp(atHand.eventId));
    await eventually('it says who has it', async () =>
      (await page.getByRole('main').innerText()).includes('Kecamatan Menteng'),
    );
  });

  it.concurrent('the palette opens over a field, takes letters, and returns focus', async () => {
    const page = await pages.openPage();
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
    const key = await plantPoison(QUIET_TOPIC);
    const operator = await ConsoleOperator.logIn(descriptor, 'operator-1');
    const deadLetters = async () =>
      (
        await operator.get(
          `/api/agencies/${HOME}/dead-letters?topic=${QUIET_TOPIC}&reason=UNSIGNED`,
        )
      ).body.items;
    const deadLetter = await eventually('it is put aside', async () =>
      (await deadLetters()).find((row: { key: string }) => row.key === key),
    );
    const page = await pages.openPage();
    await page.goto(consoleUrl);
    await goTo(page, 'Surat mati', /dead-letters/);
    await page
      .getByRole('button', { name: /Divisi Keimigrasian/ })
      .first()
      .waitFor();
    // The agency is listed under each cause; other journeys leave dead letters of other causes.
    const panel = page.locator('section[aria-labelledby=group-title]');
    await eventually('the panel of its cause is open', async () => {
      await reach(page, /^Divisi Keimigrasian.* · \d+$/);
      await page.keyboard.press('Enter');
      await panel.waitFor();
      const shown = await panel.innerText();
      return shown.startsWith('Tanpa tanda tangan') && shown.includes(QUIET_TOPIC);
    });
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
    const page = await pages.openPage({ storageState: await pages.logIn('Admin Satu') });
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
    // A preview of an operation that is not allowed yet is refused, and the browser logs that.
    const page = await pages.openPage({
      storageState: await pages.logIn('Pengawas Satu'),
      isTroubled: true,
    });
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
    // The agency's report must say so first: each report about the pause asks for a new preview,
    // and nothing can be confirmed meanwhile.
    await page
      .getByRole('button', { name: /^Lanjutkan pembacaan$/ })
      .and(page.locator(':not([aria-disabled])'))
      .waitFor();
    await act('Mundurkan posisi', rewind, 'imigrasi-jakpus');
    expect(await page.getByTestId('operation').first().innerText()).toContain('Dibaca dari');
    await act('Lanjutkan pembacaan', topic);
  });
});
