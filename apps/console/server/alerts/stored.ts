import { Problem } from '@sinergi/web-server';
import { z } from 'zod';

const uuid = z.uuid();

/**
 * Reads an id as the database keeps ids.
 * @throws Problem not-found for any other text, since no row can have it
 */
export function idIn(text: string, what: string): string {
  const parsed = uuid.safeParse(text);
  if (!parsed.success)
    throw new Problem('not-found', `Expected the id of ${what}, got another text`);
  return parsed.data;
}

/**
 * Runs work that needs the console's database.
 * @throws Problem unavailable while the database is away; a Problem of `work` unchanged
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
