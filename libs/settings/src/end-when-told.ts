/**
 * Ends the process in order when somebody says so: by SIGTERM, by SIGINT, or, where
 * `SINERGI_LEASH=stdin`, by closing our standard input, since then nobody is left to say it.
 *
 * @param stop finishes what is under way and closes what is open; called once
 * @param withinMs after which the process ends all the same
 * @returns ends it with an exit code, for whoever finds that the process cannot go on
 */
export function endWhenTold(
  stop: () => Promise<unknown>,
  { withinMs }: { withinMs: number },
): (code: number) => void {
  let isEnding = false;
  const end = (code: number): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(code || 1), withinMs);
    void stop().then(
      () => process.exit(code),
      () => process.exit(code || 1),
    );
  };
  const endWell = (): void => end(0);
  process.once('SIGTERM', endWell);
  process.once('SIGINT', endWell);
  if (process.env['SINERGI_LEASH'] === 'stdin')
    process.stdin.on('end', endWell).on('close', endWell).resume();
  return end;
}
