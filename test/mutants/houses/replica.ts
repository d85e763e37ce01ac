import type { Mutant } from '../mutant.js';

const REPLICA_TESTS = ['libs/replica/src/replica.test.ts'];
const SIGNERS = 'libs/replica/src/required-signer.ts';
const SIGNER_TESTS = ['libs/replica/src/required-signer.test.ts'];
const REMEMBERED_TESTS = ['libs/replica/src/remembered-verdict.test.ts'];
const ID_TESTS = ['libs/replica/src/admit.test.ts'];

export const replicaMutants: readonly Mutant[] = [
  {
    name: 'commit the offset before the transaction',
    file: 'libs/replica/src/replica.ts',
    find: 'const applied = await this.write(admitted);',
    replace: `await this.options.inTransaction(async (query) => {
      const batches = admitted.map(({ batch }) => batch);
      const positions = await lockPositions(query, batches, this.options.clusterId());
      await savePositions(query, positions.map((position, i) => (
        { ...position, nextOffset: batches[i]!.records.at(-1)!.offset + 1n })));
    });
    const applied = await this.write(admitted);`,
    tests: REPLICA_TESTS,
  },
  {
    name: 'give up what the tables hold already',
    file: 'libs/replica/src/replica.ts',
    find: 'if (!isUniqueViolation(error)) throw error;',
    replace: 'throw error;',
    tests: REPLICA_TESTS,
  },
  {
    name: 'take a record that needs its entity for new',
    file: 'libs/replica/src/plan-batch.ts',
    find: 'outcome.candidate.heldOnly === undefined;',
    replace: 'outcome.candidate.heldOnly !== null;',
    tests: ['libs/replica/src/plan-batch.test.ts'],
  },
  {
    name: 'swallow a decode error',
    file: 'libs/replica/src/replica.ts',
    find: "if (outcome.verdict === 'DEAD') {",
    replace:
      "if (outcome.verdict === 'DEAD') continue;\n" +
      "      if (outcome.verdict as string === 'DEAD') {",
    tests: REPLICA_TESTS,
  },
  {
    name: 'collapse a batch by offset',
    file: 'libs/replica/src/plan-batch.ts',
    find: "if (classification === 'APPLY') {",
    replace: "if (classification === 'APPLY' || classification === 'STALE') {",
    tests: ['libs/replica/src/plan-batch.test.ts', ...REPLICA_TESTS],
  },
  {
    name: 'no position check',
    file: 'libs/replica/src/replica.ts',
    find: 'const continues = isContiguous(position, batch, rules);',
    replace: 'const continues = true || isContiguous(position, batch, rules);',
    tests: REPLICA_TESTS,
  },
  {
    name: 'no partition check',
    file: 'libs/replica/src/admit.ts',
    find: 'if (record.partition === partition) return verdict;',
    replace: 'if (record.partition >= 0) return verdict;',
    tests: ['libs/replica/src/admit.test.ts', 'libs/replica/src/wrong-partition.test.ts'],
  },
  {
    name: 'admit by wall clock',
    file: 'libs/replica/src/version-in-force.ts',
    find: 'if (directory.reachedAt(version) > appendedAt)',
    replace: 'if (directory.reachedAt(version) > Date.now())',
    tests: ['libs/replica/src/admit.test.ts'],
  },
  {
    name: 'admit by the rights of today',
    file: 'libs/replica/src/admit.ts',
    find: 'const agency = directory.at(owner, inForce.version);',
    replace: 'const agency = directory.latest(owner);',
    tests: ['libs/replica/src/admit.test.ts'],
  },
  {
    name: 'ignore a fence',
    file: 'libs/replica/src/version-in-force.ts',
    find: 'if (fence !== undefined)',
    replace: 'if (fence !== undefined && fence < 0n)',
    tests: ['libs/replica/src/fences.test.ts'],
  },
  {
    name: 'believe a fence of anybody',
    file: 'libs/replica/src/required-signer.ts',
    find: 'if (isFenceKey(record.key)) return fenceSigner(',
    replace:
      "if (isFenceKey(record.key) && record.offset >= 0n) return { verdict: 'ANYBODY' };\n" +
      '  if (isFenceKey(record.key)) return fenceSigner(',
    tests: ['libs/replica/src/fences.test.ts'],
  },
  {
    name: 'read by other rules than those in force',
    file: SIGNERS,
    find: 'if (terms && terms.admissionRules > ADMISSION_RULES)',
    replace: 'if (terms && terms.admissionRules < 0)',
    tests: SIGNER_TESTS,
  },
  {
    name: 'refuse what is held, once its key was withdrawn',
    file: 'libs/replica/src/plan-batch.ts',
    find: 'if (claim && hashes',
    replace: 'if (claim && claim.version < 0 && hashes',
    tests: ['libs/replica/src/fences.test.ts'],
  },
  {
    name: 'accept a record without a signature',
    file: 'libs/replica/src/admit-record.ts',
    find: 'if (signature === undefined)\n      return dead(',
    replace:
      'if (signature === undefined) return null;\n    if (signature === null)\n      return dead(',
    tests: SIGNER_TESTS,
  },
  {
    name: 'take over the verdict of another directory',
    file: 'libs/replica/src/remembered-verdict.ts',
    find: ' &&\n  one.directoryHash.equals(other.directoryHash);',
    replace: ';',
    tests: REMEMBERED_TESTS,
  },
  {
    name: 'take over the verdict of another fence',
    file: 'libs/replica/src/remembered-verdict.ts',
    find: 'one.fence === other.fence &&',
    replace: '',
    tests: REMEMBERED_TESTS,
  },
  {
    name: 'take over a verdict before the directory was read',
    file: 'libs/replica/src/admit-record.ts',
    find: 'if (fence === undefined || fence > directory.version) return null;',
    replace: 'if (fence === undefined) return null;',
    tests: REMEMBERED_TESTS,
  },
  {
    name: 'take the newest keys whatever version is in force',
    file: SIGNERS,
    find: 'return directory.at(agency, inForce.version);',
    replace: 'return directory.latest(agency);',
    tests: SIGNER_TESTS,
  },
  {
    name: 'believe an unlisted publisher’s key record',
    file: SIGNERS,
    find: "if (!entry && rules.kind === 'key')",
    replace: "if (!entry && rules.kind !== 'key' && rules.kind !== 'entity')",
    tests: SIGNER_TESTS,
  },
  {
    name: 'redrive whatever lies there',
    file: 'libs/replica/src/sync/redrive.ts',
    find: "if (!sha256OfValue(record).equals(deadLetter.sha256)) return { outcome: 'DAMAGED' };",
    replace: 'void [sha256OfValue, deadLetter.sha256];',
    tests: ['libs/replica/src/sync/redrive.test.ts'],
  },
  {
    name: 'believe a tombstone',
    file: 'libs/replica/src/admit-record.ts',
    find: "if (value === null) return dead('TOMBSTONE'",
    replace: "if (value === undefined) return dead('TOMBSTONE'",
    tests: ['libs/replica/src/sync/heal-anything.test.ts', 'libs/replica/src/replica.test.ts'],
  },
  {
    name: 'take an entity id with any number',
    file: 'libs/replica/src/admit.ts',
    find: 'if (!rules.numbered || carriesNumber(entityId, ownerNumber))',
    replace: 'if (!rules.numbered || carriesNumber(entityId, ownerNumber) || entityId.length > 0)',
    tests: ID_TESTS,
  },
  {
    name: 'take an entity id of before for a new entity',
    file: 'libs/replica/src/plan-batch.ts',
    find: 'if (heldOnly !== undefined && highest === 0) {',
    replace: "if (heldOnly === '' && highest === 0) {",
    tests: ['libs/replica/src/fences.test.ts', 'libs/replica/src/sync/redrive.test.ts'],
  },
  {
    name: 'take any event id',
    file: 'libs/replica/src/admit.ts',
    find: 'if (!isEventIdOf(eventId, { topic: rules.topic, key, version, recordedAt }))',
    replace:
      'if (!isEventIdOf(eventId, { topic: rules.topic, key, version, recordedAt }) && !eventId)',
    tests: ID_TESTS,
  },
  {
    name: 'believe a destruction of one officer',
    file: 'libs/replica/src/admit.ts',
    find: "announcedBy === '' || confirmedBy === '' || announcedBy === confirmedBy",
    replace: "announcedBy === ''",
    tests: ['libs/replica/src/admit.test.ts'],
  },
  {
    name: 'number many rows from the last one on',
    file: 'libs/replica/src/write-history.ts',
    find: "BigInt(taken[0]!['before'] as string) + 1n",
    replace: "BigInt(taken[0]!['before'] as string)",
    tests: ['libs/replica/src/write-history.test.ts'],
  },
  {
    name: 'count a key record’s sequence without a bound',
    file: 'libs/replica/src/admit.ts',
    find: 'offset < HIGHEST_SEQUENCE ? Number(offset) + 1 : HIGHEST_SEQUENCE',
    replace: 'offset < 0 ? 0 : HIGHEST_SEQUENCE',
    tests: ['libs/replica/src/admit.test.ts'],
  },
  {
    name: 'take the signatures of stored rows on trust',
    file: 'libs/replica/src/sync/evidence-check.ts',
    find: "if (refusal?.verdict === 'DEAD' && !BY_REGISTRY.has(refusal.reason))",
    replace: "if (refusal?.verdict === 'DEAD' && refusal.detail === '')",
    tests: [
      'apps/agency/src/scrub-evidence.test.ts',
      'libs/replica/src/sync/evidence-check.test.ts',
    ],
  },
  {
    name: 'judge stored rows by the latest fence',
    file: 'libs/replica/src/admit-record.ts',
    find: ': await this.refuseUnlessSigned(filled, this.fenceBefore(record));',
    replace: ': await this.refuseUnlessSigned(filled, this.admission.fences.last(record));',
    tests: ['apps/agency/src/scrub-evidence.test.ts'],
  },
  {
    name: 'remember rows that lack their evidence as verified',
    file: 'libs/replica/src/sync/evidence-check.ts',
    find: 'read.refused.length === 0 && read.altered.length === 0;',
    replace: 'read.altered.length === 0;',
    tests: [
      'apps/agency/src/scrub-evidence.test.ts',
      'libs/replica/src/sync/evidence-check.test.ts',
    ],
  },
  {
    name: 'leave altered headers as they are in healing',
    file: 'libs/replica/src/sync/heal-tables.ts',
    find: 'OR h.headers <> c.headers',
    replace: '',
    tests: ['apps/agency/src/scrub-evidence.test.ts'],
  },
  {
    name: 'leave fences out of the digest',
    file: 'libs/replica/src/plan-batch.ts',
    find: 'if (record.offset >= readTo) digest.toggleFence(outcome.hash);',
    replace: '',
    tests: ['libs/replica/src/sync/heal.test.ts', 'libs/replica/src/sync/fence-digest.test.ts'],
  },
  {
    name: 'count a fence twice that is read again',
    file: 'libs/replica/src/plan-batch.ts',
    find: 'if (record.offset >= readTo) digest.toggleFence(outcome.hash);',
    replace: 'digest.toggleFence(outcome.hash);',
    tests: ['libs/replica/src/sync/heal.test.ts'],
  },
];
