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
  // Nobody watched for a while: the first reader shall not see an old hour.
  if (timer === undefined) now = Date.now();
  return now;
}

/** This browser's clock by the second, one timer for the whole page. */
export function useBrowserNow(): number {
  return useSyncExternalStore(watch, read);
}
