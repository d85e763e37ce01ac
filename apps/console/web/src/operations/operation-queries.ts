import { notifications } from '@mantine/notifications';
import { queries, readJson, sendJson } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Operation, OperationWish } from '../../../contract/operations';
import { useWords } from '../words/use-words';

const WHILE_RUNNING_MS = 1_000;
const OTHERWISE_MS = 15_000;

export const isGoingOn = ({ state }: Pick<Operation, 'state'>): boolean =>
  state === 'RUNNING' || state === 'PAUSED';

const pathOf = (agency: string, operationId?: string): string =>
  `/api/agencies/${encodeURIComponent(agency)}/operations` +
  (operationId === undefined ? '' : `/${encodeURIComponent(operationId)}`);

/** Begins an operation through the agency's API; rejects with the reason of a refusal. */
export function useBeginOperation(agency: string): (wish: OperationWish) => Promise<Operation> {
  const { t } = useWords();
  return async (wish) => {
    const operation = await sendJson<Operation>('POST', pathOf(agency), wish);
    queries.setQueryData(['operation', agency, operation.operationId], operation);
    void queries.invalidateQueries({ queryKey: ['operations', agency] });
    void queries.invalidateQueries({ queryKey: ['agency', agency] });
    const told = operation.target.dryRun ? 'operations.begunTrial' : 'operations.begun';
    notifications.show({ message: t(told, { kind: t(`operations.kind.${operation.kind}`) }) });
    return operation;
  };
}

export async function cancelOperation(
  agency: string,
  operationId: string,
  reason: string,
): Promise<void> {
  await sendJson('DELETE', pathOf(agency, operationId), { reason });
  void queries.invalidateQueries({ queryKey: ['operation', agency, operationId] });
  void queries.invalidateQueries({ queryKey: ['operations', agency] });
}

/**
 * Reads an operation and follows it while it runs.
 * @param onEnd called once when it ends while this is mounted; not for an operation that ended
 * before
 */
export function useOperation(
  agency: string,
  operationId: string | null,
  onEnd?: (operation: Operation) => void,
) {
  const query = useQuery({
    queryKey: ['operation', agency, operationId],
    queryFn: ({ signal }) => readJson<Operation>(pathOf(agency, operationId ?? ''), signal),
    enabled: operationId !== null,
    refetchInterval: ({ state: { data } }) => (data && !isGoingOn(data) ? false : WHILE_RUNNING_MS),
  });
  const seenGoing = useRef<string | null>(null);
  const tell = useEffectEvent((operation: Operation) => onEnd?.(operation));
  const operation = query.data;
  useEffect(() => {
    if (!operation) return;
    if (isGoingOn(operation)) {
      seenGoing.current = operation.operationId;
    } else if (seenGoing.current === operation.operationId) {
      seenGoing.current = null;
      tell(operation);
    }
  }, [operation]);
  return query;
}

/** Reads the operations on this agency's copy, latest first. */
export function useOperations(agency: string, isShown: boolean) {
  return useQuery({
    queryKey: ['operations', agency],
    queryFn: ({ signal }) => readJson<{ items: Operation[] }>(pathOf(agency), signal),
    enabled: isShown,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(isGoingOn) ? WHILE_RUNNING_MS : OTHERWISE_MS,
  });
}
