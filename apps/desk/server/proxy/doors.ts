import { flows, isKnownAt } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';

/** A route of an agency's API that pages may call. */
export interface Door {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** of the path without its query */
  path: RegExp;
  /** the flow whose it is, where it is of one */
  flow?: string;
  /** the file that is passed on as it comes, and never held whole: the body or the answer */
  file?: 'body' | 'answer';
}

const SEGMENT = '[A-Za-z0-9_.~-]{1,100}';
/** The id of an item of the inbox, which may join the ids of several people by `+`. */
const ITEM = '(?:[A-Za-z0-9_.~-]|%2B){1,400}';
/** Bytes of a request's body, at most: an agency takes no larger one either. */
export const BODY_AT_MOST_BYTES = 1_048_576;
/** The route that takes files. */
export const FILES = 'attachments';

const door = (method: Door['method'], ...segments: string[]): Door => ({
  method,
  path: new RegExp(`^/${segments.join('/')}$`),
});

const fileDoor = (file: 'body' | 'answer', ...segments: string[]): Door => ({
  ...door('POST', ...segments),
  file,
});

/**
 * Every route of the agencies that goes through the desk: what people do with entities, the feed,
 * and the lists of work. What operates a copy, its keys or the directory does not.
 */
export const DOORS: readonly Door[] = [
  ...flows
    .filter(({ keyedBy, flow }) => keyedBy !== 'code' && flow !== 'disclosure')
    .flatMap(({ flow, plural }) =>
      [
        door('GET', plural),
        door('POST', plural),
        door('GET', plural, SEGMENT),
        door('GET', plural, SEGMENT, 'history'),
        door('POST', plural, SEGMENT, 'changes'),
        door('POST', plural, SEGMENT, 'disclosures'),
        fileDoor('answer', plural, SEGMENT, 'attachments', SEGMENT, 'disclosures'),
      ].map((one): Door => ({ ...one, flow })),
    ),
  fileDoor('body', FILES),
  { ...door('GET', 'meetings', SEGMENT, 'programme'), flow: 'meeting' },
  { ...door('GET', 'joint-operations', SEGMENT, 'room'), flow: 'operation' },
  door('GET', 'feed'),
  door('GET', 'feed', 'stream'),
  door('GET', 'events', SEGMENT),
  door('GET', 'events', SEGMENT, 'receipts'),
  door('GET', 'inbox'),
  door('PUT', 'inbox', 'items', ITEM, 'taken'),
  door('DELETE', 'inbox', 'items', ITEM, 'taken'),
  door('GET', 'clocks'),
  door('GET', 'clocks', 'notices'),
  door('GET', 'coverage'),
  door('GET', 'worklist', SEGMENT),
  door('GET', 'problems', SEGMENT),
];

/**
 * Returns the door by which a request may go to an agency; undefined where there is none. A flow
 * that the agency may not know has no door.
 *
 * @param path decoded nowhere, without its query
 */
export const doorOf = (
  method: string,
  path: string,
  profile: Pick<AgencyProfile, 'publishes' | 'subscribes'>,
): Door | undefined =>
  // A segment of dots would be a step to another route.
  path.split('/').some((segment) => /^\.+$/.test(segment))
    ? undefined
    : DOORS.find(
        (one) =>
          one.method === method &&
          one.path.test(path) &&
          (one.flow === undefined || isKnownAt(profile, one.flow)),
      );
