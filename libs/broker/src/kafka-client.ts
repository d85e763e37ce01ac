import './metadata-or-outage.js';
import type { OutageLog } from '@sinergi/outage';
import { Kafka, type LogEntry, logLevel, type RequestEvent } from 'kafkajs';

/** The logger for messages of KafkaJS; a pino logger fits. */
export interface BusLogger {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface KafkaBusOptions {
  /** host:port */
  brokers: string[];
  /** PEM of the authority that signed the brokers' certificates */
  ca: string;
  username: string;
  password: string;
  clientId: string;
  logger: BusLogger;
  /** called when a connection fails or the broker answers: the broker is away or back */
  outage?: Pick<OutageLog, 'failed' | 'answered'>;
  /** called at every request to a broker, for counting */
  onRequest?(): void;
}

/** After an outage the longest of these delays is waited once more, so it bounds the recovery. */
const LONGEST_RETRY_MS = 1_500;
export const RETRY = { initialRetryTime: 150, maxRetryTime: LONGEST_RETRY_MS, retries: 5 };

/** A KafkaJS client over SASL_SSL with SCRAM-SHA-512. */
export function kafkaClient({
  brokers,
  ca,
  username,
  password,
  clientId,
  logger,
  outage,
}: KafkaBusOptions): Kafka {
  return new Kafka({
    clientId,
    brokers,
    ssl: { ca: [ca] },
    sasl: { mechanism: 'scram-sha-512', username, password },
    // Covers the time from the first packet to TLS. A machine that starts all services at once is
    // slow, not away.
    connectionTimeout: 10_000,
    authenticationTimeout: 20_000,
    requestTimeout: 30_000,
    enforceRequestTimeout: true,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => relayLog(logger, outage, entry),
  });
}

/** The namespaces of KafkaJS that log an error when a connection cannot be made or ends. */
const OF_CONNECTIONS: ReadonlySet<string> = new Set(['Connection', 'BrokerPool', 'Cluster']);

/** A log message of KafkaJS about a connection, as an error. */
class BrokerAway extends Error {
  override readonly name = 'BrokerAway';
  readonly outage = 'away';
}

/**
 * Notes an answer of the broker. If its request was sent after the last failure, the outage is
 * over.
 */
export function noteAnswer(
  outage: KafkaBusOptions['outage'],
  { payload: { duration } }: Pick<RequestEvent, 'payload'>,
): void {
  outage?.answered(performance.now() - duration);
}

/**
 * Passes KafkaJS's log to the logger. KafkaJS logs a momentary outage as an error; only the callers
 * know whether it is one.
 */
export function relayLog(
  logger: BusLogger,
  outage: KafkaBusOptions['outage'],
  { level, log, namespace }: LogEntry,
): void {
  const {
    message: said,
    error,
    broker,
    groupId,
  } = log as {
    /** KafkaJS also passes errors here unchanged */
    message: unknown;
    error?: unknown;
    broker?: unknown;
    groupId?: unknown;
  };
  const message = said instanceof Error ? said.message : String(said);
  const fields = {
    namespace,
    broker,
    groupId,
    kafkaError: typeof error === 'string' ? error : undefined,
  };
  // A connection that logs a response, even an error code, works.
  const isAnswer = message.startsWith('Response ');
  const isOutage = outage !== undefined && OF_CONNECTIONS.has(namespace) && !isAnswer;
  if (isOutage && level <= logLevel.ERROR) outage.failed(new BrokerAway(message));
  if (level <= logLevel.ERROR && !isOutage) logger.warn(fields, message);
  else logger.debug(fields, message);
}
