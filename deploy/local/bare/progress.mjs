const began = performance.now();

/** Seconds since this process started its work, one decimal. */
export function elapsedSeconds() {
  return ((performance.now() - began) / 1000).toFixed(1);
}

/** Prints one line of progress with the time since the start in front. @param {string} line */
export function progress(line) {
  process.stdout.write(`${elapsedSeconds().padStart(6)} s  ${line}\n`);
}

/**
 * Prints `what` now and what `detail()` says every five seconds until stopped, so that no step is
 * ever silent.
 * @param {string} what @param {() => string} detail @returns {() => void} stops it
 */
export function keepTelling(what, detail) {
  const timer = setInterval(() => progress(`${what}: ${detail()}`), 5_000);
  timer.unref();
  return () => clearInterval(timer);
}
