import type { BothLanguages } from '@sinergi/detection';

export type Language = keyof BothLanguages;

/** What was expected of the exchange, and what came. */
export interface Checked {
  what: BothLanguages;
  /** as the exchange says it: codes, counts, ids */
  expected: string;
  came: string;
  isMet: boolean;
  /** how long it took to come true, or how long it was waited for, ms of the real time */
  waitedMs: number;
}

/** One line of the story: a text, or an expectation that was checked. */
export type Line = { told: BothLanguages } | { checked: Checked };

/** An act as it was played. */
export interface ActTold {
  title: BothLanguages;
  /** the time in the exercise when it began, RFC 3339 */
  began: string;
  lines: Line[];
  /** ms of the real time */
  tookMs: number;
}

/** One number of the closing. */
export interface Figure {
  name: BothLanguages;
  value: string;
}

/** Who hears a story while it is played. */
export interface Listener {
  actBegan(act: ActTold, number: number, of: number): void;
  lineTold(line: Line): void;
  counted(figure: Figure): void;
}

export const checkedIn = (acts: readonly ActTold[]): Checked[] =>
  acts.flatMap(({ lines }) => lines.flatMap((line) => ('checked' in line ? [line.checked] : [])));

export const missedIn = (acts: readonly ActTold[]): Checked[] =>
  checkedIn(acts).filter(({ isMet }) => !isMet);
