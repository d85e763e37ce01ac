import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const PAGE = 'docs/law-tests.md';

/** The rows of its tables: what, which test, and the file in which it is. */
const rows = readFileSync(PAGE, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, , test, , file] = /^\| (.+) \| (.+) \| \[(.+)\]\((.+)\) \|$/.exec(line) ?? [];
    return test && file ? [[test, join(dirname(PAGE), file)] as const] : [];
  });

it.each(rows)('the test “%s” is in %s', (title, file) => {
  expect(readFileSync(file, 'utf8')).toContain(title);
});

it('names every test that is taken from a text', () => {
  const texts = readFileSync('libs/law/src/judge-permit.test.ts', 'utf8').matchAll(
    /it\('((?:UU|PP|Perpres|Permenkumham) [^']+)'/g,
  );
  const named = rows.map(([title]) => title);
  for (const [, title] of texts) expect(named).toContain(title);
});
