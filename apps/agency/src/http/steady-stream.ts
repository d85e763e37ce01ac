import { Problem } from '../problem/problem.js';

/** The longest silence of a sender, and the least that it must send in a window. */
export interface Pace {
  idleMs: number;
  windowMs: number;
  leastBytesPerWindow: number;
}

export const UPLOAD_PACE: Pace = { idleMs: 15_000, windowMs: 30_000, leastBytesPerWindow: 1_024 };

/**
 * Passes a body on as long as it keeps coming. The clock runs only while this waits for the sender,
 * never while the consumer works.
 * @throws Problem too-slow
 */
export async function* steadyStream(
  body: AsyncIterable<Buffer>,
  { idleMs, windowMs, leastBytesPerWindow }: Pace = UPLOAD_PACE,
): AsyncGenerator<Buffer> {
  const iterator = body[Symbol.asyncIterator]();
  let waitedMs = 0;
  let bytes = 0;
  try {
    for (;;) {
      const began = performance.now();
      const next = await within(idleMs, iterator.next());
      if (next === 'late')
        throw new Problem(
          'too-slow',
          `Expected more of the body within ${idleMs / 1_000} s, got nothing`,
        );
      if (next.done) return;
      waitedMs += performance.now() - began;
      bytes += next.value.length;
      if (waitedMs > windowMs) {
        if (bytes < leastBytesPerWindow)
          throw new Problem(
            'too-slow',
            `Expected at least ${leastBytesPerWindow} bytes in ${windowMs / 1_000} s, got ${bytes}`,
          );
        waitedMs = 0;
        bytes = 0;
      }
      yield next.value;
    }
  } finally {
    // A sender that was given up is not waited for.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
