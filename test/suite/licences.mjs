// `npm run licences`: lists the licence of each delivered package, from the tree of the lock file.
import { execFileSync } from 'node:child_process';
import { ROOT } from './steps.mjs';

const bill = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }),
);
const packagesOf = new Map();
for (const { name, version, licenses = [] } of bill.components) {
  const licence =
    licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name).join() ||
    'not stated';
  packagesOf.set(licence, [...(packagesOf.get(licence) ?? []), `${name}@${version}`]);
}
for (const [licence, packages] of [...packagesOf].sort(([a], [b]) => a.localeCompare(b))) {
  process.stdout.write(`${licence} (${packages.length})\n  ${packages.sort().join('\n  ')}\n`);
}
