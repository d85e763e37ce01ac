const PASSED_ON = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'USER', 'LOGNAME'];

/**
 * What every part is given of our own environment; the rest would change how it behaves from one
 * terminal to the next.
 */
export function baseEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]!]],
  );
  return { ...Object.fromEntries(passed), ...extra };
}
