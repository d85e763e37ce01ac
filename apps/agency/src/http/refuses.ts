import { ApiExtension } from '@nestjs/swagger';
import type { ProblemCode } from '../problem/problem-catalogue.js';

/**
 * The extension in which an operation lists its problems; the final description has responses
 * instead.
 */
export const PROBLEMS_OF = 'x-problems';

/** Lists the problems of an operation beside those that every operation has. */
export const Refuses = (...codes: ProblemCode[]) => ApiExtension(PROBLEMS_OF, codes);
