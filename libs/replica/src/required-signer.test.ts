import type { IncomingRecord } from '@sinergi/broker';
import { agencyUrn, type DirectoryTerms, keyRecordKey, SIGNATURE_HEADER } from '@sinergi/contracts';
import { type DirectoryAgency, DirectoryView, type ListedKey } from '@sinergi/directory';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADMISSION_RULES, type TopicRules } from './admit.js';
import { RecordAdmission } from './admit-record.js';
import { requiredSigner } from './required-signer.js';
import { anAdmission, OWNER, readJson, SampleLog } from './sync/testing/sample-log.js';

const OTHER = 'polri-jakpus';
const COORDINATOR = 'imigrasi-dki';

const aKey = (keyId: string, over: Partial<ListedKey> = {}): ListedKey => ({
  ...{ keyId, algorithm: 'Ed25519', key: Buffer.from(keyId), revokedAt: null },
  ...over,
});

const anEntry = (code: string, publicKeys: ListedKey[]): DirectoryAgency => ({
  code,
  kind: 'AGENCY',
  areaCodes: [],
  publishes: ['sighting'],
  legalAuthority: [{ purpose: 'SUPERVISION', legalBases: ['law'] }],
  identityAuthority: false,
  publicKeys,
});

/** @param entries what the directory says, version after version */
function directoryOf(...entries: DirectoryAgency[]): DirectoryView {
  const view = new DirectoryView();
  const versions = new Map<string, number>();
  const value = Buffer.from('an entry');
  const records = entries.map((entry, at) => {
    const version = (versions.get(entry.code) ?? 0) + 1;
    versions.set(entry.code, version);
    return {
      ...{ offset: BigInt(at), appendedAt: 1, version, isSigned: true, approvals: null, entry },
      value,
    };
  });
  view.advance(records, BigInt(records.length));
  return view;
}

/** The signature of a key is its id here: which one is asked for is what is looked at. */
function admissionOf(directory: DirectoryView, rules?: TopicRules) {
  const admission = {
    ...anAdmission(readJson),
    ...{ directory, directoryEnd: async () => directory.version },
    directoryKey: { agency: COORDINATOR, keys: [aKey('coordinator')] },
    verifySignature: (
      _record: unknown,
      signature: string,
      { keys }: { keys: readonly ListedKey[] },
    ) => {
      const key = keys.find(({ keyId }) => keyId === signature);
      if (!key) return { verdict: 'DEAD', reason: 'UNKNOWN_KEY', detail: 'unknown' } as const;
      if (key.revokedAt !== null)
        return { verdict: 'DEAD', reason: 'REVOKED_KEY', detail: 'withdrawn' } as const;
      return { verdict: 'SIGNED' } as const;
    },
  };
  return new RecordAdmission(admission, rules ?? admission.rulesFor('timpora.sighting'));
}

function aSighting(over: { version?: string | undefined; signature?: string }): IncomingRecord {
  const [record] = new SampleLog().event('one', 1).records();
  const { 'directory-version': _, [SIGNATURE_HEADER]: __, ...headers } = record!.headers;
  return {
    ...record!,
    headers: {
      ...headers,
      ...(over.version === undefined ? {} : { 'directory-version': over.version }),
      ...(over.signature === undefined ? {} : { [SIGNATURE_HEADER]: over.signature }),
    },
  };
}

async function outcomeOf(
  admission: RecordAdmission<DirectoryAgency>,
  record: IncomingRecord,
): Promise<string> {
  const outcome = await admission.admit(record);
  if (outcome.verdict === 'DEAD') return outcome.reason;
  return outcome.verdict === 'WAIT' ? `WAIT ${outcome.for}` : outcome.verdict;
}

const sightingIn = (directory: DirectoryView, over: Parameters<typeof aSighting>[0]) =>
  outcomeOf(admissionOf(directory), aSighting(over));

