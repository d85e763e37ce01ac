import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './send-import.js';

/** The display of an import's progress. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  end(): void;
}

const SAY_EVERY_MS = 3_000;
const number = new Intl.NumberFormat('en');

/** Shows a bar on a terminal, and otherwise a line every few seconds. */
export function progressDisplay(
  stream: NodeJS.WritableStream & { isTTY?: boolean },
  totalBytes: number,
): ProgressDisplay {
  return stream.isTTY ? barOn(stream, totalBytes) : linesOn(stream, totalBytes);
}

function barOn(stream: NodeJS.WritableStream, totalBytes: number): ProgressDisplay {
  const format =
    '{bar} {percentage} % · {lines} lines · {accepted} accepted, ' +
    '{rejected} rejected · {eta_formatted} left';
  const bar = new SingleBar(
    { stream, format, hideCursor: true, clearOnComplete: false },
    Presets.shades_classic,
  );
  bar.start(totalBytes, 0, { lines: '0', accepted: '0', rejected: '0' });
  return {
    show: ({ byte, ...counts }) => bar.update(byte, wordsOf(counts)),
    end: () => bar.stop(),
  };
}

function linesOn(stream: NodeJS.WritableStream, totalBytes: number): ProgressDisplay {
  let saidAt = performance.now();
  return {
    show({ byte, ...counts }) {
      if (performance.now() - saidAt < SAY_EVERY_MS) return;
      saidAt = performance.now();
      const { lines, accepted, rejected } = wordsOf(counts);
      stream.write(
        `${Math.floor((byte / totalBytes) * 100)} %: ${lines} lines, ${accepted} accepted, ` +
          `${rejected} rejected\n`,
      );
    },
    end: () => undefined,
  };
}

function wordsOf({
  lines,
  accepted,
  rejected,
}: Omit<Progress, 'byte'>): Record<'lines' | 'accepted' | 'rejected', string> {
  return {
    lines: number.format(lines),
    accepted: number.format(accepted),
    rejected: number.format(rejected),
  };
}
