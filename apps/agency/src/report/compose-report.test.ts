import { createHash, randomUUID } from 'node:crypto';
import { OutageLog } from '@sinergi/outage';
import { defaultOpeningLimits } from '@sinergi/settings';
import { type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '../database/database.js';
import { composeReport, type LiveState } from './compose-report.js';

const live: LiveState = {
  agency: 'kec-menteng',
  at: 0,
  startedAt: 0,
  ready: true,
  software: 'test',
  waiting: 0,
  findings: [],
  ownedDiffering: 0,
  ledgerFaultAt: 0,
  published: [],
  oldKeys: [],
  openingLimits: defaultOpeningLimits(),
  lookedOverAt: () => 0,
  logEnd: () => 0n,
};

let postgres: TemporaryPostgres;
let database: Database;

beforeAll(async () => {
  postgres = await temporaryPostgres();
  database = new Database({
    agency: live.agency,
    url: await postgres.createDatabase('agency'),
    poolSize: 2,
    outage: new OutageLog({ of: 'database', logger: { warn: () => undefined } }),
  });
  await database.connect();
});
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

async function putAside(topic: string, offset: number, reason: string): Promise<void> {
  const bytes = Buffer.from(randomUUID());
  await database.query(
    `INSERT INTO dead_letter (topic, partition, log_offset, reason, detail, key, value_bytes,
       sha256, appended_at)
     VALUES ($1, 0, $2, $3, '{}', 'k', $4, $5, now())`,
    [topic, offset, reason, bytes.length, createHash('sha256').update(bytes).digest()],
  );
}

it('a report counts the dead letters of each topic, and the forks among them', async () => {
  await putAside('timpora.sighting', 0, 'FORK');
  await putAside('timpora.sighting', 1, 'NOT_FRAMED');
  await putAside('timpora.permit', 0, 'NOT_FRAMED');
  expect(await composeReport(database.query, live)).toMatchObject({
    deadLetters: 3,
    deadLettersByTopic: [
      { topic: 'timpora.permit', count: 1 },
      { topic: 'timpora.sighting', count: 2 },
    ],
    forks: 1,
  });
});
