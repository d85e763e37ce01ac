const LONGEST = 80;

/**
 * Quotes and shortens a text that came from outside, for an error: its quotes and control
 * characters are escaped, and a long text does not fill a log.
 */
export const quoted = (text: string): string => JSON.stringify(text.slice(0, LONGEST));
