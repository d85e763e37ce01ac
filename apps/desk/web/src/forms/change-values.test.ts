import { describe, expect, it } from 'vitest';
import type { FormSchema } from '../../../contract/form/flow-form.js';
import type { Entity } from '../api/entities.js';
import {
  changeBody,
  changeValues,
  fieldsThatDiffer,
  saysTheSame,
  valuesOver,
} from './change-values.js';

const SCHEMA: FormSchema = {
  type: 'object',
  properties: {
    officer: { type: 'string' },
    decidedAt: { type: 'string', format: 'date-time' },
    validUntil: { type: 'string', format: 'date-time' },
    fileNo: { type: ['string', 'null'] },
    question: { type: 'string' },
    articles: { type: 'array', items: { type: 'string' } },
    items: {
      type: 'array',
      items: { type: 'object', properties: { itemId: { type: 'string' }, kind: {} } },
    },
    note: { type: ['object', 'null'], properties: { text: {} }, 'x-sealed': 'case' },
    documents: { type: 'array', items: { type: 'object', 'x-sealed': 'identity' } },
  },
  required: ['officer', 'decidedAt', 'validUntil', 'items'],
};
const entity = (fields: object = {}): Entity => ({
  ...{ owner: 'kec-menteng', version: 3, occurredAt: '2026-11-24T03:00:00Z', recordedAt: '' },
  ...{ officer: 'Ayu Latihan', fileNo: 'BP/1/LATIHAN', articles: ['art. 1'], status: 'OPEN' },
  ...{
    note: { sealed: 'x' },
    documents: [{ sealed: 'x' }],
    question: 'Sealed for its addressees.',
  },
  items: [{ itemId: 'one', kind: 'PHOTO', sizeBytes: 7 }],
  ...fields,
});

describe('the form of a change', () => {
  it('begins with what the entity says, without what is sealed, and names the officer', () => {
    const { decidedAt, ...values } = changeValues(SCHEMA, entity(), 'Rani Latihan');
    expect(values).toEqual({
      ...{ officer: 'Rani Latihan', fileNo: 'BP/1/LATIHAN', articles: ['art. 1'] },
      items: [{ itemId: 'one', kind: 'PHOTO', sizeBytes: 7 }],
    });
    expect(Date.now() - Date.parse(String(decidedAt))).toBeLessThan(60_000);
  });

  it('says what it must, and of the rest only what is another', () => {
    const values = { ...changeValues(SCHEMA, entity(), 'Rani Latihan'), note: { text: 'A note' } };
    expect(Object.keys(changeBody(values, SCHEMA, entity())).sort()).toEqual([
      ...['decidedAt', 'items', 'note', 'officer'],
    ]);
    const emptied = { ...values, fileNo: '', articles: [] };
    expect(changeBody(emptied, SCHEMA, entity())).toMatchObject({ fileNo: null, articles: [] });
    expect(changeBody(values, SCHEMA, entity())['items']).toEqual([
      { itemId: 'one', kind: 'PHOTO' },
    ]);
  });
});

describe('another version in the meantime', () => {
  const now = entity({ version: 4, eventId: 'x', fileNo: 'BP/2/LATIHAN', articles: ['art. 2'] });

  it('differs in what an officer sees, not in its envelope', () => {
    expect(fieldsThatDiffer(entity(), now)).toEqual(['fileNo', 'articles']);
    expect(saysTheSame({ a: 1, b: [null] }, { b: [undefined], a: 1 })).toBe(true);
  });

  it('takes nothing away that the officer typed, and is followed elsewhere', () => {
    const values = { officer: 'Rani Latihan', fileNo: 'BP/1/LATIHAN', articles: ['art. 9'] };
    expect(valuesOver(values, SCHEMA, { before: entity(), now })).toMatchObject({
      ...{ officer: 'Rani Latihan', fileNo: 'BP/2/LATIHAN', articles: ['art. 9'] },
    });
  });
});
