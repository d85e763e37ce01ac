import { expectLookedAt } from '../../stage/marker.js';
import type { Act } from '../act.js';
import { expectSilence } from '../alerts.js';
import { figuresOf } from '../figures.js';
import { heardBy } from '../heard.js';

const WHO: Readonly<Record<string, { id: string; en: string }>> = {
  applicant: { id: 'yang perpanjangannya dibayar', en: 'the one whose extension was paid' },
  diplomat: { id: 'diplomat', en: 'the diplomat' },
  observer: { id: 'pemantau terakreditasi', en: 'the accredited observer' },
  bystander: { id: 'yang hanya hadir', en: 'the one who was only there' },
};

/** The closing meeting: every item is done or explained, and the figures are on the table. */
export const closingMeeting: Act = {
  title: { id: 'Rapat penutup', en: 'The closing meeting' },
  begins: '2024-03-25T02:00:00Z',
  async play(stage, story) {
    const { programme } = story;
    if (!programme) throw new Error('Expected the meeting that is closed to have been held');
    const done = { explanation: null };
    await programme.followUp({
      ...{ households: done, representations: done, operation: done, election: done },
      ...{ advice: done },
      'boarding-houses': {
        explanation: 'Pendataan satu per satu diganti laporan penginapan melalui kelurahan',
      },
    });
    const closed = await programme.close();
    await stage.untilHeld(closed);
    await stage.expect(
      { id: 'Setiap tugas selesai atau dijelaskan', en: 'Every item is done or explained' },
      {
        expected: '6 items: 0 open, 5 done, 1 explained',
        look: () => programme.shownAt('tni-jakpus'),
      },
    );
    await expectTakingPart(stage);
    for (const figure of await figuresOf(stage, story.detectedMs)) stage.count(figure);
    await expectLookedAt(stage);
    for (const [name, subjectId] of story.silent) {
      const who = WHO[name]!;
      await expectSilence(
        stage,
        {
          id: `Sampai akhir tidak ada petunjuk tentang ${who.id}`,
          en: `To the end, no lead about ${who.en}`,
        },
        subjectId,
      );
    }
  },
};

type Playing = Parameters<Act['play']>[0];

/** Each of the fifteen says something that others receive, and receives what others say. */
async function expectTakingPart(stage: Playing): Promise<void> {
  const codes = stage.agencies;
  await stage.expect(
    {
      id: 'Masing-masing dari kelima belas instansi menyumbang, dan yang lain menerimanya',
      en: 'Each of the fifteen contributes, and others receive it',
    },
    {
      expected: codes.join(', '),
      async look() {
        const heard = await ownersHeardBy(stage, 'kesbangpol-jakpus');
        const own = await ownersHeardBy(stage, 'polri-jakpus');
        const all = new Set([...heard, ...own]);
        return codes.filter((code) => all.has(code)).join(', ');
      },
    },
  );
  await stage.expect(
    {
      id: 'Masing-masing dari kelima belas instansi menerima dari semua yang lain',
      en: 'Each of the fifteen receives from all the others',
    },
    {
      expected: `${codes.length} of ${codes.length} hear all ${codes.length - 1} others`,
      async look() {
        const heard = await Promise.all(codes.map((code) => ownersHeardBy(stage, code)));
        const all = heard.filter((owners, at) =>
          codes.every((code) => code === codes[at] || owners.has(code)),
        ).length;
        return `${all} of ${codes.length} hear all ${codes.length - 1} others`;
      },
    },
  );
}

/** Returns whose events an agency's feed has in the exercise. */
const ownersHeardBy = async (stage: Playing, code: string): Promise<Set<string>> =>
  new Set((await heardBy(stage, code)).map(({ data }) => data.owner));
