import {
  APPROVALS_HEADER,
  type Approval,
  approvalsFromText,
  approvalsToText,
} from '@sinergi/directory';
import type { ApprovedRecord } from '../evidence-form.js';
import type { Signer } from '../sign-records.js';
import { approvalsOf, GIVEN, hands, recovery, type Whole } from './an-approved-evidence.js';
import { aSigner } from './an-evidence.js';
import {
  bitsOf,
  flipped,
  lengthsOf,
  type Mutation,
  OTHER_VALUES,
  ofMembers,
  ofSigned,
  ofText,
  type Place,
  replaced,
  UNSIGNED_HEADERS,
  without,
} from './mutations-of.js';

/** Of a directory record approvals cover key, version and value, and no header. */
const NOT_APPROVED = [...UNSIGNED_HEADERS, 'ce_id', 'ce_source', 'signature'];

/** Records of the same exchange that are not in the file. */
export interface Others {
  /** another version of the listing, approved by the same terms */
  listing: ApprovedRecord;
  /** announced by the founding terms, for the place of the later ones */
  announced: ApprovedRecord;
  /** the founding ones of another exchange, by the same hands */
  elsewhere: ApprovedRecord;
}

/** Returns mutations of every kind of one file under a pinned root. */
export function approvedMutationsOf(file: Whole, others: Others): Mutation[] {
  const { listing, terms } = file;
  const [founding, later] = terms as [ApprovedRecord, ApprovedRecord];
  const record: Place = {
    ...{ what: 'record', record: file.record, unsigned: UNSIGNED_HEADERS },
    put: (content) => ({ ...file, record: content }),
  };
  const approved: (Place & { record: ApprovedRecord })[] = [
    {
      ...{ what: 'listing', record: listing, unsigned: NOT_APPROVED },
      put: (content) => ({ ...file, listing: content }),
    },
    {
      ...{ what: 'founding terms', record: founding, unsigned: NOT_APPROVED },
      put: (content) => ({ ...file, terms: [content, later] }),
    },
    {
      ...{ what: 'later terms', record: later, unsigned: NOT_APPROVED },
      put: (content) => ({ ...file, terms: [founding, content] }),
    },
  ];
  return [
    ...ofSigned(record),
    ...approved.flatMap((place) => [
      ...flipped(place),
      ...ofMembers(place),
      ...ofHash(place),
      ...ofApprovals(place),
      ...ofApprovalsText(place),
    ]),
    ...ofFile(file, others),
    ...ofText(JSON.stringify(file)),
  ];
}

const mutation = (what: string, content: unknown, isTold = false): Mutation => ({
  ...{ what: what.slice(0, 80), bytes: Buffer.from(JSON.stringify(content)), isTold },
});

/** Every byte of the hash of the directory before the record, and other texts. */
function ofHash(place: Place & { record: ApprovedRecord }): Mutation[] {
  const { previousHash } = place.record;
  const bytes = Buffer.from(previousHash, 'hex');
  const texts = [
    ...[...bitsOf(bytes, 1), ...lengthsOf(bytes)].map((one) => one.toString('hex')),
    ...[`0x${previousHash}`, `${previousHash} `, `\n${previousHash}`, bytes.toString('base64')],
    ...['f'.repeat(64), 'F'.repeat(64), `${'f'.repeat(63)}g`],
  ];
  return texts.map((text, n) => ({
    what: `${place.what}: previousHash ${n}`,
    bytes: replaced(place, { previousHash: text }),
  }));
}

function withText(place: Place, text: string): Buffer {
  return replaced(place, { headers: { ...place.record.headers, [APPROVALS_HEADER]: text } });
}

