import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

interface TraceContext {
  /** 32 hex digits */
  traceId: string;
  /** 16 hex digits */
  parentId: string;
  flags: string;
}

const current = new AsyncLocalStorage<TraceContext>();
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * Runs `work` in a trace: the one that `traceparent` names, or a new one where it names none. Source: W3C Trace Context, level 1.
 * @param traceparent as it came in; anything malformed starts a new trace
 */
export function withTrace<T>(traceparent: string | undefined, work: () => T): T {
  return current.run(parse(traceparent) ?? fresh(), work);
}

/** The trace of the running work as a `traceparent` for the next one; a new trace outside of any. */
export function currentTraceparent(): string {
  const { traceId, flags } = current.getStore() ?? fresh();
  return `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}`;
}

/** 32 hex digits; undefined outside of any trace. */
export function currentTraceId(): string | undefined {
  return current.getStore()?.traceId;
}

function parse(traceparent: string | undefined): TraceContext | undefined {
  const [, traceId, parentId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (!traceId || !parentId || !flags || /^0+$/.test(traceId) || /^0+$/.test(parentId)) return undefined;
  return { traceId, parentId, flags };
}

function fresh(): TraceContext {
  return { traceId: randomBytes(16).toString('hex'), parentId: randomBytes(8).toString('hex'), flags: '01' };
}
