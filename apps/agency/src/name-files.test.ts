import 'reflect-metadata';
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttachmentTable, endFiles } from './attachment/attachment-table.js';
import { requireEntityFlow } from './entity/entity-flow.js';
import { Submit } from './entity/submit.js';
import { aPdf } from './media/testing/files-at-hand.js';
import { Problem } from './problem/problem.js';
import { HeldEntities } from './replica/held-entities.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const { descriptor } = requireEntityFlow('meeting');
const PDF = aPdf();
const SHA256 = createHash('sha256').update(PDF).digest('hex');

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand('imigrasi-jakpus');
});
afterAll(() => agency?.close());

async function uploaded(): Promise<string> {
  const attachmentId = randomUUID();
  const what = { attachmentId, sha256: SHA256, size: PDF.length, type: 'application/pdf' };
  await agency.part(AttachmentTable).add(agency.parts.database.query, 'c', what, PDF);
  return attachmentId;
}

type Said = Parameters<AgencyAtHand['submission']>[0];
const submit = (said: Partial<Said>, options = {}) =>
  agency
    .part(Submit)
    .one(agency.submission({ flow: 'meeting', data: {}, ...said }), { client: 'c', ...options });
const meeting = (ids: readonly string[], options = {}) =>
  submit(
    { data: agency.body('meeting', { attachments: ids.map((id) => file(id)) }) },
    options,
  ).then(({ body }) => String(body['meetingId']));
const file = (attachmentId: string, kind = 'ORDER') => ({ attachmentId, kind });
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => {
      expect(error).toBeInstanceOf(Problem);
      return (error as Problem).extra.violations;
    },
  );
const filesOf = async (id: string) => {
  const held = await agency.part(HeldEntities).latest(descriptor, id);
  return (await agency.part(HeldEntities).decode(descriptor, held!.value))['attachments'];
};
const rowOf = async (id: string) =>
  (
    await agency.parts.database.query(
      'SELECT flow, entity_id, retain_until::text AS kept, content FROM attachment ' +
        'WHERE attachment_id = $1',
      [id],
    )
  ).rows[0];
const complete = (attachmentId: string, kind = 'ORDER') => ({
  ...{ attachmentId, kind, sha256: SHA256, size: PDF.length, type: 'application/pdf' },
});
const EXPECTED = 'a file that was uploaded here and is not one of another entity';

describe('an entity that names files', () => {
  it('says hash, size and type as uploaded, and keeps them as long as itself', async () => {
    const one = await uploaded();
    const id = await meeting([one]);
    expect(await filesOf(id)).toEqual([complete(one)]);
    const { handling } = agency.body('meeting') as { handling: { retainUntil: string } };
    expect(await rowOf(one)).toMatchObject({
      ...{ flow: 'meeting', entity_id: id, kept: handling.retainUntil },
    });
  });

  it('is refused at the field of a file that was not uploaded, or is named twice', async () => {
    const [one, unknown] = [await uploaded(), randomUUID()];
    const violation = { field: '/attachments/1/attachmentId', expected: EXPECTED, got: unknown };
    expect(await refusalOf(meeting([one, unknown]))).toEqual([violation]);
    expect(await refusalOf(meeting([one, one]))).toEqual([
      { field: '/attachments/1/attachmentId', expected: 'each file once', got: one },
    ]);
    expect(await rowOf(one)).toMatchObject({ flow: null });
  });

  it('is refused with the file of another, also where both name it at once', async () => {
    const one = await uploaded();
    await meeting([one]);
    expect(await refusalOf(meeting([one]))).toMatchObject([{ expected: EXPECTED }]);
    const two = await uploaded();
    const outcomes = await Promise.all([0, 1, 2].map(() => refusalOf(meeting([two]))));
    expect(outcomes.filter((refusal) => refusal === null)).toHaveLength(1);
  });

  it('takes no file in a dry run, nor one whose bytes are gone', async () => {
    const one = await uploaded();
    await meeting([one], { dryRun: true }).catch(() => undefined);
    expect(await rowOf(one)).toMatchObject({ flow: null });
    const { query } = agency.parts.database;
    await query(
      `UPDATE attachment SET content = NULL, wrapped_key = NULL, destroyed_at = now()
       WHERE attachment_id = $1`,
      [one],
    );
    expect(await refusalOf(meeting([one]))).toMatchObject([{ expected: EXPECTED }]);
  });

  it('adds and removes files by changes, and keeps those that no change speaks of', async () => {
    const [one, two] = [await uploaded(), await uploaded()];
    const id = await meeting([one]);
    const change = (version: number, said: object) =>
      submit({
        ...{ entityId: id, expectedVersion: version, change: 'CHANGED' },
        data: { ...agency.body('meeting'), ...said },
      });
    await change(1, { attachments: [file(one, 'MINUTES'), file(two)] });
    expect(await filesOf(id)).toEqual([complete(one, 'MINUTES'), complete(two)]);
    await change(2, { attachments: [file(two)] });
    expect(await filesOf(id)).toEqual([complete(two)]);
    // What is named no more stays with its owner: earlier versions name it.
    expect((await rowOf(one))!['content']).not.toBeNull();
    expect(await refusalOf(meeting([one]))).not.toBeNull();
    await submit({
      ...{ entityId: id, expectedVersion: 3, change: 'CANCELLED' },
      data: { officer: 'Rani Latihan' },
    });
    expect(await filesOf(id)).toEqual([complete(two)]);
  });
});

describe('the bytes of a file', () => {
  it('are destroyed after the last day on which its entity may be kept', async () => {
    const { query } = agency.parts.database;
    const [one, two] = [await uploaded(), await uploaded()];
    await meeting([one, two]);
    await query(
      `UPDATE attachment
       SET retain_until = (now() AT TIME ZONE 'Asia/Jakarta')::date
         - CASE WHEN attachment_id = $1 THEN 1 ELSE 0 END
       WHERE attachment_id = ANY($2::uuid[])`,
      [one, [one, two]],
    );
    await endFiles(query);
    expect((await rowOf(one))!['content']).toBeNull();
    expect((await rowOf(two))!['content']).not.toBeNull();
  });
});
