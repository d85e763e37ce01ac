import type { Problem } from '../problem/problem.js';

const NOT_KEPT = 'not kept';

/**
 * Reduces a refused line's problem to what was expected and where. What came is not stored, because
 * a line holds content that only a seal may hold. The sender has the line.
 */
export function keptRefusal(problem: Problem): Record<string, unknown> {
  const { type, title, status, detail } = problem.toJSON();
  const { violations } = problem.extra;
  const [expected] = String(detail).split(/,? got /, 1);
  return {
    type,
    title,
    status,
    detail: `${expected}, got what is ${NOT_KEPT}`,
    ...(violations && {
      violations: violations.map(({ field, expected }) => ({
        // The name of an unknown field came with the line.
        field: expected === 'no such field' ? field.replace(/\/[^/]*$/, '') : field,
        expected,
        got: NOT_KEPT,
      })),
    }),
  };
}
