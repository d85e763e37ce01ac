import { randomUUID } from 'node:crypto';
import type { Fields, RuleContext, RuleParticipant } from '../../../flow-rules.js';
import { aContext, day, HOUR_MS, NOW } from '../../testing/a-context.js';
import { begin, type Carried, carryOut } from '../../testing/carry-out.js';
import { caseRules } from '../case-rules.js';

const DAY_MS = 24 * HOUR_MS;
/** A day of October 2026 or later; days apart by number. */
export const at = (dayNo: number): number => Date.parse('2026-10-01T03:00:00Z') + dayNo * DAY_MS;

const participant = (code: string, publishes: string[], purposes: string[]): RuleParticipant => ({
  ...{ code, kind: 'AGENCY', areaCodes: ['31.71'], identityAuthority: false, publishes },
  legalAuthority: purposes.map((purpose) => ({ purpose })),
});
/** Who may own which track is known by what they publish and for which purpose they act. */
const AGENCIES: readonly RuleParticipant[] = [
  participant('imigrasi-jakpus', ['permit', 'case'], ['SUPERVISION', 'ENFORCEMENT']),
  participant('imigrasi-dki', ['permit', 'case'], ['SUPERVISION', 'COORDINATION']),
  participant('polri-jakpus', ['case'], ['SUPERVISION', 'ENFORCEMENT']),
  participant('kejari-jakpus', ['case'], ['SUPERVISION', 'PROSECUTION']),
  participant('kec-menteng', ['case'], ['SUPERVISION']),
];
export const OWNER: Readonly<Record<string, string>> = {
  TAK: 'imigrasi-jakpus',
  INVESTIGATION: 'polri-jakpus',
  PROSECUTION: 'kejari-jakpus',
};
export const OFFICER = { officer: 'Rani Latihan' };
export const SUBJECT = randomUUID();

export const as = (owner: string, change: Partial<RuleContext> = {}): RuleContext =>
  aContext({ owner, participants: AGENCIES, ...change });

/** What a case says when it begins; of a prosecution with the investigation that it cites. */
export function aCase(track: string, change: Fields = {}): Fields {
  return {
    ...{ caseId: randomUUID(), subjectId: SUBJECT, track, grounds: [randomUUID()], articles: [] },
    ...{ citesCaseId: null, fileNo: 'SPDP/1/LATIHAN', addressees: [], attachments: [] },
    ...{ ...OFFICER, detail: null, occurredAt: at(0) },
    handling: { retainUntil: day('2031-11-24'), exercise: false, exerciseId: null },
    ...(track === 'PROSECUTION' ? { citesCaseId: randomUUID() } : {}),
    ...change,
  };
}
export const INVESTIGATED: Fields = { ...aCase('INVESTIGATION'), step: 'SPDP_SENT' };

/** What each change says, at times that fit each other. */
export const SAYS: Readonly<Record<string, Fields>> = {
  EXAMINED: {},
  CONFERENCE_HELD: {},
  DECIDED: {
    ...{ decisionNo: 'KEP-1/LATIHAN', decidedBy: 'OFFICE', actions: ['DEPORTATION'] },
    ...{ decidedAt: at(1), servedAt: at(1) },
  },
  OBJECTED: { objectedAt: at(2) },
  OBJECTION_FORWARDED: { forwardedAt: at(3) },
  OBJECTION_DECIDED: {
    ...{ objectionOutcome: 'REFUSED', objectionDecidedBy: 'MINISTER' },
    ...{ objectionDecisionNo: 'M-1/LATIHAN', objectionDecidedAt: at(4) },
  },
  FINAL: {},
  EXECUTED: { executedAt: at(6) },
  SPDP_SENT: { fileNo: 'SPDP/2/LATIHAN' },
  FILE_SENT: { fileNo: 'BP/1/LATIHAN' },
  FILE_RETURNED: { fileNo: 'P-19/1/LATIHAN' },
  FILE_COMPLETE: { fileNo: 'P-21/1/LATIHAN' },
  HANDED_OVER: {},
  CHARGED: { fileNo: 'PDM-1/LATIHAN' },
  VERDICT: {
    ...{ decisionNo: '1/Pid/LATIHAN', decidedBy: 'COURT', outcome: 'CONVICTED' },
    decidedAt: at(5),
  },
  STOPPED: { fileNo: 'SP3/1/LATIHAN', outcome: 'NO_ACTION' },
  CLOSED: {},
  NOTED: { detail: { text: 'Contoh catatan.' } },
  SERVED: { servedAt: at(2) },
  DETAINED: { detainedAt: at(1) },
  DETENTION_EXTENDED: { detainedUntil: day('2026-12-20'), fileNo: 'P-22/LATIHAN' },
  RELEASED: { releasedAt: at(4) },
  CONSULATE_NOTIFIED: { consulateNotifiedAt: at(2) },
  CORRECTED: {},
  RETRACTED: { detail: { text: 'Bukan orang ini.' } },
};

const saysOf = (before: Fields, change: string): Fields => ({
  ...OFFICER,
  ...SAYS[change],
  ...(change === 'CLOSED' && before['track'] === 'TAK'
    ? { outcome: before['executedAt'] === null ? 'NO_ACTION' : 'EXECUTED' }
    : {}),
});

export const opened = (track: string, said: Fields = {}, owner = OWNER[track]!): Carried =>
  begin(
    caseRules,
    track === 'PROSECUTION' ? 'SPDP_RECEIVED' : 'OPENED',
    aCase(track, said),
    as(owner, { related: track === 'PROSECUTION' ? { citesCaseId: INVESTIGATED } : {} }),
  );

/** Takes a change, saying what it says in these tests, or what is said over that. */
export const takes = (
  before: Fields,
  change: string,
  said: Fields = {},
  context: Partial<RuleContext> = {},
): Carried =>
  carryOut(
    caseRules,
    before,
    change,
    { ...saysOf(before, change), ...said },
    as(OWNER[String(before['track'])]!, context),
  );

/** Leads a new case through changes. @throws where one is refused */
export function through(track: string, ...changes: readonly string[]): Fields {
  return changes.reduce((before, change) => {
    const { refusal, violations, after } = takes(before, change);
    if (refusal !== null || violations.length > 0)
      throw new Error(`${change}: ${refusal ?? JSON.stringify(violations)}`);
    return after;
  }, opened(track).after);
}

export { NOW };
