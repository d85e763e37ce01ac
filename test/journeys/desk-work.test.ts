import { readFile } from 'node:fs/promises';
import { flows } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';
import { eventually } from '@sinergi/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aPdf } from '../../apps/agency/src/media/testing/files-at-hand.js';
import { AgencySystems, begun } from '../support/agency-systems.js';
import { deskAtHand, lookAt, officerOf, pick } from '../support/desk-pages.js';
import { HANDLING, timeFromNow } from '../support/entities.js';
import { flowExamples } from '../support/flow-examples.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const { deskUrl } = descriptor;
const pages = deskAtHand(descriptor);
const systems = new AgencySystems(descriptor);
const HOST = 'imigrasi-jakpus';
const MEMBER = 'kec-menteng';
const host = officerOf(descriptor, HOST, 'officer');
const member = officerOf(descriptor, MEMBER, 'officer');
const nameOf = (wanted: string): string =>
  readProfiles(descriptor.profilesDir).find(({ code }) => code === wanted)!.nameId;

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const DESK = { viewport: { width: 1440, height: 900 } } as const;
const DARK = { colorScheme: 'dark', language: 'en' } as const;
const HOUR_MS = 3_600_000;

const send = async (page: Page): Promise<void> => {
  await page.getByTestId('send').click();
  await page.getByTestId('sent').waitFor();
};

/** Opens the page of something once the officer's agency has it. */
async function open(page: Page, agency: string, flow: string, id: string): Promise<void> {
  const { plural } = flows.find((one) => one.flow === flow)!;
  await systems.untilHeld(agency, `/${plural}/${id}`, 1);
  await page.goto(`${deskUrl}/lists/${flow}/${id}`);
  await page.getByTestId('way').waitFor();
}

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
};

/** Looks at a page on a telephone and at a desk, in the other language too. */
async function looked(page: Page, name: string): Promise<string[]> {
  const found = await lookAt(page, name);
  const size = page.viewportSize()!;
  await page.setViewportSize(size.width < 500 ? DESK.viewport : PHONE.viewport);
  const language = String(await page.evaluate('document.documentElement.lang'));
  await page.getByText(language === 'en' ? 'ID' : 'EN', { exact: true }).click();
  found.push(...(await lookAt(page, `${name}-other`)));
  await page.getByText(language.toUpperCase(), { exact: true }).click();
  await page.setViewportSize(size);
  return found;
}

