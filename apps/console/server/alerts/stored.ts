import { z } from 'zod';
import { Problem } from '../http/problem.js';

const uuid = z.uuid();

/** An id as the database keeps them. @throws Problem not-found, since nothing has another one */
export function idIn(text: string, what: string): string {
  const parsed = uuid.safeParse(text);
  if (!parsed.success)
    throw new Problem('not-found', `Expected the id of ${what}, got another text`);
  return parsed.data;
}

/**
 * What only the console's database knows.
 * @throws Problem unavailable while it is away; a Problem of the work's own as it is
 */
export async function stored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('unavailable', "Expected the console's database, got no answer", {
      cause: error,
    });
  }
}
