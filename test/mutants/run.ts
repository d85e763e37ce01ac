import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Mutant } from './mutant.js';
import { mutants } from './mutants.js';

const HELP = `npm run mutants -- [--only TEXT]

Plants each known defect of such exchanges into the sources, one at a time, and runs the tests that
have to notice. The files on disk stay as they are.

  --only TEXT   only mutants whose name holds this`;

/** What a run of tests came to. */
interface Outcome {
  passed: number;
  failed: number;
  /** the first test that failed */
  first: string;
}

interface JsonReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  process.stdout.write(`${HELP}\n`);
  process.exit(0);
}
const chosen = mutants.filter(({ name }) => name.includes(values.only));
const work = mkdtempSync(join(tmpdir(), 'sinergi-mutants-'));
let killed = 0;
try {
  await requireGreen();
  for (const mutant of chosen) if (await isKilled(mutant)) killed += 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
say(`${killed} of ${chosen.length} mutants killed`);
process.exitCode = killed === chosen.length && chosen.length > 0 ? 0 : 1;

/** A test that fails anyway kills nothing. */
async function requireGreen(): Promise<void> {
  const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
  const { failed, passed, first } = await test(tests);
  if (failed > 0 || passed === 0)
    throw new Error(
      `Expected the tests to pass without a mutant, got ${failed} that failed: ${first}`,
    );
  say(`Without a mutant: ${passed} tests pass in ${tests.length} files`);
}

async function isKilled(mutant: Mutant): Promise<boolean> {
  const from = performance.now();
  const { passed, failed, first } = await test(mutant.tests, mutant.name);
  const dead = failed > 0;
  const how = dead ? `killed by "${first}"` : `SURVIVED ${passed} tests`;
  say(
    `${dead ? 'killed  ' : 'SURVIVED'}  ${mutant.name.padEnd(40)} ${how} ` +
      `(${((performance.now() - from) / 1_000).toFixed(1)} s)`,
  );
  return dead;
}

/**
 * @throws where the tests could not even be loaded: a defect that does not compile proves nothing
 */
async function test(files: readonly string[], mutant = ''): Promise<Outcome> {
  const report = join(work, 'report.json');
  rmSync(report, { force: true });
  const args = [
    'vitest',
    'run',
    '--config',
    'test/mutants/vitest.config.ts',
    '--project',
    'unit',
    '--bail',
    '1',
    '--reporter',
    'json',
  ];
  const said = await run([...args, '--outputFile', report, ...files], {
    SINERGI_MUTANT: mutant,
  });
  const { numPassedTests: passed, numFailedTests: failed, testResults } = readReport(report, said);
  const first =
    testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .find(({ status }) => status === 'failed')?.fullName ?? '';
  if (passed + failed === 0)
    throw new Error(
      `Expected tests to run${mutant ? ` with mutant "${mutant}"` : ''}, got none: ` +
        `${said.slice(-2_000)}`,
    );
  return { passed, failed, first };
}

function readReport(file: string, said: string): JsonReport {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JsonReport;
  } catch (error) {
    throw new Error(`Expected a report of the tests, got: ${said.slice(-2_000)}`, { cause: error });
  }
}

function run(args: string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('npx', args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
