import { describe, expect, it } from 'vitest';
import { ReceiptMarks } from './receipt-marks.js';

const PLACE = 'timpora.sighting/3';

describe('when an agency first said that it has what lies at an offset', () => {
  it('is the report in which its position is behind it, once the one before was seen', () => {
    const marks = new ReceiptMarks();
    marks.note('kec-menteng', 1_000, [[PLACE, 4]]);
    marks.note('kec-menteng', 2_000, [[PLACE, 4]]);
    expect(marks.passed('kec-menteng', PLACE, 4)).toBeUndefined();
    marks.note('kec-menteng', 3_000, [[PLACE, 9]]);
    marks.note('kec-menteng', 4_000, [[PLACE, 12]]);
    expect(marks.passed('kec-menteng', PLACE, 4)).toEqual({ at: 3_000, isSeen: true });
    expect(marks.passed('kec-menteng', PLACE, 8)).toEqual({ at: 3_000, isSeen: true });
    expect(marks.passed('kec-menteng', PLACE, 9)).toEqual({ at: 4_000, isSeen: true });
    expect(marks.passed('kec-menteng', PLACE, 12)).toBeUndefined();
    expect(marks.heardAt('kec-menteng')).toBe(4_000);
  });

  it('may be long before the first report that was seen', () => {
    const marks = new ReceiptMarks();
    marks.note('kec-menteng', 1_000, [[PLACE, 4]]);
    expect(marks.passed('kec-menteng', PLACE, 3)).toEqual({ at: 1_000, isSeen: false });
  });

  it('is known of the first record of a partition that earlier reports did not name', () => {
    const marks = new ReceiptMarks();
    marks.note('kec-menteng', 1_000, []);
    marks.note('kec-menteng', 2_000, [[PLACE, 1]]);
    expect(marks.passed('kec-menteng', PLACE, 0)).toEqual({ at: 2_000, isSeen: true });
  });

  it('is not known of agencies and places that nobody spoke of', () => {
    const marks = new ReceiptMarks();
    marks.note('kec-menteng', 1_000, [[PLACE, 1]]);
    expect(marks.passed('kec-senen', PLACE, 0)).toBeUndefined();
    expect(marks.passed('kec-menteng', 'timpora.sighting/0', 0)).toBeUndefined();
    expect(marks.heardAt('kec-senen')).toBeUndefined();
    marks.clear();
    expect(marks.passed('kec-menteng', PLACE, 0)).toBeUndefined();
  });
});
