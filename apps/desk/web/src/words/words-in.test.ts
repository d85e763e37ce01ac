import { describe, expect, it } from 'vitest';
import { isInLabel, wordsIn } from './words-in.js';

describe('the words of a description', () => {
  it.each([
    ['When it was decided, UTC (waktu keputusan).', 'When it was decided', 'waktu keputusan'],
    [
      'When it ends, UTC; its room is open until then (waktu selesai).',
      ...['When it ends; its room is open until then', 'waktu selesai'],
    ],
    ['What there is to say, sealed (catatan, tersegel).', 'What there is to say', 'catatan'],
    [
      'What is asked; the service moves it into detail, sealed (pertanyaan).',
      ...['What is asked', 'pertanyaan'],
    ],
    ['A sentence without a term.', 'A sentence without a term', ''],
  ])('%s', (description, sentence, term) => {
    expect(wordsIn({ description })).toEqual({ sentence, term });
  });

  it('help nobody where the label has said them', () => {
    expect(isInLabel('When it was decided', 'Decided at')).toBe(true);
    expect(isInLabel('Number of the decision', 'Decision number')).toBe(true);
    expect(isInLabel('Title, without personal data', 'Title')).toBe(false);
  });
});
