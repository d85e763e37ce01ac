import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type OperatorCapability, operatorCapabilities } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import { SOFTWARE } from '../../apps/agency/src/ground/software.js';
import { OPERATORS } from '../../deploy/local/state/people.js';

const DOCUMENTS = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => `docs/${name}`),
  'apps/desk/README.md',
  'deploy/local/README.md',
  'schemas/README.md',
  'schemas/CATALOGUE.md',
  'test/faults/REPORT.md',
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

describe("the README's five minutes", () => {
  /** The prerequisites of each step, and the agencies that it is about. */
  const NEEDS: Record<string, OperatorCapability[]> = {
    'Jeda pembacaan': ['operate'],
    'Lanjutkan pembacaan': ['operate'],
    'Mundurkan posisi': ['reset'],
    'Surat mati': ['operate'],
    'Proses ulang': ['operate'],
  };

  it('can be walked by the one whom it has log in', () => {
    const readme = readFileSync('README.md', 'utf8');
    const [, name] = /log in as \*([^*]+)\*/.exec(readme) ?? [];
    const operator = OPERATORS.find((one) => one.name === name);
    expect(operator, `an operator called ${name}`).toBeDefined();
    const agencies = readdirSync('deploy/agencies')
      .filter((file) => /kind: AGENCY/.test(readFileSync(`deploy/agencies/${file}`, 'utf8')))
      .map((file) => file.replace(/\.yaml$/, ''));
    const lacking = Object.entries(NEEDS).flatMap(([step, capabilities]) => {
      expect(readme).toContain(step);
      // The poison record is at every agency; the steps before it are about one agency.
      const where = step === 'Surat mati' || step === 'Proses ulang' ? agencies : ['imigrasi-dki'];
      return where.flatMap((agency) => {
        const has = operatorCapabilities(operator!.roles, operator!.agency, agency);
        return capabilities.filter((one) => !has.includes(one)).map((one) => `${step}: ${one}`);
      });
    });
    expect(lacking).toEqual([]);
  });
});

describe('what is called by npx', () => {
  /** The packages that a checkout has installed; the documents may name no others. */
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const installed = new Set(Object.keys({ ...dependencies, ...devDependencies }));
  const texts = [
    ...DOCUMENTS,
    ...readdirSync('apps/cli', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .map((name) => join('apps/cli', name)),
  ];

  it('is installed in the checkout: a name that is not would be asked of the registry', () => {
    const called = texts.flatMap((text) =>
      [...readFileSync(text, 'utf8').matchAll(/\bnpx ([@\w][\w./@-]*)/g)].map(
        ([, name]) => `${text}: ${name}`,
      ),
    );
    expect(called.length).toBeGreaterThan(3);
    expect(called.filter((one) => !installed.has(one.split(': ')[1]!))).toEqual([]);
  });
});

describe('the version', () => {
  it('that reports carry is the package’s', () => {
    expect(SOFTWARE).toBe(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    );
  });
});
