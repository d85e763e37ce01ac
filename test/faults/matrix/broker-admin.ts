import { readFileSync } from 'node:fs';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import type { FaultyExchange } from './faulty-exchange.js';

/** The broker with its operator's account, beside the exchange and without the proxy. */
export async function brokerAdmin<T>(
  { platform }: FaultyExchange,
  work: (admin: Admin) => Promise<T>,
): Promise<T> {
  const { kafka } = platform.descriptor;
  const client = new Kafka({
    clientId: 'faults',
    brokers: kafka.brokers,
    ssl: { ca: [readFileSync(kafka.caFile, 'utf8')] },
    sasl: { mechanism: 'scram-sha-512', ...kafka.admin },
    logLevel: logLevel.NOTHING,
  });
  const admin = client.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
