const PASSED_ON = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'USER', 'LOGNAME'];

/**
 * The variables of our own environment that every part gets. Any other variable could make a part
 * behave differently from one terminal to the next.
 */
export function baseEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]!]],
  );
  return { ...Object.fromEntries(passed), ...extra };
}
