import type * as replica from '@sinergi/replica';
import { describe, expectTypeOf, it } from 'vitest';
import type * as contract from './operations.js';

/** The JSON form of a type: 64-bit numbers are text. */
type Told<T> = T extends bigint
  ? string
  : T extends (infer Item)[]
    ? Told<Item>[]
    : T extends object
      ? { [Key in keyof T]: Told<T[Key]> }
      : T;

/** The compiler checks these types, which is one of the tests. */
describe('what an operation came to', () => {
  it('is told as the replica says it', () => {
    expectTypeOf<contract.FindingCode>().toEqualTypeOf<replica.FindingCode>();
    expectTypeOf<(typeof contract.FINDING_CODES)[number]>().toEqualTypeOf<contract.FindingCode>();
    expectTypeOf<
      (typeof contract.OPERATION_KINDS)[number]
    >().toEqualTypeOf<contract.OperationKind>();
    expectTypeOf<Told<replica.Finding>>().toExtend<contract.Finding>();
    expectTypeOf<
      Told<replica.ScrubReport> & { at: number }
    >().toExtend<contract.ScrubbedPartition>();
    expectTypeOf<Told<replica.ComparedPartition>>().toExtend<contract.ComparedPartition>();
    expectTypeOf<
      Told<replica.HealReport> & { healed: true; findings: contract.Finding[] }
    >().toExtend<contract.HealedPartition>();
    expectTypeOf<Told<replica.Resynced>>().toExtend<contract.ResyncedPartition['removed']>();
    expectTypeOf<Told<replica.Rewound>>().toExtend<contract.RewoundPartition>();
    expectTypeOf<Told<replica.RewindLook>>().toExtend<contract.RewindablePartition>();
  });
});
