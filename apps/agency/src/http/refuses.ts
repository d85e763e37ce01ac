import { ApiExtension } from '@nestjs/swagger';
import type { ProblemCode } from '../problem/problem-catalogue.js';

/** Where an operation says what it refuses with; the description has responses instead. */
export const PROBLEMS_OF = 'x-problems';

/** What an operation may be refused with, beside what every operation may. */
export const Refuses = (...codes: ProblemCode[]) => ApiExtension(PROBLEMS_OF, codes);
