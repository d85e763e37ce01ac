import { Button } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { IconUser } from '@tabler/icons-react';
import { PageLink } from './page-link';

/** The way to all that is known about a person; nothing where an entity names none. */
export function PersonButton({ subjectId }: { subjectId: unknown }) {
  const { t } = useWords();
  if (typeof subjectId !== 'string') return null;
  return (
    <Button
      mt="sm"
      className="target"
      variant="default"
      leftSection={<IconUser size={18} aria-hidden />}
      renderRoot={(props) => <PageLink flow="subject" id={subjectId} {...props} />}
    >
      {t('entity.toPerson')}
    </Button>
  );
}
