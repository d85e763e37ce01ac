import { describe, expect, it } from 'vitest';
import { evaluated } from '../evaluated.js';
import { aDocument, noonOf } from '../example-facts.js';
import type { DocumentFact } from '../facts.js';
import { identityConflict } from './identity-conflict.js';

const said = (document: DocumentFact[], values = {}) =>
  evaluated(
    identityConflict,
    { document },
    { now: noonOf('2026-11-30'), coveredUntil: null, values },
  );
const [ONE, TWO] = ['document-1', 'document-2'] as const;

describe('a conflict of identities', () => {
  it('is about one document, names no subject, and rests on the records that disagree', () => {
    const { findings } = said([
      aDocument(1, { agreesWith: [TWO] }),
      aDocument(2, { agreesWith: [ONE] }),
      aDocument(3, { agreesWith: [ONE] }),
    ]);
    expect(findings).toMatchObject([
      {
        ...{ cause: 'document-a', subjectId: null, severity: 'MEDIUM' },
        evidence: ['document-2-event', 'document-3-event'],
      },
    ]);
  });

  it('is told for each document by itself', () => {
    const other = { document: 'document-b' };
    const { findings } = said([
      aDocument(1),
      aDocument(2),
      aDocument(3, other),
      aDocument(4, other),
    ]);
    expect(findings.map(({ cause }) => cause)).toEqual(['document-a', 'document-b']);
  });

  it.each(['agreesWith', 'sameAs', 'apartFrom'])('is none where either record says %s', (field) => {
    expect(said([aDocument(1, { [field]: [TWO] }), aDocument(2)]).findings).toEqual([]);
    expect(said([aDocument(1), aDocument(2, { [field]: [ONE] })]).findings).toEqual([]);
  });

  it('goes on with whom no officer has judged, and says why it is silent after all are', () => {
    const judged = aDocument(1, { apartFrom: [TWO] });
    expect(said([judged, aDocument(2)]).silentFor?.en).toMatch(/An officer has said/);
    expect(said([judged, aDocument(2), aDocument(3, { sameAs: [ONE] })]).findings).toMatchObject([
      { evidence: ['document-2-event', 'document-3-event'] },
    ]);
    expect(said([aDocument(1, { agreesWith: [TWO] }), aDocument(2)]).silentFor).toBeNull();
  });

  it('needs as many subjects as are set', () => {
    const three = [aDocument(1), aDocument(2), aDocument(3)];
    expect(said(three, { leastSubjects: 3 }).findings).toHaveLength(1);
    expect(said(three.slice(1), { leastSubjects: 3 }).findings).toEqual([]);
  });
});
