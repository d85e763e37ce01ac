import type { IncomingRecord } from '@sinergi/broker';
import { DirectoryView } from '@sinergi/directory';
import { type TemporaryPostgres, temporaryPostgres } from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Admission, RecordAdmission, type RecordOutcome } from './admit-record.js';
import { Copy } from './sync/testing/copy.js';
import { emptyCopy } from './sync/testing/empty-copy.js';
import { anAdmission, everydayLog, readJson, SampleLog, TOPIC } from './sync/testing/sample-log.js';
import { dead } from './verdict.js';

const rules = anAdmission().rulesFor(TOPIC);
const PLACE = { topic: TOPIC, partition: 0 };

/** A copy of a process that has several: what it was asked to judge itself is counted. */
function aCopy(differing: Partial<Admission> = {}, fences: readonly bigint[] = [1n]) {
  const judged = { verified: 0, decoded: 0 };
  const admission: Admission = {
    ...anAdmission(),
    rulesFor: () => rules,
    readsBy: () => 'one schema',
    ...differing,
  };
  const { verifySignature, readValue } = admission;
  admission.verifySignature = (...asked) => {
    judged.verified += 1;
    return verifySignature(...asked);
  };
  admission.readValue = (...asked) => {
    judged.decoded += 1;
    return readValue(...asked);
  };
  admission.fences.add(
    PLACE,
    fences.map((directoryVersion, at) => ({ offset: BigInt(at) - 10n, directoryVersion })),
  );
  const admit = (record: IncomingRecord): Promise<RecordOutcome> =>
    new RecordAdmission(admission, admission.rulesFor(TOPIC)).admit(record);
  return { admission, judged, admit };
}

/** The sample's directory, as a copy has it whose rows say something else. */
function otherDirectory(change: Partial<{ value: Buffer; publishes: string[] }>): DirectoryView {
  const [{ entry, ...record }] = anAdmission().directory.changesOf('kec-menteng') as never as [
    ReturnType<DirectoryView['changesOf']>[number],
  ];
  const directory = new DirectoryView();
  const { value = record.value, ...said } = change;
  directory.advance([{ ...record, value, entry: { ...entry, ...said } }], 1n);
  return directory;
}

const aRecord = (): IncomingRecord => new SampleLog().event('one', 1).records()[0]!;
const SELF = { verified: 1, decoded: 1 };
const FOUND = { verified: 0, decoded: 0 };

