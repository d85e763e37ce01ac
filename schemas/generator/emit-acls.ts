import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aclsFor, type TopicDefinition } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';

/**
 * Emits `deploy/agencies/acls.generated.json`: the broker's access list for the present profiles.
 */
export function emitAcls(root: string, topics: readonly unknown[]): Map<string, string> {
  const folder = join(root, 'deploy/agencies');
  if (!existsSync(folder)) return new Map();
  const acls = aclsFor(readProfiles(folder), topics as readonly TopicDefinition[]);
  const lines = acls.map((acl) => `    ${JSON.stringify(acl)}`).join(',\n');
  return new Map([
    [
      'deploy/agencies/acls.generated.json',
      '{\n  "comment": "generated, do not edit: npm run generate",\n' +
        `  "acls": [\n${lines}\n  ]\n}\n`,
    ],
  ]);
}
