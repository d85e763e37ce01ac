import { describe, expect, it } from 'vitest';
import { aPerson } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { ConsoleOperator } from '../support/console-operator.js';
import { LOOKS, PHONE } from '../support/desk-looks.js';
import { deskAtHand, lookAt, officerOf, pick } from '../support/desk-pages.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const { deskUrl } = descriptor;
const pages = deskAtHand(descriptor);
const HOME = 'kec-menteng';
const clerk = officerOf(descriptor, HOME, 'clerk');

const WORDS = {
  id: {
    bar: 'Lapor',
    work: 'Bekerja',
    here: 'Lokasi ponsel',
    others: /Ruas lain/,
    lists: 'Daftar',
  },
  en: { bar: 'Report', work: 'Working', here: 'My location', others: /more field/, lists: 'Lists' },
} as const;

/** ICAO's specimen, by the labels of the form. */
const GUEST = {
  'Nama keluarga': 'CONTOH',
  'Nama depan': 'TELADAN SATU',
  'Negara penerbit': 'UTO',
  'Jenis dokumen': 'P',
  'Nomor dokumen': 'X00000001',
  'Berlaku sampai': '15 Apr 2031',
  Kewarganegaraan: 'UTO',
  'Tanggal lahir': '31 Jan 1990',
};

describe.each(LOOKS)('at $viewport.width, in $language', ({ language, ...look }) => {
  const name = `${look.viewport.width}-${language}`;
  const words = WORDS[language];

  it('a clerk reports a sighting, and finds it in the list', async () => {
    const page = await pages.openPage(clerk, { ...look, language });
    await page.getByTestId('home').waitFor();
    const found = await lookAt(page, `${name}-home`);
    const began = performance.now();
    await page.getByRole('link', { name: words.bar, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: words.bar }).waitFor();
    found.push(...(await lookAt(page, `${name}-report`)));
    await page.getByRole('link', { name: language === 'id' ? /temuan/ : /sighting/ }).click();
    await page.getByText(words.work, { exact: true }).click();
    await page.getByRole('button', { name: words.here }).click();
    await page.getByText(/Menteng · /).waitFor();
    found.push(...(await lookAt(page, `${name}-form`)));
    await page.getByTestId('send').click();
    await page.getByTestId('sent').waitFor();
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    process.stdout.write(`a sighting was reported in ${seconds} s at ${name}\n`);
    found.push(...(await lookAt(page, `${name}-sent`)));
    await page.getByRole('link', { name: language === 'id' ? 'Ke daftar' : 'To the list' }).click();
    await page.getByTestId('entity-sighting').first().waitFor();
    found.push(...(await lookAt(page, `${name}-list`)));
    expect(await page.getByTestId('entity-sighting').first().innerText()).toContain(words.work);
    await page.getByTestId('entity-sighting').first().click();
    await page.getByTestId('entity').waitFor();
    found.push(...(await lookAt(page, `${name}-entity`)));
    await page.getByRole('link', { name: words.lists, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: words.lists }).waitFor();
    found.push(...(await lookAt(page, `${name}-lists`)));
    expect(found).toEqual([]);
  });

  it('every form that a clerk may begin is there, and holds no serious obstacle', async () => {
    const page = await pages.openPage(clerk, { ...look, language });
    const found: string[] = [];
    for (const flow of ['lodging', 'alert', 'request']) {
      await page.goto(`${deskUrl}/report/${flow}`);
      await page.getByTestId('send').waitFor();
      await page.getByRole('button', { name: words.others }).click();
      found.push(...(await lookAt(page, `${name}-form-${flow}`)));
    }
    expect(found).toEqual([]);
  });
});

describe('a form that is not right', () => {
  it('says at each field what is missing or refused, and is sent once it is right', async () => {
    const page = await pages.openPage(clerk, { viewport: PHONE, isTroubled: true });
    await page.goto(`${deskUrl}/report/lodging`);
    await page.getByTestId('send').click();
    await page.getByRole('alert').filter({ hasText: 'Belum terkirim' }).waitFor();
    await page.getByRole('button', { name: 'Kode tempat' }).click();
    const code = page.getByLabel('Kode tempat');
    expect(await page.evaluate('document.activeElement.id')).toBe('field/premisesId');
    await code.fill('rt-005');
    expect(await code.inputValue()).toBe('RT-005');
    await page.getByTestId('send').click();
    // Here everything fits; only the agency knows that a stay has a guest.
    await page.getByText('a guest or a subjectId').first().waitFor();
    await page.locator('[data-testid=send]:not([data-loading])').waitFor();
    expect(await lookAt(page, 'refused')).toEqual([]);
    for (const [label, text] of Object.entries(GUEST)) await page.getByLabel(label).fill(text);
    await pick(page, 'Perempuan');
    await page.getByTestId('send').click();
    await page.getByTestId('sent').waitFor();
  });

  it('that has changed in the meantime says so, keeps the entries, and is sent then', async () => {
    const page = await pages.openPage(clerk, { viewport: PHONE });
    await page.goto(`${deskUrl}/report/sighting`);
    await page.getByText('Pertunjukan', { exact: true }).click();
    await page.getByRole('button', { name: 'Lokasi ponsel' }).click();
    await page.getByText(/Menteng · /).waitFor();
    await page.route('**/api/forms/sighting', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), version: 'another' } });
    });
    await page.getByTestId('send').click();
    await page.getByRole('alert').filter({ hasText: 'Formulir ini berubah' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Pertunjukan' }).isChecked()).toBe(true);
    await page.getByTestId('send').click();
    await page.getByTestId('sent').waitFor();
  });
});

