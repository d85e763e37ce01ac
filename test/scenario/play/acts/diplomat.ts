import type { Act } from '../act.js';
import { expectSilence } from '../alerts.js';
import { heardBy } from '../heard.js';
import { PEOPLE, placeIn } from '../people.js';

const KECAMATAN = '31.71.06';
const OFFICER = { officer: 'Galih Latihan' };

/** A diplomat is held for a human: no alert, whatever the papers look like. */
export const diplomat: Act = {
  title: { id: 'Seorang diplomat menunggu manusia', en: 'A diplomat waits for a human' },
  begins: '2023-10-06T02:00:00Z',
  async play(stage, story) {
    const dki = stage.as('imigrasi-dki');
    const granted = await dki.begin('diplomatic-permit', {
      ...{ kind: 'DIPLOMATIK', noteNo: 'NOTA/6/X/LATIHAN', kecamatan: KECAMATAN },
      ...{ validFrom: '2022-09-01', validUntil: '2024-08-31', holder: PEOPLE.diplomat },
    });
    const subjectId = String((await dki.read(granted))!['subjectId']);
    story.silent.set('diplomat', subjectId);
    stage.tell({
      id:
        'Menteng memeriksa paspor seorang diplomat, yang juga memegang izin kunjungan lama yang ' +
        'sudah berakhir.',
      en:
        'Menteng reads the passport of a diplomat, who also holds an old visit permit that ' +
        'ended.',
    });
    await stage.expect(
      {
        id: 'Subjek itu ditahan untuk manusia di setiap instansi, tanpa alasannya',
        en: 'The subject is held for a human at every agency, without the reason',
      },
      {
        expected: 'HELD EVERY_LEAD at 15',
        async look() {
          const heard = await Promise.all(
            stage.agencies.map((code) => heardBy(stage, code, 'hold')),
          );
          const said = heard.flatMap((events) => {
            const hold = events.filter(({ data }) => data['subjectId'] === subjectId).at(-1);
            return hold ? [`${String(hold.data['status'])} ${String(hold.data['reach'])}`] : [];
          });
          const [first = 'not held'] = said;
          return `${first} at ${said.filter((one) => one === first).length}`;
        },
      },
    );
    const ended = await stage.as('imigrasi-jakpus').begin('permit', {
      ...{ kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'B211A', activities: ['TOURISM'] },
      ...{ validFrom: '2023-07-20', validUntil: '2023-09-17', kecamatan: KECAMATAN },
      holder: PEOPLE.diplomat,
    });
    const seen = await stage.as('kec-menteng').begin('sighting', {
      ...{ seenAt: '2023-10-06T01:30:00Z', kecamatan: KECAMATAN, activity: 'PRESENT' },
      ...{ certainty: 'DOCUMENT_CHECKED', order: 'SURAT_PERINTAH', orderNo: 'SP/6/X/LATIHAN' },
      ...{ peopleCount: 1, person: PEOPLE.diplomat, place: placeIn(KECAMATAN) },
    });
    await stage.untilHeld(ended);
    await stage.untilHeld(seen);
    await stage.expect(
      {
        id: 'Polri tidak dapat membuat petunjuk tentangnya',
        en: 'The police cannot raise a lead about the diplomat',
      },
      {
        expected: '422 held for the Foreign Ministry: refer it',
        async look() {
          const polri = stage.as('polri-jakpus');
          const { status, violations } = await polri.refusalOf('POST', '/alerts', {
            ...{ category: 'ACTIVITY', severity: 'LOW', requestedAction: 'INFORM', subjectId },
            ...{ competentAgency: 'imigrasi-jakpus', handling: polri.handlingNow() },
            ...{ explanationId: 'Petunjuk latihan.', explanationEn: 'A lead of an exercise.' },
          });
          const [first] = (violations ?? []) as { got: string }[];
          return `${status} ${first?.got ?? ''}`;
        },
      },
    );
    const referred = await dki.begin('referral', {
      ...{ subjectId, kind: 'PRIVILEGE', grounds: [seen.eventId], ...OFFICER },
      ...{ addressees: ['imigrasi-jakpus'], reason: { text: 'Contoh alasan untuk latihan.' } },
    });
    await stage.advance('2023-10-09T02:00:00Z');
    const answered = await dki.change(referred, 'ANSWERED', {
      ...{ answerNo: 'NOTA/9/X/LATIHAN', answeredAt: '2023-10-09T01:00:00Z', ...OFFICER },
    });
    const closed = await dki.change(answered, 'CLOSED', { outcome: 'CONFIRMED', ...OFFICER });
    await stage.expect(
      {
        id: 'Kementerian Luar Negeri menjawab lewat Kanwil; rujukan selesai',
        en: 'The Foreign Ministry answers through the regional office; the referral ends',
      },
      { expected: '1 of 1', look: () => stage.holders(closed, ['imigrasi-jakpus']) },
    );
    await expectSilence(
      stage,
      {
        id: 'Tidak pernah ada petunjuk tentangnya',
        en: 'There never was a lead about the diplomat',
      },
      subjectId,
    );
  },
};
