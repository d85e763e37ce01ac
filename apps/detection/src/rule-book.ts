import { type FactKind, OPEN_RULES, type OpenRule, type OpenUnit } from '@sinergi/detection';
import { grouped } from './grouped.js';

/** The rules that the service runs, by what they are evaluated for and by what they read. */
export class RuleBook {
  private readonly byUnit: ReadonlyMap<OpenUnit, readonly OpenRule[]>;

  constructor(readonly rules: readonly OpenRule[] = OPEN_RULES) {
    this.byUnit = grouped(rules, ({ unit }) => unit);
  }

  of(unit: OpenUnit): readonly OpenRule[] {
    return this.byUnit.get(unit) ?? [];
  }

  /** Returns the kinds of facts that rules of a unit read. */
  kindsOf(unit: OpenUnit): FactKind[] {
    return [...new Set(this.of(unit).flatMap(({ reads }) => reads))];
  }

  /** Returns the units that have a rule which reads a kind of fact. */
  readersOf(kind: FactKind): Set<OpenUnit> {
    return new Set(this.rules.flatMap(({ unit, reads }) => (reads.includes(kind) ? unit : [])));
  }
}
