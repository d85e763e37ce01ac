import { Alert, Button, Group, Text } from '@mantine/core';
import { useMoment, useWords } from '@sinergi/web';
import { IconHistory } from '@tabler/icons-react';

/** Says that entries were restored, and throws them away if the officer wants that. */
export function DraftNote({ savedAt, onDrop }: { savedAt: number; onDrop: () => void }) {
  const { t } = useWords();
  const { short } = useMoment();
  return (
    <Alert color="blue" icon={<IconHistory aria-hidden />} data-testid="draft">
      <Group justify="space-between" gap="xs">
        <Text fz="sm">{t('form.draft', { time: short(savedAt) })}</Text>
        <Button className="target" variant="default" onClick={onDrop}>
          {t('form.dropDraft')}
        </Button>
      </Group>
    </Alert>
  );
}
