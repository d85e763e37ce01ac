import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { benchKafkaConfig } from './bench-kafka.js';
import { nestStockModule } from './nest-stock-module.js';
import type { WorkerConfig } from './worker-parts.js';

const config = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as WorkerConfig;
await Promise.all(config.databases.map((url, i) => serve(url, `${config.groupPrefix}.${i}`)));
writeFileSync(config.readyFile, '');

/**
 * One microservice per database, as Nest's manual shows it. Partitions are read in parallel, as in
 * the ceiling. Resolves once it has its partitions.
 */
async function serve(url: string, groupId: string): Promise<void> {
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    nestStockModule(url, config.topic),
    {
      transport: Transport.KAFKA,
      logger: ['error', 'fatal'],
      options: {
        client: benchKafkaConfig(config),
        consumer: { groupId, sessionTimeout: 30_000, maxWaitTimeInMs: 1_000, minBytes: 1 },
        subscribe: { fromBeginning: true },
        run: { partitionsConsumedConcurrently: 3 },
        // The values are Avro, not JSON. Without this the transport would read them as text.
        parser: { keepBinary: true },
      },
    },
  );
  await app.listen();
}
