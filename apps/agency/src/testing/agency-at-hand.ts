import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type DirectoryEntry, MemorySchemaRegistry } from '@sinergi/contracts';
import {
  type AgencyProfile,
  type AgencySettings,
  defaultAttachmentLimits,
  defaultOpeningLimits,
} from '@sinergi/settings';
import { temporaryPostgres } from '@sinergi/testing';
import { Keystore } from '@sinergi/trust';
import { agencyModule } from '../agency.module.js';
import { type AgencyParts, agencyParts } from '../bootstrap/agency-parts.js';
import { desiredEntry } from '../directory/desired-entry.js';
import { requireEntityFlow } from '../entity/entity-flow.js';
import { exampleBody } from '../entity/example-bodies.js';
import { type CheckedSubmission, checkSubmission, type Submission } from '../entity/submission.js';
import type { Clock } from '../ground/tokens.js';
import { WriteGate } from '../http/write-gate.js';

type Json = Record<string, unknown>;

/**
 * An agency's service, put together as at work, on a database of its own: with its keys, the whole
 * directory and this repository's schemas. It serves nothing, and asks no broker anything.
 */
export interface AgencyAtHand {
  profile: AgencyProfile;
  parts: AgencyParts;
  part<T>(type: abstract new (...args: never[]) => T): T;
  /** A body that its flow takes, live unless said otherwise; what `said` says comes over it. */
  body(flow: string, said?: Json): Json;
  /** A submission that begins an entity, or changes one where it says which. */
  submission(
    said: Pick<Submission, 'flow'> & Partial<Submission> & { data: unknown },
  ): CheckedSubmission;
  /** How many rows each of these tables has. */
  rowsOf(...tables: string[]): Promise<number[]>;
  close(): Promise<void>;
}

/** @param others participants whose keystores are made too, so that they are sealed for */
export async function agencyAtHand(
  code: string,
  others: Readonly<Record<string, Keystore>> = {},
  clock: Clock = Date.now,
): Promise<AgencyAtHand> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-agency-'));
  const postgres = await temporaryPostgres();
  const passphraseFile = join(folder, 'passphrase');
  const keystoreFile = join(folder, 'keystore');
  writeFileSync(passphraseFile, 'a phrase for a test');
  const own = await Keystore.create(keystoreFile, 'a phrase for a test');
  const parts = await agencyParts(
    settingsOf(code, {
      databaseUrl: await postgres.createDatabase('agency'),
      keystoreFile,
      passphraseFile,
      directoryKey: own.signingPublicKey.toString('base64url'),
    }),
    clock,
    new MemorySchemaRegistry(),
  );
  parts.replicaBus.clusterId = async () => 'one';
  parts.replicaBus.bounds = async () => [];
  await Promise.all([parts.database.connect(), parts.cluster.find()]);
  listAll(parts, { ...others, [code]: own });
  const app: INestApplicationContext = await NestFactory.createApplicationContext(
    agencyModule(parts, () => undefined),
    { logger: false },
  );
  app.get(WriteGate, { strict: false }).open();
  const { profile, boundaries, database } = parts;
  return {
    profile,
    parts,
    part: (type) => app.get(type as never, { strict: false }),
    body(name, said = {}) {
      const flow = requireEntityFlow(name);
      const { change: _, ...body } = exampleBody(flow, flow.begins[0]!, {
        ...{ profile, boundaries },
        now: Date.now(),
      });
      return { ...body, handling: { ...(body['handling'] as Json), exercise: false }, ...said };
    },
    submission: (said) =>
      checkSubmission({
        ...{ change: undefined, entityId: null, expectedVersion: null, key: undefined },
        ...said,
      }),
    rowsOf: (...tables) =>
      Promise.all(
        tables.map(async (table) => {
          const { rows } = await database.query(`SELECT count(*) AS n FROM ${table}`);
          return Number(rows[0]!['n']);
        }),
      ),
    async close() {
      await app.close();
      await database.close();
      for (const outage of parts.outages) outage.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const NO_PROOFS = { proof: null, endorsement: null };

/** Every participant as its profile says, under the keys that are known here. */
function listAll(
  { profiles, directory }: AgencyParts,
  keystores: Readonly<Record<string, Keystore>>,
): void {
  const records = profiles.map((profile, at) => {
    const keystore = keystores[profile.code];
    const handed =
      keystore?.publicKeys.map((key) => ({ ...key, validFrom: 0, ...NO_PROOFS })) ?? [];
    const entry = { ...desiredEntry(profile, handed, undefined), version: 1, change: 'LISTED' };
    return {
      ...{ offset: BigInt(at), appendedAt: 1, version: 1, isSigned: true, approvals: null },
      value: Buffer.from(profile.code),
      entry: entry as unknown as DirectoryEntry,
    };
  });
  directory.advance(records, BigInt(records.length));
}

/** Of a service that nothing is to be asked of but its database. */
function settingsOf(
  agency: string,
  at: { databaseUrl: string; keystoreFile: string; passphraseFile: string; directoryKey: string },
): AgencySettings {
  const account = { username: agency, password: 'of a test' };
  return {
    agency,
    exchange: { id: 'test', directoryKey: at.directoryKey },
    lane: 'LIVE',
    http: { host: '127.0.0.1', port: 1 },
    issuer: 'http://127.0.0.1:1',
    kafka: {
      ...{ brokers: ['127.0.0.1:1'], caFile: at.passphraseFile },
      ...{ relay: account, replica: account },
    },
    registry: { url: 'http://127.0.0.1:1' },
    database: { url: at.databaseUrl, poolSize: 6 },
    keystore: { file: at.keystoreFile, passphraseFile: at.passphraseFile },
    profilesDir: 'deploy/agencies',
    publicKeysDir: 'deploy/agencies',
    boundariesFile: 'deploy/data/kecamatan-jakarta-pusat.geojson',
    webhooks: { reach: 'loopback', firstRetryMs: 10, mostFailures: 3, rightHoldsMs: 60_000 },
    limits: { requestsPerSecond: 500, unverifiedPerSecond: 50, streamsPerClient: 8, streams: 64 },
    openings: defaultOpeningLimits(),
    attachments: defaultAttachmentLimits(),
    agencyUrls: {},
    logLevel: 'error',
  };
}
