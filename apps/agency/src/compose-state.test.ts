import 'reflect-metadata';
import { continueTrace } from '@sinergi/observability';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockOwned } from './database/owned-entity.js';
import { ComposeState } from './entity/compose-state.js';
import { Submit } from './entity/submit.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

type Json = Record<string, unknown>;

let agency: AgencyAtHand;
let compose: ComposeState;

beforeAll(async () => {
  // It publishes what is sealed, and says who is the same person.
  agency = await agencyAtHand('imigrasi-jakpus');
  compose = agency.part(ComposeState);
});
afterAll(() => agency?.close());

/** Begins an entity. @returns its id */
async function begun(flow: string, said: Json = {}): Promise<string> {
  const checked = agency.submission({ flow, data: agency.body(flow, said) });
  const { body } = await agency
    .part(Submit)
    .one(checked, { client: 'imigrasi-jakpus.system', trace: continueTrace() });
  return String(body[checked.flow.descriptor.idField]);
}

/** The state after a change, in a transaction as at work; nothing is written. */
function stateAfter(flow: string, id: string, change: string | undefined, data: Json, version = 1) {
  const checked = agency.submission({
    ...{ flow, change, data, expectedVersion: change === undefined ? null : version },
    entityId: change === undefined ? null : id,
  });
  return agency.parts.database.inTransaction(async (query) => {
    const [owned] = await lockOwned(query, [{ flow, entityId: id }]);
    return { owned, state: await compose.compose(checked, id, owned!, query) };
  });
}

describe('a change of some fields', () => {
  it('leaves the others as they were, also those that are sealed, in the clear again', async () => {
    const body = agency.body('lodging', { checkOutAt: undefined });
    const id = await begun('lodging', { checkOutAt: undefined });
    const checkOutAt = new Date().toISOString();
    const { state, owned } = await stateAfter('lodging', id, 'CHECKED_OUT', { checkOutAt });
    const guest = body['guest'] as Json;
    expect(state.change).toBe('CHECKED_OUT');
    expect(state.fields).toMatchObject({
      checkOutAt: Date.parse(checkOutAt),
      kecamatan: body['kecamatan'],
      guest: { surname: guest['surname'] },
      causationId: owned!.eventId,
    });
  });

  it('keeps the matter that the entity belongs to', async () => {
    const id = await begun('lodging', { checkOutAt: undefined });
    const row = await agency.parts.database.query(
      'SELECT value FROM owned_entity WHERE entity_id = $1',
      [id],
    );
    const { value } = await agency.parts.codec.decode(
      'timpora.lodging',
      row.rows[0]!['value'] as Buffer,
    );
    const said = { checkOutAt: new Date().toISOString() };
    const { state } = await stateAfter('lodging', id, 'CHECKED_OUT', said);
    expect(state.fields['correlationId']).toBe((value as unknown as Json)['correlationId']);
  });

  it('that appends to a sealed list seals the old items anew, and the new ones', async () => {
    const body = agency.body('subject');
    const id = await begun('subject');
    const [document] = body['documents'] as Json[];
    const another = { ...document, surname: 'CONTOH LAIN' };
    const { state } = await stateAfter('subject', id, 'DOCUMENT_ADDED', { documents: [another] });
    expect((state.fields['documents'] as Json[]).map((one) => one['surname'])).toEqual([
      ...(body['documents'] as Json[]).map((one) => one['surname']),
      'CONTOH LAIN',
    ]);
  });
});

describe('a change of the whole', () => {
  it('keeps nothing that it does not say, but what the service minted', async () => {
    const supersedes = await begun('bulletin');
    const id = await begun('bulletin', { supersedes });
    const { supersedes: _, ...anew } = agency.body('bulletin', { title: 'Judul baru' });
    const { state } = await stateAfter('bulletin', id, 'CORRECTED', anew);
    expect(state.fields).toMatchObject({ bulletinId: id, title: 'Judul baru', status: 'CURRENT' });
    expect(state.fields['supersedes'] ?? null).toBeNull();
  });
});

describe('a change that rests on an event', () => {
  /** Answers an own alert, as the competent agency. @returns the event of the response */
  async function answerTo(alertId: string): Promise<string> {
    const checked = agency.submission({
      ...{ flow: 'response', change: 'RESULT' },
      data: agency.body('response', { alertId, result: 'FOUND' }),
    });
    const client = { client: 'imigrasi-jakpus.system', trace: continueTrace() };
    return String((await agency.part(Submit).one(checked, client)).body['eventId']);
  }
  const close = (id: string, causationId: string) =>
    stateAfter('alert', id, 'CLOSED', { statusReason: 'It was answered', causationId });

  it('is taken with an event that this agency holds, its own one too', async () => {
    const id = await begun('alert');
    const causationId = await answerTo(id);
    const { state } = await close(id, causationId);
    expect(state.fields).toMatchObject({ status: 'CLOSED', causationId });
  });

  it('is refused with any other one', async () => {
    const [id, other] = [await begun('alert'), await begun('alert')];
    const unknown = '00000000-0000-4000-8000-000000000004';
    await expect(close(id, unknown)).rejects.toMatchObject({
      code: 'invalid-entity',
      extra: {
        violations: [
          {
            field: '/causationId',
            expected: 'an event of flow response that this agency holds',
            got: unknown,
          },
        ],
      },
    });
    await expect(close(id, await answerTo(other))).rejects.toMatchObject({
      code: 'invalid-entity',
      extra: { violations: [expect.objectContaining({ field: '/causationId' })] },
    });
  });
});

describe('what cannot be', () => {
  it('is refused with every violation, each with what was expected and what came', async () => {
    const said = { checkInAt: '2999-01-01T00:00:00Z', checkOutAt: '2998-01-01T00:00:00Z' };
    const refused = stateAfter(
      'lodging',
      '00000000-0000-4000-8000-000000000001',
      undefined,
      agency.body('lodging', said),
    );
    await expect(refused).rejects.toMatchObject({
      code: 'invalid-entity',
      detail: expect.stringMatching(
        /^Expected a lodging within the rules of its flow, got \d+ violations$/,
      ),
      extra: {
        violations: expect.arrayContaining(
          ['/checkInAt', '/checkOutAt'].map((field) =>
            expect.objectContaining({ field, got: expect.any(String) }),
          ),
        ),
      },
    });
  });

  it('is refused where it answers an entity that is not held', async () => {
    const alertId = '00000000-0000-4000-8000-000000000002';
    const refused = stateAfter(
      'response',
      '00000000-0000-4000-8000-000000000003',
      undefined,
      agency.body('response', { alertId }),
    );
    await expect(refused).rejects.toMatchObject({
      code: 'invalid-entity',
      extra: {
        violations: [
          { field: '/alertId', expected: 'a alert that this agency holds', got: alertId },
        ],
      },
    });
  });

  it('is refused where it begins an entity that exists', async () => {
    const id = await begun('bulletin');
    await expect(
      stateAfter('bulletin', id, undefined, agency.body('bulletin')),
    ).rejects.toMatchObject({
      code: 'already-exists',
      extra: { id, version: 1 },
    });
  });
});
