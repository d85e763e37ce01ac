import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

interface PageHeadProps {
  title: string;
  /** next to the title: a status, an age */
  mark?: ReactNode;
  /** at the end of the line: what can be done */
  children?: ReactNode;
}

/** The page's only first heading, which is also the name of the browser's tab. */
export function PageHead({ title, mark, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · Sinergi`;
  }, [title]);
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="sm">
        <Title order={1} fz="h2">
          {title}
        </Title>
        {mark}
      </Group>
      {children ? <Group gap="xs">{children}</Group> : null}
    </Group>
  );
}
