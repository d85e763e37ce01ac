import { Alert, Button, Drawer, Skeleton, Stack, Text } from '@mantine/core';
import type { Message } from '../../../contract/topics';
import { useWords } from '../words/use-words';
import { MessageDetail } from './message-detail';

interface MessageDrawerProps {
  /** `partition-offset`; absent while the drawer is closed */
  messageId: string | undefined;
  /** undefined where the message is not among those that were read */
  message: Message | undefined;
  agency: string;
  isReading: boolean;
  onClose: () => void;
  onReadAt: (partition: number, offset: string) => void;
}

/**
 * One message beside the list. A link to it also works for an operator who has not read the list.
 */
export function MessageDrawer({
  messageId,
  message,
  agency,
  isReading,
  onClose,
  onReadAt,
}: MessageDrawerProps) {
  const { t } = useWords();
  const [partition = '', offset = ''] = messageId?.split('-') ?? [];
  return (
    <Drawer
      opened={messageId !== undefined}
      onClose={onClose}
      position="right"
      size="min(46rem, 100vw)"
      title={t('messages.one', { partition, offset })}
      closeButtonProps={{ 'aria-label': t('close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {message ? <MessageDetail message={message} agency={agency} /> : null}
      {!message && isReading ? <Skeleton h={320} /> : null}
      {!message && !isReading && messageId !== undefined ? (
        <Alert color="yellow">
          <Stack gap="xs" align="flex-start">
            <Text fz="sm">{t('messages.notRead')}</Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onReadAt(Number(partition), offset)}
            >
              {t('messages.readThere')}
            </Button>
          </Stack>
        </Alert>
      ) : null}
    </Drawer>
  );
}
