import { ServiceDatabase, type ServiceDatabaseOptions } from '@sinergi/database';
import { sessionEntity } from '@sinergi/web-server';
import { actionEntity } from './action-entity.js';
import {
  alertDeliveryEntity,
  alertEntity,
  alertWebhookEntity,
  silenceEntity,
} from './alert-entities.js';
import { consoleMigrations } from './console-migrations.js';

/** Makes the console's own database: its tables, and the rows that TypeORM maps. */
export const consoleDatabase = (
  options: Pick<ServiceDatabaseOptions, 'url' | 'poolSize' | 'outage'>,
): ServiceDatabase =>
  new ServiceDatabase({
    ...options,
    service: 'console',
    migrations: consoleMigrations,
    entities: [
      sessionEntity,
      actionEntity,
      alertEntity,
      silenceEntity,
      alertWebhookEntity,
      alertDeliveryEntity,
    ],
  });
