import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { DirectoryEntry, DirectoryTerms, NamedKey, PublicKey } from '@sinergi/contracts';
import { type Approval, approvalsToText, approve } from '../approval.js';
import { directoryHashAfter } from '../directory-hash.js';
import { DirectoryView } from '../directory-view.js';
import { rawPublicKey, signingKeyId } from '../ed25519.js';
import { EXCHANGE_CODE } from '../exchange-entry.js';
import { RECOVERY, type ReadChange, refusalOfChange } from '../judge-change.js';
import { keyIdOf } from '../key-id.js';
import { signKey } from '../key-proof.js';
import { rootOfDirectory } from '../terms.js';

export const DAY = 86_400_000;
export const HANDS = ['one', 'two', 'three'];

/** A hand with its key. */
export interface Hand {
  name: string;
  privateKey: KeyObject;
  named: NamedKey;
}

export function aHand(name: string): Hand {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = rawPublicKey(privateKey);
  return { name, privateKey, named: { agency: name, keyId: signingKeyId(privateKey), key } };
}

/** A key pair of an agency, as its entry lists it, with a proof unless told otherwise. */
export function aKey(agency: string, exchangeId: string, said: Partial<PublicKey> = {}) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = rawPublicKey(privateKey);
  const claimed = { exchangeId, agency, keyId: keyIdOf('ed25519', key), algorithm: 'Ed25519', key };
  const listed: PublicKey = {
    ...{ keyId: claimed.keyId, algorithm: 'Ed25519', key, validFrom: 0, revokedAt: null },
    ...{ proof: signKey('proof', claimed, privateKey), endorsement: null },
    ...said,
  };
  return { listed, privateKey, claimed };
}

const NOTHING: Omit<DirectoryEntry, 'code'> = {
  ...{ eventId: '00000000-0000-4000-8000-000000000000', version: 1, change: 'LISTED' },
  ...{ owner: 'one', occurredAt: 0, recordedAt: 0 },
  ...{ correlationId: '00000000-0000-4000-8000-000000000001', causationId: null },
  handling: {
    ...{ purpose: 'COORDINATION', legalBasis: 'a law', retainUntil: 0 },
    ...{ exercise: false, exerciseId: null, disputed: false },
  },
  ...{ nameId: 'nama', nameEn: 'name', kind: 'AGENCY', areaCodes: [], legalAuthority: [] },
  ...{ publishes: [], subscribes: [], opens: [], publicKeys: [], identityAuthority: false },
  ...{ number: 0, terms: null, contacts: [] },
};

/** An exchange whose directory is in the hands `one`, `two` and `three`. */
export class AnExchange {
  readonly exchangeId: string;
  readonly hands = new Map(HANDS.map((name) => [name, aHand(name)]));
  readonly recovery = aHand(RECOVERY);
  readonly terms: DirectoryTerms;
  readonly root: Buffer;
  directory = new DirectoryView<DirectoryEntry>();
  /** the approvers' clock, epoch ms */
  now = 1_000 * DAY;

  constructor({ exchangeId = 'of a test', delaySeconds = 0 } = {}) {
    this.exchangeId = exchangeId;
    this.terms = {
      ...{ approvers: HANDS.map((name) => this.hand(name).named), threshold: 2 },
      ...{ recovery: this.recovery.named, delaySeconds },
      ...{ fenceSigners: [aHand('one').named], schemas: [], admissionRules: 1 },
    };
    this.root = rootOfDirectory(exchangeId, this.terms);
  }

  static founded(said?: { delaySeconds?: number }): AnExchange {
    const exchange = new AnExchange(said);
    exchange.take(exchange.termsEntry(), ['one', 'two']);
    return exchange;
  }

  hand(name: string): Hand {
    return this.hands.get(name)!;
  }

  /** The next entry of a participant: what it is now, with what is said over it. */
  entry(code: string, said: Partial<DirectoryEntry> = {}): DirectoryEntry {
    const last = this.directory.lastRecord(code);
    const inForce = this.directory.latest(code) ?? { ...NOTHING, code };
    const change = said.change ?? (last ? 'CHANGED' : 'LISTED');
    return { ...inForce, ...said, change, version: (last?.version ?? 0) + 1 };
  }

  termsEntry(said: Partial<DirectoryTerms> = {}, change?: DirectoryEntry['change']) {
    const inForce = this.directory.latest(EXCHANGE_CODE)?.terms ?? this.terms;
    return this.entry(EXCHANGE_CODE, {
      ...{ kind: 'EXCHANGE', terms: { ...inForce, ...said } },
      ...(change ? { change } : {}),
    });
  }

  /** An approval of an entry at the end of the directory. */
  approval(entry: DirectoryEntry, by: Hand, said: Partial<Approval> & { previous?: Buffer } = {}) {
    const { previous = this.directory.hashAt(this.directory.version), ...over } = said;
    const { code: key, version } = entry;
    const directoryHash = directoryHashAfter(previous, { key, version, value: bytesOf(entry) });
    const times = { at: this.now, until: this.now + DAY, ...over };
    const named = { approver: by.named.agency, keyId: by.named.keyId, ...over };
    return approve(
      { exchangeId: this.exchangeId, directoryHash, ...named, ...times },
      by.privateKey,
    );
  }

  /** Why the directory would refuse an entry with these approvals; null if it would take it. */
  refusal(entry: DirectoryEntry, by: readonly (string | Hand | Approval)[]): string | null {
    return refusalOfChange(this.change(entry, by), this.directory, this);
  }

  /** Why the directory would refuse an entry with this text as its approvals. */
  refusalWith(entry: DirectoryEntry, approvals: string): string | null {
    return refusalOfChange({ ...this.change(entry, []), approvals }, this.directory, this);
  }

  /** Takes an entry that must count. */
  take(entry: DirectoryEntry, by: readonly (string | Hand | Approval)[]): void {
    const change = this.change(entry, by);
    const refusal = refusalOfChange(change, this.directory, this);
    if (refusal !== null) throw new Error(`Expected the change to count, got: ${refusal}`);
    const { offset, value, approvals = null } = change;
    const { version } = entry;
    this.directory.advance(
      [{ offset, appendedAt: 0, version, isSigned: true, approvals, value, entry }],
      offset + 1n,
    );
  }

  private change(entry: DirectoryEntry, by: readonly (string | Hand | Approval)[]): ReadChange {
    const given = by.map((one) => {
      if (typeof one !== 'string' && 'signature' in one) return one;
      return this.approval(entry, typeof one === 'string' ? this.hand(one) : one);
    });
    return {
      ...{ offset: this.directory.version, key: entry.code, value: bytesOf(entry), entry },
      approvals: approvalsToText(given),
    };
  }
}

/** Any bytes do: the hash of the directory covers them as they are. */
const bytesOf = (entry: DirectoryEntry): Buffer => Buffer.from(JSON.stringify(entry));
