import { Button, Group, Stack } from '@mantine/core';
import { ProblemAlert, queries, useMoment, useWords } from '@sinergi/web';
import { IconUser, IconUserCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { giveItemBack, type InboxItem, takeItem } from '../api/inbox';
import { useMe } from '../api/me';

/** Who works on an item, and what the officer may do about that. */
export function TakenBar({ item }: { item: InboxItem }) {
  const { t } = useWords();
  const { short } = useMoment();
  const { me } = useMe();
  const { itemId, takenBy } = item;
  // What failed is shown at once, also where the inbox cannot be read.
  const readAgain = (): void => void queries.invalidateQueries({ queryKey: ['inbox'] });
  const taking = useMutation({
    mutationFn: (from: string | undefined) => takeItem(itemId, from),
    onSettled: readAgain,
  });
  const giving = useMutation({ mutationFn: () => giveItemBack(itemId), onSettled: readAgain });
  const isMine = takenBy !== null && takenBy.officer === me?.officer;
  const error = taking.error ?? giving.error;
  const named = takenBy === null ? '' : nameIn(takenBy.officer);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Group gap={6} wrap="nowrap" c="dimmed" fz="sm" data-testid="taken">
          {isMine ? <IconUserCheck size={18} aria-hidden /> : <IconUser size={18} aria-hidden />}
          {takenBy === null
            ? t('inbox.nobody')
            : isMine
              ? t('inbox.mine', { time: short(takenBy.since) })
              : t('inbox.takenBy', { name: named, time: short(takenBy.since) })}
        </Group>
        {isMine ? (
          <Button
            className="target"
            variant="subtle"
            loading={giving.isPending}
            onClick={() => giving.mutate()}
          >
            {t('inbox.giveBack')}
          </Button>
        ) : (
          <Button
            className="target"
            variant="subtle"
            loading={taking.isPending}
            onClick={() => taking.mutate(takenBy?.officer)}
          >
            {takenBy === null ? t('inbox.take') : t('inbox.takeOver', { name: named })}
          </Button>
        )}
      </Group>
      {error ? <ProblemAlert error={error} title={t('inbox.notTaken')} /> : null}
    </Stack>
  );
}

/** Returns an officer's name without the id behind it. */
const nameIn = (officer: string): string => officer.replace(/ \([^()]+\)$/, '');
