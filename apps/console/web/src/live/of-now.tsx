import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnection } from './overview-feed';

/**
 * What the live picture shows. Once it is of the past, it carries no colour that says how things
 * are.
 */
export function OfNow({ children }: { children: ReactNode }) {
  const { kind } = useConnection();
  return <Box className={kind === 'stale' ? 'of-the-past' : undefined}>{children}</Box>;
}
