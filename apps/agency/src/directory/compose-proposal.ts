import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type DirectoryEntry,
  type DirectoryTerms,
  EventCodec,
  eventIdOf,
} from '@sinergi/contracts';
import {
  approvalsFromText,
  approvedAt,
  DirectoryView,
  EXCHANGE_CODE,
  type FoundingTerms,
  gainsOf,
  isKeyContinued,
  isSameContent,
} from '@sinergi/directory';
import type { AgencyProfile } from '@sinergi/settings';
import { CLOCK, type Clock, EXCHANGE_ID, PROFILE } from '../ground/tokens.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import { closedEntry, desiredEntry, type HandedKey } from './desired-entry.js';
import { expectNumbersKept } from './expect-numbers-kept.js';
import type { ProposedRecord } from './proposal.js';
import { wantedTerms } from './wanted-terms.js';

/**
 * Days from 1970-01-01 to 9999-12-31. The directory records who was entitled to what, so it is kept
 * for ever.
 */
const KEPT_FOR_EVER = 2_932_896;

/** What the directory should say. */
export interface Wanted {
  /** with the numbers that may be in the directory by now */
  profiles(): readonly AgencyProfile[];
  keysOf(code: string): readonly HandedKey[];
  /** whose hands the directory is in, where it has no terms yet */
  founding: FoundingTerms | undefined;
}

/** What else somebody asks for, beside what the profiles and the handed keys say. */
export interface AskedChanges {
  /** keys to withdraw */
  revoke?: readonly { code: string; keyId: string }[];
  /** members of the terms that change */
  terms?: Partial<Omit<DirectoryTerms, 'schemas' | 'admissionRules'>>;
  /** announcements to refuse, by code */
  refuse?: readonly string[];
}

type Change = 'LISTED' | 'CHANGED' | 'KEY_ADDED' | 'KEY_REVOKED' | 'ANNOUNCED' | 'REFUSED';
type Content = Omit<
  DirectoryEntry,
  | 'eventId'
  | 'version'
  | 'change'
  | 'owner'
  | 'occurredAt'
  | 'recordedAt'
  | 'correlationId'
  | 'causationId'
  | 'handling'
>;

/** Composes the records that make the directory say what is wanted. Nothing is written. */
@Injectable()
export class ComposeProposal {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(EXCHANGE_ID) private readonly exchangeId: string,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly codec: EventCodec,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the records in the order in which they must stand; none where nothing differs */
  async execute(wanted: Wanted, asked: AskedChanges = {}): Promise<ProposedRecord[]> {
    const refused = (asked.refuse ?? []).flatMap((code) => this.refusalOf(code));
    const changes = refused.length > 0 ? refused : this.changesTo(wanted, asked);
    return Promise.all(changes.map(({ content, change }) => this.recordOf(content, change)));
  }

  /** Tells whether the directory does not say all that is wanted. */
  isNeeded(wanted: Wanted): boolean {
    return this.changesTo(wanted, {}).length > 0;
  }

  private changesTo(wanted: Wanted, asked: AskedChanges): { content: Content; change: Change }[] {
    return [...this.exchangeEntry(wanted, asked), ...this.entries(wanted, asked)].flatMap(
      (content) => {
        const change = this.changeTo(content);
        return change ? [{ content, change }] : [];
      },
    );
  }

  private exchangeEntry({ founding }: Wanted, { terms }: AskedChanges): Content[] {
    const listed = this.directory.latest(EXCHANGE_CODE);
    const wanted = wantedTerms(listed?.terms ?? undefined, founding);
    if (!wanted) return [];
    return [
      {
        ...{ code: EXCHANGE_CODE, nameId: 'Pertukaran Sinergi', nameEn: 'The Sinergi exchange' },
        ...{ kind: 'EXCHANGE', areaCodes: [], legalAuthority: [], publishes: [], subscribes: [] },
        ...{ opens: [], publicKeys: [], identityAuthority: false, number: 0, contacts: [] },
        terms: { ...wanted, ...terms },
      },
    ];
  }

