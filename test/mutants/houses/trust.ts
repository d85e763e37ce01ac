import type { Mutant } from '../mutant.js';

const SEAL_TESTS = ['libs/trust/src/group-seal.test.ts'];

export const trustMutants: readonly Mutant[] = [
  {
    name: 'drop the binding',
    file: 'libs/trust/src/seal-binding.ts',
    find: 'return lengthPrefixed(fields.map(',
    replace:
      'if (fields.length > 0) return firstAssociatedData(binding);\n' +
      '  return lengthPrefixed(fields.map(',
    tests: SEAL_TESTS,
  },
  {
    name: 'open a seal of before in a record of today',
    file: 'libs/trust/src/group-seal.ts',
    find: 'if (format !== expectedFormat || (',
    replace: 'if (format > expectedFormat || (',
    tests: SEAL_TESTS,
  },
  {
    name: 'keep the key after its end',
    file: 'libs/trust/src/subject-keys.ts',
    find: 'if (!mayKeep) return [];',
    replace: 'if (!mayKeep || wraps.length > 0) return [];',
    tests: ['libs/trust/src/sealing.test.ts'],
  },
  {
    name: 'take evidence with a member twice',
    file: 'libs/trust/src/signing/strict-json.ts',
    find: 'if (names?.has(name))',
    replace: "if (names?.has(name) && name === '')",
    tests: ['libs/trust/src/signing/strict-json.test.ts'],
  },
  {
    name: 'take evidence whose key was withdrawn',
    file: 'libs/trust/src/signing/evidence.ts',
    find: 'if (key.revokedAt !== null)',
    replace: 'if (key.revokedAt !== null && keyId.length === 0)',
    tests: ['libs/trust/src/signing/evidence.test.ts'],
  },
  {
    name: 'read approved bytes by any schema',
    file: 'libs/trust/src/signing/approved-evidence.ts',
    find: "if (TERMS_SCHEMAS.has(hash.toString('hex'))) return true;",
    replace: 'if (TERMS_SCHEMAS.size > 0) return true;',
    tests: ['libs/trust/src/signing/approved-evidence.test.ts'],
  },
  {
    name: 'take one approver’s word for any change',
    file: 'libs/trust/src/signing/approved-evidence.ts',
    find: "const isRefusal = mayRefuse && entry.change === 'REFUSED';",
    replace: 'const isRefusal = mayRefuse && refusal !== undefined;',
    tests: ['libs/trust/src/signing/approved-evidence.test.ts'],
  },
  {
    name: 'keep an epoch after a member left',
    file: 'libs/trust/src/audience-keys.ts',
    find: 'return wraps.some(',
    replace: 'return wraps.length < 0 && wraps.some(',
    tests: ['libs/trust/src/sealing.test.ts'],
  },
];
