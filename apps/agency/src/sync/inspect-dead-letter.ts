import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Bus, type IncomingRecord, topicPartitionId } from '@sinergi/broker';
import { hexDump } from '@sinergi/bytes';
import { type DirectoryEntry, flows, SIGNATURE_HEADER, toJson } from '@sinergi/contracts';
import {
  type Admission,
  type DeadLetterCoordinates,
  type DeadReason,
  LogWindow,
  RecordAdmission,
} from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ADMISSION, REPLICA_BUS } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import type { DeadLetterInspection, InspectionStep } from './dead-letter-answers.js';

type StepName = InspectionStep['step'];
type OnLog = DeadLetterInspection['onLog'];
type Remedy = DeadLetterInspection['remedies'][number];

const STEPS: readonly { step: StepName; expected: string }[] = [
  { step: 'SIGNER', expected: 'A signature by a key that the directory lists for its owner' },
  { step: 'FRAME', expected: 'A zero byte, a schema id in four bytes, then Avro' },
  { step: 'SCHEMA', expected: "A registered schema of this topic's record" },
  { step: 'SIGNATURE', expected: 'A signature that this key made of this record' },
  { step: 'DECODE', expected: 'Avro that the schema decodes to the last byte' },
  {
    step: 'HEADERS',
    expected: 'Key, headers and fields that name the same event, owner and version',
  },
  {
    step: 'ENTITLEMENT',
    expected: 'A publisher that the directory entitled when the record was written',
  },
  { step: 'IDS', expected: 'Ids that carry their owner’s number and follow from the record' },
  { step: 'PARTITION', expected: 'The partition that its key belongs to' },
];

/** The step of admission at which each reason stops a record. */
const STOPS_AT: Record<string, StepName> = {
  TOMBSTONE: 'FRAME',
  UNSIGNED: 'SIGNER',
  UNKNOWN_KEY: 'SIGNER',
  REVOKED_KEY: 'SIGNER',
  BAD_SIGNATURE: 'SIGNATURE',
  NOT_FRAMED: 'FRAME',
  TRUNCATED: 'DECODE',
  UNDECODABLE: 'DECODE',
  UNKNOWN_SCHEMA: 'SCHEMA',
  UNLISTED_SCHEMA: 'SCHEMA',
  WRONG_SCHEMA: 'SCHEMA',
  NOT_ENTITLED: 'ENTITLEMENT',
  NOT_APPROVED: 'ENTITLEMENT',
  FUTURE_DIRECTORY: 'ENTITLEMENT',
  BAD_EVENT_ID: 'IDS',
  BAD_ENTITY_ID: 'IDS',
  WRONG_PARTITION: 'PARTITION',
};
const REMEDIES: Record<string, Remedy[]> = {
  UNKNOWN_SCHEMA: ['REGISTER_SCHEMA', 'REDRIVE'],
  UNLISTED_SCHEMA: ['FIX_DIRECTORY', 'ASK_PUBLISHER'],
  WRONG_SCHEMA: ['REGISTER_SCHEMA', 'ASK_PUBLISHER', 'REDRIVE'],
  NOT_ENTITLED: ['FIX_DIRECTORY', 'ASK_PUBLISHER'],
  NOT_APPROVED: ['FIX_DIRECTORY', 'DISMISS'],
  FUTURE_DIRECTORY: ['FIX_DIRECTORY', 'REDRIVE'],
  WRONG_PARTITION: ['ASK_PUBLISHER', 'DISMISS'],
  BAD_EVENT_ID: ['ASK_PUBLISHER', 'DISMISS'],
  BAD_ENTITY_ID: ['ASK_PUBLISHER', 'DISMISS'],
  UNSIGNED: ['ASK_PUBLISHER', 'DISMISS'],
  BAD_SIGNATURE: ['ASK_PUBLISHER', 'DISMISS'],
  UNKNOWN_KEY: ['ASK_PUBLISHER', 'DISMISS'],
  REVOKED_KEY: ['ASK_PUBLISHER', 'DISMISS'],
  FORK: ['ASK_PUBLISHER', 'DISMISS'],
};
/** The steps at which a record without a signature is not looked at. */
const BY_SIGNATURE: ReadonlySet<StepName> = new Set(['SIGNER', 'SIGNATURE']);
const SHOWN_BYTES = 1_024;

/**
 * Shows step by step how admission sees a dead letter now. Callers who may read such records also
 * see its bytes, headers and fields as the log has them. Others see its coordinates and its reason.
 */
@Injectable()
export class InspectDeadLetter {
  constructor(
    private readonly database: Database,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
    @Inject(REPLICA_BUS) private readonly bus: Bus,
  ) {}

  async execute(
    coordinates: DeadLetterCoordinates,
    isShown: boolean,
  ): Promise<DeadLetterInspection> {
    const { topic, partition, offset } = coordinates;
    const row = await this.rowOf(coordinates);
    const saidAgain = await this.saidAgain(coordinates);
    const { record, onLog } = await this.recordOf(coordinates, row['sha256'] as Buffer);
    const outcome = record && (await this.outcomeOf(record));
    const reason = row['reason'] as DeadReason;
    const value = record?.value ?? null;
    const key = row['key'] as Buffer | null;
    return {
      topic,
      partition,
      offset: String(offset),
      reason,
      detail: String(row['detail']),
      key: key === null ? null : key.toString('utf8').slice(0, 200),
      sha256: (row['sha256'] as Buffer).toString('hex'),
      sizeBytes: Number(row['value_bytes']),
      appendedAt: (row['appended_at'] as Date).toISOString(),
      parkedAt: (row['recorded_at'] as Date).toISOString(),
      onLog,
      isShown,
      headers: isShown && record ? record.headers : {},
      steps: record && outcome ? stepsOf(outcome, SIGNATURE_HEADER in record.headers) : [],
      value: isShown ? await this.readable(topic, value) : null,
      hex: isShown && value !== null ? hexDump(value.subarray(0, SHOWN_BYTES)) : '',
      saidAgain,
      remedies: saidAgain ? ['DISMISS'] : remediesOf(reason, outcome, onLog),
    };
  }

