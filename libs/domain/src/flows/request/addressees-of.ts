import type { RuleParticipant } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';

/**
 * The target of a request: agencies by code, by the flows that they publish, or by the areas for
 * which they are responsible.
 */
export interface RequestTarget {
  agencies: readonly string[];
  roles: readonly string[];
  areas: readonly string[];
}

/**
 * Returns the agencies that a target means at present, without the asker. An area means the
 * agencies that are responsible for exactly that area; where there is none, those of the nearest
 * wider area.
 *
 * @returns codes, sorted, each once
 */
export function addresseesOf(
  { agencies, roles, areas }: RequestTarget,
  asker: string,
  participants: readonly RuleParticipant[],
): string[] {
  const able = participants.filter(({ kind, code }) => kind === 'AGENCY' && code !== asker);
  const named = able.filter(({ code }) => agencies.includes(code));
  const inRole = able.filter(({ publishes }) => roles.some((role) => publishes.includes(role)));
  const inArea = areas.flatMap((area) => answeringFor(area, able));
  return [...new Set([...named, ...inRole, ...inArea].map(({ code }) => code))].sort();
}

/** Returns a violation for each name that matches no agency, with its place in the target. */
export function unknownTargets(
  { agencies, roles, areas }: RequestTarget,
  participants: readonly RuleParticipant[],
): Violation[] {
  const able = participants.filter(({ kind }) => kind === 'AGENCY');
  const unknown = (
    list: readonly string[],
    name: string,
    expected: string,
    means: (text: string) => boolean,
  ): Violation[] =>
    list.flatMap((text, at) =>
      means(text) ? [] : [{ field: `/to/${name}/${at}`, expected, got: text }],
    );
  return [
    ...unknown(agencies, 'agencies', 'an agency of the exchange', (code) =>
      able.some((one) => one.code === code),
    ),
    ...unknown(roles, 'roles', 'a flow that an agency publishes', (role) =>
      able.some(({ publishes }) => publishes.includes(role)),
    ),
    ...unknown(
      areas,
      'areas',
      'an area that an agency is responsible for',
      (area) => answeringFor(area, able).length > 0,
    ),
  ];
}

function answeringFor(area: string, able: readonly RuleParticipant[]): RuleParticipant[] {
  for (
    let wider = area;
    wider !== '';
    wider = wider.includes('.') ? wider.slice(0, wider.lastIndexOf('.')) : ''
  ) {
    const found = able.filter(({ areaCodes }) => areaCodes.includes(wider));
    if (found.length > 0) return found;
  }
  return [];
}
