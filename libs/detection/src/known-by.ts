import type { Fact, FactKind, Facts, LodgingFact } from './facts.js';
import { happenedAt } from './read-fact.js';
import { saidAt } from './said-at.js';

/** Facts in the order of the times from which on they count. */
export interface KnownBy {
  /**
   * Returns the facts that were known by a time: what happened later, or was first said later, is
   * left out, and who left later still stays. While nothing changes the same object is returned.
   * Each is in its latest state.
   *
   * @param at epoch ms
   */
  at(at: number): Facts;
  /** Whether a fact that was known by a time was said anew since: how it read is not kept. */
  isSaidAnewSince(at: number): boolean;
}

/**
 * @param hasOwnTime whether the lane has a time of its own: when something was said is real time,
 *   so there it tells nothing
 */
export function knownBy(
  facts: Facts,
  reads: readonly FactKind[],
  { hasOwnTime }: { hasOwnTime: boolean },
): KnownBy {
  const each = reads.flatMap((kind) =>
    (facts[kind] as readonly Fact[]).map((fact) => ({
      ...{ kind, fact },
      from: Math.max(
        happenedAt(kind, fact) ?? Number.NEGATIVE_INFINITY,
        hasOwnTime ? Number.NEGATIVE_INFINITY : (saidAt(fact.id) ?? Number.NEGATIVE_INFINITY),
      ),
    })),
  );
  const turns = [
    ...each.map(({ from }) => from),
    ...facts.lodging.flatMap(({ checkOutAt }) => checkOutAt ?? []),
  ].sort((left, right) => left - right);
  const known = (at: number) => each.filter(({ from }) => from <= at);
  let latest: { turn: number; facts: Facts } | undefined;
  return {
    at(at) {
      const turn = turns.filter((one) => one <= at).length;
      if (latest?.turn !== turn) {
        const of = known(at);
        const kept = reads.map((kind) => [
          kind,
          of.flatMap((one) => (one.kind === kind ? asOf(one, at) : [])),
        ]);
        latest = { turn, facts: { ...facts, ...Object.fromEntries(kept) } };
      }
      return latest.facts;
    },
    isSaidAnewSince: (at) =>
      !hasOwnTime && known(at).some(({ fact }) => (saidAt(fact.eventId) ?? at) > at),
  };
}

function asOf({ kind, fact }: { kind: FactKind; fact: Fact }, at: number): Fact {
  if (kind !== 'lodging') return fact;
  const { checkOutAt } = fact as LodgingFact;
  return checkOutAt !== null && checkOutAt > at ? ({ ...fact, checkOutAt: null } as Fact) : fact;
}
