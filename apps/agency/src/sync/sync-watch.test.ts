import { createLogger } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import { EvidenceCheck } from '@sinergi/replica';
import { describe, expect, it } from 'vitest';
import { CheckFiles } from '../attachment/check-files.js';
import { Database } from '../database/database.js';
import { LedgerWatch } from '../disclosure/ledger-watch.js';
import { ReportTrigger } from '../ground/report-trigger.js';
import { SyncWatch } from './sync-watch.js';

describe('when the copy was last looked over', () => {
  const logger = createLogger({ service: 'agency', level: 'error' });
  const database = new Database({
    agency: 'kec-contoh',
    url: 'postgres://127.0.0.1:1/none',
    poolSize: 1,
    outage: new OutageLog({ of: 'database', logger }),
  });
  const watch = new SyncWatch(
    { code: 'kec-contoh' } as never,
    database,
    new ReportTrigger(),
    new LedgerWatch(database),
    new EvidenceCheck(database.inTransaction, {} as never),
    new CheckFiles(database, {} as never, {} as never),
    logger,
  );

  it('is never, while there is nothing to look at: a report carries that like any time', () => {
    expect(watch.lookedOverAt([])).toBe(0);
  });

  it('is never, while a part of it was not', () => {
    expect(watch.lookedOverAt([{ topic: 'timpora.sighting', partition: 0 }])).toBe(0);
  });
});
