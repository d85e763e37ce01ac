import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import {
  type Finding,
  IDENTITY_RULES,
  isWaiting,
  type Rule,
  type Said,
  type SaidFinding,
  valuesAt,
  valuesChangeOn,
  whatChanged,
} from '@sinergi/detection';
import { keepsOff } from '@sinergi/domain';
import { beginningOf, dayNumberAt } from '@sinergi/law';
import { continueTrace, type Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { AtIntervals } from '@sinergi/pace';
import type { AgencyProfile } from '@sinergi/settings';
import { AfterCommit } from '../change/after-commit.js';
import { WriteChanges } from '../change/write-changes.js';
import { Database } from '../database/database.js';
import { lockOwned } from '../database/owned-entity.js';
import { ComposeState } from '../entity/compose-state.js';
import { checkSubmission } from '../entity/submission.js';
import { CLOCK, type Clock, LOGGER, PROFILE } from '../ground/tokens.js';
import { Exercises } from '../replica/exercises.js';
import { BlindIndex } from '../subject/blind-index.js';
import { RefuseHeld } from '../subject/refuse-held.js';
import { SubjectsOnHold } from '../subject/subjects-on-hold.js';
import { DueUnits, type IdentityUnit } from './due-units.js';
import { IdentityFacts, type UnitFacts } from './identity-facts.js';
import { ReadSoFar } from './read-so-far.js';
import { RulesSet } from './rules-set.js';
import { type Matter, SaidAlerts } from './said-alerts.js';
import { isSealed, saySealed } from './say-sealed.js';

const EVERY_MS = 1_000;
const AT_ONCE = 100;
/** A key of a watch may come after it. */
const KEY_LATER_MS = 10_000;
/** What failed is tried again after this time; what was said stays until then. */
const FAILED_LATER_MS = 60_000;

/**
 * Runs the rules of early detection that need identity, at the identity authority and in its name:
 * evaluates the units that are due, and raises, updates, closes and withdraws its alerts. Each unit
 * is one transaction: what was found, what is said of it, and that it is due no more.
 */
@Injectable()
export class RunIdentityRules {
  /** the feed's end when the positions were last asked for */
  private notedAt: string | undefined;
  private readonly looks = new AtIntervals(() => this.lookOnceRead(), {
    everyMs: EVERY_MS,
    onFailure: (error) =>
      this.logger[levelOf(error)]({ err: error }, 'could not run identity rules, trying again'),
  });

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly read: ReadSoFar,
    private readonly due: DueUnits,
    private readonly facts: IdentityFacts,
    private readonly alerts: SaidAlerts,
    private readonly index: BlindIndex,
    private readonly exercises: Exercises,
    private readonly rulesSet: RulesSet,
    private readonly onHold: SubjectsOnHold,
    private readonly compose: ComposeState,
    private readonly refuseHeld: RefuseHeld,
    private readonly writeChanges: WriteChanges,
    private readonly afterCommit: AfterCommit,
  ) {}

  start(): void {
    this.looks.start();
  }

  stop(): Promise<void> {
    return this.looks.stop();
  }

  /** Evaluates what is due. @returns how many units */
  async lookAtDue(): Promise<number> {
    const units = await this.due.next(this.database.query, AT_ONCE);
    for (const unit of units) {
      try {
        await this.database.inTransaction((query) => this.lookAt(query, unit));
      } catch (error) {
        this.logger.error({ err: error, rule: unit.ruleId }, 'an identity rule failed');
        await this.database.inTransaction(async (query) => {
          await this.due.settle(query, await this.due.claim(query, unit));
          await this.due.add(query, [unit], this.clock() + FAILED_LATER_MS);
        });
      }
    }
    if (units.length > 0) this.afterCommit.committed();
    return units.length;
  }

  /**
   * Asks for all positions only where something is due or was applied since: at rest one statement
   * is enough.
   */
  private async lookOnceRead(): Promise<void> {
    const { isDue, feedEnd } = await this.due.some(this.database.query);
    if (!isDue && feedEnd === this.notedAt) return;
    const isReached = await this.read.isReached();
    this.notedAt = feedEnd;
    if (isReached) await this.lookAtDue();
  }

  private async lookAt(query: SqlQuery, unit: IdentityUnit): Promise<void> {
    const claimed = await this.due.claim(query, unit);
    const known = await this.facts.of(query, unit);
    if (known === 'KEY_PENDING') await this.due.add(query, [unit], this.clock() + KEY_LATER_MS);
    else if (known) await this.evaluate(query, unit, known);
    await this.due.settle(query, claimed);
  }

  private async evaluate(query: SqlQuery, unit: IdentityUnit, known: UnitFacts): Promise<void> {
    const { lane, facts } = known;
    const rule = IDENTITY_RULES.find(({ id }) => id === unit.ruleId)!;
    const now = (await this.exercises.clockOf(query))(lane);
    // Nothing begins or ends in an exercise that has ended.
    if (!Number.isFinite(now)) return;
    const matter: Matter = { ...unit, rule, lane, escalateTo: this.rulesSet.coordinator() };
    const [settings, day] = [await this.rulesSet.in(query, lane), dayNumberAt(now)];
    const evaluation = rule.evaluate(facts, {
      ...{ now, values: valuesAt(rule, settings, day) },
      coveredUntil: () => null,
    });
    const findings = evaluation.findings.map((finding) => this.kept(unit, finding));
    const [finding] = findings;
    const held = (await this.alerts.about(query, matter)).map((one) =>
      isSealed(rule) ? { ...one, evidence: finding?.evidence ?? [] } : one,
    );
    const one = { unit: rule.unit, unitId: unit.unitId, lane, ids: [unit.unitId] };
    const isHeld = await this.isHeld(query, rule, known);
    const [authority] = this.profile.legalAuthority;
    const { all, said } = whatChanged(
      held,
      [one],
      [{ rule, one, now, evaluation: { ...evaluation, findings }, isHeld }],
      {
        competentFor: () => this.profile.code,
        escalateTo: matter.escalateTo,
        handling: { purpose: authority!.purpose, legalBasis: authority!.legalBases[0]! },
      },
    );
    for (const { finding: about, ...what } of said) {
      about.findingNo ??= this.alerts.idOf(matter, about.round);
      await this.write(query, about.findingNo, {
        change: what.change,
        body: isSealed(rule)
          ? saySealed(what, finding ? this.sealed(rule, finding, known) : null)
          : what.body,
      });
    }
    await this.alerts.keep(query, matter, all);
    const changeOn = valuesChangeOn(rule, settings, day);
    const agains = [evaluation.againAt, changeOn === null ? null : beginningOf(changeOn)];
    await this.lookAgain(query, matter, { now, agains, all });
  }

  /** The cause in a unit is the unit itself; the facts are kept as a mark that tells nothing. */
  private kept({ unitId }: IdentityUnit, finding: Finding): Finding {
    return { ...finding, cause: unitId, basis: this.index.mark(finding.basis).toString('hex') };
  }

  private sealed(rule: Rule, finding: Finding, { subjects, watchOwner }: UnitFacts) {
    const addressees = [this.profile.code, ...(watchOwner === null ? [] : [watchOwner])];
    return { rule, finding, subjects, addressees };
  }

  private async isHeld(query: SqlQuery, rule: Rule, known: UnitFacts): Promise<boolean> {
    const reaches = await this.onHold.reachOf(query, known.subjects, known.lane);
    return [...reaches.values()].some((reach) =>
      keepsOff(reach, { flow: 'alert', category: rule.category }),
    );
  }

  /** Writes what is said by the rules of the flow, as an officer's word would be. */
  private async write(query: SqlQuery, alertId: string, { change, body }: Said): Promise<void> {
    const [owned] = await lockOwned(query, [{ flow: 'alert', entityId: alertId }]);
    const checked = checkSubmission({
      ...{ flow: 'alert', change, key: undefined, data: body },
      ...{ entityId: owned ? alertId : null, expectedVersion: owned?.version ?? null },
    });
    const composed = {
      ...{ checked, flow: checked.flow.descriptor, entityId: alertId, owned: owned ?? null },
      state: await this.compose.compose(checked, alertId, owned ?? null, query),
      trace: continueTrace(),
    };
    await this.refuseHeld.refuse(query, [composed]);
    await this.writeChanges.write(query, [composed]);
  }

  /** A lane that states its time makes due what is open in it whenever that time moves. */
  private async lookAgain(
    query: SqlQuery,
    { rule, lane, ...unit }: Matter,
    {
      now,
      agains,
      all,
    }: { now: number; agains: readonly (number | null)[]; all: readonly SaidFinding[] },
  ): Promise<void> {
    const stated = await this.exercises.times(query);
    if (stated.some((one) => one.lane === lane)) return;
    const waiting = all.filter((one) => isWaiting(one) && (one.dueAt ?? 0) > now);
    const times = [...agains, ...waiting.map(({ dueAt }) => dueAt)].filter((at) => at !== null);
    if (times.length > 0) await this.due.add(query, [unit], Math.min(...times));
  }
}
