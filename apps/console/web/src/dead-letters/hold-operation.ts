import { queries, sendJson } from '@sinergi/web';

/** Pauses a redrive, or resumes it where it was paused. */
export async function holdOperation(
  agency: string,
  operationId: string,
  wish: 'pause' | 'resume',
  reason: string,
): Promise<void> {
  const operations = `/api/agencies/${encodeURIComponent(agency)}/operations`;
  await sendJson('POST', `${operations}/${encodeURIComponent(operationId)}/${wish}`, { reason });
  await queries.invalidateQueries({ queryKey: ['operation', agency, operationId] });
}