describe('a meeting at the desk', () => {
  it('goes from the invitation to the last item of its work programme', async () => {
    const page = await pages.openPage(host, DESK);
    const found: string[] = [];
    await page.goto(`${deskUrl}/report/meeting`);
    await page.getByLabel('Judul').fill('Rapat koordinasi latihan');
    await page.getByLabel('Tempat').fill('Ruang rapat 1');
    await page.getByRole('button', { name: 'Selesai: sekarang' }).click();
    await choose(page, 'Lembaga yang diundang', nameOf(MEMBER));
    await page.getByRole('group', { name: 'Acara' }).getByRole('button').click();
    await page.getByRole('group', { name: 'Acara' }).getByRole('textbox').fill('Program kerja');
    found.push(...(await lookAt(page, 'meeting-form')));
    await send(page);
    await page.getByRole('link', { name: 'Lihat' }).click();
    await page.waitForURL('**/lists/meeting/*');
    const id = page.url().split('/').at(-1)!;

    const theirs = await pages.openPage(member, PHONE);
    await open(theirs, MEMBER, 'meeting', id);
    found.push(...(await looked(theirs, 'meeting-invited')));
    await theirs.getByRole('link', { name: 'Jawab undangan' }).click();
    await pick(theirs, 'Ya');
    found.push(...(await lookAt(theirs, 'meeting-answer')));
    await send(theirs);

    await page.getByText('Hadir', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Catat kehadiran' }).click();
    await choose(page, 'Yang hadir', nameOf(MEMBER));
    await send(page);
    await page.getByRole('link', { name: 'Lihat' }).click();
    await page.getByRole('link', { name: 'Tulis notulen' }).click();
    await page.getByRole('button', { name: 'Tambah butir' }).click();
    const item = page.getByTestId('work-item');
    await item.getByLabel('Judul').fill('Periksa rumah kos');
    await item.getByRole('combobox', { name: 'Pelaksana' }).click();
    await page.getByRole('option', { name: nameOf(MEMBER), exact: true }).click();
    await item.getByLabel('Batas waktu').fill('24 Des 2031');
    await page.getByLabel('Notulen').fill('Contoh notulen.');
    found.push(...(await lookAt(page, 'meeting-minutes')));
    await send(page);

    await systems.untilHeld(MEMBER, `/meetings/${id}`, 3);
    await theirs.goto(`${deskUrl}/lists/meeting/${id}`);
    await theirs.getByRole('link', { name: 'Laporkan kemajuan' }).click();
    await pick(theirs, 'Selesai');
    await send(theirs);

    await page.getByRole('link', { name: 'Lihat' }).click();
    await page.getByText(/Selesai menurut pelaksananya/).waitFor();
    found.push(...(await looked(page, 'meeting-programme')));
    await page.getByRole('link', { name: 'Perbarui program kerja' }).click();
    await pick(page, 'Selesai');
    await send(page);
    await page.getByRole('link', { name: 'Lihat' }).click();
    await page.getByRole('link', { name: 'Tutup rapat' }).click();
    await send(page);
    await page.getByRole('link', { name: 'Lihat' }).click();
    const at = page.getByTestId('way').locator('[aria-current=step]');
    await eventually('it has ended', async () => /^Selesai/.test(await at.innerText()));
    expect(await page.getByTestId('next').count()).toBe(0);
    expect(found).toEqual([]);
  });
});

describe('an operation at the desk', () => {
  it('is led from its plan to its results, with a room for its members', async () => {
    const { operationId: id } = await begun(
      systems.of(HOST).begin('joint-operations', {
        ...{ title: 'Operasi gabungan latihan', kind: 'JOINT', addressees: [MEMBER] },
        ...{ areas: ['31.71.06'], leadOfficer: 'Rani Latihan', officer: 'Rani Latihan' },
        ...{ startsAt: timeFromNow(-HOUR_MS), endsAt: timeFromNow(HOUR_MS), handling: HANDLING },
      }),
    );
    // The room is refused once it is closed, which the page says.
    const page = await pages.openPage(host, { ...DESK, ...DARK, isTroubled: true });
    const found: string[] = [];
    await open(page, HOST, 'operation', id!);
    await page.getByRole('link', { name: 'Approve' }).click();
    const orders = page.getByRole('group', { name: 'Numbers of its orders' });
    await orders.getByRole('button', { name: 'Add' }).click();
    await orders.getByRole('textbox').fill('SP/1/LATIHAN');
    found.push(...(await lookAt(page, 'operation-approve')));
    await send(page);
    await page.getByRole('link', { name: 'Open it' }).click();
    await page.getByRole('link', { name: 'Start', exact: true }).click();
    await send(page);

    const theirs = await pages.openPage(member, { ...PHONE, ...DARK });
    await systems.untilHeld(MEMBER, `/joint-operations/${id}`, 3);
    await open(theirs, MEMBER, 'operation', id!);
    await theirs.getByRole('link', { name: 'Report a sighting of this operation' }).click();
    await theirs.getByText('Working', { exact: true }).click();
    await theirs.getByRole('button', { name: 'My location' }).click();
    await theirs.getByText(/Menteng · /).waitFor();
    await send(theirs);
    await theirs.goto(`${deskUrl}/lists/operation/${id}`);
    await theirs.getByRole('link', { name: 'Give the result of your part' }).click();
    await theirs.getByRole('switch').check();
    await theirs.getByLabel('People checked').fill('3');
    found.push(...(await lookAt(theirs, 'operation-result')));
    await send(theirs);

    await page.getByRole('link', { name: 'Open it' }).click();
    await page.getByTestId('room-counts').getByText('Sightings: 1').waitFor();
    await page.getByText('People checked').first().waitFor();
    found.push(...(await looked(page, 'operation-room')));
    await page.getByRole('link', { name: 'End', exact: true }).click();
    await send(page);
    await page.getByRole('link', { name: 'Open it' }).click();
    await page.getByText('This room is closed').waitFor();
    await page.getByRole('link', { name: 'Report the result' }).click();
    await page.getByLabel('People checked').fill('3');
    await send(page);
    await page.getByRole('link', { name: 'Open it' }).click();
    const at = page.getByTestId('way').locator('[aria-current=step]');
    await eventually('it was reported', async () => /reported/.test(await at.innerText()));
    expect(found).toEqual([]);
  });
});

describe('a case at the desk', () => {
  it('has its steps, its clocks and its files, which others fetch from its owner', async () => {
    const [about] = (await flowExamples(systems.of(HOST).apiUrl)).get('case')!.begins;
    const [subject] = (await flowExamples(systems.of(MEMBER).apiUrl)).get('subject')!.begins;
    const { subjectId } = await begun(systems.of(MEMBER).begin('subjects', subject!));
    await systems.untilHeld(HOST, `/subjects/${subjectId}`, 1);
    const { caseId: id } = await begun(
      systems.of(HOST).begin('cases', {
        ...about,
        ...{ subjectId, grounds: [], citesCaseId: null, attachments: [] },
        addressees: ['kejari-jakpus'],
      }),
    );
    const page = await pages.openPage(host, { ...PHONE, isTroubled: true });
    const found: string[] = [];
    await open(page, HOST, 'case', id!);
    await page.getByRole('link', { name: 'Catat penahanan' }).click();
    await send(page);
    await page.getByRole('link', { name: 'Lihat' }).click();
    await page.getByTestId('clock').first().waitFor();
    await page.getByRole('link', { name: 'Tambah catatan' }).click();
    const file = (bytes: Buffer) => ({
      ...{ name: 'surat.pdf', mimeType: 'application/pdf', buffer: bytes },
    });
    const chooser = page.getByLabel('Lampiran: Pilih berkas');
    await chooser.setInputFiles(file(aPdf({ catalog: '/OpenAction <</S /JavaScript /JS (x)>>' })));
    await page.getByText('Berkas itu tidak diterima').waitFor();
    await chooser.setInputFiles({ ...file(Buffer.alloc(11_000_000)) });
    await page.getByText(/paling besar 10,5 MB\. Perkecil/).waitFor();
    const pdf = aPdf();
    await chooser.setInputFiles(file(pdf));
    await page.getByTestId('named-file').waitFor();
    await pick(page, 'Surat perintah');
    found.push(...(await lookAt(page, 'case-file')));
    await send(page);
    await page.getByRole('link', { name: 'Lihat' }).click();
    // Who added it comes with the history, a moment after the file.
    await page.getByTestId('file').filter({ hasText: host.name }).waitFor();
    found.push(...(await looked(page, 'case')));

    await systems.untilHeld('kejari-jakpus', `/cases/${id}`, 3);
    const theirs = await pages.openPage(officerOf(descriptor, 'kejari-jakpus', 'officer'), DESK);
    await open(theirs, 'kejari-jakpus', 'case', id!);
    expect(await theirs.getByTestId('next').count()).toBe(0);
    await theirs.getByRole('button', { name: 'Ambil berkas: Surat perintah' }).click();
    await theirs.getByLabel('Alasan').fill('Penelitian berkas perkara 1');
    found.push(...(await lookAt(theirs, 'case-fetch')));
    const saved = theirs.waitForEvent('download');
    await theirs.getByRole('button', { name: 'Catat dan simpan berkas' }).click();
    expect(await readFile(await (await saved).path())).toEqual(pdf);
    await theirs.getByTestId('fetched').waitFor();
    const { body } = await systems.of(HOST).get('/disclosures');
    expect(JSON.stringify(body.items)).toContain('Penelitian berkas perkara 1');
    expect(found).toEqual([]);
  });
});

describe('the map at the desk', () => {
  it('has the same numbers as its table, and leads to what is there', async () => {
    await systems.of(MEMBER).report({
      ...{ seenAt: timeFromNow(-60_000), kecamatan: '31.71.06', activity: 'PRESENT' },
      ...{ certainty: 'DESCRIBED', order: 'NONE', peopleCount: 1, handling: HANDLING },
      place: { lat: -6.1965, lon: 106.8345, accuracyMetres: 25 },
    });
    const page = await pages.openPage(member, PHONE);
    await page.goto(`${deskUrl}/map`);
    await page.getByTestId('count-map').waitFor();
    const found = await looked(page, 'map');
    const row = page.getByTestId('count-table').getByRole('row').filter({ hasText: 'Menteng' });
    await row.getByRole('button').click();
    const count = Number(await row.getByRole('cell').first().innerText());
    expect(count).toBeGreaterThan(0);
    await page.getByTestId('entity-sighting').first().waitFor();
    expect(await page.getByTestId('entity-sighting').count()).toBe(count);
    await page.getByText('Perwakilan', { exact: true }).first().click();
    found.push(...(await lookAt(page, 'map-representations')));
    expect(found).toEqual([]);
  });
});
