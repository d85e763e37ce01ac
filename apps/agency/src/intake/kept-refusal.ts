import type { Problem } from '../problem/problem.js';

const NOT_KEPT = 'not kept';

/**
 * What is kept of a refused line: what was expected, and where; never what came, since a line says
 * what only a seal may hold. Whoever sent it has the line.
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
        // The name of a field that is none came with the line.
        field: expected === 'no such field' ? field.replace(/\/[^/]*$/, '') : field,
        expected,
        got: NOT_KEPT,
      })),
    }),
  };
}
