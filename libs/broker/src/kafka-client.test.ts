import { type LogEntry, logLevel } from 'kafkajs';
import { expect, it } from 'vitest';
import { relayLog } from './kafka-client.js';

function relayed(message: unknown): { warned: string[]; failed: number } {
  const warned: string[] = [];
  let failed = 0;
  const entry: LogEntry = {
    namespace: 'Connection',
    level: logLevel.ERROR,
    label: 'ERROR',
    log: {
      timestamp: '2026-01-01T00:00:00.000Z',
      message: message as string,
      error: 'Not authorized',
    },
  };
  relayLog(
    { debug: () => undefined, warn: (_fields, text) => void warned.push(text) },
    {
      failed: () => {
        failed += 1;
        return false;
      },
      answered: () => undefined,
    },
    entry,
  );
  return { warned, failed };
}

it('tells an answer that refuses, and takes it for no outage', () => {
  const message = 'Response Metadata(key: 3, version: 6)';
  expect(relayed(message)).toEqual({ warned: [message], failed: 0 });
});

it('takes a connection that ended for an outage', () => {
  expect(relayed('Connection error: ')).toEqual({ warned: [], failed: 1 });
});

it.each([new Error('it ended'), undefined])(
  'ends nobody for what KafkaJS logs instead of a text: %s',
  (message) => {
    expect(relayed(message)).toEqual({ warned: [], failed: 1 });
  },
);
