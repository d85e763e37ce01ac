import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timedLines } from '../support/timed-lines.js';
import { Bench } from './bench.js';
import { estimatedMinutes } from './estimated-minutes.js';
import { quickLine } from './goals.js';
import { machine } from './machine.js';
import { HELP, type Options, readOptions } from './options.js';
import { keepOtherProfiles } from './profiles.js';
import { machineLine, reportFiles } from './report.js';
import { costsSection } from './report-costs.js';
import { goalsSection } from './report-goals.js';

const options = optionsOrEnd();
const say = timedLines();
const began = performance.now();
const startedAt = new Date().toISOString().slice(0, 16).replace('T', ' ');
const bench = new Bench(options, say);
let ended = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (ended) return;
    ended = true;
    say('Stopping everything');
    void bench.stop().finally(() => process.exit(130));
  });

say(`This takes about ${estimatedMinutes(options)} minutes on two processors. ${machine()}`);
try {
  const results = await bench.run();
  await bench.stop();
  const minutes = (performance.now() - began) / 60_000;
  if (options.reportFolder !== '') {
    mkdirSync(options.reportFolder, { recursive: true });
    const meanBytes = results.relays[0]?.meanBytes ?? 0;
    const others = keepOtherProfiles(options.reportFolder, machine());
    const facts = { machine: machine(), others, startedAt, minutes, options, meanBytes };
    for (const [name, text] of Object.entries(reportFiles(results, facts)))
      writeFileSync(join(options.reportFolder, name), text);
    say(`Wrote ${join(options.reportFolder, 'README.md')}`);
  }
  const tables = [...goalsSection(results), ...costsSection(results)];
  process.stdout.write(`\n${tables.join('\n')}\n`);
  say(machineLine(results, { machine: machine(), startedAt }));
  say(`Done in ${minutes.toFixed(1)} minutes`);
  process.stdout.write(`${quickLine(results)}\n`);
} catch (error) {
  if (!ended) {
    ended = true;
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
} finally {
  await bench.stop();
}

function optionsOrEnd(): Options {
  try {
    const read = readOptions(process.argv.slice(2));
    if (read) return read;
    process.stdout.write(`${HELP}\n`);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}\n`);
    process.exit(2);
  }
}
