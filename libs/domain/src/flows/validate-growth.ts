import type { Fields } from '../flow-rules.js';
import type { Violation } from '../violation.js';
import { instant } from './shown.js';

/** Validates that a time, epoch ms, is later than in the version before. */
export function validateGrowth(name: string, after: Fields, before: Fields): Violation[] {
  const [from, to] = [before, after].map((fields) => Number(fields[name] ?? Number.NaN));
  if (to! > from!) return [];
  return [{ field: `/${name}`, expected: `a time after ${instant(from!)}`, got: instant(to!) }];
}
