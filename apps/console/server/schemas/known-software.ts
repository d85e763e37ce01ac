import { schemasToRegister } from '@sinergi/contracts';
import { schemaIdentity } from './schema-identity.js';

/**
 * The version that this console was built with. Its schemas are the ones that the console knows. A
 * test compares it with package.json.
 */
export const KNOWN_SOFTWARE = '0.1.0';

const bundled = new Map<string, string[]>();
for (const { subject, schema } of schemasToRegister())
  bundled.set(subject, [...(bundled.get(subject) ?? []), schemaIdentity(schema)]);

/**
 * Returns the schemas that an agency with this software writes and reads for a subject, as
 * `schemaIdentity`; null where the software is not known here.
 */
export function schemasOf(
  software: string,
  subject: string,
): { writes: string; reads: readonly string[] } | null {
  const schemas = bundled.get(subject);
  if (software !== KNOWN_SOFTWARE || schemas === undefined) return null;
  return { writes: schemas.at(-1)!, reads: schemas };
}

/**
 * Tells whether it is an earlier release than this one; false for a text that is not a release
 * number.
 */
export function isOlderSoftware(software: string): boolean {
  const [theirs, ours] = [software, KNOWN_SOFTWARE].map((text) =>
    /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number),
  );
  if (theirs === undefined || ours === undefined) return false;
  const at = theirs.findIndex((number, index) => number !== ours[index]);
  return at !== -1 && theirs[at]! < ours[at]!;
}
