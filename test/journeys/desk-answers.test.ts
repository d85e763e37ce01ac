import { eventually } from '@sinergi/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AgencySystems, begun } from '../support/agency-systems.js';
import { ConsoleOperator } from '../support/console-operator.js';
import { DESK, LOOKS, PHONE } from '../support/desk-looks.js';
import { deskAtHand, lookAt, officerOf } from '../support/desk-pages.js';
import { anAlert, aPermit, aRequest, DAY_MS, timeFromNow } from '../support/entities.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const { deskUrl } = descriptor;
const pages = deskAtHand(descriptor);
const systems = new AgencySystems(descriptor);
const HOME = 'kec-menteng';
const clerk = officerOf(descriptor, HOME, 'clerk');
const officer = officerOf(descriptor, HOME, 'officer');
const WORDS = {
  id: {
    answer: 'Jawab',
    answered: 'Dijawab',
    content: /Isi jawaban/,
    take: 'Tangani',
    result: 'Catat hasil',
    found: 'Ditemukan',
    close: 'Tutup kewaspadaan',
    reason: /Alasan/,
    closed: 'Ditutup',
    home: 'Ke beranda',
    taken: 'Sedang ditangani',
  },
  en: {
    answer: 'Answer',
    answered: 'Answered',
    content: /The answer/,
    take: 'Take it on',
    result: 'Give the result',
    found: 'Found',
    close: 'Close the early warning',
    reason: /Reason/,
    closed: 'Closed',
    home: 'To the first page',
    taken: 'Taken up',
  },
} as const;

const SOON_MS = 300_000;

/** Asks the home agency something. @returns the id, once it is held there */
async function asked(change: Record<string, unknown> = {}): Promise<string> {
  const to = { agencies: [HOME], roles: [], areas: [] };
  // Due soon, so that it is among the first of an inbox in which much waits.
  const request = aRequest({ to, dueAt: timeFromNow(SOON_MS), ...change });
  const { requestId } = await begun(systems.of('polri-jakpus').begin('requests', request));
  await systems.untilHeld(HOME, `/requests/${requestId}`, 1);
  return requestId!;
}

/** The card of something that waits, by the address of its page. */
const cardOf = (page: Page, path: string) =>
  page.getByTestId('item').filter({ has: page.locator(`a[href="${path}"]`) });

const send = async (page: Page): Promise<void> => {
  await page.getByTestId('send').click();
  await page.getByTestId('sent').waitFor();
};

/** Both widths and both languages, each once in each journey. */
const [PHONE_ID, PHONE_EN, DESK_ID, DESK_EN] = LOOKS;

describe.each([PHONE_EN, DESK_ID])('at $viewport.width, in $language', ({ language, ...look }) => {
  const name = `${look.viewport.width}-${language}`;
  const words = WORDS[language];

  it('a request is answered from the inbox, and waits no more', async () => {
    const requestId = await asked();
    const page = await pages.openPage(clerk, { ...look, language });
    const card = cardOf(page, `/lists/request/${requestId}`);
    await card.waitFor();
    const found = await lookAt(page, `${name}-inbox`);
    await card.getByRole('link', { name: words.answer }).click();
    await page.getByText(words.answered, { exact: true }).click();
    await page.getByLabel(words.content).fill('Contoh jawaban.');
    found.push(...(await lookAt(page, `${name}-reply`)));
    await send(page);
    await page.getByRole('link', { name: words.home }).click();
    await page.getByTestId('counts').waitFor();
    await card.waitFor({ state: 'detached' });
    expect(found).toEqual([]);
  });
});

describe.each([PHONE_ID, DESK_EN])('at $viewport.width, in $language', ({ language, ...look }) => {
  const name = `${look.viewport.width}-${language}`;
  const words = WORDS[language];

  it('an early warning is taken up, has a result, and is closed', async () => {
    const alert = anAlert({
      competentAgency: HOME,
      addressees: [],
      kecamatan: '31.71.06',
      dueAt: timeFromNow(SOON_MS),
    });
    const { alertId } = await begun(systems.of(HOME).begin('alerts', alert));
    const page = await pages.openPage(officer, { ...look, language });
    const path = `/lists/alert/${alertId}`;
    await cardOf(page, path).locator(`a[href="${path}"]`).click();
    await page.getByTestId('alert').waitFor();
    const found = await lookAt(page, `${name}-alert`);
    await page.getByRole('link', { name: words.take, exact: true }).click();
    await send(page);
    await page.goto(`${deskUrl}${path}`);
    await page.getByTestId('progress').filter({ hasText: words.taken }).waitFor();
    await page.getByTestId('entity-response').waitFor();
    await page.getByRole('link', { name: words.result, exact: true }).click();
    await page.getByText(words.found, { exact: true }).click();
    found.push(...(await lookAt(page, `${name}-result`)));
    await send(page);
    await page.goto(`${deskUrl}${path}`);
    await page.getByRole('link', { name: words.close, exact: true }).click();
    await page.getByLabel(words.reason).fill('Contoh alasan penutupan.');
    await send(page);
    await page.goto(`${deskUrl}${path}`);
    await page.getByTestId('progress').filter({ hasText: words.closed }).waitFor();
    found.push(...(await lookAt(page, `${name}-alert-closed`)));
    expect(found).toEqual([]);
  });
});

