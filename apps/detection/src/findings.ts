import type { Query } from '@sinergi/database';
import {
  type Answer,
  causeOf,
  type OpenUnit,
  type Said,
  type SaidFinding,
} from '@sinergi/detection';
import { TAKEN_FROM } from '@sinergi/domain';
import type { Claimed } from './unit-facts.js';

const COLUMNS = `f.*,
  (SELECT to_jsonb(a) FROM answer a
   WHERE a.alert_id = f.alert_id AND a.owner = f.competent_agency) AS answer,
  EXISTS (SELECT FROM answer a WHERE a.alert_id = f.alert_id AND a.stage = ANY($1::text[])
    AND (a.owner = f.competent_agency OR f.addressees ? a.owner)) AS taken`;

/**
 * Returns the open findings of units, and the latest finding about each cause, whatever became of
 * it and of whom it was. Their rows stay locked until the transaction ends.
 */
export async function saidFindings(
  query: Query,
  units: readonly Claimed[],
  causes: readonly Pick<SaidFinding, 'ruleId' | 'lane' | 'cause'>[],
): Promise<SaidFinding[]> {
  const ids = units.flatMap(({ unit, ids: each, lane }) => each.map((id) => ({ unit, id, lane })));
  const open = await query(
    `SELECT ${COLUMNS} FROM finding f
     JOIN unnest($2::text[], $3::text[], $4::text[]) AS s(unit, id, lane)
       ON f.unit = s.unit AND f.unit_id = s.id AND f.lane = s.lane
     WHERE f.state = 'OPEN' ORDER BY f.finding_no FOR UPDATE OF f`,
    [TAKEN_FROM, ids.map(({ unit }) => unit), ids.map(({ id }) => id), ids.map(({ lane }) => lane)],
  );
  if (causes.length === 0) return open.map(toFinding);
  const latest = await query(
    `SELECT ${COLUMNS} FROM finding f
     JOIN unnest($2::text[], $3::text[], $4::text[]) AS s(rule_id, lane, cause)
       ON f.rule_id = s.rule_id AND f.lane = s.lane AND f.cause = s.cause
     WHERE NOT EXISTS (SELECT FROM finding later WHERE later.rule_id = f.rule_id
       AND later.lane = f.lane AND later.cause = f.cause AND later.round > f.round)
     ORDER BY f.finding_no FOR UPDATE OF f`,
    [
      TAKEN_FROM,
      causes.map(({ ruleId }) => ruleId),
      causes.map(({ lane }) => lane),
      causes.map(({ cause }) => cause),
    ],
  );
  const each = new Map([...open, ...latest].map((row) => [row['finding_no'], row]));
  return [...each.values()].map(toFinding);
}

function toFinding(row: Record<string, unknown>): SaidFinding {
  return {
    findingNo: String(row['finding_no']),
    ruleId: String(row['rule_id']),
    ruleVersion: Number(row['rule_version']),
    lane: String(row['lane']),
    cause: String(row['cause']),
    round: Number(row['round']),
    unit: row['unit'] as OpenUnit,
    unitId: String(row['unit_id']),
    subjectId: row['subject_id'] as string | null,
    severity: String(row['severity']),
    status: row['state'] as SaidFinding['status'],
    basis: row['basis'] as string | null,
    evidence: (row['evidence'] as string[] | null) ?? [],
    dueAt: (row['due_at'] as Date | null)?.getTime() ?? null,
    escalatedAt: (row['escalated_at'] as Date | null)?.getTime() ?? null,
    competentAgency: String(row['competent_agency'] ?? ''),
    addressees: row['addressees'] as string[],
    answer: answerOf(row['answer'] as Record<string, string> | null),
    isTaken: row['taken'] === true,
  };
}

const answerOf = (row: Record<string, string | null> | null): Answer | null =>
  row && {
    eventId: row['event_id']!,
    owner: row['owner']!,
    stage: row['stage']!,
    result: row['result']!,
  };

/** Stores findings that changed and those that are new, and what is to be submitted about each. */
export async function storeFindings(
  query: Query,
  changed: readonly SaidFinding[],
  said: readonly (Said & { finding: SaidFinding })[],
): Promise<void> {
  const stored = changed.filter(({ findingNo }) => findingNo !== null);
  // Before the new ones: at most one is open for each cause.
  if (stored.length > 0)
    await query(
      `UPDATE finding f SET unit_id = s.unit_id, severity = s.severity, state = s.state,
         basis = s.basis, evidence = s.evidence, due_at = s.due_at,
         escalated_at = s.escalated_at, addressees = s.addressees
       FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[],
         $7::timestamptz[], $8::timestamptz[], $9::jsonb[])
         AS s(finding_no, unit_id, severity, state, basis, evidence, due_at, escalated_at,
           addressees)
       WHERE f.finding_no = s.finding_no`,
      [stored.map(({ findingNo }) => findingNo), ...valuesOf(stored)],
    );
  const raised = changed.filter(({ findingNo }) => findingNo === null);
  if (raised.length > 0) {
    const rows = await query(
      `INSERT INTO finding (unit_id, severity, state, basis, evidence, due_at, escalated_at,
         addressees, rule_id, rule_version, lane, cause, round, unit, subject_id,
         competent_agency)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[],
         $6::timestamptz[], $7::timestamptz[], $8::jsonb[], $9::text[], $10::int[], $11::text[],
         $12::text[], $13::int[], $14::text[], $15::uuid[], $16::text[])
       RETURNING finding_no, rule_id, lane, cause`,
      [
        ...valuesOf(raised),
        raised.map(({ ruleId }) => ruleId),
        raised.map(({ ruleVersion }) => ruleVersion),
        raised.map(({ lane }) => lane),
        raised.map(({ cause }) => cause),
        raised.map(({ round }) => round),
        raised.map(({ unit }) => unit),
        raised.map(({ subjectId }) => subjectId),
        raised.map(({ competentAgency }) => competentAgency),
      ],
    );
    const numbers = new Map(
      rows.map((row) => [`${row['rule_id']} ${row['lane']} ${row['cause']}`, row['finding_no']]),
    );
    for (const one of raised) one.findingNo = String(numbers.get(causeOf(one)));
  }
  if (said.length > 0)
    await query(
      `INSERT INTO decision (finding_no, change, body)
       SELECT finding_no, change, body
       FROM unnest($1::bigint[], $2::text[], $3::jsonb[])
         WITH ORDINALITY AS s(finding_no, change, body, n) ORDER BY n`,
      [
        said.map(({ finding }) => finding.findingNo),
        said.map(({ change }) => change),
        said.map(({ body }) => JSON.stringify(body)),
      ],
    );
}

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** The columns that change while a finding is open. */
const valuesOf = (findings: readonly SaidFinding[]): unknown[][] => [
  findings.map(({ unitId }) => unitId),
  findings.map(({ severity }) => severity),
  findings.map(({ status }) => status),
  findings.map(({ basis }) => basis),
  findings.map(({ evidence }) => JSON.stringify(evidence)),
  findings.map(({ dueAt }) => dateOf(dueAt)),
  findings.map(({ escalatedAt }) => dateOf(escalatedAt)),
  findings.map(({ addressees }) => JSON.stringify(addressees)),
];