describe('an event', () => {
  const directory = directoryOf(
    anEntry(OWNER, [aKey('first')]),
    anEntry(OTHER, [aKey('police')]),
    anEntry(OWNER, [aKey('first', { revokedAt: 5 }), aKey('second')]),
  );

  it('counts with a key that its owner had in the directory version that it cites', async () => {
    expect(await sightingIn(directory, { version: '1', signature: 'first' })).toBe('CANDIDATE');
    expect(await sightingIn(directory, { version: '3', signature: 'second' })).toBe('CANDIDATE');
  });

  it('is dead without a signature, with another’s key and with a withdrawn one', async () => {
    expect(await sightingIn(directory, { version: '2' })).toBe('UNSIGNED');
    expect(await sightingIn(directory, { version: '2', signature: 'police' })).toBe('UNKNOWN_KEY');
    expect(await sightingIn(directory, { version: '2', signature: 'second' })).toBe('UNKNOWN_KEY');
    expect(await sightingIn(directory, { version: '3', signature: 'first' })).toBe('REVOKED_KEY');
  });

  it('waits for the directory that it cites, before anything else is said of it', async () => {
    const read = directoryOf(anEntry(OWNER, [aKey('first')]));
    const admission = new RecordAdmission(
      { ...anAdmission(readJson), directory: read, directoryEnd: async () => 3n },
      anAdmission().rulesFor('timpora.sighting'),
    );
    expect(await outcomeOf(admission, aSighting({ version: '3' }))).toBe('WAIT DIRECTORY');
    expect(await outcomeOf(admission, aSighting({ version: '4' }))).toBe('FUTURE_DIRECTORY');
  });

  it('of before its owner had a signing key needs none', async () => {
    const before = directoryOf(
      anEntry(OWNER, [aKey('x25519', { algorithm: 'X25519' })]),
      anEntry(OWNER, [aKey('x25519', { algorithm: 'X25519' }), aKey('first')]),
    );
    expect(await sightingIn(before, { version: '1' })).toBe('CANDIDATE');
    expect(await sightingIn(before, { version: '2' })).toBe('UNSIGNED');
    // A key for wrapping signs nothing.
    expect(await sightingIn(before, { version: '2', signature: 'x25519' })).toBe('UNKNOWN_KEY');
  });

  it('that cites no directory version is dead all the same', async () => {
    expect(await sightingIn(directory, {})).toBe('BAD_HEADERS');
    expect(await sightingIn(directory, { version: 'one' })).toBe('BAD_HEADERS');
  });
});

describe('a key record', () => {
  const rules: TopicRules = { kind: 'key', publisher: OWNER, partitions: 1 };

  function aKeyRecord(over: Parameters<typeof aSighting>[0]): IncomingRecord {
    const value = {
      ...{ eventId: '5f0c1a52-6a6e-4f0e-9c1d-0a6a4f6d2b11', publisher: OWNER, at: 0 },
      ...{ kind: 'AUDIENCE', group: 'identity', audience: 'core', epoch: 1, hpkeWraps: [{}] },
    };
    const record = aSighting(over);
    return {
      ...record,
      key: Buffer.from(keyRecordKey(value as never)),
      value: Buffer.from(JSON.stringify(value)),
      headers: { ...record.headers, ce_id: value.eventId },
    };
  }
  const keyIn = (directory: DirectoryView, over: Parameters<typeof aSighting>[0]) =>
    outcomeOf(admissionOf(directory, rules), aKeyRecord(over));

  it('is signed by the publisher of its topic', async () => {
    const directory = directoryOf(anEntry(OWNER, [aKey('first')]), anEntry(OTHER, [aKey('p')]));
    expect(await keyIn(directory, { version: '2', signature: 'first' })).toBe('CANDIDATE');
    expect(await keyIn(directory, { version: '2', signature: 'p' })).toBe('UNKNOWN_KEY');
    expect(await keyIn(directory, { version: '2' })).toBe('UNSIGNED');
  });

  it('is dead under a version from before its publisher was listed', async () => {
    const directory = directoryOf(anEntry(OTHER, []), anEntry(OWNER, [aKey('first')]));
    for (const version of ['0', '1'])
      expect(await keyIn(directory, { version })).toBe('NOT_ENTITLED');
  });

  it('gets round no signing key by citing no directory version', async () => {
    const directory = directoryOf(anEntry(OWNER, [aKey('first')]));
    expect(await keyIn(directory, {})).toBe('UNSIGNED');
    expect(await keyIn(directory, { version: 'none' })).toBe('UNSIGNED');
  });

  it('of before signatures counts, once the directory told that it is of before', async () => {
    expect(await keyIn(directoryOf(anEntry(OTHER, [])), {})).toBe('WAIT DIRECTORY');
    const since = directoryOf(anEntry(OWNER, []), anEntry(OWNER, [aKey('first')]));
    expect(await keyIn(since, {})).toBe('CANDIDATE');
    expect(await keyIn(since, { version: '2' })).toBe('UNSIGNED');
  });
});

