/**
 * Ends the process in order on SIGTERM or SIGINT. With `SINERGI_LEASH=stdin` it also ends when its
 * standard input closes, because then its parent has gone.
 *
 * @param stop finishes the work in progress and closes what is open; called once
 * @param withinMs the time after which the process ends in any case
 * @returns a function that ends the process with an exit code when it cannot continue
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
