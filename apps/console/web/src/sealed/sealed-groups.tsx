import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconBadge } from '@sinergi/web';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useCan } from '../api/me';
import { useWords } from '../words/use-words';
import { OpenedGroups } from './opened-groups';
import { sealedGroupsOf } from './sealed-in';
import { UnmaskDialog } from './unmask-dialog';
import { useOpened } from './use-opened';

interface SealedGroupsProps {
  value: Record<string, unknown>;
  agency: string;
  flow: string;
  entityId: string;
  version: number;
}

/**
 * The sealed groups of an event, and the way to open them for operators who may and give a reason.
 */
export function SealedGroups({ value, agency, flow, entityId, version }: SealedGroupsProps) {
  const { t, number } = useWords();
  const can = useCan();
  const [isAsking, setIsAsking] = useState(false);
  const { opened, remaining, show, hide } = useOpened(`${agency} ${flow} ${entityId} ${version}`);
  const groups = sealedGroupsOf(value);
  if (groups.length === 0) return null;
  const mayOpen = can(agency, 'unmask');
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('sealed.title')}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            {groups.map(({ field, sealed: { group, scope, generation } }) => (
              <IconBadge key={field} colour="gray" Icon={IconLock} iconSize={14}>
                {t('sealed.group', {
                  field,
                  group: t(`sealed.groupName.${group}`, group),
                  scope,
                  generation: number(generation),
                })}
              </IconBadge>
            ))}
          </Group>
          {mayOpen && !opened ? (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconLockOpen size={14} aria-hidden />}
              onClick={() => setIsAsking(true)}
            >
              {t('sealed.open')}
            </Button>
          ) : null}
        </Group>
        {mayOpen ? null : (
          <Text fz="sm" c="dimmed">
            {t('sealed.mayNot')}
          </Text>
        )}
        {opened ? <OpenedGroups opened={opened} remaining={remaining} onHide={hide} /> : null}
      </Stack>
      <UnmaskDialog
        isOpen={isAsking}
        about={{ agency, flow, entityId, version }}
        onClose={() => setIsAsking(false)}
        onOpened={(unmasked) => {
          show(unmasked);
          setIsAsking(false);
        }}
      />
    </Paper>
  );
}