describe('a verdict on a record that copies share', () => {
  it('is reached once', async () => {
    const record = aRecord();
    const [first, second] = [aCopy(), aCopy()];
    const outcome = await first.admit(record);
    expect(outcome.verdict).toBe('CANDIDATE');
    expect(await second.admit(record)).toEqual(outcome);
    expect([first.judged, second.judged]).toEqual([SELF, FOUND]);
  });

  it('is reached again for the same bytes elsewhere in memory', async () => {
    const record = aRecord();
    const [first, second] = [aCopy(), aCopy()];
    await first.admit(record);
    await second.admit({ ...record });
    expect(second.judged).toEqual(SELF);
  });

  it('can be changed by nobody', async () => {
    const record = aRecord();
    const outcome = await aCopy().admit(record);
    if (outcome.verdict !== 'CANDIDATE') throw new Error(outcome.verdict);
    expect(() => {
      outcome.candidate.owner = 'another';
    }).toThrow(TypeError);
    expect(() => {
      outcome.hash = Buffer.alloc(8);
    }).toThrow(TypeError);
  });

  it.each<[string, Partial<Admission>, bigint[]?]>([
    ['has another directory', { directory: otherDirectory({ value: Buffer.from('other') }) }],
    ['has read another fence', {}, [1n, 2n]],
    ['has read no fence', {}, []],
    ['decodes by another schema', { readsBy: () => 'another schema' }],
    ['does not know the schema yet', { readsBy: () => undefined }],
    ['shares nothing', { readsBy: undefined }],
    ['reads by other rules', { rulesFor: () => ({ ...rules }) }],
  ])('is not for a copy that %s', async (_, differing, fences) => {
    const record = aRecord();
    const first = aCopy();
    // A second version of the directory, which the sample lacks, so that two fences can differ.
    first.admission.directory.advance([], 2n);
    await first.admit(record);
    const second = aCopy(differing, fences);
    second.admission.directory.advance([], 2n);
    expect((await second.admit(record)).verdict).toBe('CANDIDATE');
    expect(second.judged.decoded).toBe(1);
  });

  it('does not admit what another directory refuses', async () => {
    const record = aRecord();
    await aCopy().admit(record);
    const directory = otherDirectory({ value: Buffer.from('other'), publishes: [] });
    expect(await aCopy({ directory }).admit(record)).toMatchObject({ reason: 'NOT_ENTITLED' });
  });

  it('does not let a copy pass that has to wait for the directory', async () => {
    const record = aRecord();
    const [first, second] = [aCopy({}, [2n]), aCopy({}, [2n])];
    first.admission.directory.advance([], 2n);
    expect((await first.admit(record)).verdict).toBe('CANDIDATE');
    expect(await second.admit(record)).toEqual({ verdict: 'WAIT', for: 'DIRECTORY' });
  });

  it.each<[string, Partial<Admission>]>([
    ['that it waits', { readValue: () => ({ verdict: 'WAIT' }) }],
    ['why the registry refuses it', { readValue: () => dead('UNKNOWN_SCHEMA', 'Expected one') }],
    ['that its signature waits', { verifySignature: () => ({ verdict: 'WAIT' }) }],
    ['that its signature is bad', { verifySignature: () => dead('BAD_SIGNATURE', 'Expected') }],
    ['that judging it failed', { readValue: () => Promise.reject(new Error('away')) }],
  ])('never tells another copy %s', async (_, failing) => {
    const record = aRecord();
    const first = aCopy(failing);
    await Promise.resolve(first.admit(record)).then(
      ({ verdict }) => expect(verdict).not.toBe('CANDIDATE'),
      (error) => expect(error).toEqual(new Error('away')),
    );
    const second = aCopy();
    expect((await second.admit(record)).verdict).toBe('CANDIDATE');
    expect(second.judged).toEqual(SELF);
  });

  it('is not kept where the directory was read anew meanwhile', async () => {
    const record = aRecord();
    const first = aCopy({
      readValue: async (...asked) => {
        first.admission.directory.reload(
          otherDirectory({ value: Buffer.from('healed') }).changesOf('kec-menteng'),
          1n,
        );
        return readJson(...asked);
      },
    });
    await first.admit(record);
    const second = aCopy();
    await second.admit(record);
    expect(second.judged).toEqual(SELF);
  });

  it('is what each copy finds alone, whatever the copies before it were like', async () => {
    const differences = fc.record({
      directory: fc.constantFrom('same', 'other bytes', 'other rights', 'not read'),
      fences: fc.constantFrom<bigint[]>([], [1n], [1n, 2n]),
      readsBy: fc.constantFrom('one schema', 'another schema', undefined),
      reads: fc.constantFrom('json', 'waits', 'refuses'),
    });
    type Difference = typeof differences extends fc.Arbitrary<infer D> ? D : never;
    const copyOf = ({ directory, fences, readsBy, reads }: Difference) =>
      aCopy(
        {
          directory: {
            same: () => otherDirectory({}),
            'other bytes': () => otherDirectory({ value: Buffer.from('other') }),
            'other rights': () =>
              otherDirectory({ value: Buffer.from('rights'), publishes: ['permit'] }),
            'not read': () => new DirectoryView(),
          }[directory](),
          // A name says how it reads: what reads otherwise has another.
          readsBy: () => readsBy && `${readsBy} ${reads}`,
          readValue: {
            json: readJson,
            waits: () => ({ verdict: 'WAIT' as const }),
            refuses: () => dead('UNDECODABLE', 'Expected another'),
          }[reads],
        },
        fences,
      );
    await fc.assert(
      fc.asyncProperty(fc.array(differences, { minLength: 2, maxLength: 5 }), async (all) => {
        const records = everydayLog().records();
        for (const difference of all) {
          const [together, alone] = [copyOf(difference), copyOf(difference)];
          for (const record of records)
            expect(await together.admit(record)).toEqual(await alone.admit({ ...record }));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('copies that are handed the same records', () => {
  let postgres: TemporaryPostgres;
  beforeAll(async () => {
    postgres = await temporaryPostgres();
  });
  afterAll(() => postgres.stop());

  it('hold what a copy holds that reads alone', async () => {
    const log = everydayLog();
    const sharing = () => ({ ...anAdmission(), rulesFor: () => rules, readsBy: () => 'one' });
    const pictures = [];
    for (const admission of [anAdmission(), sharing(), sharing()]) {
      const { session } = await emptyCopy(postgres);
      const copy = new Copy(session.query, session.inTransaction, admission);
      await copy.read(log, { batch: 7 });
      pictures.push(await copy.picture());
      await session.release();
    }
    expect(pictures[1]).toEqual(pictures[0]);
    expect(pictures[2]).toEqual(pictures[0]);
  });
});
