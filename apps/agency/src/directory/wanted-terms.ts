import { readFileSync } from 'node:fs';
import {
  type DirectoryTerms,
  hashOfSchema,
  NAMESPACE,
  schemasToRegister,
} from '@sinergi/contracts';
import { type FoundingTerms, keyIdOf } from '@sinergi/directory';
import { ADMISSION_RULES } from '@sinergi/replica';
import { z } from 'zod';

export const namedKey = z
  .strictObject({
    agency: z.string().min(1).max(40),
    key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  })
  .transform(({ agency, key }) => {
    const raw = Buffer.from(key, 'base64url');
    return { agency, keyId: keyIdOf('ed25519', raw), key: raw };
  });

/** The file in which those who found an exchange write whose hands its directory is in. */
const foundingFile = z.strictObject({
  approvers: z.array(namedKey).min(1).max(100),
  threshold: z.int().min(1),
  recovery: namedKey.nullable().default(null),
  fenceSigners: z.array(namedKey).min(1).max(100),
});

/** @throws Error where the file is of another form */
export function readFoundingTerms(file: string): FoundingTerms {
  const parsed = foundingFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `Expected approvers, threshold, recovery and fenceSigners in ${file}, ` +
      `got ${issue?.message} at ${issue?.path.join('.')}`,
  );
}

/**
 * Returns the terms that the exchange should have: those in force, or the founding ones, with the
 * schemas and the rules of this software.
 */
export function wantedTerms(
  listed: DirectoryTerms | undefined,
  founding: FoundingTerms | undefined,
): DirectoryTerms | undefined {
  const begun = listed ?? (founding ? { ...founding, delaySeconds: 0 } : undefined);
  if (!begun) return undefined;
  const known = listed?.schemas ?? [];
  const isKnown = (one: DirectoryTerms['schemas'][number]): boolean =>
    known.some(({ record, hash }) => record === one.record && hash.equals(one.hash));
  return {
    ...begun,
    schemas: [...known, ...ownSchemas().filter((one) => !isKnown(one))],
    admissionRules: Math.max(listed?.admissionRules ?? 0, ADMISSION_RULES),
  };
}

let own: DirectoryTerms['schemas'] | undefined;

/** Every published version of every record, and the present one; hashed when first asked for. */
function ownSchemas(): DirectoryTerms['schemas'] {
  own ??= schemasToRegister().map(({ subject, schema }) => ({
    record: subject.slice(NAMESPACE.length + 1),
    hash: hashOfSchema(schema),
  }));
  return own;
}
