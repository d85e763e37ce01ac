import { Button, Checkbox, Paper, Select, Stack, Text, Textarea, Title } from '@mantine/core';
import { ProblemAlert, useWords } from '@sinergi/web';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ground } from '../../../contract/ground';
import { type Opening, openSeals, purposesOf, REASON, sealedGroups } from '../api/disclosures';
import type { Entity } from '../api/entities';
import { useCan } from '../api/me';
import { useValueWords } from '../words/use-value-words';
import { OpenedGroups } from './opened-groups';

interface SealBoxProps {
  ground: Ground;
  flow: string;
  id: string;
  entity: Entity;
}

/**
 * What is sealed in an entity, and how an officer opens it: for a purpose, with a reason. What was
 * opened is shown as long as the page stays, and is kept nowhere.
 */
export function SealBox({ ground, flow, id, entity }: SealBoxProps) {
  const { t } = useWords();
  const can = useCan();
  const wordOf = useValueWords();
  const groups = sealedGroups(entity);
  const purposes = purposesOf(ground);
  const [isAsking, setAsking] = useState(false);
  const [wanted, setWanted] = useState(groups);
  const [purpose, setPurpose] = useState(purposes[0] ?? null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const opening = useMutation({
    mutationFn: () =>
      openSeals(ground, { flow, id }, { groups: wanted, purpose: purpose ?? '', reason }),
    gcTime: 0,
  });
  if (groups.length === 0) return null;
  const isShort = reason.trim().length < REASON.least;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('seal.title')} data-testid="seal">
      <Stack gap="sm">
        <Title order={2} fz="h4">
          {t('seal.title')}
        </Title>
        <Text fz="sm">{groups.map((group) => t(`seal.group.${group}`, group)).join(', ')}</Text>
        {opening.data ? (
          <>
            <OpenedGroups flow={flow} opening={opening.data} />
            {isPending(opening.data) ? (
              <Button className="target" variant="default" onClick={() => opening.reset()}>
                {t('seal.again')}
              </Button>
            ) : null}
          </>
        ) : can(flow, 'open') ? null : (
          <Text fz="sm" c="dimmed">
            {t('seal.notYours')}
          </Text>
        )}
        {can(flow, 'open') && !isAsking && !opening.data ? (
          <Button
            size="md"
            className="target"
            variant="default"
            leftSection={<IconLock size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('seal.ask')}
          </Button>
        ) : null}
        {isAsking && !opening.data ? (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setTried(true);
              if (!isShort && wanted.length > 0) opening.mutate();
            }}
          >
            <Stack gap="md">
              {groups.length > 1 ? (
                <Checkbox.Group label={t('seal.what')} value={wanted} onChange={setWanted}>
                  <Stack gap="xs" mt={6}>
                    {groups.map((group) => (
                      <Checkbox
                        key={group}
                        value={group}
                        size="md"
                        label={t(`seal.group.${group}`, group)}
                      />
                    ))}
                  </Stack>
                </Checkbox.Group>
              ) : null}
              <Select
                size="md"
                label={t('form.purpose')}
                withAsterisk
                data={purposes.map((one) => ({ value: one, label: wordOf('purpose', one) }))}
                value={purpose}
                onChange={setPurpose}
                allowDeselect={false}
              />
              <Textarea
                size="md"
                label={t('seal.reason')}
                description={t('seal.reasonHelp')}
                withAsterisk
                autosize
                minRows={2}
                maxLength={REASON.most}
                value={reason}
                onChange={({ currentTarget }) => setReason(currentTarget.value)}
                error={isTried && isShort ? t('seal.reasonShort') : undefined}
              />
              <Text fz="sm">{t('seal.willBeWritten')}</Text>
              {opening.error ? (
                <>
                  <ProblemAlert error={opening.error} title={t('seal.notOpened')} />
                  <Text fz="sm">{t('seal.asked')}</Text>
                </>
              ) : null}
              <Button
                type="submit"
                size="lg"
                loading={opening.isPending}
                leftSection={<IconLockOpen size={20} aria-hidden />}
                data-testid="open"
              >
                {t('seal.open')}
              </Button>
            </Stack>
          </form>
        ) : null}
      </Stack>
    </Paper>
  );
}

/** Whether a key has not come yet, which comes by itself. */
const isPending = ({ groups }: Opening): boolean =>
  Object.values(groups)
    .flat()
    .some(({ status }) => status === 'KEY_PENDING');
