const WIDTH = 100;
/** A comment or a piece of code without a space: a URL, a hash. */
const UNBREAKABLE = /^\s*(?:\/\/|\*|#)?\s*\S+$/;

/**
 * Returns the lines of a source that are wider than code may be, except those that cannot be
 * broken.
 * @param {string} source
 * @returns {{ line: number, columns: number }[]} counted from 1
 */
export function longLines(source) {
  return source.split('\n').flatMap((text, index) => {
    const columns = [...text].length;
    return columns > WIDTH && !UNBREAKABLE.test(text) ? [{ line: index + 1, columns }] : [];
  });
}