describe('what is sealed', () => {
  it('is opened with a reason, is written down, and is gone with the page', async () => {
    const requestId = await asked({ detail: { text: 'Contoh yang tersegel.' } });
    await eventually('the key is there', async () => {
      const { body } = await systems.of(HOME).disclose('requests', requestId, ['addressed']);
      return body.groups?.addressed?.status === 'OPEN';
    });
    const page = await pages.openPage(officer, { viewport: PHONE });
    await page.goto(`${deskUrl}/lists/request/${requestId}`);
    await page.getByRole('button', { name: 'Buka dengan alasan' }).click();
    await page.getByTestId('open').click();
    await page.getByText('Tuliskan alasannya').waitFor();
    await page.getByLabel('Alasan').fill('Surat perintah 1 LATIHAN');
    await page.getByTestId('open').click();
    await page.getByText('Contoh yang tersegel.').waitFor();
    expect(await page.getByTestId('opened').innerText()).toContain('Tercatat dengan nomor');
    expect(await lookAt(page, 'opened')).toEqual([]);
    await page.reload();
    await page.getByTestId('seal').waitFor();
    expect(await page.getByText('Contoh yang tersegel.').count()).toBe(0);
  });
});

describe('two officers on one item', () => {
  it('are told who has it, and one takes it over by name', async () => {
    const path = `/lists/request/${await asked()}`;
    const [first, second] = await Promise.all([
      pages.openPage(clerk, { viewport: PHONE }),
      pages.openPage(officer, { viewport: DESK, isTroubled: true }),
    ]);
    await cardOf(first, path).waitFor();
    await cardOf(second, path).waitFor();
    // What the second one sees stays as it is until it is asked to be read again.
    let isHeld = true;
    await second.route(/\/agency\/inbox\?/, (route) => (isHeld ? undefined : route.continue()));
    await cardOf(first, path).getByRole('button', { name: 'Saya kerjakan' }).click();
    await cardOf(first, path).getByText('Anda kerjakan sejak').waitFor();
    await cardOf(second, path).getByRole('button', { name: 'Saya kerjakan' }).click();
    await cardOf(second, path).getByRole('alert').waitFor();
    expect(await cardOf(second, path).getByRole('alert').innerText()).toContain(clerk.name);
    isHeld = false;
    await second.reload();
    const over = cardOf(second, path).getByRole('button', {
      name: `Ambil alih dari ${clerk.name}`,
    });
    await over.waitFor();
    expect(await lookAt(second, 'taken')).toEqual([]);
    await over.click();
    await cardOf(second, path).getByText('Anda kerjakan sejak').waitFor();
    await cardOf(second, path).getByRole('button', { name: 'Kembalikan' }).click();
    await cardOf(second, path).getByText('Belum ada yang mengerjakan').waitFor();
  });
});

