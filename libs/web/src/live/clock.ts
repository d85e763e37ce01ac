import { useSyncExternalStore } from 'react';

const EVERY_MS = 1_000;
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function tick(): void {
  now = Date.now();
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(tick, EVERY_MS);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function read(): number {
  // The clock stood still while nobody used it: the first reader must not see an old time.
  if (timer === undefined) now = Date.now();
  return now;
}

/** Returns this browser's clock by the second; the whole page shares one timer. */
export function useBrowserNow(): number {
  return useSyncExternalStore(watch, read);
}
