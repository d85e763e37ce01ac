import { describe, expect, it } from 'vitest';
import { anAgencyReport, aPosition, TOPIC } from './an-agency-report.js';
import { ReportBook } from './report-book.js';

describe('the book of reports', () => {
  it('keeps the latest report, whichever order they come in', () => {
    const book = new ReportBook();
    book.note(anAgencyReport('a', [aPosition()], { deadLetters: 2 }), 2_000);
    book.note(anAgencyReport('a', [aPosition()], { deadLetters: 1 }), 1_000);
    expect(book.entry('a')?.report.deadLetters).toBe(2);
  });

  it('tells an outbox that holds the same records from one that moves', () => {
    const book = new ReportBook();
    const pending = (count: number, at: number) =>
      book.note(anAgencyReport('a', [aPosition()], { outboxPending: count }), at);
    pending(5, 1_000);
    pending(5, 2_000);
    expect(book.entry('a')?.outboxStuckSince).toBe(1_000);
    pending(4, 3_000);
    expect(book.entry('a')?.outboxStuckSince).toBe(3_000);
    pending(0, 4_000);
    expect(book.entry('a')?.outboxStuckSince).toBeUndefined();
  });

  it('calls an agency that went back a newcomer again', () => {
    const book = new ReportBook();
    book.note(anAgencyReport('a', [aPosition({ nextOffset: 10n, logEnd: 10n })]), 1_000);
    expect(book.hasCaughtUp('a', TOPIC, 0)).toBe(true);
    book.note(anAgencyReport('a', [aPosition({ nextOffset: 2n, logEnd: 10n })]), 2_000);
    expect(book.hasCaughtUp('a', TOPIC, 0)).toBe(false);
  });

  it('tells how fast an agency applies', () => {
    const book = new ReportBook();
    book.note(anAgencyReport('a', [aPosition({ nextOffset: 100n })]), 1_000);
    book.note(anAgencyReport('a', [aPosition({ nextOffset: 150n })]), 6_000);
    expect(book.entry('a')?.appliedPerSecond).toBe(10);
  });
});
