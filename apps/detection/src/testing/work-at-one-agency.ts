import { AgencyClient } from '@sinergi/client';
import { ServiceDatabase } from '@sinergi/database';
import { createLogger } from '@sinergi/observability';
import { detectionMigrations } from '../detection-migrations.js';
import { DetectionWork } from '../detection-work.js';
import { SAYING } from './a-look.js';
import { PARTICIPANTS, someRules } from './some-rules.js';
import { NOW } from './some-world.js';

/** Runs detection's loop until the process is killed. @param apiUrl of its agency */
export async function workAt(apiUrl: string, databaseUrl: string): Promise<void> {
  const { signal } = new AbortController();
  const database = new ServiceDatabase({
    ...{ service: 'detection', url: databaseUrl, migrations: detectionMigrations },
  });
  const client = new AgencyClient({
    ...{ code: 'deteksi', apiUrl, issuer: apiUrl, clientId: 'deteksi', clientSecret: 'a secret' },
    signal,
  });
  const logger = createLogger({ service: 'detection', level: 'error' });
  const work = new DetectionWork({
    ...{ ...SAYING, database, client, logger, signal, settleMs: 0, book: someRules() },
    ...{ participants: PARTICIPANTS, now: () => NOW },
  });
  await work.run();
}
