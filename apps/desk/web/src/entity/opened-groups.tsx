import { Alert, Stack, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import type { Disclosed, Opening } from '../api/disclosures';
import { FactList } from './fact-list';

/** What was opened, group by group, and that it was written down. */
export function OpenedGroups({ flow, opening }: { flow: string; opening: Opening }) {
  const { t } = useWords();
  const parts = Object.entries(opening.groups).flatMap(([group, disclosed]) =>
    [disclosed].flat().map((one, at) => ({ group, at, one })),
  );
  return (
    <Stack gap="sm" data-testid="opened" role="status">
      <Text fz="sm">{t('seal.written', { number: opening.disclosureId })}</Text>
      {parts.map(({ group, at, one }) => (
        <OneGroup key={`${group} ${at}`} flow={flow} group={group} disclosed={one} />
      ))}
    </Stack>
  );
}

interface OneGroupProps {
  flow: string;
  group: string;
  disclosed: Disclosed;
}

function OneGroup({ flow, group, disclosed: { status, value } }: OneGroupProps) {
  const { t } = useWords();
  const name = t(`seal.group.${group}`, group);
  if (status !== 'OPEN')
    return (
      <Alert color="yellow" icon={<IconLock aria-hidden />} title={name}>
        {t(`seal.status.${status}`, status)}
      </Alert>
    );
  return (
    <Alert color="teal" variant="outline" icon={<IconLockOpen aria-hidden />} title={name}>
      <FactList flow={flow} facts={value ?? {}} />
    </Alert>
  );
}
