/**
 * The operator who is logged in to the console, and the rights of each role. The server enforces
 * them; the page only follows them.
 */

export const ROLES = ['viewer', 'operator', 'agency-admin', 'platform-admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * The rights that an operator can have at an agency. `look`: what the exchange itself tells
 * (reports, log ends), of every agency. `read`: the agency's messages, with sealed groups sealed.
 * `unmask`: open a sealed group, with a reason. `operate`: scrub, heal, redrive, pause,
 * acknowledge. `reset`: rewind or resynchronise a position, silence alerts, end sessions.
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
  /** sent as `x-sinergi-csrf` with every request that changes something */
  csrfToken: string;
  sessionExpiresAt: string;
  /** by agency code */
  can: Record<string, Capability[]>;
  /** whether the settings allow messages to be exported as a file */
  exportAllowed: boolean;
}

/**
 * GET /api/sessions: the operator's own sessions; an administrator also gets those of the agency, a
 * platform administrator gets all.
 */
export interface SessionRow {
  id: string;
  operator: Operator;
  startedAt: string;
  lastSeenAt: string;
  expiresAt: string;
  isThisOne: boolean;
}

/** The kinds of human actions at the console that are written down. */
export const ACTION_KINDS = [
  'operation.begin',
  'operation.hold',
  'operation.release',
  'operation.cancel',
  'message.unmask',
  'limit.ask-beyond',
  'limit.confirm-beyond',
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
 * GET /api/actions?cursor= and GET /api/actions/export?format=csv|json take these filters; an
 * action must match all of them.
 */
export interface ActionFilter {
  /** text to find in names, reasons and targets */
  search?: string | undefined;
  action?: ActionKind | undefined;
  /** the agency that the action concerns */
  agency?: string | undefined;
  outcome?: ActionOutcome | undefined;
  /** ISO, included */
  from?: string | undefined;
  /** ISO, not included */
  to?: string | undefined;
}

/** GET /api/actions?cursor: every action of a human, latest first. */
export interface ActionRow {
  id: string;
  at: string;
  operator: { id: string; name: string; agency: string };
  action: ActionKind;
  /** the agency that the action concerns; null where it concerns no single agency */
  agency: string | null;
  target: Record<string, unknown>;
  reason: string;
  before: unknown;
  after: unknown;
  outcome: ActionOutcome;
  /**
   * true while the agency is still asked for the operation's end: `after` holds the last known
   * state
   */
  isLastKnown?: true | undefined;
}

export interface Page<T> {
  items: T[];
  /** opaque; null at the end */
  nextCursor: string | null;
}
