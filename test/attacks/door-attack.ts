import type { SeededRandom } from '@sinergi/domain';

/** Whose token is sent; what each is, {@link DoorKnown.tokens} says. */
export type TokenName =
  | 'its system'
  | 'its maintenance'
  | 'its officer'
  | 'its narrow system'
  | 'none'
  | 'another agency'
  | 'expired'
  | 'garbage';

/** Something of an agency that others hold too. */
export interface Said {
  owner: string;
  entityId: string;
  eventId: string;
  /** the sealed groups as everybody reads them */
  sealed: Record<string, unknown>;
}

/** What whoever holds the credentials of one agency has and knows. */
export interface DoorKnown {
  /** the agency whose credentials were stolen */
  agency: string;
  tokens: Record<Exclude<TokenName, 'none'>, string>;
  /** its own sighting; its system holds it at version 1 */
  own: Said;
  /** sightings of others, outside its area */
  victims: readonly Said[];
  /** events of a flow that the narrow system may not read */
  unread: readonly Said[];
  /** cursors of its own lists, by the list's path and query */
  cursors: Record<string, string>;
  /** cursors of the same lists at another agency */
  foreignCursors: Record<string, string>;
  /** ids at another agency of what no other agency has */
  foreignIds: { webhook: string; import: string };
  /** an entity of a restricted flow that the agency does not read */
  hidden: Omit<Said, 'sealed'>;
  files: {
    /** a file that the agency may not have */
    file: NamedFile;
    /** a file that the agency may have, and has fetched */
    given: NamedFile;
    /** texts with which it asks for the first at its owner, by what is wrong with each */
    askings: Record<string, string>;
  };
  /** what its system sent before, with this Idempotency-Key */
  repeated: { key: string; body: object };
  /** a sound sighting; each call has this order number */
  sighting(orderNo: string): Record<string, unknown>;
}

/** A file, and the entity that names it. */
export interface NamedFile {
  entityId: string;
  attachmentId: string;
}

export interface DoorAttack {
  /** at the doors of the agency itself, or of another one */
  door: 'own' | 'another';
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body: Buffer | null;
  token: TokenName;
  /**
   * `nothing`: only a refusal is right. `reading`: what the agency holds is shown, its seals
   * closed. `opening`: the ledger has it before the answer says more than a refusal
   */
  allowed: 'nothing' | 'reading' | 'opening';
  /** the choices that made it, for the report of a seed */
  choices: string;
}

/** A request before a token is chosen. */
export type Draft = Omit<DoorAttack, 'door' | 'token' | 'choices'> & {
  /** by default its system's */
  token?: TokenName;
  /** by default the agency's own, or as the attack says */
  door?: DoorAttack['door'];
};

/** Chooses one by its name, and notes which. */
export type Pick = <T>(name: string, from: Record<string, T>) => T;

export interface Making {
  known: DoorKnown;
  pick: Pick;
  random: SeededRandom;
  /** an order number that no other request has */
  mark: string;
}

export const JSON_HEADER: [string, string] = ['content-type', 'application/json'];

export const jsonOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A request that reads. */
export const reading = (path: string, allowed: DoorAttack['allowed'] = 'nothing'): Draft => ({
  ...{ method: 'GET', path, headers: [], body: null },
  allowed,
});

/** A request that says something in JSON, and which only a refusal is right for. */
export const saying = (path: string, body: Buffer, headers: [string, string][] = []): Draft => ({
  ...{ method: 'POST', path, body, allowed: 'nothing' },
  headers: [JSON_HEADER, ...headers],
});
