/** The time of a series and its steps. */
export interface SeriesWindow {
  /** first moment, epoch ms, at the beginning of a step */
  from: number;
  /** epoch ms, not included */
  to: number;
  stepSeconds: number;
}
