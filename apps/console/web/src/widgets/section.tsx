import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of a drawer with its own heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs">
      <Title order={3} fz="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}
