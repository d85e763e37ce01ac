/** Prints lines, each with the minutes and seconds since the printer was created. */
export function timedLines(): (line: string) => void {
  const began = performance.now();
  return (line) => {
    const elapsed = Math.round((performance.now() - began) / 1_000);
    process.stdout.write(
      `${String(Math.floor(elapsed / 60)).padStart(3)}:${String(elapsed % 60).padStart(2, '0')} ` +
        ` ${line}\n`,
    );
  };
}
