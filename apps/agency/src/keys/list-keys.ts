import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, SIGNING_ALGORITHM } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import type { AgencyProfile } from '@sinergi/settings';
import { Keystore, PublisherKeys } from '@sinergi/trust';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { CLOCK, type Clock, KEY_RULES, type KeyRules, PROFILE } from '../ground/tokens.js';
import { count, time } from '../http/answer-schema.js';
import { OwnSigner } from '../signing/own-signer.js';

const DAY_MS = 86_400_000;
/** So many audiences are listed; a publisher has one per group, district and agency. */
const MOST_AUDIENCES = 1_000;

const ownKey = z.object({
  keyId: z.string(),
  use: z.enum(['SIGN', 'WRAP']).describe('SIGN: Ed25519; WRAP: X25519, others wrap for it'),
  state: z
    .enum(['USED', 'NEXT', 'FORMER', 'WITHDRAWN'])
    .describe(
      'NEXT: it waits for the directory and its fences; FORMER: it only opens or proves what was ' +
        'before; WITHDRAWN: the directory says so',
    ),
  listedAt: time().nullable().describe('When the directory listed it; null before'),
  isOld: z.boolean().describe('Older than the settings allow, and still used'),
});
const audience = z.object({
  group: z.string(),
  audience: z.string(),
  epoch: count(),
  madeAt: time(),
  members: count().describe('For how many keys it is wrapped'),
  isOutdated: z.boolean().describe('A member left or changed its key: the next epoch is due'),
});

export const keyList = z.object({
  keys: z.array(ownKey),
  audiences: z.array(audience).describe('The newest epoch of each'),
  subjectKeys: count().describe('Keys of subjects and entities, all generations'),
});
export type KeyList = z.infer<typeof keyList>;

/** Tells which keys an agency has, and in which state of their lives each is. No secret leaves. */
@Injectable()
export class ListKeys {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly keystore: Keystore,
    private readonly signer: OwnSigner,
    private readonly keys: PublisherKeys,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RULES) private readonly rules: KeyRules,
  ) {}

  async execute(): Promise<KeyList> {
    const { query } = this.database;
    const { rows } = await query(
      `SELECT DISTINCT ON (group_name, audience) group_name, audience, epoch, created_at,
         jsonb_array_length(wraps) AS members
       FROM audience_key
       ORDER BY group_name, audience, epoch DESC
       LIMIT ${MOST_AUDIENCES}`,
    );
    const outdated = new Set(
      (await this.keys.outdatedAudiences(query)).map(({ group, audience: of }) => `${group}/${of}`),
    );
    const counted = await query('SELECT count(*) AS count FROM subject_key');
    return {
      keys: this.ownKeys(),
      audiences: rows.map((row) => ({
        group: String(row['group_name']),
        audience: String(row['audience']),
        epoch: Number(row['epoch']),
        madeAt: (row['created_at'] as Date).toISOString(),
        members: Number(row['members']),
        isOutdated: outdated.has(`${String(row['group_name'])}/${String(row['audience'])}`),
      })),
      subjectKeys: Number(counted.rows[0]!['count']),
    };
  }

  /** Its own keys, the newest of each kind first. */
  ownKeys(): KeyList['keys'] {
    const { keystore, directory, profile } = this;
    const listed = directory.latest(profile.code)?.publicKeys ?? [];
    const all = [...keystore.publicKeys, ...keystore.formerPublicKeys];
    const isUsable = (keyId: string): boolean =>
      listed.some((key) => key.keyId === keyId && key.revokedAt === null);
    const wrapsFor = listed.findLast(
      ({ keyId, algorithm, revokedAt }) =>
        algorithm !== SIGNING_ALGORITHM && revokedAt === null && keystore.hasRecipient(keyId),
    );
    const used = [this.signer.get().keyId, wrapsFor?.keyId];
    return all.map(({ keyId, algorithm }) => {
      const since = directory.listedSince(profile.code, keyId);
      const isNewest = keystore.publicKeys.some((key) => key.keyId === keyId);
      const isUsed = used.includes(keyId);
      const isWithdrawn = since !== null && !isUsable(keyId);
      const age = since === null ? 0 : this.clock() - since;
      return {
        keyId,
        use: algorithm === SIGNING_ALGORITHM ? 'SIGN' : 'WRAP',
        state: isWithdrawn ? 'WITHDRAWN' : isUsed ? 'USED' : isNewest ? 'NEXT' : 'FORMER',
        listedAt: since === null ? null : new Date(since).toISOString(),
        isOld: isUsed && age > this.rules.oldAfterDays * DAY_MS,
      };
    });
  }
}
