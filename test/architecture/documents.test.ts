import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOFTWARE } from '../../apps/agency/src/software.js';

const DOCUMENTS = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  'deploy/local/README.md',
  'schemas/README.md',
  'schemas/CATALOGUE.md',
];

describe('the documents', () => {
  it.each(DOCUMENTS)('%s links to nothing that is not there', (document) => {
    const links = [...readFileSync(document, 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(
      ([, target]) => target!,
    );
    const broken = links.filter(
      (target) => !/^[a-z]+:/.test(target) && !existsSync(join(dirname(document), target)),
    );
    expect(broken).toEqual([]);
  });

  it('name every npm script that they tell to run', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const told = DOCUMENTS.flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name!),
    );
    expect(told.filter((name) => !scripts[name])).toEqual([]);
    expect(told.length).toBeGreaterThan(5);
  });
});

describe('the version', () => {
  it('that reports carry is the package’s', () => {
    expect(SOFTWARE).toBe(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    );
  });
});