describe('a record of the directory', () => {
  const rules: TopicRules = { kind: 'directory', coordinator: COORDINATOR, partitions: 1 };

  function entryRecord(offset: number, signature: string | undefined): IncomingRecord {
    const code = `agency-${offset}`;
    const eventId = `5f0c1a52-6a6e-4f0e-9c1d-${String(offset).padStart(12, '0')}`;
    const value = {
      code,
      owner: COORDINATOR,
      eventId,
      version: 1,
      change: 'LISTED',
      occurredAt: 1,
    };
    return {
      ...aSighting({}),
      offset: BigInt(offset),
      key: Buffer.from(code),
      value: Buffer.from(JSON.stringify(value)),
      headers: {
        ...{
          ce_id: eventId,
          ce_source: `urn:sinergi:agency:${COORDINATOR}`,
          'entity-version': '1',
        },
        ...(signature === undefined ? {} : { [SIGNATURE_HEADER]: signature }),
      },
    };
  }

  /** Reads the records in batches, as a copy does, and tells what became of each. */
  async function read(records: readonly IncomingRecord[], batch: number): Promise<string[]> {
    const directory = new DirectoryView();
    const outcomes: string[] = [];
    for (let from = 0; from < records.length; from += batch) {
      const admission = admissionOf(directory, rules);
      const applied = [];
      for (const record of records.slice(from, from + batch)) {
        const outcome = await outcomeOf(admission, record);
        outcomes.push(outcome);
        const { offset, headers } = record;
        const entry = anEntry(`agency-${offset}`, []);
        if (outcome === 'CANDIDATE')
          applied.push({
            ...{ offset, appendedAt: 1, version: 1, entry, value: record.value! },
            isSigned: SIGNATURE_HEADER in headers,
            approvals: null,
          });
      }
      directory.advance(applied, BigInt(from + batch));
    }
    return outcomes;
  }

  it('needs the key that the settings name', async () => {
    const [signed, forged] = [entryRecord(0, 'coordinator'), entryRecord(1, 'other')];
    expect(await read([signed, forged], 1)).toEqual(['CANDIDATE', 'UNKNOWN_KEY']);
  });

  it('is accepted unsigned up to the first signed one, whatever the batches are', async () => {
    const someone = fc.constantFrom(undefined, undefined, 'coordinator', 'other');
    await fc.assert(
      fc.asyncProperty(
        fc.array(someone, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        async (signatures, batch) => {
          const records = signatures.map((signature, at) => entryRecord(at, signature));
          const first = signatures.indexOf('coordinator');
          const expected = signatures.map((signature, at) => {
            if (signature !== undefined)
              return signature === 'coordinator' ? 'CANDIDATE' : 'UNKNOWN_KEY';
            return first === -1 || at < first ? 'CANDIDATE' : 'UNSIGNED';
          });
          expect(await read(records, batch)).toEqual(expected);
        },
      ),
    );
  });
});

describe('the terms that a fence put in force', () => {
  const terms = (over: Partial<DirectoryTerms>): DirectoryTerms => ({
    ...{ approvers: [], threshold: 1, recovery: null, delaySeconds: 0 },
    ...{ fenceSigners: [], schemas: [], admissionRules: ADMISSION_RULES },
    ...over,
  });
  const exchange = (over: Partial<DirectoryTerms>): DirectoryAgency => ({
    ...anEntry('exchange', []),
    terms: terms(over),
  });
  const signerOf = (directory: DirectoryView, fence: bigint | undefined) => {
    const admission = anAdmission(readJson);
    const sighting = aSighting({ version: '1', signature: 'first' });
    const record = { ...sighting, key: sighting.key!.toString('utf8'), fence };
    return requiredSigner(record, admission.rulesFor('timpora.sighting'), {
      ...{ directory, directoryEnd: directory.version, directoryKey: null, isPinned: true },
      signedSince: undefined,
    });
  };

  it('say in which schemas a record counts', () => {
    const hash = Buffer.alloc(32, 4);
    const schemas = [
      { record: 'Sighting', hash },
      { record: 'Permit', hash: Buffer.alloc(32, 5) },
    ];
    const directory = directoryOf(exchange({ schemas }), anEntry(OWNER, [aKey('first')]));
    expect(signerOf(directory, 2n)).toMatchObject({ signer: { schemas: [hash] } });
    expect(signerOf(directory, undefined)).not.toHaveProperty('signer.schemas');
    const any = directoryOf(exchange({}), anEntry(OWNER, [aKey('first')]));
    expect(signerOf(any, 2n)).not.toHaveProperty('signer.schemas');
  });

  it('stop software that does not know the rules of admission', () => {
    const directory = directoryOf(
      exchange({}),
      anEntry(OWNER, [aKey('first')]),
      exchange({ admissionRules: ADMISSION_RULES + 1 }),
    );
    expect(signerOf(directory, 2n)).toMatchObject({ verdict: 'SIGNER' });
    expect(signerOf(directory, 3n)).toEqual({ verdict: 'WAIT', for: 'RULES' });
  });

  it('say who signs fences', async () => {
    const named = (agency: string) => ({ agency, keyId: agency, key: Buffer.alloc(32) });
    const directory = directoryOf(
      exchange({ fenceSigners: [named(COORDINATOR)] }),
      exchange({ fenceSigners: [named(OTHER)] }),
    );
    const by = (agency: string, fence: bigint | undefined) => {
      const record = { ...aSighting({}), key: 'fence:2:0', fence };
      const headers = { ...record.headers, ce_source: agencyUrn(agency) };
      const rules = anAdmission(readJson).rulesFor('timpora.sighting');
      const verdict = requiredSigner({ ...record, headers }, rules, {
        ...{ directory, directoryEnd: 2n, directoryKey: null, isPinned: true },
        signedSince: undefined,
      });
      return verdict.verdict === 'SIGNER' ? verdict.signer.keys.map(({ keyId }) => keyId) : verdict;
    };
    expect(by(COORDINATOR, undefined)).toEqual([COORDINATOR]);
    expect(by(OTHER, undefined)).toEqual([]);
    expect(by(COORDINATOR, 2n)).toEqual([]);
    expect(by(OTHER, 2n)).toEqual([OTHER]);
    expect(by(OTHER, 3n)).toEqual({ verdict: 'WAIT', for: 'DIRECTORY' });
  });
});
