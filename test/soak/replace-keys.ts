import { setTimeout as pause } from 'node:timers/promises';
import { eventually, withSession } from '@sinergi/testing';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { AgencySystem } from '../support/agency-system.js';
import { runSinergi } from '../support/run-sinergi.js';

/** The publisher whose sealed places are looked at afterwards. */
const PUBLISHER = 'kec-menteng';
const ENTITLED = 'polri-jakpus';
const NOT_ENTITLED = 'kec-senen';
/** Signs, opens, and does both for a district. */
const OWN_KEYS_OF = [PUBLISHER, ENTITLED, 'kec-gambir'];
const BY = ['--officer', 'Siti Latihan', '--reason', 'Latihan: kunci diganti di bawah beban'];
const LISTED_WITHIN_MS = 240_000;
const OPENED = 60;

/**
 * Replaces keys of every kind by command while the exchange works: signing and recipient keys of
 * three agencies, an epoch of each of a publisher's audiences, generations of its subjects' keys.
 *
 * @returns what was replaced, in words
 */
export async function replaceKeys(descriptor: PlatformDescriptor): Promise<string> {
  const keys = async (...args: string[]): Promise<string> => {
    const { code, said } = await runSinergi(descriptor, ['keys', ...args]);
    if (code !== 0) throw new Error(said);
    return said;
  };
  for (const agency of OWN_KEYS_OF) {
    const next: string[] = [];
    for (const kind of ['signing', 'recipient']) {
      const said = await keys('rotate', kind, '--agency', agency);
      next.push(/(ed25519|x25519)-[0-9a-f]{16}/.exec(said)![0]);
    }
    await eventually(
      `${agency} uses its new keys`,
      async () => {
        const said = await keys('list', '--agency', agency);
        return next.every((keyId) => said.includes(`${keyId}  used`));
      },
      LISTED_WITHIN_MS,
      2_000,
    );
  }
  const own = await ownKeys(descriptor);
  for (const { kind, group, of } of own)
    await keys('rotate', kind, '--agency', PUBLISHER, '--group', group, '--of', of, ...BY);
  return (
    `${2 * OWN_KEYS_OF.length} keys of agencies, ` +
    `${own.filter(({ kind }) => kind === 'audience').length} epochs and ` +
    `${own.filter(({ kind }) => kind === 'subject').length} generations`
  );
}

/** The audiences of the publisher, and some of the scopes under which it sealed. */
function ownKeys(descriptor: PlatformDescriptor) {
  return inDatabaseOf(descriptor, PUBLISHER, async (query) => {
    const { rows } = await query(
      `SELECT DISTINCT 'audience' AS kind, group_name, audience AS of FROM audience_key
       UNION ALL (
         SELECT DISTINCT 'subject', group_name, scope FROM subject_key
         WHERE group_name = 'location' LIMIT 10)`,
    );
    return rows.map((row) => ({
      kind: String(row['kind']),
      group: String(row['group_name']),
      of: String(row['of']),
    }));
  });
}

/**
 * Asks two agencies to open places that the publisher sealed before and after: one that may, and
 * one that may not.
 *
 * @returns what is not as it should be
 */
export async function wronglyOpened(descriptor: PlatformDescriptor): Promise<string[]> {
  const ids = await inDatabaseOf(descriptor, ENTITLED, async (query) => {
    const { rows } = await query(
      `SELECT entity_id FROM (
         SELECT entity_id, row_number() OVER (ORDER BY occurred_at) AS n, count(*) OVER () AS all
         FROM state WHERE topic = 'timpora.sighting' AND owner = $1) AS s
       WHERE n % greatest(1, s.all / $2) = 0 LIMIT $2`,
      [PUBLISHER, OPENED],
    );
    return rows.map((row) => String(row['entity_id']));
  });
  const wrong = ids.length < OPENED / 2 ? [`only ${ids.length} places to look at`] : [];
  for (const [code, isRight] of [
    [ENTITLED, (status: string) => status === 'OPEN'],
    [NOT_ENTITLED, (status: string) => status === 'NOT_ENTITLED'],
  ] as const)
    for (const id of ids) {
      const status = await statusAt(new AgencySystem(descriptor, code), id);
      if (!isRight(status)) wrong.push(`${code} got ${status} for ${id}`);
    }
  return wrong;
}

/** How a door answers for a place, once the keys that are on their way have come. */
async function statusAt(system: AgencySystem, id: string): Promise<string> {
  const until = performance.now() + 30_000;
  for (;;) {
    const { status, body } = await system.disclose('sightings', id, ['location']);
    const said: string = body?.groups?.location?.status ?? `HTTP ${status}`;
    if (said !== 'KEY_PENDING' || performance.now() > until) return said;
    await pause(250);
  }
}

function inDatabaseOf<T>(
  { agencies }: PlatformDescriptor,
  code: string,
  work: Parameters<typeof withSession<T>>[1],
): Promise<T> {
  return withSession(agencies.find((one) => one.code === code)!.databaseUrl, work);
}
