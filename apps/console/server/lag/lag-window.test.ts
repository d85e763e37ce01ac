import { describe, expect, it } from 'vitest';
import { anAgencyReport, aPosition, TOPIC } from '../sync/an-agency-report.js';
import { LogEnds } from '../sync/log-ends.js';
import { LAG_WINDOW_MS, LagWindow } from './lag-window.js';

const AGENCY = 'kec-menteng';

describe('the window of reports', () => {
  it('takes the log’s end from whoever saw it later, the console or the agency', () => {
    const logEnds = new LogEnds();
    const window = new LagWindow();
    logEnds.note(1_000, [{ topic: TOPIC, partition: 0, end: 12n }]);
    logEnds.note(2_000, [{ topic: TOPIC, partition: 0, end: 90n }]);
    window.note(
      anAgencyReport(AGENCY, [aPosition({ nextOffset: 10n, logEnd: 11n, lastAppendedAt: 400 })]),
      [TOPIC],
      1_500,
      logEnds,
    );
    window.note(
      anAgencyReport(AGENCY, [aPosition({ nextOffset: 95n, logEnd: 97n, lastAppendedAt: 2_400 })]),
      [TOPIC],
      2_500,
      logEnds,
    );
    expect(window.pointsOf(AGENCY, TOPIC, 0)).toEqual([
      { at: 1_500, nextOffset: 10n, pending: 2n, lagMs: 1_100 },
      { at: 2_500, nextOffset: 95n, pending: 2n, lagMs: 100 },
    ]);
  });

  it('holds nothing of a partition without a report, and at most its span', () => {
    const logEnds = new LogEnds();
    const window = new LagWindow();
    logEnds.note(0, [{ topic: TOPIC, partition: 0, end: 4n }]);
    for (let second = 0; second <= 300; second += 1)
      window.note(anAgencyReport(AGENCY, []), [TOPIC], second * 1_000, logEnds);
    const points = window.pointsOf(AGENCY, TOPIC, 0);
    expect(points).toHaveLength(LAG_WINDOW_MS / 1_000 + 1);
    expect(points.at(-1)).toEqual({ at: 300_000, nextOffset: 0n, pending: 4n, lagMs: null });
    window.note(anAgencyReport(AGENCY, []), [TOPIC], 200_000, logEnds);
    expect(window.pointsOf(AGENCY, TOPIC, 0)).toHaveLength(points.length);
    expect(window.pointsOf('kec-senen', TOPIC, 0)).toEqual([]);
  });
});
