import type { OutageLog } from '@sinergi/outage';
import { Kafka, type LogEntry, logLevel, type RequestEvent } from 'kafkajs';

/** What KafkaJS says goes here; a pino logger fits. */
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
  /** told of what connections and answers say of the broker: that it answers, or is away */
  outage?: Pick<OutageLog, 'failed' | 'answered'>;
  /** told of every request to a broker, for whoever counts them */
  onRequest?(): void;
}

/** After an outage the longest of these is waited once more, so it bounds the recovery. */
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
    // From the first packet to TLS: a machine that starts everything at once is slow, not away.
    connectionTimeout: 10_000,
    authenticationTimeout: 20_000,
    requestTimeout: 30_000,
    enforceRequestTimeout: true,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => relayLog(logger, outage, entry),
  });
}

/** Who of KafkaJS says what it calls errors whenever a connection cannot be made or ends. */
const OF_CONNECTIONS: ReadonlySet<string> = new Set(['Connection', 'BrokerPool', 'Cluster']);

/** What KafkaJS says of a connection, as an error. */
class BrokerAway extends Error {
  override readonly name = 'BrokerAway';
  readonly outage = 'away';
}

/** An answer of the broker: what was asked after the last failure says that the outage is over. */
export function noteAnswer(
  outage: KafkaBusOptions['outage'],
  { payload: { duration } }: Pick<RequestEvent, 'payload'>,
): void {
  outage?.answered(performance.now() - duration);
}

/** KafkaJS calls errors what is a moment's outage; whether it is one, the callers know. */
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
    /** KafkaJS hands errors on as they are, too */
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
  // A connection that says what was answered, if only an error code, is there.
  const isAnswer = message.startsWith('Response ');
  const isOutage = outage !== undefined && OF_CONNECTIONS.has(namespace) && !isAnswer;
  if (isOutage && level <= logLevel.ERROR) outage.failed(new BrokerAway(message));
  if (level <= logLevel.ERROR && !isOutage) logger.warn(fields, message);
  else logger.debug(fields, message);
}