describe('a draft', () => {
  it('outlives the page and the session, and is sent once', async () => {
    const page = await pages.openPage(clerk, { viewport: PHONE, isTroubled: true });
    await page.goto(`${deskUrl}/report/sighting`);
    await page.getByText('Berdagang', { exact: true }).click();
    await page.getByRole('button', { name: 'Lokasi ponsel' }).click();
    await page.getByText(/Menteng · /).waitFor();
    await page.reload();
    await page.getByTestId('draft').waitFor();
    expect(await page.getByRole('radio', { name: 'Berdagang' }).isChecked()).toBe(true);
    await page.context().clearCookies({ name: '__Host-sinergi_desk_session' });
    await page.getByTestId('send').click();
    // The provider still knows the person, and asks for nothing.
    await page.getByTestId('login').click();
    await page.getByTestId('draft').waitFor();
    expect(page.url()).toBe(`${deskUrl}/report/sighting`);
    await page.getByTestId('send').click();
    await page.getByTestId('sent').waitFor();
    await page.getByRole('button', { name: 'Laporkan lagi' }).click();
    await page.getByTestId('send').waitFor();
    expect(await page.getByTestId('draft').count()).toBe(0);
  });

  it('is thrown away when somebody wants that', async () => {
    const page = await pages.openPage(clerk, { viewport: PHONE });
    await page.goto(`${deskUrl}/report/sighting`);
    await page.getByText('Belajar', { exact: true }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Buang isian' }).click();
    await page.getByTestId('draft').waitFor({ state: 'detached' });
    expect(await page.getByRole('radio', { name: 'Belajar' }).isChecked()).toBe(false);
  });
});

describe('an officer at the desk', () => {
  const officer = officerOf(descriptor, HOME, 'officer');

  it('is written down as a person who logged in, and can act as nobody else', async () => {
    const desk = await ConsoleOperator.logInAtDesk(descriptor, officer.id);
    const system = new AgencySystem(descriptor, HOME);
    const { body: me } = await desk.get('/api/me');
    const { sightingId } = (await system.report(sightingOfAPerson())).body;
    const wish = { groups: ['location'], purpose: 'SUPERVISION', reason: 'Order 1 of today' };
    const path = `/agency/sightings/${sightingId}/disclosures`;
    const other = await desk.send('POST', path, { ...wish, officer: 'Somebody Else' });
    expect([other.status, other.body.type]).toEqual([403, '/problems/not-entitled']);
    expect((await desk.send('POST', path, wish)).status).toBe(200);
    const { body } = await system.get('/disclosures');
    expect(body.items[0]).toMatchObject({ officer: me.officer, officerKind: 'LOGGED_IN' });
    const statement = { flow: 'sighting', completeUntil: new Date().toISOString() };
    const coverage = await desk.send('POST', '/agency/coverages', {
      ...{ ...statement, handling: HANDLING, officer: 'Somebody Else' },
    });
    expect([coverage.status, coverage.body.type]).toEqual([403, '/problems/not-entitled']);
  });

  it('does what the role allows: a clerk reads and reports, and opens nothing', async () => {
    const desk = await ConsoleOperator.logInAtDesk(descriptor, clerk.id);
    const system = new AgencySystem(descriptor, HOME);
    const { sightingId } = (await system.report(sightingOfAPerson())).body;
    expect((await desk.get(`/agency/sightings/${sightingId}`)).status).toBe(200);
    const refused = [
      await desk.send('POST', `/agency/sightings/${sightingId}/disclosures`, {
        ...{ groups: ['identity'], purpose: 'SUPERVISION', reason: 'Order 1 of today' },
      }),
      await desk.send('POST', '/agency/bulletins', { title: 'A bulletin', body: 'of a clerk' }),
    ];
    expect(refused.map(({ status, body }) => [status, body.type])).toEqual(
      refused.map(() => [403, '/problems/scope-missing']),
    );
  });
});

const HANDLING = {
  ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: '2031-11-24' },
};

const sightingOfAPerson = () => ({
  ...{ seenAt: new Date(Date.now() - 60_000).toISOString(), kecamatan: '31.71.06' },
  ...{ activity: 'PRESENT', certainty: 'DOCUMENT_CHECKED', order: 'NONE', peopleCount: 1 },
  place: { lat: -6.1965, lon: 106.8345, accuracyMetres: 25 },
  person: aPerson(),
  handling: HANDLING,
});
