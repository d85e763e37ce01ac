import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { DirectoryView } from '@sinergi/directory';
import { type HoldReach, type Lane, laneOf, PRIVILEGED_KINDS } from '@sinergi/domain';
import { flowOf } from '../ground/flow-of.js';
import { VALUE_READER } from '../ground/tokens.js';
import { SubjectLinks } from '../replica/subject-links.js';
import { type ValueReader } from '../replica/value-reader.js';
import { PrivilegedSubjects } from './privileged-subjects.js';

const HOLD = flowOf('hold');
const PERMITS = [flowOf('permit'), flowOf('diplomatic-permit')].map(({ topic }) => topic);

/**
 * Answers which subjects are held for a human. Every agency has the identity authority's holds; one
 * that reads permits or documents of the kind knows it from them, also before the hold has come.
 */
@Injectable()
export class SubjectsOnHold {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly links: SubjectLinks,
    private readonly privileged: PrivilegedSubjects,
    private readonly directory: DirectoryView<DirectoryEntry>,
  ) {}

  /**
   * Returns how far subjects are held in a lane, by any subject of the same person. Ordinary
   * subjects are absent.
   */
  async reachOf(
    query: SqlQuery,
    subjectIds: readonly string[],
    lane: Lane,
  ): Promise<Map<string, HoldReach>> {
    const wanted = [...new Set(subjectIds)];
    if (wanted.length === 0) return new Map();
    const people = await this.links.clustersOf(query, wanted);
    const held = await this.held(query, [...new Set([...people.values()].flat())], lane);
    const found = new Map<string, HoldReach>();
    for (const [subjectId, person] of people) {
      const reaches = person.flatMap((one) => held.get(one) ?? []);
      if (reaches.includes('EVERY_LEAD')) found.set(subjectId, 'EVERY_LEAD');
      else if (reaches.length > 0) found.set(subjectId, 'OVERSTAY');
    }
    return found;
  }

  private async held(
    query: SqlQuery,
    subjectIds: readonly string[],
    lane: Lane,
  ): Promise<Map<string, HoldReach[]>> {
    const { rows } = await query(
      `SELECT topic, owner, subject_id, value
       FROM state
       WHERE subject_id = ANY($1::uuid[])
         AND (topic = $2 AND kind = 'HELD'
           OR topic = ANY($3::text[]) AND kind = ANY($4::text[]) AND change <> 'RETRACTED')`,
      [subjectIds, HOLD.topic, PERMITS, PRIVILEGED_KINDS],
    );
    const held = new Map<string, HoldReach[]>();
    const add = (subjectId: string, reach: HoldReach) =>
      held.set(subjectId, [...(held.get(subjectId) ?? []), reach]);
    for (const row of rows) {
      const [topic, owner] = [String(row['topic']), String(row['owner'])];
      const fields = await this.values.read(topic, row['value'] as Buffer);
      if (laneOf(fields) !== lane) continue;
      if (topic !== HOLD.topic) add(String(row['subject_id']), 'EVERY_LEAD');
      else if (this.directory.latest(owner)?.identityAuthority === true)
        add(String(row['subject_id']), fields['reach'] === 'OVERSTAY' ? 'OVERSTAY' : 'EVERY_LEAD');
    }
    for (const subjectId of await this.privileged.among(query, subjectIds))
      add(subjectId, 'EVERY_LEAD');
    return held;
  }
}
