import type { Fields } from '../flow-rules.js';
import type { Violation } from '../violation.js';
import { instant } from './shown.js';

/** Validates that what ends, ends after it began; times in epoch ms. */
export function validateOrder(begins: string, ends: string, fields: Fields): Violation[] {
  const [from, to] = [Number(fields[begins]), Number(fields[ends])];
  if (to > from) return [];
  return [{ field: `/${ends}`, expected: `a time after ${instant(from)}`, got: instant(to) }];
}