  /** What admission says now, and the copy where admission leaves it to what is held. */
  private async outcomeOf(record: IncomingRecord): Promise<Outcome> {
    const { topic } = record;
    const rules = this.admission.rulesFor(topic);
    const outcome = await new RecordAdmission(this.admission, rules).admit(record);
    if (outcome.verdict !== 'CANDIDATE' || outcome.candidate.heldOnly === undefined) return outcome;
    const { key, heldOnly } = outcome.candidate;
    const held = await this.database.query('SELECT FROM state WHERE topic = $1 AND key = $2', [
      ...[topic, key],
    ]);
    return held.rows.length > 0
      ? outcome
      : { verdict: 'DEAD', reason: 'BAD_ENTITY_ID', detail: heldOnly };
  }

  private async rowOf({
    topic,
    partition,
    offset,
  }: DeadLetterCoordinates): Promise<Record<string, unknown>> {
    const { rows } = await this.database.query(
      `SELECT reason, detail, key, value_bytes, sha256, appended_at, recorded_at
       FROM dead_letter
       WHERE topic = $1 AND partition = $2 AND log_offset = $3`,
      [topic, partition, String(offset)],
    );
    if (rows[0]) return rows[0];
    throw new Problem(
      'not-found',
      'Expected a dead letter of this agency, ' +
        `got ${topicPartitionId(topic, partition)} at ${offset}`,
    );
  }

  /** Returns where the same key and bytes came again later and counted. */
  private async saidAgain({
    topic,
    partition,
    offset,
  }: DeadLetterCoordinates): Promise<DeadLetterInspection['saidAgain']> {
    const { rows } = await this.database.query(
      `SELECT h.partition, h.log_offset
       FROM dead_letter d
       JOIN history h ON h.topic = d.topic AND h.key = encode(d.key, 'escape')
         AND h.partition = d.partition AND h.log_offset > d.log_offset
         AND sha256(h.value) = d.sha256
       WHERE d.topic = $1 AND d.partition = $2 AND d.log_offset = $3
       ORDER BY h.log_offset
       LIMIT 1`,
      [topic, partition, String(offset)],
    );
    const [row] = rows;
    return row ? { partition: Number(row['partition']), offset: String(row['log_offset']) } : null;
  }

  /** Reads the record from the log, which alone has it. */
  private async recordOf(
    coordinates: DeadLetterCoordinates,
    sha256: Buffer,
  ): Promise<{ record: IncomingRecord | null; onLog: OnLog }> {
    const record = await new LogWindow(this.bus, 1n).recordAt(coordinates);
    if (!record) return { record, onLog: 'GONE' };
    const found = createHash('sha256')
      .update(record.value ?? '')
      .digest();
    return found.equals(sha256) ? { record, onLog: 'HELD' } : { record: null, onLog: 'OTHER' };
  }

  private async readable(
    topic: string,
    value: Buffer | null,
  ): Promise<Record<string, unknown> | null> {
    const flow = flows.find((candidate) => candidate.topic === topic);
    if (!flow || value === null) return null;
    const reading = await this.admission.readValue(topic, value);
    return reading.verdict === 'READ' ? toJson(flow.flow, reading.value) : null;
  }
}

/** What is not on the log can only be put away; where it holds another, the copy is wrong. */
function remediesOf(reason: DeadReason, outcome: Outcome | null, onLog: OnLog): Remedy[] {
  if (onLog === 'GONE') return ['DISMISS'];
  if (onLog === 'OTHER') return ['HEAL'];
  return outcome?.verdict === 'CANDIDATE' && reason !== 'FORK'
    ? ['REDRIVE']
    : (REMEDIES[reason] ?? ['ASK_PUBLISHER', 'DISMISS']);
}

type Outcome = Awaited<ReturnType<RecordAdmission<DirectoryEntry>['admit']>>;

function stepsOf(outcome: Outcome, isSigned: boolean): InspectionStep[] {
  const at =
    outcome.verdict === 'CANDIDATE' || outcome.verdict === 'FENCE'
      ? STEPS.length
      : STEPS.findIndex(({ step }) => step === stoppedAt(outcome));
  return STEPS.map(({ step, expected }, index) => {
    if (index === at) return { step, ok: false, expected, got: stoppedBy(outcome) };
    if (index > at) return { step, ok: null, expected, got: 'not checked' };
    return !isSigned && BY_SIGNATURE.has(step)
      ? { step, ok: null, expected, got: 'no signature, and none was asked for' }
      : { step, ok: true, expected, got: 'as expected' };
  });
}

function stoppedAt(outcome: Exclude<Outcome, { verdict: 'CANDIDATE' | 'FENCE' }>): StepName {
  if (outcome.verdict === 'DEAD') return STOPS_AT[outcome.reason] ?? 'HEADERS';
  return outcome.for === 'SCHEMA' ? 'SCHEMA' : 'ENTITLEMENT';
}

function stoppedBy(outcome: Outcome): string {
  if (outcome.verdict === 'DEAD') return outcome.detail;
  return outcome.verdict === 'WAIT'
    ? `the ${outcome.for.toLowerCase()} that it needs has not come yet`
    : '';
}
