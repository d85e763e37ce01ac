/** Waits for a time. Ends early when the signal aborts, without an error: the loop looks at it. */
export function rest(ms: number, signal: AbortSignal): Promise<void> {
  return beginRest(ms, signal).over;
}

/** Begins a rest. @returns its end, and what ends it early */
export function beginRest(
  ms: number,
  signal: AbortSignal,
): { over: Promise<void>; end: () => void } {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
  return { over, end };
}
