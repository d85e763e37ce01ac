import type { Held } from '../../stage/player.js';
import type { Act } from '../act.js';
import { alertsAbout, expectEverywhere, expectLead, expectSilence, shown } from '../alerts.js';
import { answerLead } from '../answer-lead.js';
import { PEOPLE, placeIn } from '../people.js';

const IMIGRASI = 'imigrasi-jakpus';
const DISTRICT = 'kec-kemayoran';
const KECAMATAN = '31.71.03';
const VISIT = {
  ...{ kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'B211A', activities: ['TOURISM'] },
  ...{ validFrom: '2023-07-10', validUntil: '2023-09-07', kecamatan: KECAMATAN },
};

/** A household reports a guest: presence is confirmed, and early detection finds an overstay. */
export const household: Act = {
  title: { id: 'Rumah tangga melaporkan tamu', en: 'A household reports a guest' },
  begins: '2023-09-18T02:00:00Z',
  async play(stage, story) {
    const { guest, applicant } = PEOPLE;
    const imigrasi = stage.as(IMIGRASI);
    stage.tell({
      id:
        'Dua orang masuk pada bulan Juli; izin kunjungan keduanya sampai 7 September. Yang satu ' +
        'mengajukan dan membayar perpanjangan dua hari sebelumnya.',
      en:
        'Two people came in July; both visit permits ran until 7 September. One of them applied ' +
        'for an extension, and paid, two days before.',
    });
    for (const traveller of [guest, applicant])
      await imigrasi.begin('movement', {
        ...{ direction: 'ENTRY', checkpoint: 'CGK', at: '2023-07-10T03:00:00Z', traveller },
      });
    const paid = await imigrasi.begin('permit', { ...VISIT, holder: applicant });
    const filed = await imigrasi.change(paid, 'APPLICATION_FILED', {
      ...{ application: 'EXTENSION', pendingSince: '2023-09-05T03:00:00Z' },
      paidAt: '2023-09-05T04:00:00Z',
    });
    const { subjectId: applied } = (await imigrasi.read(filed))!;
    story.silent.set('applicant', String(applied));
    const since = performance.now();
    const permit = await imigrasi.begin('permit', { ...VISIT, holder: guest });
    const subjectId = String((await imigrasi.read(permit))!['subjectId']);
    stage.tell({
      id:
        'Ketua RT meneruskan laporan rumah tangga; petugas Kecamatan Kemayoran memeriksa ' +
        'paspornya.',
      en:
        'The head of the neighbourhood passes the household’s report on; an officer of ' +
        'Kemayoran District reads the passport.',
    });
    await stage.as(DISTRICT).begin('lodging', {
      ...{ premisesId: 'RT-KMY-007', premisesKind: 'HOUSEHOLD', kecamatan: KECAMATAN },
      ...{ checkInAt: '2023-07-11T10:00:00Z', reportedBy: 'HOUSEHOLD', guest },
      place: placeIn(KECAMATAN),
    });
    const seen = await stage.as(DISTRICT).begin('sighting', {
      ...{ seenAt: '2023-09-18T01:30:00Z', kecamatan: KECAMATAN, activity: 'LODGING' },
      ...{ certainty: 'DOCUMENT_CHECKED', order: 'SURAT_PERINTAH', orderNo: 'SP/18/IX/LATIHAN' },
      ...{ peopleCount: 1, person: guest, place: placeIn(KECAMATAN) },
    });
    await stage.untilHeld(seen, [IMIGRASI]);
    const presence = await imigrasi.begin('presence', {
      ...{ subjectId, kecamatan: KECAMATAN, basis: 'DOCUMENT_MATCHED', evidence: seen.eventId },
      until: '2023-10-02T02:00:00Z',
    });
    await stage.expect(
      {
        id: 'Imigrasi menegaskan keberadaannya, dan semua instansi mengetahuinya',
        en: 'Immigration confirms the presence, and every agency knows',
      },
      { expected: '15 of 15', look: () => stage.holders(presence) },
    );
    const lead = await expectLead(
      { stage, story },
      { id: 'Deteksi dini menemukan satu overstay', en: 'Early detection finds one overstay' },
      { name: 'guest', subjectId, ruleId: 'overstay', since },
    );
    const [alert] = await alertsAbout(stage, subjectId);
    stage.tell({ id: String(alert!['explanationId']), en: String(alert!['explanationEn']) });
    await expectSilence(
      stage,
      {
        id: 'Perpanjangan yang diajukan dan dibayar tepat waktu tidak memunculkan apa pun',
        en: 'The extension that was filed and paid in time raises nothing',
      },
      String(applied),
    );
    await stage.advance('2023-09-18T08:00:00Z');
    await answerLead(stage, IMIGRASI, lead, 'FOUND');
    await expectEverywhere(
      stage,
      {
        id: 'Imigrasi menindaklanjuti; petunjuk ditutup di semua instansi',
        en: 'Immigration answers; the lead is closed everywhere',
      },
      lead,
      { status: 'CLOSED' },
    );
    const decided = await imigrasi.change(filed, 'APPLICATION_DECIDED', {
      ...{ decision: 'GRANTED', decidedAt: '2023-09-18T01:00:00Z' },
    });
    const extended = await imigrasi.change(decided, 'EXTENDED', { validUntil: '2023-11-06' });
    await stage.advance('2023-09-29T02:00:00Z');
    for (const [traveller, held] of [
      [guest, permit],
      [applicant, extended],
    ] as const) {
      await imigrasi.begin('movement', {
        ...{ direction: 'EXIT', checkpoint: 'CGK', at: '2023-09-28T03:00:00Z' },
        ...{ permitId: held.id, traveller },
      });
      await imigrasi.change(held, 'ENDED', { endedOn: '2023-09-28' });
    }
    await stage.as(DISTRICT).begin('bulletin', {
      title: 'Laporan rumah tangga ditindaklanjuti (latihan)',
      body: 'Laporan diperiksa, orangnya ditemui, dan ia berangkat. Terima kasih kepada pelapor.',
    });
    stage.tell({
      id: 'Tamu itu membayar biaya beban; perpanjangan yang lain dikabulkan. Keduanya berangkat.',
      en: 'The guest pays the charge; the other one’s extension is granted. Both leave.',
    });
    await stage.expect(
      { id: 'Hanya satu petunjuk tentang tamu itu', en: 'One lead about the guest, no other' },
      {
        expected: 'overstay CLOSED',
        look: async () => shown((await alertsAbout(stage, subjectId)).filter(isOverstay)),
      },
    );
    await story.programme?.tellProgress('households', 'DONE');
  },
};

const isOverstay = (alert: Held): boolean => alert['ruleId'] === 'overstay';
