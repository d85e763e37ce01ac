import { Inject, Injectable } from '@nestjs/common';
import { fromIntake, validateIntake } from '@sinergi/contracts';
import { type Boundaries, judgeSighting } from '@sinergi/domain';
import { Problem } from '../door/problem.js';
import { BOUNDARIES, CLOCK, type Clock } from '../tokens.js';
import { SIGHTING_FLOW } from './sighting-flow.js';

/** A sighting as an agency's system sends it, checked: by its schema, then by what can be true. */
@Injectable()
export class AcceptIntake {
  constructor(
    @Inject(BOUNDARIES) private readonly boundaries: Boundaries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the entity's fields, sealed groups in the clear
   * @throws Problem invalid-request (schema) or invalid-sighting (facts), with every violation
   */
  accept(body: unknown): Record<string, unknown> {
    const checked = validateIntake(SIGHTING_FLOW, body);
    if (!checked.ok) {
      throw new Problem('invalid-request', `Expected a sighting by its schema, got ${checked.violations.length} violations`, {
        violations: checked.violations,
      });
    }
    const fields = fromIntake(SIGHTING_FLOW, checked.value);
    const violations = judgeSighting(fields as unknown as Parameters<typeof judgeSighting>[0], {
      boundaries: this.boundaries,
      now: this.clock(),
    });
    if (violations.length > 0)
      throw new Problem('invalid-sighting', `Expected a sighting that can be true, got ${violations.length} violations`, { violations });
    return fields;
  }
}
