import { describe, expect, it } from 'vitest';
import { attachmentsOf, mayHaveFiles, validateAttachments } from './attachments.js';

const ONE = '0190d4c0-2222-7000-8000-000000000001';
const OTHER = '0190d4c0-2222-7000-8000-000000000002';
const file = (attachmentId: string) => ({
  ...{ attachmentId, kind: 'ORDER', sha256: '0'.repeat(64), size: 1, type: 'application/pdf' },
});

describe('the files of an entity', () => {
  it('are none where its flow has none', () => {
    expect(attachmentsOf(null)).toEqual([]);
    expect(attachmentsOf({ owner: 'polri-jakpus' })).toEqual([]);
  });

  it('are each named once', () => {
    expect(validateAttachments({ attachments: [file(ONE), file(OTHER)] })).toEqual([]);
    expect(validateAttachments({ attachments: [file(ONE), file(OTHER), file(ONE)] })).toEqual([
      { field: '/attachments/2/attachmentId', expected: 'each file once', got: ONE },
    ]);
  });

  it.each<[string, string, { group: string; areas: string[] }[], boolean]>([
    ['the owner', 'imigrasi-jakpus', [], true],
    ['an agency that it addresses', 'polri-jakpus', [], true],
    ['an agency that it does not address', 'kejari-jakpus', [], false],
    ['who opens its text everywhere', 'kejari-jakpus', [{ group: 'case', areas: [] }], true],
    ['who opens it in a district', 'kec-senen', [{ group: 'case', areas: ['31.71.04'] }], false],
    ['who opens something else', 'kec-senen', [{ group: 'identity', areas: [] }], false],
  ])('are for %s: %s', (_who, code, opens, may) => {
    const entity = { owner: 'imigrasi-jakpus', addressees: ['polri-jakpus'] };
    expect(mayHaveFiles({ code, opens }, entity, 'case')).toBe(may);
  });
});