describe('the form of a change', () => {
  const own = async () => {
    const request = aRequest({ to: { agencies: ['polri-jakpus'], roles: [], areas: [] } });
    const { requestId } = await begun(systems.of(HOME).begin('requests', request));
    return requestId!;
  };

  it('that somebody overtook says what changed, keeps what was typed, and is sent', async () => {
    const requestId = await own();
    const page = await pages.openPage(clerk, { viewport: PHONE, isTroubled: true });
    await page.goto(`${deskUrl}/lists/request/${requestId}/REMINDED`);
    await page.getByTestId('send').waitFor();
    const colleague = await ConsoleOperator.logInAtDesk(descriptor, officer.id);
    const dueAt = timeFromNow(2 * DAY_MS);
    const other = await colleague.send(
      ...(['POST', `/agency/requests/${requestId}/changes`] as const),
      ...[{ change: 'REMINDED', dueAt }, { 'if-match': '"1"' }],
    );
    expect(other.status).toBe(201);
    await page.getByTestId('send').click();
    await page.getByTestId('overtaken').waitFor();
    expect(await page.getByTestId('overtaken').innerText()).toContain('Batas waktu');
    expect(await lookAt(page, 'overtaken')).toEqual([]);
    await send(page);
    const { body } = await systems.of(HOME).get(`/requests/${requestId}`);
    expect([body.version, body.reminders, body.dueAt]).toEqual([3, 2, dueAt]);
  });

  it('keeps its entries over the end of a session, and is sent after a login', async () => {
    const requestId = await asked();
    const page = await pages.openPage(clerk, { viewport: PHONE, isTroubled: true });
    await page.goto(`${deskUrl}/report/reply?change=REPLIED&requestId=${requestId}`);
    await page.getByText('Ditolak', { exact: true }).click();
    await page.getByLabel(/Alasan penolakan/).fill('Contoh alasan penolakan.');
    await page.context().clearCookies({ name: '__Host-sinergi_desk_session' });
    await page.getByTestId('send').click();
    // The provider still knows the person, and asks for nothing.
    await page.getByTestId('login').click();
    await page.getByTestId('draft').waitFor();
    expect(await page.getByLabel(/Alasan penolakan/).inputValue()).toBe('Contoh alasan penolakan.');
    await send(page);
  });
});

describe.each([PHONE_ID, DESK_EN])('a person at $viewport.width', ({ language, ...look }) => {
  const name = `${look.viewport.width}-${language}`;
  const imigrasi = 'imigrasi-jakpus';
  const known = async (): Promise<string> => {
    const { permitId } = await begun(systems.of(imigrasi).begin('permits', aPermit()));
    return (await systems.of(imigrasi).get(`/permits/${permitId}`)).body.subjectId;
  };
  const words = {
    id: {
      ...{ other: 'Nomor subjek lain', compare: 'Bandingkan', permits: 'Izin tinggal' },
      ...{ link: 'Hubungkan: orang yang sama', apart: 'Bukan orang yang sama' },
      ...{ ask: 'Buka dengan alasan', reason: 'Alasan', unconfirmed: 'belum dipastikan' },
    },
    en: {
      ...{ other: 'Another subject id', compare: 'Compare', permits: 'Stay permits' },
      ...{ link: 'Link: the same person', apart: 'Not the same person' },
      ...{ ask: 'Open with a reason', reason: 'Reason', unconfirmed: 'has not confirmed' },
    },
  }[language];

  it('is linked to another number, and said to be somebody else', async () => {
    const [one, other] = await Promise.all([known(), known()]);
    const page = await pages.openPage(officerOf(descriptor, imigrasi, 'officer'), {
      ...{ ...look, language },
    });
    await page.goto(`${deskUrl}/people/${one}`);
    await page.getByLabel(words.other).fill(other);
    await page.getByRole('button', { name: words.compare }).click();
    const pair = page.getByTestId('pair').filter({ hasText: other });
    await pair.getByRole('button', { name: words.link }).click();
    const found = await lookAt(page, `${name}-pair`);
    await page.getByTestId('say').click();
    const statement = page.getByTestId('statement').filter({ hasText: other });
    await statement.waitFor();
    await eventually('the link is followed', async () => {
      const { body } = await systems.of(imigrasi).get(`/permits?subjectId=${one}`);
      return body.items.length === 2;
    });
    await page.reload();
    const permits = page.getByRole('region', { name: words.permits, exact: true });
    await permits.getByTestId('entity-permit').nth(1).waitFor();
    found.push(...(await lookAt(page, `${name}-person`)));
    await pair.getByRole('button', { name: words.apart }).click();
    await page.getByTestId('say').click();
    await statement.filter({ hasText: words.apart }).waitFor();
    expect(found).toEqual([]);
  });

  it('is shown to a district before the confirmation without a word on permits', async () => {
    const one = await known();
    await systems.untilHeld(HOME, `/subjects/${one}`, 1);
    const page = await pages.openPage(officer, { ...look, language, isTroubled: true });
    await page.goto(`${deskUrl}/people/${one}`);
    await page.getByRole('button', { name: words.ask }).click();
    await page.getByLabel(words.reason).fill('Surat perintah 1 LATIHAN');
    await page.getByTestId('open').click();
    await page.getByRole('alert').filter({ hasText: words.unconfirmed }).waitFor();
    expect(await lookAt(page, `${name}-unconfirmed`)).toEqual([]);
  });
});
