import { Skeleton } from '@mantine/core';
import { ProblemAlert } from '@sinergi/web';

interface NotYetProps {
  /** what was asked and has not been answered yet */
  query: { error: Error | null; refetch: () => unknown };
  /** height of what will be there, px */
  h: number;
}

/** What stands where nothing has been read yet: room for it, or why it did not come. */
export function NotYet({ query: { error, refetch }, h }: NotYetProps) {
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Skeleton h={h} />;
}