  private entries({ profiles, keysOf }: Wanted, { revoke = [] }: AskedChanges): Content[] {
    const all = profiles();
    expectNumbersKept(all, this.directory.all());
    const there = all.map((profile): Content => {
      const listed = this.directory.latest(profile.code);
      return { terms: null, ...desiredEntry(profile, keysOf(profile.code), listed) };
    });
    const gone = this.directory
      .all()
      .filter(({ code }) => !all.some((profile) => profile.code === code))
      .map((listed): Content => ({ terms: null, ...closedEntry(listed) }));
    return [...there, ...gone].map((content) => ({
      ...content,
      publicKeys: content.publicKeys.map((key) =>
        revoke.some(({ code, keyId }) => code === content.code && keyId === key.keyId)
          ? { ...key, revokedAt: key.revokedAt ?? this.clock() }
          : key,
      ),
    }));
  }

  /** Returns how a participant's entry becomes this content; null if nothing is to be done now. */
  private changeTo(content: Content): Change | null {
    const inForce = this.directory.latest(content.code);
    const entry = content as DirectoryEntry;
    if (inForce && isSameContent(inForce, entry)) return null;
    const change = changeOf(inForce, entry);
    const isKnown = isKeyContinued(inForce, content.code, this.exchangeId);
    const delay = (this.directory.latest(EXCHANGE_CODE)?.terms?.delaySeconds ?? 0) * 1_000;
    if (delay === 0 || gainsOf(inForce, entry, isKnown).length === 0) return change;
    const pending = this.directory.lastRecord(content.code);
    if (pending?.entry.change !== 'ANNOUNCED' || !isSameContent(pending.entry, entry))
      return 'ANNOUNCED';
    const threshold = this.directory.termsAt(pending.offset)?.threshold ?? 1;
    const since = approvedAt(approvalsFromText(pending.approvals ?? '[]'), threshold);
    return since !== undefined && this.clock() >= since + delay ? change : null;
  }

  private refusalOf(code: string): { content: Content; change: Change }[] {
    const pending = this.directory.lastRecord(code);
    if (pending?.entry.change !== 'ANNOUNCED') return [];
    const inForce = this.directory.latest(code);
    const content = inForce ?? { ...pending.entry, ...closedEntry(pending.entry), publicKeys: [] };
    return [{ content, change: 'REFUSED' }];
  }

  private async recordOf(content: Content, change: Change): Promise<ProposedRecord> {
    const { code } = content;
    const last = this.directory.lastRecord(code);
    const inForce = this.directory.latest(code);
    const now = this.clock();
    const version = (last?.version ?? 0) + 1;
    const eventId = eventIdOf({ topic: DIRECTORY_TOPIC, key: code, version, recordedAt: now });
    const entry: DirectoryEntry = {
      ...(content as DirectoryEntry),
      ...{ eventId, version, change },
      ...{ owner: this.profile.code, occurredAt: now, recordedAt: now },
      ...{ correlationId: randomUUID(), causationId: last?.entry.eventId ?? null },
      handling: this.handling(),
    };
    const value = await this.codec.encode('DirectoryEntry', { ...entry });
    const isKnown = isKeyContinued(inForce, code, this.exchangeId);
    return {
      ...{ key: code, version, eventId, value, entry, approvals: [] },
      gains: gainsOf(inForce, entry, isKnown),
      losses: inForce ? gainsOf(entry, inForce) : [],
    };
  }

  private handling(): DirectoryEntry['handling'] {
    const authority = this.profile.legalAuthority[0];
    const legalBasis = authority?.legalBases[0];
    if (!authority || legalBasis === undefined)
      throw new TypeError(
        `Expected a legal authority in the profile of ${this.profile.code}, got none`,
      );
    const { purpose } = authority;
    return {
      ...{ purpose, legalBasis, retainUntil: KEPT_FOR_EVER },
      ...{ exercise: false, exerciseId: null, disputed: false },
    };
  }
}

function changeOf(inForce: DirectoryEntry | undefined, entry: DirectoryEntry): Change {
  if (!inForce) return 'LISTED';
  const withoutKeys = (one: DirectoryEntry): DirectoryEntry => ({ ...one, publicKeys: [] });
  if (!isSameContent(withoutKeys(inForce), withoutKeys(entry))) return 'CHANGED';
  return entry.publicKeys.length > inForce.publicKeys.length ? 'KEY_ADDED' : 'KEY_REVOKED';
}
