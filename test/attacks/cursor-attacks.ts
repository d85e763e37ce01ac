import { type Draft, type Making, reading } from './door-attack.js';

/** Tries a cursor that this list at this agency did not give. */
export function cursorAttack({ known, pick, random }: Making): Draft {
  const { agency, cursors, foreignCursors } = known;
  const list = random.pick(Object.keys(cursors));
  const other = random.pick(Object.keys(cursors).filter((one) => one !== list));
  const own = cursors[list]!;
  const bytes = Buffer.from(own, 'base64url');
  const at = random.integer(0, bytes.length - 1);
  const flipped = Buffer.from(bytes);
  flipped[at]! ^= 1 << random.integer(0, 7);
  const forged = (position: string) =>
    Buffer.concat([Buffer.alloc(12), Buffer.from(JSON.stringify([agency, 'x', position]))]);
  const cursor = pick<string>('cursor', {
    'with one bit changed': flipped.toString('base64url'),
    'cut off': own.slice(0, random.integer(1, own.length - 1)),
    'with bytes behind it': Buffer.concat([bytes, Buffer.from('"')]).toString('base64url'),
    'in another spelling': `${own}${random.pick(['=', '==', '.', '%20', '%00', '~'])}`,
    'in other letters': own.toUpperCase() === own ? `${own}A` : own.toUpperCase(),
    'of another list': cursors[other]!,
    'of another agency': foreignCursors[list]!,
    'of nobody': forged('0').toString('base64url'),
    'of nobody, far ahead': forged('9223372036854775807').toString('base64url'),
    'that is empty': '',
    'that is long': own.repeat(40),
    'of JSON': '%5B%22kec-menteng%22%5D',
    'twice, one sound': `${own}&cursor=${own}`,
  });
  const asked = `${list}${list.includes('?') ? '&' : '?'}cursor=${cursor}`;
  if (!list.startsWith('/feed')) return reading(asked);
  // A header is not percent-decoded, and what is behind `&` would be one cursor.
  const id = cursor.replace(/%..|&.*/s, '~');
  const asHeader = { ...reading('/feed/stream'), headers: [['last-event-id', id]] };
  return pick<Draft>('cursor in', {
    'the feed': reading(asked),
    'the stream’s query': reading(`/feed/stream?cursor=${cursor}`),
    'Last-Event-ID': asHeader as Draft,
  });
}
