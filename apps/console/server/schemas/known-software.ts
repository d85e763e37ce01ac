import { schemasToRegister } from '@sinergi/contracts';
import { schemaIdentity } from './schema-identity.js';

/**
 * The version that this console was built with, and so the one whose schemas it knows; a test holds
 * it to package.json's.
 */
export const KNOWN_SOFTWARE = '0.1.0';

const bundled = new Map<string, string[]>();
for (const { subject, schema } of schemasToRegister())
  bundled.set(subject, [...(bundled.get(subject) ?? []), schemaIdentity(schema)]);

/**
 * What an agency with this software writes and reads of a subject, as `schemaIdentity`; null where
 * that software is not known here.
 */
export function schemasOf(
  software: string,
  subject: string,
): { writes: string; reads: readonly string[] } | null {
  const schemas = bundled.get(subject);
  if (software !== KNOWN_SOFTWARE || schemas === undefined) return null;
  return { writes: schemas.at(-1)!, reads: schemas };
}

/** Whether it is an earlier release than this one; false for what is no release number. */
export function isOlderSoftware(software: string): boolean {
  const [theirs, ours] = [software, KNOWN_SOFTWARE].map((text) =>
    /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number),
  );
  if (theirs === undefined || ours === undefined) return false;
  const at = theirs.findIndex((number, index) => number !== ours[index]);
  return at !== -1 && theirs[at]! < ours[at]!;
}
