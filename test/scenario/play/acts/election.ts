import type { Act } from '../act.js';
import { expectEverywhere, expectLead, expectSilence } from '../alerts.js';
import { answerLead } from '../answer-lead.js';
import { PEOPLE, placeIn } from '../people.js';

const DKI = 'imigrasi-dki';
const OFFICER = { officer: 'Tirta Latihan' };
/** PKPU 3/2022, annex. */
const STAGES = [
  { stage: 'CAMPAIGN', firstDay: '2023-11-28', lastDay: '2024-02-10', title: 'Masa kampanye' },
  { stage: 'QUIET_DAYS', firstDay: '2024-02-11', lastDay: '2024-02-13', title: 'Masa tenang' },
  { stage: 'VOTING', firstDay: '2024-02-14', lastDay: '2024-02-14', title: 'Pemungutan suara' },
  { stage: 'RECAPITULATION', firstDay: '2024-02-15', lastDay: '2024-03-20', title: 'Rekapitulasi' },
] as const;
/** The index of the play's long stay is none that the law's table knows. */
const LONG_STAY = {
  ...{ kind: 'TERBATAS', origin: 'VITAS', indexCode: 'C314', activities: ['OTHER'] },
  ...{ validFrom: '2023-10-01', validUntil: '2024-09-29' },
};

/** Campaign, quiet days and 14 February 2024: conduct is a lead, presence is none. */
export const election: Act = {
  title: {
    id: 'Kampanye, masa tenang, dan 14 Februari 2024',
    en: 'Campaign, quiet days, the vote',
  },
  begins: '2023-11-28T02:00:00Z',
  async play(stage, story) {
    const { campaigner, observer, bystander } = PEOPLE;
    const dki = stage.as(DKI);
    const imigrasi = stage.as('imigrasi-jakpus');
    for (const { title, ...listed } of STAGES)
      await dki.begin('calendar', {
        ...{ kind: 'ELECTION_STAGE', ...listed, title: `${title} (latihan)` },
        ...{ source: 'PKPU 3/2022', ...OFFICER },
      });
    stage.tell({
      id:
        'Kalender memuat tahapan Pemilu. Bawaslu mengakreditasi seorang pemantau asing dengan ' +
        'izin Kementerian Luar Negeri.',
      en:
        'The calendar has the stages of the election. Bawaslu accredits a foreign observer, ' +
        'with the Foreign Ministry’s clearance.',
    });
    const entered = { direction: 'ENTRY', checkpoint: 'CGK', at: '2023-10-01T03:00:00Z' };
    await imigrasi.begin('movement', { ...entered, traveller: campaigner });
    const permit = await imigrasi.begin('permit', { ...LONG_STAY, holder: campaigner });
    story.known.set('campaigner', String((await imigrasi.read(permit))!['subjectId']));
    const accredited = await dki.begin('accreditation', {
      ...{ kind: 'ELECTION_OBSERVER', issuer: 'BAWASLU', issuerNo: 'AKR/8/LATIHAN' },
      ...{ clearanceNo: 'IZN/8/LATIHAN', validFrom: '2023-11-28', validUntil: '2024-03-20' },
      ...{ person: observer, ...OFFICER },
    });
    const accreditedSubject = String((await dki.read(accredited))!['subjectId']);
    await stage.untilHeld(accredited);
    /** @returns whom it is about: to a district, somebody whom it cannot look up */
    const see = async (code: string, seenAt: string, says: object): Promise<string> => {
      const sighting = await stage.as(code).begin('sighting', {
        ...{ seenAt, certainty: 'DOCUMENT_CHECKED', order: 'SURAT_PERINTAH', peopleCount: 1 },
        ...{ orderNo: 'SP/14/II/LATIHAN', ...says },
      });
      return String((await stage.as(code).read(sighting))!['subjectId']);
    };
    const at = (kecamatan: string) => ({ kecamatan, place: placeIn(kecamatan) });
    await stage.advance('2024-02-12T02:00:00Z');
    const standingBy = await see('kec-tanah-abang', '2024-02-12T01:00:00Z', {
      ...{ activity: 'PRESENT', person: bystander, ...at('31.71.07') },
    });
    await see('kec-johar-baru', '2024-02-12T01:10:00Z', {
      ...{ activity: 'CAMPAIGN', certainty: 'DESCRIBED', ...at('31.71.08') },
    });
    await stage.advance('2024-02-14T05:00:00Z');
    stage.tell({
      id:
        'Hari pemungutan suara: pemantau berada di TPS; orang lain, yang tidak terakreditasi, ' +
        'berkampanye di dalamnya.',
      en:
        'The day of the vote: the observer is at a polling place; somebody else, who is not ' +
        'accredited, is inside and campaigns.',
    });
    await see('kec-gambir', '2024-02-14T03:00:00Z', {
      ...{ activity: 'POLLING_PLACE', person: observer, ...at('31.71.01') },
      // The officer reads it from the accreditation.
      subjectId: accreditedSubject,
    });
    story.silent.set('observer', accreditedSubject);
    story.silent.set('bystander', standingBy);
    const since = performance.now();
    const subjectId = await see('kec-gambir', '2024-02-14T04:00:00Z', {
      ...{ activity: 'POLLING_PLACE', person: campaigner, ...at('31.71.01') },
    });
    const lead = await expectLead(
      { stage, story },
      {
        id: 'Satu petunjuk tentang perbuatan di TPS',
        en: 'One lead on conduct at the polling place',
      },
      { name: 'campaigner', subjectId, ruleId: 'election-conduct', since },
    );
    await expectSilence(
      stage,
      { id: 'Pemantau terakreditasi: tidak ada petunjuk', en: 'The accredited observer: no lead' },
      accreditedSubject,
    );
    await expectSilence(
      stage,
      { id: 'Yang hanya hadir: tidak ada petunjuk', en: 'Who was only there: no lead' },
      standingBy,
    );
    await stage.expect(
      {
        id: 'Di seluruh tahapan hanya satu petunjuk tentang perbuatan',
        en: 'In all stages, one lead on conduct',
      },
      {
        expected: '1',
        async look() {
          const all = await stage.as(DKI).all('alert', `lane=${stage.lane}`);
          return String(all.filter(({ ruleId }) => ruleId === 'election-conduct').length);
        },
      },
    );
    const competent = String((await stage.as(DKI).read(lead))!['competentAgency']);
    await stage.advance('2024-02-15T03:00:00Z');
    await answerLead(stage, competent, lead, 'FOUND');
    await expectEverywhere(
      stage,
      { id: 'Petunjuk itu dijawab dan ditutup', en: 'The lead is answered and closed' },
      lead,
      { status: 'CLOSED' },
    );
    await story.programme?.tellProgress('election', 'DONE');
  },
};
