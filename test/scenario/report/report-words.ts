import type { Language } from '../stage/telling.js';

/** The words of a report beside those of its story. */
export interface ReportWords {
  allMet(of: number): string;
  missed(missed: number, of: number): string;
  moreMet(count: number): string;
  head: Record<'played' | 'took' | 'exercise' | 'expectations', string>;
  act(number: number, of: number): string;
  inTheExercise: string;
  outcome: string;
  met: string;
  notMet: string;
  expected: string;
  came: string;
  figures: string;
  missedFirst: string;
  rules: string;
  rule: Record<'rule' | 'expected' | 'right' | 'missed' | 'wrong' | 'precision' | 'recall', string>;
  traps: string;
  trap: Record<'trap' | 'people' | 'wrong', string>;
  foot: string;
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  id: {
    allMet: (of) => `Semua ${of} harapan terpenuhi`,
    missed: (missed, of) => `${missed} dari ${of} harapan tidak terpenuhi`,
    moreMet: (count) => `Dan ${count} lagi yang terpenuhi.`,
    head: { played: 'Dimainkan', took: 'Lama', exercise: 'Latihan', expectations: 'Harapan' },
    act: (number, of) => `Babak ${number} dari ${of}`,
    inTheExercise: 'waktu latihan',
    outcome: 'Hasil',
    met: 'terpenuhi',
    notMet: 'tidak terpenuhi',
    expected: 'Diharapkan',
    came: 'Yang datang',
    figures: 'Angka',
    missedFirst: 'Yang tidak terpenuhi',
    rules: 'Ketepatan setiap aturan',
    rule: {
      ...{ rule: 'Aturan', expected: 'Diharapkan', right: 'Benar', missed: 'Terlewat' },
      ...{ wrong: 'Keliru', precision: 'Presisi', recall: 'Cakupan' },
    },
    traps: 'Jebakan',
    trap: { trap: 'Jebakan', people: 'Harapan diam', wrong: 'Petunjuk keliru' },
    foot:
      'Latihan dengan orang dan petugas rekaan. Petunjuk adalah saran bagi manusia, bukan ' +
      'putusan.',
  },
  en: {
    allMet: (of) => `All ${of} expectations are met`,
    missed: (missed, of) => `${missed} of ${of} expectations are not met`,
    moreMet: (count) => `And ${count} more that are met.`,
    head: { played: 'Played', took: 'Took', exercise: 'Exercise', expectations: 'Expectations' },
    act: (number, of) => `Act ${number} of ${of}`,
    inTheExercise: 'time of the exercise',
    outcome: 'Outcome',
    met: 'met',
    notMet: 'not met',
    expected: 'Expected',
    came: 'Came',
    figures: 'Figures',
    missedFirst: 'What was not met',
    rules: 'How right each rule is',
    rule: {
      ...{ rule: 'Rule', expected: 'Expected', right: 'Right', missed: 'Missed' },
      ...{ wrong: 'Wrong', precision: 'Precision', recall: 'Recall' },
    },
    traps: 'Traps',
    trap: { trap: 'Trap', people: 'Silences expected', wrong: 'Wrong alerts' },
    foot:
      'An exercise with invented people and officers. A lead is advice to a human, not a ' +
      'verdict.',
  },
};