/** Other approvals: fewer, twice, expired, of others, at another place, changed afterwards. */
function ofApprovals(place: Place & { record: ApprovedRecord }): Mutation[] {
  const { key, headers, value, previousHash } = place.record;
  const given = approvalsFromText(headers[APPROVALS_HEADER]!);
  const signers = [...hands, recovery];
  const by = given.map(({ keyId }) => signers.find((one) => one.keyId === keyId)!);
  const content = {
    ...{ key, version: Number(headers['entity-version']), value: Buffer.from(value, 'base64') },
  };
  const after = Buffer.from(previousHash, 'hex');
  const of = (who: Signer[], over = {}, changed = content): Approval[] =>
    approvalsOf(changed, { by: who, after, ...over });
  const one = (n: number): Signer[] => by.slice(n, n + 1);
  const rest = (n: number): Signer[] => by.toSpliced(n, 1);
  const stranger = aSigner('a-stranger');
  const lists: [string, Approval[], boolean?][] = [
    ['none', []],
    ['again', of(by), true],
    ['in another order', given.toReversed(), true],
    ['each twice', [...given, ...given], true],
    ['of everybody', of(signers), true],
    ['with one of a stranger', [...of([stranger]), ...given], true],
    [
      'at the last moment',
      [...of(one(0), { until: GIVEN + 9 }), ...of(rest(0), { at: GIVEN + 9 })],
      true,
    ],
    ['in another exchange', of(by, { exchangeId: 'another' })],
    ['at another place', of(by, { after: Buffer.alloc(32, 9) })],
    ['of another version', of(by, {}, { ...content, version: content.version + 1 })],
    ['of another key', of(by, {}, { ...content, key: 'kec-senen' })],
    ['of another value', of(by, {}, { ...content, value: Buffer.alloc(9) })],
    ['by strangers under their names', of(by.map((own) => ({ ...stranger, agency: own.agency })))],
    ['by strangers under their keys', of(by.map((own) => ({ ...own, ...keyOf(stranger) })))],
    ['by the recovery key', of([recovery])],
    ['by the first hand alone, often', Array.from({ length: 100 }, () => given[0]!)],
    ['101 of them', [...given, ...Array.from({ length: 101 }, () => given[0]!)]],
    ...given.flatMap((own, n): [string, Approval[], boolean?][] => [
      [`without ${n}`, given.toSpliced(n, 1)],
      [`${n} instead of the next`, given.with((n + 1) % given.length, own)],
      [
        `${n} at two times instead of the next`,
        [
          ...of(one(n)),
          ...of(one(n), { at: GIVEN + 1 }),
          ...given.filter((_, at) => at !== n && at !== (n + 1) % given.length),
        ],
      ],
      [`${n} had expired`, [...of(one(n), { at: 0, until: GIVEN - 1 }), ...of(rest(n))]],
      [`${n} not yet given`, [...of(one(n), { at: GIVEN + 600_001 }), ...of(rest(n))]],
      [`${n} never held`, [...of(one(n), { until: GIVEN - 1 }), ...of(rest(n))]],
      [`${n} until for ever`, given.with(n, { ...own, until: Number.MAX_SAFE_INTEGER })],
      [`${n} since ever`, given.with(n, { ...own, at: 0 })],
      [`${n} of another name`, given.with(n, { ...own, approver: 'kec-senen' })],
      [`${n} of another key`, given.with(n, { ...own, keyId: stranger.keyId })],
      [
        `${n} with the signature of the next`,
        given.with(n, {
          ...own,
          signature: given[(n + 1) % given.length]!.signature,
        }),
      ],
      ...bitsOf(own.signature, 1).map((signature, at): [string, Approval[]] => [
        `${n} signature ${at}`,
        given.with(n, { ...own, signature }),
      ]),
    ]),
  ];
  return lists.map(([what, approvals, isTold = false]) => ({
    ...{ what: `${place.what}: approvals ${what}`, isTold },
    bytes: withText(place, approvalsToText(approvals)),
  }));
}

const keyOf = ({ privateKey }: Signer) => ({ privateKey });

