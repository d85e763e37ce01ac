import type { Query } from '@sinergi/database';

type Json = Record<string, unknown>;

/** An event of the feed, as far as detection looks at it. */
export interface FeedItem {
  id: string;
  type: string;
  entityversion: number;
  data: Json;
}

/** The flows that the rules look at. */
export const WATCHED_FLOWS = ['permit', 'movement', 'subject'];

/** What of a permit the rules may know: the document's facts and nothing of the person. */
const PERMIT_FACTS = ['kind', 'origin', 'status', 'validFrom', 'validUntil', 'pendingSince', 'decision', 'decidedAt', 'endedOn'];
const MOVEMENT_FACTS = ['direction', 'at'];

/**
 * Takes events into detection's own tables and notes whom to look at, in one transaction with the place in the feed. A version that is known
 * changes nothing, so a feed that is read again ends in the same tables.
 *
 * @param lookAt when to look at whoever changed: a little later, so that what belongs together has come
 */
export async function takeEvents(query: Query, items: readonly FeedItem[], lookAt: Date): Promise<void> {
  for (const item of items) {
    const flow = item.type.split('.')[2];
    const subjects =
      flow === 'subject' ? await takeSubject(query, item) : await takeEntity(query, flow === 'permit' ? 'permit' : 'movement', item);
    for (const subjectId of subjects) await lookAtSoon(query, subjectId, lookAt);
  }
}

export async function lookAtSoon(query: Query, subjectId: string, at: Date): Promise<void> {
  await query('INSERT INTO due (subject_id, at) VALUES ($1, $2) ON CONFLICT (subject_id) DO UPDATE SET at = excluded.at', [subjectId, at]);
}

async function takeEntity(query: Query, table: 'permit' | 'movement', { id, entityversion, data }: FeedItem): Promise<string[]> {
  const names = table === 'permit' ? PERMIT_FACTS : MOVEMENT_FACTS;
  const facts = Object.fromEntries(names.map((name) => [name, data[name] ?? null]));
  const idField = `${table}_id`;
  const entityId = String(data[`${table}Id`]);
  const before = await query(`SELECT subject_id FROM ${table} WHERE ${idField} = $1`, [entityId]);
  const area = table === 'permit' ? ', kecamatan' : '';
  const values = [
    entityId,
    data['subjectId'],
    id,
    entityversion,
    JSON.stringify(facts),
    ...(table === 'permit' ? [data['kecamatan'] ?? null] : []),
  ];
  await query(
    `INSERT INTO ${table} (${idField}, subject_id, event_id, version, facts${area}) VALUES ($1, $2, $3, $4, $5${area ? ', $6' : ''})
     ON CONFLICT (${idField}) DO UPDATE SET subject_id = excluded.subject_id, event_id = excluded.event_id, version = excluded.version,
       facts = excluded.facts${area ? ', kecamatan = excluded.kecamatan' : ''}
     WHERE ${table}.version < excluded.version`,
    values,
  );
  // An entity that was put right may have been somebody else's before.
  return [...new Set([String(data['subjectId']), ...before.map((row) => String(row['subject_id']))])];
}

async function takeSubject(query: Query, { entityversion, data }: FeedItem): Promise<string[]> {
  const subjectId = String(data['subjectId']);
  const links = (data['links'] as { subjectId: string; relation: string; assertedAt: string }[]) ?? [];
  const taken = await query(
    `INSERT INTO subject (subject_id, version, links) VALUES ($1, $2, $3)
     ON CONFLICT (subject_id) DO UPDATE SET version = excluded.version, links = excluded.links WHERE subject.version < excluded.version RETURNING 1 AS taken`,
    [subjectId, entityversion, JSON.stringify(links)],
  );
  if (taken.length === 0) return [];
  const before = await query('DELETE FROM subject_link WHERE one = $1 RETURNING other', [subjectId]);
  for (const { subjectId: other, relation, assertedAt } of links)
    await query('INSERT INTO subject_link (one, other, relation, asserted_at) VALUES ($1, $2, $3, $4)', [
      subjectId,
      other,
      relation,
      assertedAt,
    ]);
  return [...new Set([subjectId, ...before.map((row) => String(row['other'])), ...links.map((link) => link.subjectId)])];
}
