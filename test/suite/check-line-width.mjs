// A step of `npm run check`: no line of code outside generated is wider than Biome's 100 columns.
// Biome itself breaks neither strings nor comments.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { longLines } from './long-lines.mjs';
import { ROOT } from './steps.mjs';

const listed = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs', '*.mts'],
  { cwd: ROOT, encoding: 'utf8' },
);
const files = listed
  .split('\n')
  .filter((file) => file !== '' && !file.includes('/generated/') && existsSync(join(ROOT, file)));
const found = files.flatMap((file) =>
  longLines(readFileSync(join(ROOT, file), 'utf8')).map(
    ({ line, columns }) => `${file}:${line}: Expected at most 100 columns, got ${columns}\n`,
  ),
);
process.stdout.write(found.join(''));
if (found.length > 0) process.exitCode = 1;