/** The same approvals, written otherwise: two programs may read such a text differently. */
function ofApprovalsText(place: Place): Mutation[] {
  const text = place.record.headers[APPROVALS_HEADER]!;
  const [own, ...more] = JSON.parse(text) as Record<string, unknown>[];
  const said = (change: object): string => JSON.stringify([{ ...own, ...change }, ...more]);
  const signature = String(own!['signature']);
  const raw = Buffer.from(signature, 'base64url');
  const lastBits = `${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'Z'}`;
  const texts = [
    ...['', ' ', 'null', '{}', '[', '[]', '[[]]', '[null]', '[{}]', 'text', '"text"', '7'],
    ...[`${text} `, ` ${text}`, `\ufeff${text}`, `${text}${text}`, text.replace('{', '{ ')],
    ...[text.replace('[', '[,'), text.replace(']', ',]'), text.replace(/]$/, ',{}]')],
    ...[text.replace(/"at":(\d+)/, '"at":$1.0'), text.replace(/"at":(\d+)/, '"at":$1e0')],
    ...[text.replace(/"at":(\d+)/, '"at":"$1"'), text.replace(/"at":(\d+)/, '"at":-0')],
    ...[text.replace(/"at":(\d+)/, '"at":0$1'), text.replace(/"at":\d+/, '"at":NaN')],
    ...[text.replace(/"at":\d+/, '"at":9007199254740993'), text.replace(/"at":\d+/, '"at":true')],
    ...[text.replace('{', '{"x":1,'), text.replace('{', '{"at":1,'), said({ x: 1 })],
    ...[JSON.stringify(JSON.parse(text), null, 1), said({ signature: `${signature}==` })],
    ...[said({ signature: raw.toString('base64') }), said({ signature: lastBits })],
    ...[said({ signature: `${signature.slice(0, 8)}!${signature.slice(8)}` })],
    ...[said({ signature: `${signature}\n` }), said({ signature: raw.toString('hex') })],
    ...[said({ signature: signature.slice(0, -2) }), said({ signature: '' })],
    ...[text.replace('"approver"', '"\\u0061pprover"'), text.replace(/"approver":"/, '$&\\u0061')],
    ...[text.replace(/"approver":"/, '$&\\ud800'), text.replace(/"approver":"/, '$&é')],
    ...[`[${JSON.stringify(Object.fromEntries(Object.entries(own!).toReversed()))}]`],
    ...[
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      text.padEnd(32_769),
      `[${'9'.repeat(9_000)}]`,
    ],
    ...OTHER_VALUES.flatMap((value) =>
      ['approver', 'keyId', 'at', 'until', 'signature'].map((name) => said({ [name]: value })),
    ),
    ...['approver', 'keyId', 'at', 'until', 'signature'].map((name) =>
      JSON.stringify([without(own!, name), ...more]),
    ),
    ...Array.from({ length: text.length / 5 }, (_, n) => text.slice(0, n * 5)),
  ];
  return texts.map((other, n) => ({
    ...{ what: `${place.what}: approvals as text ${n}`, bytes: withText(place, other) },
  }));
}

/** Parts that belong to another file or place, and members of the file itself. */
function ofFile(file: Whole, { listing: other, announced, elsewhere }: Others): Mutation[] {
  const { record, listing, terms, ...head } = file;
  const [founding, later] = terms as [ApprovedRecord, ApprovedRecord];
  const { previousHash, ...plain } = listing;
  const alone = { ...head, record: listing, listing: null };
  return [
    mutation('the listing alone', { ...alone, terms }, true),
    mutation('the founding terms alone', { ...alone, record: founding, terms: [] }, true),
    mutation('the later terms alone', { ...alone, record: later, terms: [founding] }, true),
    mutation('the listing of another version', { ...file, listing: other }, true),
    mutation('the listing without its terms', { ...alone, terms: [] }),
    mutation('the later terms without those before', { ...alone, record: later, terms: [] }),
    mutation('the record without its listing', { ...file, listing: null }),
    mutation('the record as one of the directory', {
      ...{ ...file, record: { ...record, previousHash }, listing: null },
    }),
    mutation('the parts swapped', { ...file, record: listing, listing: record }),
    mutation('the listing twice', { ...file, record: listing }),
    mutation('the listing without its place', { ...file, listing: plain }),
    mutation('the terms as listing', { ...file, listing: later }),
    mutation('the listing as terms', { ...file, terms: [founding, listing] }),
    mutation('the listing as terms too', { ...file, terms: [founding, later, listing] }),
    ...[[], [later], [founding], [later, founding], [founding, founding, later]].map((list, n) =>
      mutation(`other terms ${n}`, { ...file, terms: list }),
    ),
    mutation('the later terms twice', { ...file, terms: [founding, later, later] }),
    mutation('the founding terms again', { ...file, terms: [founding, later, founding] }),
    mutation('announced terms', { ...file, terms: [founding, announced] }),
    mutation('announced terms too', { ...file, terms: [founding, later, announced] }),
    mutation('terms of another exchange', { ...file, terms: [elsewhere, later] }),
    mutation('another exchange', { ...file, exchangeId: 'another' }),
    mutation('another exchange and its terms', {
      ...{ ...file, exchangeId: 'another', terms: [elsewhere, later] },
    }),
    mutation('the older format', { ...head, format: 'sinergi-evidence-1', record, listing: plain }),
    mutation('a member more', { ...file, x: 1 }),
    ...['format', 'exchangeId', 'record', 'listing', 'terms'].flatMap((name) => [
      mutation(`without ${name}`, without(file, name)),
      ...OTHER_VALUES.map((value) =>
        mutation(`${name} ${String(value)}`, { ...file, [name]: value }),
      ),
    ]),
  ];
}
