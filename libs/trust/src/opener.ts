import {
  type AudienceWrap,
  audienceKeyName,
  type KeyRecord,
  type Sealed,
  subjectKeyName,
} from '@sinergi/contracts';
import { openWrap } from './audience-wrap.js';
import { openGroup } from './group-seal.js';
import { unwrapKey } from './key-wrap.js';
import type { Keystore } from './keystore.js';
import type { SealedIn } from './seal-binding.js';
import { TrustError } from './trust-error.js';

/**
 * The reasons for which a seal stays closed. NOT_ENTITLED: this agency is in none of its audiences.
 * KEY_PENDING: a key has not come (yet). KEY_DESTROYED: a key was destroyed. DAMAGED: bytes
 * changed.
 */
export type ClosedStatus = 'NOT_ENTITLED' | 'KEY_PENDING' | 'KEY_DESTROYED' | 'DAMAGED';

export type Opened =
  | { status: 'OPEN'; plaintext: Buffer }
  | { status: ClosedStatus; detail: string };

interface Closed {
  status: ClosedStatus;
  detail: string;
}

export interface OpenerOptions {
  agency: string;
  /** the exchange in which the seals were made */
  exchangeId: string;
  keystore: Keystore;
  /**
   * returns another publisher's latest record of a key of its key topic, undefined where none has
   * come
   */
  keyRecord(publisher: string, key: string): Promise<KeyRecord | undefined>;
}

/**
 * Opens groups that other agencies sealed, if this agency is in one of their audiences. A closed
 * seal is a normal answer, never an error.
 */
export class Opener {
  /** HPKE costs milliseconds, so an audience key is opened once per wrap. */
  private readonly opened = new Map<string, { enc: Buffer; ciphertext: Buffer; key: Buffer }>();

  constructor(private readonly options: OpenerOptions) {}

  async open({
    publisher,
    sealedIn,
    sealed,
  }: {
    publisher: string;
    sealedIn: SealedIn;
    sealed: Sealed;
  }): Promise<Opened> {
    const { group, scope, generation, fingerprint } = sealed;
    const { exchangeId } = this.options;
    const name = subjectKeyName(group, scope, generation);
    const record = await this.options.keyRecord(publisher, name);
    if (record === undefined)
      return { status: 'KEY_PENDING', detail: `Key ${name} of ${publisher} has not come yet` };
    if (record.kind === 'DESTROYED')
      return { status: 'KEY_DESTROYED', detail: `Key ${name} of ${publisher} was destroyed` };
    const closed: Closed[] = [];
    for (const wrap of coreFirst(record.audienceWraps)) {
      const audienceKey = await this.audienceKey(publisher, group, wrap);
      if (!Buffer.isBuffer(audienceKey)) {
        closed.push(audienceKey);
        continue;
      }
      try {
        const key = unwrapKey(audienceKey, wrap.wrapped);
        const binding = {
          ...sealedIn.record,
          ...{ exchangeId, publisher, group, scope, generation, fingerprint },
        };
        return { status: 'OPEN', plaintext: openGroup(key, binding, sealed, sealedIn.format) };
      } catch (error) {
        closed.push(damaged(error));
      }
    }
    return (
      mostHopeful(closed) ?? {
        status: 'NOT_ENTITLED',
        detail: `Key ${name} of ${publisher} was given to no audience`,
      }
    );
  }

  private async audienceKey(
    publisher: string,
    group: string,
    { audience, epoch }: AudienceWrap,
  ): Promise<Buffer | Closed> {
    const name = audienceKeyName(group, audience, epoch);
    const record = await this.options.keyRecord(publisher, name);
    if (record === undefined)
      return { status: 'KEY_PENDING', detail: `Key ${name} of ${publisher} has not come yet` };
    if (record.kind === 'DESTROYED')
      return { status: 'KEY_DESTROYED', detail: `Key ${name} of ${publisher} was destroyed` };
    const { agency, keystore } = this.options;
    // Of an agency that changed its key there is a wrap for each: any of them opens.
    const wraps = record.hpkeWraps.filter(
      (candidate) => candidate.agency === agency && keystore.hasRecipient(candidate.keyId),
    );
    let closed: Closed = {
      status: 'NOT_ENTITLED',
      detail: `${agency} is not in audience ${audience} of ${publisher}'s ${group}`,
    };
    const slot = `${publisher} ${name}`;
    const before = this.opened.get(slot);
    for (const wrap of wraps) {
      if (before?.enc.equals(wrap.enc) && before.ciphertext.equals(wrap.ciphertext))
        return before.key;
      try {
        const key = await openWrap({ publisher, group, audience, epoch }, keystore, wrap);
        this.opened.set(slot, { enc: wrap.enc, ciphertext: wrap.ciphertext, key });
        return key;
      } catch (error) {
        closed = damaged(error);
      }
    }
    return closed;
  }
}

function coreFirst(wraps: AudienceWrap[]): AudienceWrap[] {
  return [...wraps].sort(
    (left, right) =>
      Number(right.audience === 'core') - Number(left.audience === 'core') ||
      right.epoch - left.epoch,
  );
}

/**
 * Returns the most hopeful of the closed results. A damaged group was meant for this agency, and a
 * pending one may be; NOT_ENTITLED is the answer only where no other is known.
 */
function mostHopeful(closed: Closed[]): Closed | undefined {
  const order: ClosedStatus[] = ['DAMAGED', 'KEY_DESTROYED', 'KEY_PENDING', 'NOT_ENTITLED'];
  return closed.sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status))[0];
}

function damaged(error: unknown): Closed {
  if (!(error instanceof TrustError)) throw error;
  return { status: 'DAMAGED', detail: error.message };
}
