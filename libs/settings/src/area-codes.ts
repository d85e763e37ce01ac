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

/** Returns the villages (kelurahan) of an area, such as 31.71, in the order of their codes. */
export function villagesIn(area: string): { code: string; name: string }[] {
  return rowsOf('villages').flatMap((row) => {
    const [code = '', , name = ''] = row.split(',');
    return code.startsWith(`${area}.`) ? [{ code, name: name.trim() }] : [];
  });
}

/**
 * Reads the first column of the package's tables; no more is needed. The package's own readers are
 * asynchronous and build objects.
 */
function readCodes(): Set<string> {
  const codes = FILES.flatMap((name) => rowsOf(name).map((row) => row.slice(0, row.indexOf(','))));
  return new Set(codes.filter(Boolean));
}

/** Reads the rows of one of the package's tables, without its head. */
function rowsOf(name: string): string[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve('idn-area-data')), '../data');
  return readFileSync(join(folder, `${name}.csv`), 'utf8')
    .split('\n')
    .slice(1);
}
