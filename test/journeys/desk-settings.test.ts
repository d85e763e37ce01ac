import { describe, expect, it } from 'vitest';
import { AgencySystems } from '../support/agency-systems.js';
import { DESK, PHONE } from '../support/desk-looks.js';
import { deskAtHand, lookAt, officerOf } from '../support/desk-pages.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const { deskUrl } = descriptor;
const pages = deskAtHand(descriptor);
const systems = new AgencySystems(descriptor);
const COORDINATOR = 'imigrasi-dki';
const OTHER = 'kec-menteng';
const FORM = `${deskUrl}/report/rule-setting`;
/** A day that is always to come, and within the time for which the form keeps what it says. */
const A_DAY_TO_COME = `15 Apr ${new Date().getUTCFullYear() + 1}`;

describe('the form by which a number of a rule is set', () => {
  it('is filled in, refused at its field, sent, and revoked by the coordinator', async () => {
    const officer = officerOf(descriptor, COORDINATOR, 'officer');
    const page = await pages.openPage(officer, { viewport: DESK, isTroubled: true });
    await page.goto(`${deskUrl}/report`);
    await page.getByRole('link', { name: 'Penyetelan aturan' }).click();
    await page.getByLabel(/^Aturan/).fill('overstay');
    await page.getByLabel(/^Versi aturan/).fill('3');
    const values = page.getByRole('group', { name: 'Nilai yang disetel' });
    await values.getByRole('button', { name: 'Tambah' }).click();
    await values.getByLabel(/^Parameter/).fill('graceDays');
    await values.getByLabel(/^Nilai/).fill('31');
    await page.getByLabel(/^Berlaku mulai/).fill(A_DAY_TO_COME);
    await page.getByLabel(/^Alasan/).fill('Contoh alasan penyetelan.');
    const found = await lookAt(page, 'setting-form');
    await page.getByTestId('send').click();
    // Only the agency knows the bounds of a rule.
    await page.getByText('0 to 30').first().waitFor();
    await page.locator('[data-testid=send]:not([data-loading])').waitFor();
    found.push(...(await lookAt(page, 'setting-refused')));
    await values.getByLabel(/^Nilai/).fill('3');
    await page.getByTestId('send').click();
    await page.getByTestId('sent').waitFor();

    await page.getByRole('link', { name: 'Lihat' }).click();
    await page.waitForURL('**/lists/rule-setting/*');
    const id = page.url().split('/').at(-1)!;
    await page.getByTestId('entity').waitFor();
    found.push(...(await lookAt(page, 'setting')));
    expect((await systems.of(COORDINATOR).get(`/rule-settings/${id}`)).body).toMatchObject({
      ...{ ruleId: 'overstay', ruleVersion: 3, status: 'ACTIVE' },
      officer: expect.stringContaining(officer.name),
      values: [{ parameter: 'graceDays', value: 3 }],
    });
    await page.getByRole('button', { name: 'Ubah entri ini' }).click();
    await page.getByRole('link', { name: 'Cabut penyetelan' }).click();
    await page.getByLabel(/^Alasan/).fill('Contoh alasan pencabutan.');
    await page.getByTestId('send').click();
    await page.getByTestId('sent').waitFor();

    await systems.untilHeld(OTHER, `/rule-settings/${id}`, 2);
    const { body } = await systems.of(OTHER).get(`/rule-settings/${id}`);
    expect(body).toMatchObject({ status: 'REVOKED', owner: COORDINATOR });
    expect(found).toEqual([]);
  });

  it('is not there for another agency, which is told that it is not entitled', async () => {
    const officer = officerOf(descriptor, OTHER, 'officer');
    const page = await pages.openPage(officer, { viewport: PHONE, isTroubled: true });
    await page.goto(`${deskUrl}/report`);
    await page.getByRole('link', { name: 'Permintaan' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Penyetelan aturan' }).count()).toBe(0);
    await page.goto(FORM);
    const refusal = page.getByRole('alert').filter({ hasText: 'Lembaga Anda tidak berhak' });
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain(`Expected a flow that ${OTHER} begins`);
    expect(await page.getByTestId('send').count()).toBe(0);
    expect(await lookAt(page, 'setting-not-entitled')).toEqual([]);
  });
});
