export type {
  CellDetail,
  CellPartition,
  Overview,
  OverviewAgency,
  OverviewCell,
  OverviewFlow,
  SyncStatus,
} from '../../../contract/overview';
export type { Me, Operator } from '../../../contract/session';

/** What a problem+json of the console says. */
export class ConsoleProblem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** @throws ConsoleProblem for any answer but a good one, also when there is none */
export async function readJson<T>(path: string): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { accept: 'application/json' } });
  } catch {
    throw new ConsoleProblem(0, 'Expected an answer of the console, got none');
  }
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new ConsoleProblem(response.status, problem.detail ?? `HTTP ${response.status}`);
}
