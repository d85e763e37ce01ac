import { Alert, Button, Code, Group, Stack, Table, Text } from '@mantine/core';
import { IconEyeOff, IconLockOpen } from '@tabler/icons-react';
import type { Unmasked } from '../../../contract/topics';
import { useWords } from '../words/use-words';

interface OpenedGroupsProps {
  opened: Unmasked;
  remaining: number;
  onHide: () => void;
}

/**
 * The opened content with the time that it stays visible, and the reason for each group that stayed
 * sealed.
 */
export function OpenedGroups({ opened, remaining, onHide }: OpenedGroupsProps) {
  const { t } = useWords();
  return (
    <Alert
      color="orange"
      icon={<IconLockOpen aria-hidden />}
      title={t('sealed.opened')}
      role="status"
      data-testid="opened"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text fz="sm" fw={600} className="tabular" role="timer" aria-live="off">
            {t('sealed.hidesIn', { count: remaining })}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconEyeOff size={14} aria-hidden />}
            onClick={onHide}
          >
            {t('sealed.hideNow')}
          </Button>
        </Group>
        {Object.entries(opened.groups).map(([group, held]) => (
          <div key={group}>
            <Text fz="sm" fw={600}>
              {t(`sealed.groupName.${group}`, group)}
            </Text>
            {'opened' in held ? (
              <Fields fields={held.opened} />
            ) : (
              <Text fz="sm">{t(`sealed.stays.${held.sealed}`, held.sealed)}</Text>
            )}
          </div>
        ))}
        <Text fz="xs">
          {t('sealed.logged')} <Code>{opened.disclosureId}</Code>
        </Text>
      </Stack>
    </Alert>
  );
}

function Fields({ fields }: { fields: Record<string, unknown> }) {
  return (
    <Table fz="sm" verticalSpacing={2}>
      <Table.Tbody>
        {Object.entries(fields).map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400} w="40%">
              {name}
            </Table.Th>
            <Table.Td className="breakable">
              {typeof value === 'string' ? value : JSON.stringify(value)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
