import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { ProblemAlert, sendJson } from '@sinergi/web';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Unmasked, UnmaskWish } from '../../../contract/topics';
import { useWords } from '../words/use-words';
import { PURPOSES } from './purposes';

const SHORTEST_REASON = 10;

interface UnmaskDialogProps {
  isOpen: boolean;
  about: Omit<UnmaskWish, 'purpose' | 'reason'>;
  onClose: () => void;
  onOpened: (unmasked: Unmasked) => void;
}

/**
 * Asks for the purpose and the reason before anything is opened. The server writes them down first
 * and then opens.
 */
export function UnmaskDialog({ isOpen, about, onClose, onOpened }: UnmaskDialogProps) {
  const { t } = useWords();
  const [purpose, setPurpose] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: (wish: UnmaskWish) => sendJson<Unmasked>('POST', '/api/messages/unmask', wish),
    // The answer holds opened content: no cache may keep it.
    gcTime: 0,
    onSuccess: (unmasked) => {
      onOpened(unmasked);
      setReason('');
      ask.reset();
    },
  });
  const isReady = purpose !== null && reason.trim().length >= SHORTEST_REASON;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) ask.mutate({ ...about, purpose, reason: reason.trim() });
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('sealed.ask')}
      closeButtonProps={{ 'aria-label': t('close') }}
      zIndex={400}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text fz="sm">{t('sealed.askText')}</Text>
          <Select
            label={t('sealed.purpose')}
            value={purpose}
            onChange={setPurpose}
            data={PURPOSES.map((value) => ({ value, label: t(`sealed.purposeName.${value}`) }))}
            comboboxProps={{ zIndex: 450 }}
            required
            data-autofocus
          />
          <Textarea
            label={t('sealed.reason')}
            description={t('sealed.reasonLength', { count: SHORTEST_REASON })}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            autosize
            minRows={2}
            required
          />
          {ask.error ? <ProblemAlert error={ask.error} title={t('sealed.refused')} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('sealed.cancel')}
            </Button>
            <Button
              type="submit"
              c={isReady ? 'var(--mantine-primary-color-contrast)' : undefined}
              disabled={!isReady}
              loading={ask.isPending}
            >
              {t('sealed.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
