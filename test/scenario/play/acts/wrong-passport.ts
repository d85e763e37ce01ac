import type { Act } from '../act.js';
import { alertsAbout, expectEverywhere, expectLead, shown } from '../alerts.js';
import { seeLead, takeLead } from '../answer-lead.js';
import { heardBy } from '../heard.js';
import { PEOPLE } from '../people.js';

const IMIGRASI = 'imigrasi-jakpus';
const KECAMATAN = '31.71.04';
/** Who says that it saw the lead, before anybody knows that it is wrong. */
const SAW = [IMIGRASI, 'kec-senen', 'polri-jakpus'] as const;

/** At the border another passport was read: a lead rests on it, and is taken back everywhere. */
export const wrongPassport: Act = {
  title: { id: 'Paspor yang keliru diperbaiki', en: 'A wrong passport is put right' },
  begins: '2023-10-10T02:00:00Z',
  async play(stage, story) {
    const { departed, mistaken } = PEOPLE;
    const imigrasi = stage.as(IMIGRASI);
    const crossing = (direction: string, at: string, traveller: object) => ({
      ...{ direction, checkpoint: 'CGK', at, traveller },
    });
    const visit = { kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'B211A' };
    for (const traveller of [departed, mistaken])
      await imigrasi.begin('movement', crossing('ENTRY', '2023-08-10T03:00:00Z', traveller));
    const exit = await imigrasi.begin(
      'movement',
      crossing('EXIT', '2023-10-06T03:00:00Z', mistaken),
    );
    stage.tell({
      id:
        'Seseorang berangkat sebelum izinnya berakhir, tetapi di perbatasan terbaca paspor ' +
        'orang lain.',
      en: 'Somebody left before the permit ended, but another passport was read at the border.',
    });
    const since = performance.now();
    const permit = await imigrasi.begin('permit', {
      ...{ ...visit, activities: ['TOURISM'], kecamatan: KECAMATAN },
      ...{ validFrom: '2023-08-10', validUntil: '2023-10-08', holder: departed },
    });
    const subjectId = String((await imigrasi.read(permit))!['subjectId']);
    const lead = await expectLead(
      { stage, story },
      {
        id: 'Tanpa catatan keluar, orang itu tampak overstay',
        en: 'Without the exit, that person seems to overstay',
      },
      { name: 'departed', subjectId, ruleId: 'overstay', since },
    );
    await takeLead(stage, IMIGRASI, lead);
    for (const code of ['kec-senen', 'polri-jakpus']) await seeLead(stage, code, lead);
    stage.tell({
      id:
        'Imigrasi, Kecamatan Senen, dan Polri sudah melihatnya. Lalu paspor yang benar ' +
        'ditemukan, dan catatan diperbaiki.',
      en:
        'Immigration, Senen District and the police have seen it. Then the right passport is ' +
        'found, and the record is corrected.',
    });
    await stage.advance('2023-10-11T02:00:00Z');
    const corrected = await imigrasi.change(exit, 'CORRECTED', {
      ...crossing('EXIT', '2023-10-06T03:00:00Z', departed),
      handling: imigrasi.handlingNow(),
    });
    await imigrasi.change(permit, 'ENDED', { endedOn: '2023-10-06' });
    await imigrasi.begin('movement', crossing('EXIT', '2023-10-07T03:00:00Z', mistaken));
    await stage.untilHeld(corrected);
    await expectEverywhere(
      stage,
      {
        id: 'Petunjuk ditarik, juga di semua yang telah melihatnya',
        en: 'The lead is withdrawn, also at everybody who had seen it',
      },
      lead,
      { status: 'RETRACTED' },
    );
    await stage.expect(
      {
        id: 'Aliran peristiwa memberi tahu setiap instansi yang melihatnya',
        en: 'The feed tells every agency that saw it',
      },
      {
        expected: `${SAW.length} of ${SAW.length} told`,
        async look() {
          const told = await Promise.all(
            SAW.map(async (code) => {
              const events = await heardBy(stage, code, 'alert');
              return events.some(
                ({ subject, type }) => subject === lead.id && type.endsWith('.retracted'),
              );
            }),
          );
          return `${told.filter(Boolean).length} of ${SAW.length} told`;
        },
      },
    );
    await stage.expect(
      { id: 'Tidak ada petunjuk lain tentangnya', en: 'There is no other lead about that person' },
      {
        expected: 'overstay RETRACTED',
        look: async () => shown(await alertsAbout(stage, subjectId)),
      },
    );
  },
};
