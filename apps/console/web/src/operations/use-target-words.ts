import { useMoment } from '@sinergi/web';
import type { OperationKind, OperationTarget } from '../../../contract/operations';
import { useWords } from '../words/use-words';

/** Operations that have no target within the copy. */
const OF_NO_PLACE: ReadonlySet<OperationKind> = new Set(['RECONCILE']);

/** Returns the target of an operation in words: the topic and partition first, then the limits. */
export function useTargetWords(): (kind: OperationKind, target: OperationTarget) => string[] {
  const { t, number } = useWords();
  const { full } = useMoment();
  return (kind, { topic, partition, offset, time, reason, ratePerSecond, ...target }) => {
    const place =
      topic === undefined
        ? t(OF_NO_PLACE.has(kind) ? 'operations.target.own' : 'operations.target.everything')
        : topic;
    const said = (name: string, value: string | undefined): string[] =>
      value === undefined ? [] : [t(`operations.target.${name}`, { value })];
    return [
      place,
      ...said('partition', partition?.toString()),
      ...said('offset', offset === undefined ? undefined : number(offset)),
      ...said('time', time === undefined ? undefined : full(time)),
      ...said('reason', reason && t(`dead-letters.reason.${reason}`, reason)),
      ...said('rate', ratePerSecond === undefined ? undefined : number(ratePerSecond)),
      ...(target.everything ? [t('operations.target.everyRecord')] : []),
      ...(target.dryRun ? [t('operations.target.dryRun')] : []),
    ];
  };
}
