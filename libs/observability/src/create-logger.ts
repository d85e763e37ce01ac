import { isOutage } from '@sinergi/outage';
import pino, { type DestinationStream, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

export interface LoggerOptions {
  service: string;
  /** the agency whose service logs */
  agency?: string;
  level: 'debug' | 'info' | 'warn' | 'error';
  /** where the lines go; by default standard output */
  destination?: DestinationStream;
}

/** The fields that never belong in a log, in any logged object. */
const PERSONAL = [
  'person',
  'place',
  'documents',
  'document',
  'surname',
  'givenNames',
  'address',
  'machineReadableZone',
  'authorization',
  'password',
  'passphrase',
];

/**
 * Structured logs, one JSON object per line: time, level, service, agency, message; of a request
 * its trace id. Personal and secret fields are removed.
 */
export function createLogger({ service, agency, level, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: agency === undefined ? { service } : { service, agency },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[removed]',
      },
      serializers: { err: errorFields, error: errorFields },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/**
 * Returns only an error's own fields. Database drivers attach the failing statement, its parameters
 * and the offending row to their errors, and those can be personal data. An outage has no stack:
 * the place where it was met explains nothing.
 */
function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code, cause } = error as Error & { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(isOutage(error) ? {} : { stack: error.stack }),
    ...(cause instanceof Error ? { cause: { type: cause.name, message: cause.message } } : {}),
  };
}
