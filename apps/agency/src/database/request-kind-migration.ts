import type { SqlMigration } from '@sinergi/database';

/**
 * Queries by kind mean what a request asks for, and no longer its status, which is a filter of its
 * own. All requests of before ask for information.
 */
export const requestKindMigration: SqlMigration = {
  name: 'RequestKinds1764800300000',
  up: `
    UPDATE state SET kind = 'INFORMATION',
      filters = COALESCE(filters, '{}') || jsonb_build_object('status', kind)
    WHERE topic = 'timpora.request';`,
  down: `
    UPDATE state SET kind = filters->>'status', filters = filters - 'status'
    WHERE topic = 'timpora.request' AND lane IS NOT NULL;`,
};
