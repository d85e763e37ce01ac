import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportedLedger } from '../sync/agency-report.js';
import { LedgerBook } from './ledger-book.js';

const MENTENG = 'kec-menteng';
const head = (letter: string): string => letter.repeat(64);
const ledger = (
  length: number,
  letter: string,
  ...earlier: [number, string][]
): ReportedLedger => ({
  ...{ length, head: head(letter), faultAt: 0 },
  earlier: earlier.map(([at, of]) => ({ length: at, head: head(of) })),
});

let book: LedgerBook;
let at: number;
beforeEach(() => {
  book = new LedgerBook();
  book.recall([]);
  at = 1_000;
});

const say = (said: ReportedLedger | null, afterMs = 1_000) => {
  at += afterMs;
  book.note(MENTENG, said, at);
  return book.contradiction(MENTENG);
};

describe('what an agency’s reports say of its ledger', () => {
  it('agrees while the ledger only grows, or stays', () => {
    expect(say(ledger(0, '0'))).toBeNull();
    expect(say(ledger(2, 'b'))).toBeNull();
    expect(say(ledger(2, 'b'))).toBeNull();
    expect(say(ledger(9, 'c', [2, 'b']))).toBeNull();
  });

  it('contradicts itself where entries are gone, until an operator takes note', () => {
    say(ledger(9, 'c'));
    expect(say(ledger(7, 'a'))).toEqual({ kind: 'SHORTER', before: 9, length: 7 });
    expect(say(ledger(8, 'b', [7, 'a']))).toMatchObject({ kind: 'SHORTER' });
    book.accept(MENTENG);
    expect(say(ledger(9, 'd', [8, 'b']))).toBeNull();
  });

  it('contradicts itself where the same length has another head', () => {
    say(ledger(9, 'c'));
    expect(say(ledger(9, 'd'))).toEqual({ kind: 'CHANGED', before: 9, length: 9 });
  });

  it('contradicts itself where it grew on another entry than it told', () => {
    say(ledger(9, 'c'));
    expect(say(ledger(12, 'e', [9, 'd'], [7, 'a']))).toMatchObject({ kind: 'CHANGED', before: 9 });
  });

  it('contradicts itself where it leaves out the length that it told', () => {
    say(ledger(9, 'c'));
    expect(say(ledger(12, 'e', [11, 'd'], [7, 'a']))).toMatchObject({ kind: 'UNFOLLOWED' });
  });

  it('cannot be followed where reports were missed, and is followed from there on', () => {
    say(ledger(9, 'c'));
    expect(say(ledger(99, 'e', [98, 'd']), 60_000)).toBeNull();
    expect(say(ledger(98, 'e'))).toMatchObject({ kind: 'SHORTER', before: 99 });
  });

  it('contradicts itself where it says nothing any more', () => {
    expect(say(null)).toBeNull();
    say(ledger(9, 'c'));
    expect(say(null)).toMatchObject({ kind: 'SHORTER', before: 9, length: 0 });
  });

  it('is not compared with a report that came before', () => {
    say(ledger(9, 'c'));
    book.note(MENTENG, ledger(7, 'a'), at - 500);
    expect(book.contradiction(MENTENG)).toBeNull();
  });
});

describe('what was seen before the start', () => {
  it('is compared with the reports that came until it was known', () => {
    book = new LedgerBook();
    book.note(MENTENG, ledger(5, 'a'), 100);
    book.note(MENTENG, ledger(6, 'b', [5, 'a']), 3_000);
    expect(book.contradiction(MENTENG)).toBeNull();
    book.recall([
      { agency: MENTENG, length: 9, head: head('c'), receivedAt: 2_000, contradiction: null },
    ]);
    expect(book.contradiction(MENTENG)).toEqual({ kind: 'SHORTER', before: 9, length: 6 });
  });

  it('is settled by an operator who took note of it before it was known', () => {
    book = new LedgerBook();
    book.accept(MENTENG);
    const contradiction = { kind: 'SHORTER', before: 9, length: 7 } as const;
    book.recall([{ agency: MENTENG, length: 7, head: head('c'), receivedAt: 100, contradiction }]);
    expect(book.contradiction(MENTENG)).toBeNull();
    expect(book.unsaved()).toMatchObject([{ length: 7, contradiction: null }]);
    expect(say(ledger(6, 'b'))).toMatchObject({ kind: 'SHORTER', before: 7 });
  });

  it('is saved when it changed, and not again', () => {
    say(ledger(9, 'c'));
    const unsaved = book.unsaved();
    expect(unsaved).toMatchObject([{ agency: MENTENG, length: 9 }]);
    book.saved(unsaved);
    expect(book.unsaved()).toEqual([]);
    say(ledger(9, 'c'));
    expect(book.unsaved()).toEqual([]);
    say(ledger(8, 'b'));
    expect(book.unsaved()).toMatchObject([{ length: 8, contradiction: { kind: 'SHORTER' } }]);
  });
});
