import { randomUUID } from 'node:crypto';
import { nameBasedUuid } from './name-based-uuid.js';

/** The highest number that an owner can have; 0 means none. */
export const HIGHEST_OWNER_NUMBER = 0xffff;

const CARRYING = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Where the owner's number begins in an id's text. */
const NUMBER_AT = 24;
/** Where what follows the time and the version begins. */
const TIMELESS_FROM = 15;

/**
 * Returns a new entity's id (RFC 9562, 5.8, version 8): 48 bits of time, so that new entities lie
 * together in every copy's indexes, the owner's number, and 58 random bits. docs/ids.md has the
 * layout.
 *
 * @param at epoch ms
 * @param random a UUID from which the random bits come
 */
export function newEntityId(
  ownerNumber: number,
  at: number,
  random: string = randomUUID(),
): string {
  const time = timeOf(at);
  return withNumber(
    ownerNumber,
    `${time.slice(0, 8)}-${time.slice(8)}-8${random.slice(15, 18)}-${random.slice(19)}`,
  );
}

/** Returns the id that a name determines, with the owner's number in it. */
export const namedEntityId = (ownerNumber: number, name: string): string =>
  withNumber(ownerNumber, nameBasedUuid(name));

/** Returns what of an id does not come from its time: its random bits and the number, as text. */
export const timelessPart = (entityId: string): string => entityId.slice(TIMELESS_FROM);

/** Returns the name of the only entity of a flow that an owner has for these values. */
export const onlyName = (flow: string, owner: string, values: readonly string[]): string =>
  [flow, owner, ...values].join('\0');

/** Tells whether an entity's id carries this number, in the form in which new ids carry it. */
export const carriesNumber = (entityId: string, ownerNumber: number): boolean =>
  CARRYING.test(entityId) && entityId.slice(NUMBER_AT, NUMBER_AT + 4) === numberText(ownerNumber);

/** Returns the 12 hex digits of a time. */
export function timeOf(at: number): string {
  if (!Number.isInteger(at) || at < 0 || at >= 2 ** 48)
    throw new RangeError(`Expected a time of 48 bits in ms, got ${at}`);
  return at.toString(16).padStart(12, '0');
}

const withNumber = (ownerNumber: number, uuid: string): string =>
  uuid.slice(0, NUMBER_AT) + numberText(ownerNumber) + uuid.slice(NUMBER_AT + 4);

function numberText(ownerNumber: number): string {
  if (!Number.isInteger(ownerNumber) || ownerNumber < 0 || ownerNumber > HIGHEST_OWNER_NUMBER)
    throw new RangeError(`Expected a number from 0 to ${HIGHEST_OWNER_NUMBER}, got ${ownerNumber}`);
  return ownerNumber.toString(16).padStart(4, '0');
}
