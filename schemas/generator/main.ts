import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emitEventFields } from './emit-event-fields.js';
import { generate } from './generated-files.js';

/**
 * `generate` writes, `check` compares and lists what is stale, `publish` freezes the changed
 * schemas as their next version.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const command = process.argv[2] ?? 'generate';

if (!['generate', 'check', 'publish'].includes(command))
  throw new Error(`Expected generate, check or publish, got ${command}`);
if (command === 'publish') publish();
const { files, topics, titles } = generate(root);
if (command !== 'check') write(files);
// Generators that need the profiles run second, because the reader of profiles imports generated
// code.
const { emitAgencyApi } = await import('./emit-agency-api.js');
const { emitAcls } = await import('./emit-acls.js');
const { emitFirstDay } = await import('./emit-first-day.js');
const { emitRuleCards } = await import('./emit-rule-cards.js');
const { emitRuleLimits } = await import('./emit-rule-limits.js');
const { emitDashboards } = await import('./emit-dashboards.js');
const { emitPrometheus } = await import('./emit-prometheus.js');
const { lawPage, permitVerdictsFile } = await import('@sinergi/law');
const rest = new Map([
  ...emitAcls(root, topics),
  ...emitDashboards(),
  ...emitPrometheus(root),
  ...(await emitAgencyApi(root)),
  ...emitEventFields(),
  ...emitFirstDay(root, titles),
  ...emitRuleCards(),
  emitRuleLimits(),
  ['docs/law.md', lawPage()],
  ['docs/permit-verdicts.csv', permitVerdictsFile()],
]);
if (command !== 'check') write(rest);
else report([...stale(files), ...stale(rest)]);

function write(contents: Map<string, string>): void {
  for (const [path, content] of contents) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    process.stdout.write(`wrote ${path}\n`);
  }
}

function stale(contents: Map<string, string>): string[] {
  return [...contents].flatMap(([path, content]) => {
    const file = join(root, path);
    return existsSync(file) && readFileSync(file, 'utf8') === content ? [] : [path];
  });
}

function report(paths: string[]): void {
  if (paths.length === 0) return;
  process.stderr.write(
    `Stale, run npm run generate:\n${paths.map((path) => `  ${path}`).join('\n')}\n`,
  );
  process.exitCode = 1;
}

function publish(): void {
  const { schemas, published } = generate(root);
  for (const [name, schema] of schemas) {
    const newest = published.get(name)?.at(-1);
    if (newest && JSON.stringify(newest.schema) === JSON.stringify(schema)) continue;
    const file = join(root, 'schemas/published', name, `v${(newest?.version ?? 0) + 1}.avsc`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
    process.stdout.write(`froze ${relative(root, file)}\n`);
  }
}
