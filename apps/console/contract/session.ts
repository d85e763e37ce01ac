/**
 * Who is logged in to the console, and what each role may do. Enforced by the server; the page only
 * follows it.
 */

export const ROLES = ['viewer', 'operator', 'agency-admin', 'platform-admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What can be done about an agency. `look`: what the exchange itself tells (reports, log ends), of
 * every agency. `read`: the agency's messages, sealed groups as sealed. `unmask`: open a sealed
 * group, with a reason. `operate`: scrub, heal, redrive, pause, acknowledge. `reset`: rewind or
 * resynchronise a position, silence alerts, end sessions.
 */
export const CAPABILITIES = ['look', 'read', 'unmask', 'operate', 'reset'] as const;
export type Capability = (typeof CAPABILITIES)[number];

export interface Operator {
  id: string;
  name: string;
  agency: string;
  roles: Role[];
}

export interface Me extends Operator {
  /** to be sent as `x-sinergi-csrf` with everything that changes something */
  csrfToken: string;
  sessionExpiresAt: string;
  /** by agency code */
  can: Record<string, Capability[]>;
  /** whether messages may be taken out as a file here */
  exportAllowed: boolean;
}

/**
 * GET /api/sessions: the own ones; an administrator also sees those of the agency, a platform
 * administrator all.
 */
export interface SessionRow {
  id: string;
  operator: Operator;
  startedAt: string;
  lastSeenAt: string;
  expiresAt: string;
  isThisOne: boolean;
}

/** What humans do at the console that is written down. */
export const ACTION_KINDS = [
  'operation.begin',
  'operation.hold',
  'operation.release',
  'operation.cancel',
  'message.unmask',
  'messages.export',
  'actions.export',
  'alert.acknowledge',
  'silence.begin',
  'silence.end',
  'alert-webhook.add',
  'alert-webhook.remove',
  'alert-webhook.test',
  'session.end',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];
export const ACTION_OUTCOMES = ['DONE', 'REFUSED', 'FAILED'] as const;
export type ActionOutcome = (typeof ACTION_OUTCOMES)[number];

/**
 * GET /api/actions?cursor= and GET /api/actions/export?format=csv|json take these: only what fits
 * all of them.
 */
export interface ActionFilter {
  /** in names, reasons and targets */
  search?: string | undefined;
  action?: ActionKind | undefined;
  /** the agency it is about */
  agency?: string | undefined;
  outcome?: ActionOutcome | undefined;
  /** ISO, included */
  from?: string | undefined;
  /** ISO, not included */
  to?: string | undefined;
}

/** GET /api/actions?cursor: every action by a human, latest first. */
export interface ActionRow {
  id: string;
  at: string;
  operator: { id: string; name: string; agency: string };
  action: ActionKind;
  /** the agency it is about, where it is about one */
  agency: string | null;
  target: Record<string, unknown>;
  reason: string;
  before: unknown;
  after: unknown;
  outcome: ActionOutcome;
  /** what an operation came to is being asked for: `after` says how it was last known */
  isLastKnown?: true | undefined;
}

export interface Page<T> {
  items: T[];
  /** opaque; null at the end */
  nextCursor: string | null;
}
