import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnection } from './overview-feed';

/** Shows values of the live overview. When they are old, they carry no status colour. */
export function OfNow({ children }: { children: ReactNode }) {
  const { kind } = useConnection();
  return <Box className={kind === 'stale' ? 'of-the-past' : undefined}>{children}</Box>;
}
