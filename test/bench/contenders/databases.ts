import { withSession } from '@sinergi/testing';
import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import { CREATE_BULLETIN_TABLE, PEER_TABLE } from '../bulletin-table.js';
import type { Target } from './contender.js';

/**
 * Creates a database anew in the exchange's own cluster, owned by its superuser. @returns its URL
 */
export async function makeDatabase(
  { postgres }: PlatformDescriptor,
  name: string,
  ...statements: string[]
): Promise<string> {
  const url = new URL(postgres.superuserUrl);
  await withSession(postgres.superuserUrl, async (query) => {
    await query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await query(`CREATE DATABASE ${name}`);
  });
  url.pathname = `/${name}`;
  if (statements.length > 0)
    await withSession(url.href, async (query) => {
      for (const statement of statements) await query(statement);
    });
  return url.href;
}

/** Creates a database per agency, with the peers' table. */
export async function makePeerTargets(
  descriptor: PlatformDescriptor,
  prefix: string,
  count: number,
): Promise<Target[]> {
  const targets: Target[] = [];
  for (let n = 1; n <= count; n++) {
    const name = `${prefix}_${String(n).padStart(2, '0')}`;
    const url = await makeDatabase(descriptor, name, CREATE_BULLETIN_TABLE);
    targets.push({
      name,
      url,
      table: PEER_TABLE,
      where: 'true',
      id: 'bulletin_id::text',
      held: `SELECT count(*) FROM ${PEER_TABLE}`,
    });
  }
  return targets;
}
