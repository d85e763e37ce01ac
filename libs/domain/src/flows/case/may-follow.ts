import type { Fields } from '../../flow-rules.js';
import { CASE_ASIDES, type CaseAside } from './case-asides.js';
import type { CaseStep, CaseTrack } from './case-track.js';
import { stepsAfter, trackOf } from './case-tracks.js';
import { isDetained } from './detention.js';

/** No step follows these; a case that never was is corrected no more either. */
export const ENDED_STEPS = ['CLOSED', 'RETRACTED'] as const;

/** Whether a case takes no step any more. */
export const hasEnded = ({ step }: Fields): boolean =>
  (ENDED_STEPS as readonly unknown[]).includes(step);

/** Returns what a change asks of its track; undefined where its track has no such change. */
export const stepOf = (fields: Fields, change: string): CaseStep | CaseAside | undefined =>
  CASE_ASIDES[change] ?? trackOf(fields)?.steps[change];

/**
 * Returns why a case in its present state does not allow a change, with what it does allow; null
 * where it does.
 */
export function refusalOf(change: string): (before: Fields) => string | null {
  return (before) => {
    const step = String(before['step']);
    if (change === 'CORRECTED' || change === 'RETRACTED')
      return step === 'RETRACTED' ? 'Expected a case that is not retracted, got one that is' : null;
    const track = trackOf(before);
    if (!track) return `Expected a case on a track that is known, got ${String(before['track'])}`;
    return (
      (CASE_ASIDES[change]
        ? refusalOfAside(CASE_ASIDES[change], change, track, before)
        : refusalOfStep(change, track, before)) ?? refusalByFields(stepOf(before, change)!, before)
    );
  };
}

function refusalOfStep(change: string, track: CaseTrack, before: Fields): string | null {
  const step = String(before['step']);
  const rule = track.steps[change];
  if (!rule?.after.includes(step))
    return (
      `Expected a step that may follow ${step} on track ${track.track} ` +
      `(${stepsAfter(track, step).join(', ') || 'none'}), got ${change}` +
      (rule ? `, which may follow ${rule.after.join(' or ') || 'nothing'}` : '')
    );
  if (change === 'CLOSED' && isDetained(before))
    return 'Expected a case for which nobody is detained, got one whose person was not released';
  return null;
}

function refusalOfAside(
  aside: CaseAside,
  change: string,
  { track, custodyEndsWith }: CaseTrack,
  before: Fields,
): string | null {
  const step = String(before['step']);
  if (hasEnded(before)) return `Expected a case that is open, got one with step ${step}`;
  if (aside.on && !aside.on.includes(track))
    return `Expected ${change} on track ${aside.on.join(' or ')}, got it on track ${track}`;
  // From then on another case detains.
  if (change === 'DETAINED' && custodyEndsWith.includes(step))
    return `Expected a case that still detains, got one with step ${step}`;
  if (aside.detained === undefined || aside.detained === isDetained(before)) return null;
  return aside.detained
    ? 'Expected a case for which the person is detained, got one for which nobody is'
    : 'Expected a case for which nobody is detained, got one for which the person is';
}

function refusalByFields(
  { needs = [], lacks = [], unless = {} }: Partial<CaseStep>,
  before: Fields,
): string | null {
  const isSaid = (name: string): boolean => (before[name] ?? null) !== null;
  const missing = needs.find((name) => !isSaid(name));
  if (missing) return `Expected a case whose ${missing} was said, got one without`;
  const twice = lacks.find(isSaid);
  if (twice) return `Expected a case without ${twice}, got one whose ${twice} was said`;
  const against = Object.entries(unless).find(([name, value]) => before[name] === value);
  return against
    ? `Expected a case whose ${against[0]} is not ${String(against[1])}, got one whose is`
    : null;
}
