/** A file that is not taken: what was expected of it, and what came. It shows no content. */
export class MediaRefused extends Error {
  override readonly name = 'MediaRefused';

  constructor(
    readonly expected: string,
    readonly got: string,
  ) {
    super(`Expected ${expected}, got ${got}`);
  }
}

export const endsEarly = (what: string): MediaRefused =>
  new MediaRefused(`a whole ${what}`, 'one that ends early or is damaged');
