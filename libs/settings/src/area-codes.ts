import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FILES = ['provinces', 'regencies', 'districts', 'villages'];
let known: Set<string> | undefined;

/**
 * Whether a code names a province, regency, district or village. Source: Kemendagri codes by
 * `idn-area-data` (data under ODbL).
 */
export function isKnownArea(code: string): boolean {
  known ??= readCodes();
  return known.has(code);
}

/**
 * Reads the first column of the package's tables; no more is needed. The package's own readers are
 * asynchronous and build objects.
 */
function readCodes(): Set<string> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('idn-area-data')), '../data');
  const codes = FILES.flatMap((name) => {
    const [, ...rows] = readFileSync(join(folder, `${name}.csv`), 'utf8').split('\n');
    return rows.map((row) => row.slice(0, row.indexOf(','))).filter(Boolean);
  });
  return new Set(codes);
}
