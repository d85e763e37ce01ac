import type { Values } from '../../../contract/form/form-values';
import type { Entity } from '../api/entities';

/** A form that was begun, as this browser keeps it. */
export interface Draft {
  values: Values;
  /** what is said: what begins the entity, or changes it */
  change: string;
  /** the entity that is changed, in the version over which the form was filled in */
  over?: Entity;
  /** the version of the form in which it was filled in */
  version: string;
  /** the Idempotency-Key: however often it is sent, it counts once */
  key: string;
  /** epoch ms */
  savedAt: number;
}

const PREFIX = 'sinergi.desk.draft';
/** A draft holds what is sealed elsewhere, so it does not outlive the working day. */
const KEPT_MS = 12 * 3_600_000;

const nameOf = (officer: string, form: string): string => `${PREFIX}.${officer}.${form}`;

/** Returns an officer's draft; undefined where there is none, or an old one, which is removed. */
export function keptDraft(officer: string, form: string, now = Date.now()): Draft | undefined {
  try {
    const text = localStorage.getItem(nameOf(officer, form));
    if (text === null) return undefined;
    const draft = JSON.parse(text) as Draft;
    if (now - draft.savedAt < KEPT_MS) return draft;
  } catch {
    // What cannot be read is no draft.
  }
  dropDraft(officer, form);
  return undefined;
}

export function keepDraft(officer: string, form: string, draft: Draft): void {
  try {
    localStorage.setItem(nameOf(officer, form), JSON.stringify(draft));
  } catch {
    // A browser that stores nothing still sends.
  }
}

export function dropDraft(officer: string, form: string): void {
  try {
    localStorage.removeItem(nameOf(officer, form));
  } catch {
    // Nothing was kept.
  }
}

/** Removes everybody's drafts from this browser: somebody logs out of it. */
export function dropAllDrafts(): void {
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(`${PREFIX}.`)) localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

export const newKey = (): string => crypto.randomUUID();
