import {
  Button,
  type ButtonProps,
  Group,
  Modal,
  Stack,
  Text,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ProblemAlert } from '@sinergi/web';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../words/use-words';
import { useReturnFocus } from './use-return-focus';

export const SHORTEST_REASON = 10;

export interface ReasonedActionProps {
  /** text of the button and title of the dialog */
  label: string;
  /** what will happen, shown before the confirmation */
  children?: ReactNode;
  /** the text that must be typed exactly, for an action that cannot be undone */
  typed?: string;
  /** why the action is not possible now; shown instead of the action */
  hindrance?: string | null;
  isDangerous?: boolean;
  /** rejects with the server's problem, which is then shown; the dialog keeps what was typed */
  onDo: (reason: string, typed: string) => Promise<unknown>;
  buttonProps?: ButtonProps & { 'data-testid'?: string };
  icon?: ReactNode;
  /** while false the dialog cannot be confirmed, for example before a preview was seen */
  isReady?: boolean;
  size?: string;
}

/**
 * A button for an action that others may ask about: it needs a reason, says what will happen, and
 * shows why the server refused.
 */
export function ReasonedAction({
  label,
  hindrance = null,
  buttonProps,
  icon,
  isDangerous = false,
  ...rest
}: ReasonedActionProps) {
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Tooltip
        label={hindrance}
        disabled={!hindrance}
        multiline
        maw={320}
        events={{ hover: true, focus: true, touch: true }}
      >
        <Button
          variant="default"
          size="xs"
          leftSection={icon}
          onClick={hindrance ? undefined : dialog.open}
          data-disabled={hindrance ? true : undefined}
          aria-disabled={hindrance ? true : undefined}
          {...buttonProps}
        >
          {label}
        </Button>
      </Tooltip>
      {isOpen ? (
        <ReasonDialog label={label} isDangerous={isDangerous} onClose={dialog.close} {...rest} />
      ) : null}
    </>
  );
}

type ReasonDialogProps = Omit<ReasonedActionProps, 'hindrance' | 'buttonProps' | 'icon'> & {
  onClose: () => void;
};

function ReasonDialog({
  label,
  children,
  typed,
  isDangerous,
  onDo,
  isReady = true,
  size = 'lg',
  onClose,
}: ReasonDialogProps) {
  const { t } = useWords();
  useReturnFocus();
  const [reason, setReason] = useState('');
  const [confirm, setConfirm] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const form = useId();
  const reasonIsLong = reason.trim().length >= SHORTEST_REASON;
  const isComplete = reasonIsLong && (typed === undefined || confirm === typed) && isReady;
  const act = async (): Promise<void> => {
    if (!isComplete || isBusy) return;
    setIsBusy(true);
    setProblem(null);
    try {
      await onDo(reason.trim(), confirm);
      onClose();
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={label}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <Stack gap="sm">
          {typeof children === 'string' ? <Text fz="sm">{children}</Text> : children}
          <Textarea
            label={t('widgets.reason')}
            description={t('widgets.reasonHint', { length: SHORTEST_REASON })}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
            required
          />
          {typed === undefined ? null : (
            <TextInput
              label={t('widgets.typed', { typed })}
              value={confirm}
              onChange={(event) => setConfirm(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
              required
            />
          )}
          {problem === null ? null : <ProblemAlert error={problem} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('widgets.leave')}
            </Button>
            <Button
              type="submit"
              color={isDangerous ? 'red' : undefined}
              disabled={!isComplete}
              loading={isBusy}
            >
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
