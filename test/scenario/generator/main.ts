import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { populationLines } from './population-lines.js';

const HELP = `npm run population -- --people N [--seed S] --out FILE.ndjson

Writes a population for npm run scenario (docs/scenario.md): people who live as the law allows,
violations of every rule of early detection, and the traps of each. The same number and seed give
the same file.

  --people N  how many people, at least 300
  --seed S    a whole number (1)
  --out FILE  where it is written`;

const LEAST = 300;

try {
  const { people, seed, out } = readOptions(process.argv.slice(2));
  await pipeline(Readable.from(texts(people, seed)), createWriteStream(out));
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n\n${HELP}\n`);
  process.exitCode = 2;
}

function* texts(people: number, seed: number): Generator<string> {
  for (const line of populationLines(people, seed)) yield `${JSON.stringify(line)}\n`;
}

/** @throws RangeError with what was expected and what came */
function readOptions(args: readonly string[]): { people: number; seed: number; out: string } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  });
  const [people, seed] = [Number(values.people), Number(values.seed)];
  if (!Number.isSafeInteger(people) || people < LEAST)
    throw new RangeError(`Expected ${LEAST} people or more as --people, got ${values.people}`);
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`Expected a whole number as --seed, got ${values.seed}`);
  if (values.out === undefined) throw new RangeError('Expected a file as --out, got none');
  return { people, seed, out: values.out };
}
