import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A name and its value, in a list of class `pairs`. */
export function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Text component="dt" fz="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0} fz="sm" className="tabular">
        {children}
      </Text>
    </>
  );
}
