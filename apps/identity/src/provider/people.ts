import {
  isRestrictedScope,
  officerScopes,
  operatorCapabilities,
  operatorScopes,
} from '@sinergi/contracts';
import type { IdentitySettings } from '@sinergi/settings';
import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';

export type Person = IdentitySettings['operators'][number];

/**
 * The people who log in, and where: operators at the console, officers at the desk. Nobody of one
 * list has a right at the other's place.
 */
export class People {
  private readonly kinds: ReadonlyMap<string, 'console' | 'desk'>;
  private readonly byId: ReadonlyMap<string, Person>;

  constructor(private readonly settings: IdentitySettings) {
    const { clients, operators, officers } = settings;
    this.kinds = new Map(
      clients.flatMap(({ clientId, kind }) =>
        kind === 'agency-system' ? [] : [[clientId, kind] as const],
      ),
    );
    this.byId = new Map([...operators, ...officers].map((person) => [person.id, person]));
  }

  /** Tells whether people log in at a client. */
  logInAt(clientId: string): boolean {
    return this.kinds.has(clientId);
  }

  /** Returns who may log in at a client. */
  of(clientId: string): readonly Person[] {
    const { operators, officers } = this.settings;
    return this.kinds.get(clientId) === 'desk' ? officers : operators;
  }

  find(id: string): Person | undefined {
    return this.byId.get(id);
  }

  /**
   * Returns the agency for which alone an officer who asks for a token gets one; undefined before
   * it is known who asks, and for operators, whose role decides where.
   */
  agencyAsking({ oidc }: KoaContextWithOIDC): string | undefined {
    if (oidc.route !== 'token' || this.kinds.get(oidc.client?.clientId ?? '') !== 'desk')
      return undefined;
    return this.find(oidc.account?.accountId ?? '')?.agency ?? '';
  }

  /** Returns the scopes of a person's token of a client for an agency. */
  scopesAt(clientId: string, id: string, agency: string): string[] {
    const person = this.of(clientId).find((one) => one.id === id);
    if (person === undefined) return [];
    const { roles, agency: home } = person;
    const ofSystems = this.systemScopesOf(agency);
    if (this.kinds.get(clientId) === 'console')
      // A restricted flow is one only where the agency's own systems have it.
      return operatorScopes(operatorCapabilities(roles, home, agency)).filter(
        (scope) => !isRestrictedScope(scope) || ofSystems.includes(scope),
      );
    return home === agency ? officerScopes(roles, ofSystems) : [];
  }

  /** A browser in which somebody of the other list has logged in is asked again. */
  loginPolicy(): interactionPolicy.DefaultPolicy {
    const policy = interactionPolicy.base();
    policy.get('login')!.checks.add(
      new interactionPolicy.Check(
        'not_of_this_client',
        'Expected somebody who may log in here',
        ({ oidc }) => {
          const id = oidc.session?.accountId;
          const isOther =
            id !== undefined && !this.of(oidc.client!.clientId).some((one) => one.id === id);
          return isOther
            ? interactionPolicy.Check.REQUEST_PROMPT
            : interactionPolicy.Check.NO_NEED_TO_PROMPT;
        },
      ),
    );
    return policy;
  }

  /** What the agency's own systems were given, which follows from its profile. */
  private systemScopesOf(agency: string): string[] {
    return this.settings.clients
      .filter((client) => client.kind === 'agency-system' && client.agency === agency)
      .flatMap(({ scopes }) => scopes);
  }
}
