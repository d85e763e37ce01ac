import { setMaxListeners } from 'node:events';
import { AgencyClient, type Json } from '@sinergi/client';
import type { BothLanguages } from '@sinergi/detection';
import { type AgencyProfile, coordinatorOf, readProfiles } from '@sinergi/settings';
import { settled } from '@sinergi/testing';
import type { AgencyDescriptor, PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import { handlingOf } from './handling.js';
import { Patience } from './patience.js';
import { type Entity, Player } from './player.js';
import type { ActTold, Checked, Figure, Line, Listener } from './telling.js';

/** How long the exchange may take to carry what was said to everybody. */
const HELD_WITHIN_MS = 60_000;
/** How long early detection may take from a fact to its alert. */
const DETECTED_WITHIN_MS = 60_000;
const EVERY_MS = 250;
const OFFICER = 'Petugas Latihan';

/** The part of a running exchange that a play needs. */
export type Exchange = Pick<
  PlatformDescriptor,
  'issuer' | 'profilesDir' | 'agencies' | 'detection'
>;

/** What to expect, and how to look for it. */
export interface Expectation {
  expected: string;
  /** Says what there is now, in the words of `expected`. */
  look(): Promise<string>;
  /** ms, on a normal machine */
  withinMs?: number;
}

/**
 * Where a play is played: an exercise of a running exchange with its own time, and the systems of
 * all its agencies.
 */
export class Stage {
  /** every act so far */
  readonly acts: ActTold[] = [];
  /** what the closing counted */
  readonly figures: Figure[] = [];
  private readonly players: ReadonlyMap<string, Player>;
  private readonly profiles: ReadonlyMap<string, AgencyProfile>;
  private readonly coordinator: string;
  private exercise: Entity | undefined;
  private time = '';

  constructor(
    exchange: Exchange,
    private readonly listener: Listener,
  ) {
    const patience = new Patience();
    setMaxListeners(0, patience.signal);
    const profiles = readProfiles(exchange.profilesDir);
    this.profiles = new Map(profiles.map((profile) => [profile.code, profile]));
    this.coordinator = coordinatorOf(profiles).code;
    this.players = new Map(
      [...exchange.agencies, exchange.detection.agency].map((agency) => [
        agency.code,
        new Player(clientOf(agency, exchange.issuer, patience), () => this.handlingOf(agency.code)),
      ]),
    );
  }

  /** The codes of the agencies, without services. */
  get agencies(): string[] {
    return [...this.players.keys()].filter((code) => this.profileOf(code).kind === 'AGENCY');
  }

  /** The agencies, and the service of early detection. */
  private get everybody(): string[] {
    return [...this.players.keys()];
  }

  /** The time in the exercise, RFC 3339. */
  get now(): string {
    return this.time;
  }

  /** The exercise's lane, as queries name it. */
  get lane(): string {
    return this.exercise!.id;
  }

  as(code: string): Player {
    const player = this.players.get(code);
    if (!player) {
      const known = [...this.players.keys()].join(', ');
      throw new RangeError(`Expected an agency of the exchange (${known}), got ${code}`);
    }
    return player;
  }

  profileOf(code: string): AgencyProfile {
    return this.profiles.get(code)!;
  }

  /** Opens the exercise, and waits until everybody holds it. @param now RFC 3339 */
  async open(name: string, title: string, now: string): Promise<void> {
    const handling = this.handlingOf(this.coordinator, Date.now());
    this.exercise = await this.as(this.coordinator).begin('exercise', {
      ...{ name, title, officer: OFFICER, now, handling },
    });
    this.time = now;
    await this.untilHeld(this.exercise, this.everybody);
  }

  /** Moves the exercise's time on, and waits until everybody knows. @param to RFC 3339 */
  async advance(to: string): Promise<void> {
    if (Date.parse(to) <= Date.parse(this.time)) return;
    const said = { now: to, officer: OFFICER };
    this.exercise = await this.as(this.coordinator).change(this.exercise!, 'ADVANCED', said);
    this.time = to;
    await this.untilHeld(this.exercise, this.everybody);
  }

  /** Ends the exercise: nothing more is taken in it, and nothing is looked at. */
  async end(): Promise<void> {
    const said = { officer: OFFICER };
    this.exercise = await this.as(this.coordinator).change(this.exercise!, 'ENDED', said);
  }

  /** Begins an act. @param of how many there are */
  beginAct({ title, begins }: { title: BothLanguages; begins: string }, of: number): void {
    const act: ActTold = { title, began: begins, lines: [], tookMs: 0 };
    this.acts.push(act);
    this.listener.actBegan(act, this.acts.length, of);
  }

  tell(told: BothLanguages): void {
    this.line({ told });
  }

  count(figure: Figure): void {
    this.figures.push(figure);
    this.listener.counted(figure);
  }

  /** Waits for what is expected, and keeps what came. @returns whether it is met */
  async expect(
    what: BothLanguages,
    { expected, look, withinMs = DETECTED_WITHIN_MS }: Expectation,
  ): Promise<boolean> {
    const from = performance.now();
    const seen = (): Promise<string> =>
      look().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    const came = await settled(seen, (now) => now === expected, withinMs, EVERY_MS);
    const waitedMs = performance.now() - from;
    this.note({ what, expected, came, isMet: came === expected, waitedMs });
    return came === expected;
  }

  /**
   * Keeps what was expected and what came, where nothing is waited for.
   *
   * @param isTold whether the listener hears it too, beside the report
   */
  note(checked: Checked, isTold = true): void {
    this.line({ checked }, isTold);
  }

  /** Waits until agencies hold an entity at its version. @param codes all of them where absent */
  async untilHeld(entity: Entity, codes: readonly string[] = this.agencies): Promise<void> {
    const lacking = async (): Promise<string[]> => {
      const held = await Promise.all(codes.map((code) => this.as(code).read(entity)));
      return codes.filter((_, at) => (held[at]?.version ?? 0) < entity.version);
    };
    const left = await settled(lacking, ({ length }) => length === 0, HELD_WITHIN_MS, EVERY_MS);
    if (left.length > 0)
      throw new Error(
        `Expected ${entity.flow} ${entity.id} of ${entity.owner} at every agency that is ` +
          `concerned, got none at ${left.join(', ')}`,
      );
  }

  /** Returns who of these holds an entity at its version, in words of an expectation. */
  async holders(entity: Entity, codes: readonly string[] = this.agencies): Promise<string> {
    const held = await Promise.all(codes.map((code) => this.as(code).read(entity)));
    const count = held.filter((one) => (one?.version ?? 0) >= entity.version).length;
    return `${count} of ${codes.length}`;
  }

  private line(line: Line, isTold = true): void {
    this.acts.at(-1)?.lines.push(line);
    if (isTold) this.listener.lineTold(line);
  }

  private handlingOf(code: string, now = Date.parse(this.time)): Json {
    return handlingOf(this.profileOf(code), now, this.exercise?.id);
  }
}

function clientOf(agency: AgencyDescriptor, issuer: string, patience: Patience): AgencyClient {
  const { code, apiUrl, client } = agency;
  return new AgencyClient({
    ...{ code, apiUrl, issuer, signal: patience.signal },
    ...{ clientId: client.id, clientSecret: client.secret },
    outages: { agency: patience, issuer: patience },
  });
}
