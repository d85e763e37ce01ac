import type { BothLanguages } from '@sinergi/detection';
import type { Judgement } from '../population/judge-alerts.js';
import { daySaid, outcomeOf } from '../population/outcome-of.js';
import type { Report } from '../report/report.js';
import type { ActTold, Figure, Line, Listener } from '../stage/telling.js';
import type { EngineFigures } from './engine-alone.js';
import { EXERCISE, playOnEngine } from './play-on-engine.js';

/** Plays a population on early detection alone, and tells what comes of it. */
export async function tellOnEngine(file: string, listener: Listener): Promise<Report> {
  const from = performance.now();
  const playedAt = new Date().toISOString();
  const act: ActTold = { title: { id: '', en: '' }, began: '', lines: [], tookMs: 0 };
  const say = (line: Line, isTold = true): void => {
    act.lines.push(line);
    if (isTold) listener.lineTold(line);
  };
  const {
    expectations,
    judgement,
    notRun,
    refused,
    figures: work,
  } = await playOnEngine(file, {
    begun({ title, begins }) {
      Object.assign(act, { title, began: begins });
      listener.actBegan(act, 1, 1);
    },
    dayPassed: (day, facts) => say({ told: daySaid(day, facts) }),
  });
  for (const { checked, isTold } of outcomeOf(expectations, judgement, refused))
    say({ checked }, isTold);
  if (notRun > 0) say({ told: notRunHere(notRun) });
  act.tookMs = performance.now() - from;
  const figures = figuresOf(work);
  for (const figure of [...scoresOf(judgement), ...figures]) listener.counted(figure);
  return {
    ...{ title: act.title, exerciseId: EXERCISE, playedAt, tookMs: act.tookMs },
    ...{ acts: [act], figures, rules: judgement.rules, traps: judgement.traps },
  };
}

const notRunHere = (expectations: number): BothLanguages => ({
  id: `Tidak dinilai: ${expectations} harapan atas aturan yang dijalankan otoritas identitas`,
  en: `Not judged: ${expectations} expectations of rules that the identity authority runs`,
});

const figuresOf = ({ taken, takingMs, evaluated, evaluatingMs, said }: EngineFigures): Figure[] => [
  counted('Kejadian yang diambil', 'Events taken', taken),
  counted('Kejadian per detik', 'Events a second', (1_000 * taken) / takingMs),
  counted('Penilaian', 'Evaluations', evaluated),
  counted('Penilaian per detik', 'Evaluations a second', (1_000 * evaluated) / evaluatingMs),
  counted('Keputusan tentang petunjuk', 'Decisions on alerts', said),
  // In KiB.
  counted('Memori puncak, MB', 'Peak memory, MB', (process.resourceUsage().maxRSS * 1_024) / 1e6),
];

const scoresOf = ({ rules, traps }: Judgement): Figure[] => [
  ...rules.map(({ ruleId, expected, right, wrong, precision, recall }) => ({
    name: { id: ruleId, en: ruleId },
    value:
      `precision ${precision ?? '-'}, recall ${recall ?? '-'} ` +
      `(${right}/${expected}, ${wrong} wrong)`,
  })),
  ...traps.map(({ trap, expected, wrong }) => ({
    ...{ name: { id: trap, en: trap }, value: `${wrong}/${expected}` },
  })),
];

const counted = (id: string, en: string, value: number): Figure => ({
  ...{ name: { id, en }, value: String(Math.round(value)) },
});
