import { KNOWN_RULES } from '@sinergi/domain';
import { tried } from '../evaluated.js';
import type { FactKind, Facts } from '../facts.js';
import type { BothLanguages, Example, Rule } from '../rule.js';

/**
 * Facts that say nothing of conduct or of a document by themselves: days, premises, what lets
 * somebody observe or report, and that somebody is watched. Coverage is no fact.
 */
const ALONE_NONE: readonly FactKind[] = ['calendar', 'representation', 'accreditation', 'watch'];
const LEAST_MUST_FIRE = 2;

/** Returns what is wrong with a rule, in plain words; nothing where it may run. */
export function lintRule(rule: Rule): string[] {
  return [
    ...lintFacts(rule),
    ...lintParameters(rule),
    ...lintVersion(rule),
    ...lintWords(rule),
    ...lintExamples(rule),
  ];
}

function lintFacts({ reads, restsOn }: Rule): string[] {
  const unread = restsOn.filter((kind) => !reads.includes(kind));
  return [
    ...unread.map((kind) => `rests on ${kind}, which it does not read`),
    ...(restsOn.some((kind) => !ALONE_NONE.includes(kind))
      ? []
      : [`rests on no fact of conduct or of a document, only on ${restsOn.join(', ') || 'none'}`]),
  ];
}

function lintParameters({ parameters }: Rule): string[] {
  return Object.entries(parameters).flatMap(([id, { value, lowest, highest, of, meaning }]) => [
    ...(lowest <= value && value <= highest && lowest < highest
      ? []
      : [`parameter ${id}: expected ${lowest} to ${highest}, got ${value}`]),
    ...(of === '' ? [`parameter ${id}: expected a unit`] : []),
    ...inBoth(`parameter ${id}`, meaning),
  ]);
}

function lintVersion({ id, version, since, answerWithinWorkingDays, citationOn }: Rule): string[] {
  const isKnown = KNOWN_RULES.some(
    (line) => line.id === id && line.version === version && line.since === since,
  );
  return [
    ...(isKnown ? [] : [`version ${version} since ${since} is none of the known rules`]),
    ...(citationOn(since).trim() === '' ? ['cites nothing'] : []),
    ...(answerWithinWorkingDays >= 1 ? [] : ['asks for an answer within no day']),
  ];
}

function lintWords({ title, traps, mustFire, mustNotFire }: Rule): string[] {
  return [
    ...inBoth('title', title),
    ...traps.flatMap((trap, i) => inBoth(`trap ${i}`, trap)),
    ...[...mustFire, ...mustNotFire].flatMap(({ shows }) => inBoth('example', shows)),
  ];
}

function lintExamples(rule: Rule): string[] {
  const { traps, mustFire, mustNotFire } = rule;
  const shown = new Set(mustNotFire.map(({ trap }) => trap));
  const [one] = mustFire;
  return [
    ...(mustFire.length < LEAST_MUST_FIRE
      ? [`expected at least ${LEAST_MUST_FIRE} examples that fire, got ${mustFire.length}`]
      : []),
    ...(traps.length === 0 ? ['names no trap'] : []),
    ...traps.flatMap((_trap, i) =>
      shown.has(i) ? [] : [`trap ${i} has no example that must not fire`],
    ),
    ...[...shown].flatMap((trap) =>
      trap === undefined || traps[trap] ? [] : [`an example shows trap ${trap}, which is none`],
    ),
    ...mustFire.flatMap((example) => lintFound(rule, example)),
    ...mustNotFire.flatMap((example) => {
      const { findings, silentFor } = tried(rule, example);
      return [
        ...(findings.length > 0 ? [`fires, and must not: ${example.shows.en}`] : []),
        ...(silentFor ? inBoth('silence', silentFor) : []),
      ];
    }),
    ...(one && tried(rule, { ...one, facts: {} }).findings.length > 0
      ? ['fires where nothing is known']
      : []),
  ];
}

function lintFound(rule: Rule, example: Example): string[] {
  const { findings } = tried(rule, example);
  const events = eventsOf(example.facts);
  const causes = findings.map(({ cause }) => cause);
  return [
    ...(findings.length === 0 ? [`must fire, and does not: ${example.shows.en}`] : []),
    ...(new Set(causes).size < causes.length ? ['finds the same cause twice'] : []),
    ...findings.flatMap(({ evidence, causationId, confidence, explanation }) => [
      ...(evidence.every((id) => events.has(id)) ? [] : ['names evidence that nobody gave']),
      ...(new Set(evidence).size === evidence.length ? [] : ['names evidence twice']),
      ...(evidence.length >= 1 && evidence.length <= 100
        ? []
        : [`expected 1 to 100 events, got ${evidence.length}`]),
      ...(evidence.includes(causationId) ? [] : ['its causation is none of the evidence']),
      ...(confidence > 0 && confidence <= 1 ? [] : [`expected confidence to 1, got ${confidence}`]),
      ...inBoth('explanation', explanation),
    ]),
  ];
}

const eventsOf = (facts: Partial<Facts>): Set<string> =>
  new Set(
    Object.values(facts).flatMap((list) =>
      (list as readonly { eventId: string }[]).map(({ eventId }) => eventId),
    ),
  );

/** A text that says something, in two languages, at the length that an alert takes. */
function inBoth(what: string, { id, en }: BothLanguages): string[] {
  const fits = [id, en].every((text) => text.trim().length >= 10 && text.length <= 1_000);
  if (!fits) return [`${what}: expected 10 to 1000 characters in both languages`];
  return id === en ? [`${what}: expected two languages, got one twice`] : [];
}
