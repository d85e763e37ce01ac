import type { Act } from '../act.js';
import { PEOPLE, placeIn } from '../people.js';

const LEAD = 'polri-jakpus';
/** Each member by the district in which it looks. */
const MEMBERS: Readonly<Record<string, string>> = {
  'imigrasi-jakpus': '31.71.07',
  'tni-jakpus': '31.71.02',
  'kec-gambir': '31.71.01',
  'kec-sawah-besar': '31.71.02',
  'kec-cempaka-putih': '31.71.05',
  'kec-tanah-abang': '31.71.07',
  'kec-johar-baru': '31.71.08',
};
const CODES = Object.keys(MEMBERS);
const OFFICER = { officer: 'Bayu Latihan' };
const EACH = { premisesVisited: 2, peopleChecked: 5, irregularities: 0, handedOver: 0 };

/** The joint operation: its plan, its order, its room, and what it found. */
export const operation: Act = {
  title: { id: 'Operasi gabungan', en: 'The joint operation' },
  begins: '2023-10-23T02:00:00Z',
  async play(stage, story) {
    const lead = stage.as(LEAD);
    stage.tell({
      id: 'Polri merencanakan operasi bersama tujuh anggota, dengan surat perintah.',
      en: 'The police plan an operation with seven members, by an order.',
    });
    const planned = await lead.begin('operation', {
      ...{ title: 'Operasi gabungan Oktober (latihan)', kind: 'JOINT', addressees: CODES },
      areas: [...new Set(Object.values(MEMBERS))],
      ...{ startsAt: '2023-10-24T02:00:00Z', endsAt: '2023-10-24T14:00:00Z' },
      ...{ leadOfficer: OFFICER.officer, plan: { text: 'Contoh rencana untuk latihan.' } },
      ...OFFICER,
    });
    const approved = await lead.change(planned, 'APPROVED', {
      ...{ orderNos: ['SP/24/X/LATIHAN'], ...OFFICER },
    });
    await stage.advance('2023-10-24T04:00:00Z');
    const started = await lead.change(approved, 'STARTED', {
      ...{ startedAt: '2023-10-24T02:10:00Z', ...OFFICER },
    });
    await stage.untilHeld(started, CODES);
    for (const [code, kecamatan] of Object.entries(MEMBERS)) {
      const isChecked = code === 'imigrasi-jakpus';
      await stage.as(code).begin('sighting', {
        ...{ seenAt: '2023-10-24T03:30:00Z', kecamatan, activity: 'PRESENT' },
        ...{ order: 'SURAT_PERINTAH', orderNo: 'SP/24/X/LATIHAN', peopleCount: 5 },
        ...{ place: placeIn(kecamatan), correlationId: started.id },
        ...(isChecked
          ? { certainty: 'DOCUMENT_CHECKED', person: PEOPLE.checked }
          : { certainty: 'DESCRIBED' }),
      });
    }
    await stage.expect(
      {
        id: 'Ruang operasi menunjukkan temuan semua anggota kepada setiap anggota',
        en: 'The room of the operation shows every member what all of them saw',
      },
      {
        expected: `${CODES.length} sightings`,
        async look() {
          const room = await stage.as('kec-gambir').get(`/joint-operations/${started.id}/room`);
          const counts = room!['counts'] as { flow: string; count: number }[];
          return `${counts.find(({ flow }) => flow === 'sighting')?.count ?? 0} sightings`;
        },
      },
    );
    const room = `/joint-operations/${started.id}/room`;
    await stage.expect(
      { id: 'Bukan anggota, bukan di ruang itu', en: 'Who is no member is not in the room' },
      {
        expected: '403 not-a-member',
        look: async () => problemOf(await stage.as('kec-menteng').refusalOf('GET', room)),
      },
    );
    for (const code of CODES)
      await stage.as(code).begin('contribution', {
        ...{ kind: 'RESULT', operationId: started.id, results: EACH, ...OFFICER },
        correlationId: started.id,
      });
    await stage.advance('2023-10-24T15:00:00Z');
    const ended = await lead.change(started, 'ENDED', {
      ...{ endedAt: '2023-10-24T13:00:00Z', ...OFFICER },
    });
    await stage.expect(
      { id: 'Setelah operasi, ruangnya tertutup', en: 'After the operation its room is closed' },
      {
        expected: '403 room-closed',
        look: async () => problemOf(await stage.as('kec-gambir').refusalOf('GET', room)),
      },
    );
    const sum = Object.fromEntries(
      Object.entries(EACH).map(([name, count]) => [name, count * CODES.length]),
    );
    const reported = await lead.change(ended, 'REPORTED', { results: sum, ...OFFICER });
    await stage.expect(
      {
        id: 'Hasilnya sampai di semua: jumlah dari yang dilaporkan anggota',
        en: 'Its results reach all: the sum of what members said',
      },
      {
        expected: `35 checked, ${CODES.length} members said so`,
        async look() {
          const seen = await stage.as('kejari-jakpus').read(reported);
          const said = await stage
            .as('kejari-jakpus')
            .all('contribution', `lane=${stage.lane}&kind=RESULT`);
          const { peopleChecked = 0 } = (seen?.['results'] ?? {}) as { peopleChecked?: number };
          return `${peopleChecked} checked, ${said.length} members said so`;
        },
      },
    );
    stage.tell({
      id: 'Tiga puluh lima orang diperiksa; tidak ada pelanggaran.',
      en: 'Thirty-five people were checked; nothing was irregular.',
    });
    await story.programme?.tellProgress('operation', 'DONE');
    await story.programme?.tellProgress('boarding-houses', 'HINDERED');
  },
};

const problemOf = ({ status, type }: { status: number; type?: unknown }): string =>
  `${status} ${String(type).split('/').at(-1)}`;
