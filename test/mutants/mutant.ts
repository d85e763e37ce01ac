/** A defect known from practice, as an edit of one source file. */
export interface Mutant {
  name: string;
  /** below the root */
  file: string;
  /** occurs once in the file */
  find: string;
  replace: string;
  /** test files of which one at least has to fail */
  tests: readonly string[];
}
