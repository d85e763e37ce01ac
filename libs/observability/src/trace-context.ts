import { randomBytes } from 'node:crypto';

/**
 * The identity of one trace over several services. It is passed from call to call, because tracking
 * it through promises costs a sixth of the processor before Node 24.
 */
export interface Trace {
  /** 32 hex digits */
  traceId: string;
  /** 2 hex digits */
  flags: string;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * Returns the trace that `traceparent` names, or a new one where it names none. Source: W3C Trace
 * Context, level 1.
 * @param traceparent the header as received; a malformed one starts a new trace
 */
export function continueTrace(traceparent?: string): Trace {
  const [, traceId, parentId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (!traceId || !parentId || !flags || /^0+$/.test(traceId) || /^0+$/.test(parentId))
    return { traceId: randomBytes(16).toString('hex'), flags: '01' };
  return { traceId, flags };
}

/** Returns the `traceparent` for the next call of a trace, with a new parent id. */
export function nextTraceparent({ traceId, flags }: Trace): string {
  return `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}`;
}
