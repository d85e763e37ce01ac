import type { Act } from '../act.js';
import { AGREED, WorkProgramme } from '../work-programme.js';

const HOST = 'imigrasi-jakpus';
const OFFICER = { officer: 'Wulan Latihan' };

/** 11 September 2023, Kemayoran: the fifteen meet, and agree on what each does. */
export const meeting: Act = {
  title: { id: 'Rapat koordinasi di Kemayoran', en: 'The coordination meeting in Kemayoran' },
  begins: '2023-09-04T02:00:00Z',
  async play(stage, story) {
    const invited = stage.agencies.filter((code) => code !== HOST);
    stage.tell({
      id: 'Kantor Imigrasi Jakarta Pusat mengundang empat belas instansi lain ke Kemayoran.',
      en: 'The Central Jakarta Immigration Office invites the fourteen others to Kemayoran.',
    });
    const scheduled = await stage.as(HOST).begin('meeting', {
      title: 'Rapat koordinasi Timpora (latihan)',
      startsAt: '2023-09-11T02:00:00Z',
      endsAt: '2023-09-11T05:00:00Z',
      venue: 'Kemayoran (latihan)',
      addressees: invited,
      agenda: [
        'Pertukaran informasi keberadaan dan kegiatan orang asing (latihan)',
        'Pengamanan perwakilan asing (latihan)',
        'Pengawasan selama Pemilu 2024 (latihan)',
      ],
      ...OFFICER,
    });
    await stage.expect(
      { id: 'Undangan sampai di kelima belas instansi', en: 'The invitation reaches all fifteen' },
      { expected: '15 of 15', look: () => stage.holders(scheduled) },
    );
    await Promise.all(
      invited.map((code) =>
        stage.as(code).begin('contribution', {
          ...{ kind: 'INVITATION_ANSWER', meetingId: scheduled.id, attends: true, ...OFFICER },
        }),
      ),
    );
    await stage.expect(
      { id: 'Tuan rumah melihat semua jawaban', en: 'The host sees every answer' },
      {
        expected: `${invited.length} come`,
        async look() {
          const answers = await stage
            .as(HOST)
            .all('contribution', `lane=${stage.lane}&kind=INVITATION_ANSWER`);
          return `${answers.filter(({ attends }) => attends === true).length} come`;
        },
      },
    );
    await stage.advance('2023-09-11T05:00:00Z');
    const held = await stage
      .as(HOST)
      .change(scheduled, 'HELD', { ...OFFICER, attendance: [HOST, ...invited] });
    await stage.expect(
      { id: 'Daftar hadir memuat kelima belas', en: 'The attendance list has all fifteen' },
      {
        expected: '15 present',
        async look() {
          const seen = await stage.as('kec-senen').read(held);
          return `${((seen?.['attendance'] ?? []) as unknown[]).length} present`;
        },
      },
    );
    const programme = new WorkProgramme(stage, HOST, held);
    story.programme = programme;
    await programme.minute('Contoh notulen untuk latihan.');
    stage.tell(programme.list);
    for (const { key } of AGREED) await programme.tellProgress(key, 'UNDERWAY');
    await stage.expect(
      { id: 'Enam tugas, masing-masing milik satu instansi', en: 'Six items, each with an owner' },
      {
        expected: '6 items: 6 open, 0 done, 0 explained',
        look: () => programme.shownAt('kesbangpol-jakpus'),
      },
    );
  },
};
