import type { Violation } from '../violation.js';

/** Dates (ISO 8601) identify no person. */
const DATES = /\b\d{4}-\d{2}-\d{2}\b/g;

/** The patterns that reveal a person in a text, each with the words for it. */
const TRACES: readonly (readonly [RegExp, string])[] = [
  [/<<|[A-Z0-9]<[A-Z]/, 'what looks like a machine-readable zone'],
  [/[^\s@]+@[^\s@]+\.[^\s@]/, 'what looks like an e-mail address'],
  [
    /\d(?:[ -]?\d){7,}/,
    'eight digits or more in a row, as in the number of a document or telephone',
  ],
  [/\b[A-Z]{1,2}\d{6,7}\b/, 'what looks like the number of a passport'],
];

/**
 * Whether a text that travels in clear could name a person by what a machine recognises: numbers of
 * documents and telephones, machine-readable zones (ICAO Doc 9303-3), e-mail addresses. Names it
 * can't recognise: those stay the author's duty. Says what it found, never the text.
 *
 * @param field JSON pointer (RFC 6901)
 */
export function validateClearText(field: string, text: string): Violation[] {
  const undated = text.replace(DATES, '…');
  return TRACES.filter(([trace]) => trace.test(undated)).map(([, got]) => ({
    field,
    expected: 'a text without personal data',
    got,
  }));
}
