import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Draft, dropAllDrafts, dropDraft, keepDraft, keptDraft } from './draft.js';

const HOUR_MS = 3_600_000;
const draft = (savedAt: number): Draft => ({
  ...{ values: { activity: 'WORK' }, change: 'REPORTED', version: 'v', key: 'k', savedAt },
});

/** A browser's storage, whose keys are its own properties. */
const storage = (): Storage => {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (name: string) => kept[name] ?? null,
    setItem: (name: string, text: string) => {
      kept[name] = text;
    },
    removeItem: (name: string) => {
      delete kept[name];
    },
  };
  return new Proxy(kept, {
    get: (_, name) => methods[name as keyof typeof methods] ?? kept[String(name)],
  }) as unknown as Storage;
};

beforeEach(() => vi.stubGlobal('localStorage', storage()));
afterEach(() => vi.unstubAllGlobals());

describe('a draft', () => {
  it('is kept for one officer and one flow', () => {
    keepDraft('rani', 'sighting', draft(Date.now()));
    expect(keptDraft('rani', 'sighting')?.values).toEqual({ activity: 'WORK' });
    expect(keptDraft('tono', 'sighting')).toBeUndefined();
    expect(keptDraft('rani', 'lodging')).toBeUndefined();
    dropDraft('rani', 'sighting');
    expect(keptDraft('rani', 'sighting')).toBeUndefined();
  });

  it('is gone after the working day, from the storage too', () => {
    keepDraft('rani', 'sighting', draft(Date.now() - 13 * HOUR_MS));
    expect(keptDraft('rani', 'sighting')).toBeUndefined();
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it('is gone for everybody with a logout, and nothing else is', () => {
    keepDraft('rani', 'sighting', draft(Date.now()));
    keepDraft('tono', 'lodging', draft(Date.now()));
    localStorage.setItem('sinergi.language', 'en');
    dropAllDrafts();
    expect(Object.keys(localStorage)).toEqual(['sinergi.language']);
  });

  it('that cannot be read is none', () => {
    localStorage.setItem('sinergi.desk.draft.rani.sighting', '{');
    expect(keptDraft('rani', 'sighting')).toBeUndefined();
  });
});
