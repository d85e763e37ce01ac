import { isInstant } from '../links/search-schemas';
import { NOWHERE } from './areas-with-counts';

/** The address of the map page. */
export interface MapSearch {
  agency?: string | undefined;
  /** where absent, the lane of the deployment */
  lane?: string | undefined;
  /** length of the window, hours */
  span?: number | undefined;
  /** end of the window, ISO; where absent, the window ends now and moves */
  until?: string | undefined;
  area?: string | undefined;
  of?: 'alerts' | undefined;
}

export const SPANS = [6, 24, 72, 168, 720] as const;
export const DEFAULT_SPAN = 24;
const HOUR_MS = 3_600_000;

export function readMapSearch(raw: Record<string, unknown>): MapSearch {
  const text = (name: string): string | undefined =>
    typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined;
  const span = Number(raw['span'] ?? DEFAULT_SPAN);
  const until = text('until');
  const area = text('area');
  return {
    ...(SPANS.some((known) => known === span) && span !== DEFAULT_SPAN ? { span } : {}),
    ...(text('agency') ? { agency: text('agency') } : {}),
    ...(text('lane') ? { lane: text('lane') } : {}),
    ...(until !== undefined && isInstant(until) ? { until } : {}),
    ...(area !== undefined && (area === NOWHERE || /^[\d.]+$/.test(area)) ? { area } : {}),
    ...(raw['of'] === 'alerts' ? { of: 'alerts' as const } : {}),
  };
}

/** The number of steps that the slider reaches back; a step is a quarter of the window. */
export const STEPS_BACK = 28;

/**
 * Returns the end of the window for a slider position.
 * @param stepsBack quarters of the window before now
 */
export function windowAt(span: number, stepsBack: number, now: number): string | undefined {
  if (stepsBack <= 0) return undefined;
  const step = (span * HOUR_MS) / 4;
  // Rounded to the minute, so that two people who choose the same window get the same address.
  return new Date(Math.round((now - stepsBack * step) / 60_000) * 60_000).toISOString();
}

export function stepsBackOf({ span = DEFAULT_SPAN, until }: MapSearch, now: number): number {
  if (until === undefined) return 0;
  const steps = Math.round((now - Date.parse(until)) / ((span * HOUR_MS) / 4));
  return Math.min(Math.max(steps, 0), STEPS_BACK);
}

export function windowOf(
  { span = DEFAULT_SPAN, until }: MapSearch,
  now: number,
): { from: string; to: string } {
  const to = until === undefined ? now : Date.parse(until);
  return { from: new Date(to - span * HOUR_MS).toISOString(), to: new Date(to).toISOString() };
}
