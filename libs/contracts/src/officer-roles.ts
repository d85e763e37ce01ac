/** The roles of people at the desk, who act for their agency. */
export const OFFICER_ROLES = ['clerk', 'officer'] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** The flows in which a clerk writes: what is seen and reported, and the answers to others. */
const CLERK_WRITES: readonly string[] = [
  'sighting',
  'lodging',
  'request',
  'reply',
  'response',
  'alert',
];

const MAY: Record<OfficerRole, (flow: string, right: string) => boolean> = {
  clerk: (flow, right) => right === 'read' || (right === 'write' && CLERK_WRITES.includes(flow)),
  officer: (_flow, right) => ['read', 'write', 'open'].includes(right),
};

/**
 * Returns the scopes of a person's token for the own agency: those of the roles, as far as the
 * agency has them. Scopes that belong to no flow, such as to operate a copy, are nobody's here; an
 * unknown role gives none.
 *
 * @param agencyScopes what the agency's own system may get by the agency's profile
 */
export function officerScopes(roles: readonly string[], agencyScopes: readonly string[]): string[] {
  const held = OFFICER_ROLES.filter((known) => roles.includes(known));
  return agencyScopes.filter((scope) => {
    const [flow = '', right = ''] = scope.split(':');
    return held.some((role) => MAY[role](flow, right));
  });
}
