import { MediaRefused } from './media-refused.js';

/** A camera has some 50 million pixels; whoever draws a picture needs four bytes for each. */
const MOST_PIXELS = 64_000_000;

/**
 * Expects a picture that a program can draw in the memory of a phone: it is asked before anything
 * of the picture is unpacked.
 * @throws MediaRefused
 */
export function expectDimensions(width: number, height: number): void {
  if (width > 0 && height > 0 && width * height <= MOST_PIXELS) return;
  throw new MediaRefused(
    `a picture of at most ${MOST_PIXELS} pixels`,
    `one of ${width} × ${height}`,
  );
}
