import { Inject, Injectable } from '@nestjs/common';
import { topicPartitionId } from '@sinergi/broker';
import { hexDump } from '@sinergi/bytes';
import { type DirectoryEntry, flows, SIGNATURE_HEADER, toJson } from '@sinergi/contracts';
import {
  type Admission,
  type DeadLetterCoordinates,
  type DeadReason,
  RecordAdmission,
} from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ADMISSION } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import type { DeadLetterInspection, InspectionStep } from './dead-letter-answers.js';

type StepName = InspectionStep['step'];
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
  WRONG_SCHEMA: 'SCHEMA',
  NOT_ENTITLED: 'ENTITLEMENT',
  FUTURE_DIRECTORY: 'ENTITLEMENT',
  WRONG_PARTITION: 'PARTITION',
};
const REMEDIES: Record<string, Remedy[]> = {
  UNKNOWN_SCHEMA: ['REGISTER_SCHEMA', 'REDRIVE'],
  WRONG_SCHEMA: ['REGISTER_SCHEMA', 'ASK_PUBLISHER', 'REDRIVE'],
  NOT_ENTITLED: ['FIX_DIRECTORY', 'ASK_PUBLISHER'],
  FUTURE_DIRECTORY: ['FIX_DIRECTORY', 'REDRIVE'],
  WRONG_PARTITION: ['ASK_PUBLISHER', 'DISMISS'],
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
  ) {}

  async execute(
    coordinates: DeadLetterCoordinates,
    isShown: boolean,
  ): Promise<DeadLetterInspection> {
    const { topic, partition, offset } = coordinates;
    const { rows } = await this.database.query(
      `SELECT reason, detail, key, value, headers, encode(sha256, 'hex') AS sha256, appended_at,
         recorded_at
       FROM dead_letter
       WHERE topic = $1 AND partition = $2 AND log_offset = $3`,
      [topic, partition, String(offset)],
    );
    const row = rows[0];
    if (!row)
      throw new Problem(
        'not-found',
        'Expected a dead letter of this agency, ' +
          `got ${topicPartitionId(topic, partition)} at ${offset}`,
      );
    const key = (row['key'] as Buffer | null) ?? null;
    const value = (row['value'] as Buffer | null) ?? null;
    const headers = row['headers'] as Record<string, string>;
    const appendedAt = row['appended_at'] as Date;
    const record = {
      topic,
      partition,
      offset,
      appendedAt: appendedAt.getTime(),
      key,
      value,
      headers,
    };
    const outcome = await new RecordAdmission(this.admission, this.admission.rulesFor(topic)).admit(
      record,
    );
    const reason = row['reason'] as DeadReason;
    return {
      topic,
      partition,
      offset: String(offset),
      reason,
      detail: String(row['detail']),
      key: key === null ? null : key.toString('utf8').slice(0, 200),
      sha256: String(row['sha256']),
      sizeBytes: value?.length ?? 0,
      appendedAt: appendedAt.toISOString(),
      parkedAt: (row['recorded_at'] as Date).toISOString(),
      isShown,
      headers: isShown ? headers : {},
      steps: stepsOf(outcome, SIGNATURE_HEADER in headers),
      value: isShown ? await this.readable(topic, value) : null,
      hex: isShown && value !== null ? hexDump(value.subarray(0, SHOWN_BYTES)) : '',
      remedies:
        outcome.verdict === 'CANDIDATE' && reason !== 'FORK'
          ? ['REDRIVE']
          : (REMEDIES[reason] ?? ['ASK_PUBLISHER', 'DISMISS']),
    };
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

type Outcome = Awaited<ReturnType<RecordAdmission<DirectoryEntry>['admit']>>;

function stepsOf(outcome: Outcome, isSigned: boolean): InspectionStep[] {
  const at =
    outcome.verdict === 'CANDIDATE'
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

function stoppedAt(outcome: Exclude<Outcome, { verdict: 'CANDIDATE' }>): StepName {
  if (outcome.verdict === 'DEAD') return STOPS_AT[outcome.reason] ?? 'HEADERS';
  return outcome.for === 'SCHEMA' ? 'SCHEMA' : 'ENTITLEMENT';
}

function stoppedBy(outcome: Outcome): string {
  if (outcome.verdict === 'DEAD') return outcome.detail;
  return outcome.verdict === 'WAIT'
    ? `the ${outcome.for.toLowerCase()} that it needs has not come yet`
    : '';
}
