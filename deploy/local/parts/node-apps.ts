import { join } from 'node:path';
import { ROOT } from '../state/here.js';
import { baseEnvironment } from '../supervise/base-environment.js';
import type { PartDefinition } from '../supervise/part-definition.js';

export interface NodeApp {
  name: string;
  title: string;
  /** below dist */
  entry: string;
  settingsFiles: string[];
  /** urls that answer 200 when the part serves */
  probes: string[];
  /** urls that answer anything once the part has loaded; none where other parts wait for it */
  live?: string[];
  /** parts that a restart waits for */
  needs?: string[];
  readyWithinMs: number;
  stopRank: number;
  agencies?: string[];
  /** called at each start */
  nodeArgs(): string[];
}

/** Defines one of our own services as a supervised part. */
export function nodeApp({
  name,
  title,
  entry,
  settingsFiles,
  probes,
  live,
  needs,
  readyWithinMs,
  stopRank,
  agencies,
  nodeArgs,
}: NodeApp): PartDefinition {
  return {
    name,
    title,
    command: () => ({
      file: process.execPath,
      args: [
        '--enable-source-maps',
        ...youngGeneration(agencies),
        ...nodeArgs(),
        join(ROOT, 'dist', entry),
      ],
      env: baseEnvironment({
        SINERGI_SETTINGS: settingsFiles.join(','),
        SINERGI_LEASH: 'stdin',
        NODE_ENV: 'production',
      }),
      cwd: ROOT,
    }),
    probe: async () => {
      for (const url of probes) await isServing(url);
    },
    ...(live && {
      hasLoaded: async () => {
        for (const url of live) await isServing(url);
      },
    }),
    ...(needs && { needs }),
    readyWithinMs,
    stopRank,
    stopSignal: 'SIGTERM',
    stopWithinMs: 25_000,
    ...(agencies ? { agencies } : {}),
  };
}

/**
 * Of a process that hosts several agencies, what is in flight outlives V8's default young
 * generation (16 MiB): at the highest rate a sixth of its time went into copying it.
 */
function youngGeneration(agencies: string[] | undefined): string[] {
  return (agencies?.length ?? 0) > 1 ? ['--max-semi-space-size=64'] : [];
}

async function isServing(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(
    (error: unknown) => {
      throw new Error(`nothing answers at ${url}`, { cause: error });
    },
  );
  if (response.ok) return;
  const body = (await response.json().catch(() => ({}))) as { reasons?: string[] };
  throw new Error(body.reasons?.join('; ') ?? `${url} answers HTTP ${response.status}`);
}

/** Deals agencies out to hosting processes, evenly. */
export function deal(codes: string[], hosts: number): string[][] {
  const hands: string[][] = Array.from({ length: hosts }, () => []);
  for (const [i, code] of codes.entries()) hands[i % hosts]!.push(code);
  return hands.filter((hand) => hand.length > 0);
}
