import { Button, Group, Input, Stack, Text } from '@mantine/core';
import { instantOf, localOf, useMoment, useWords } from '@sinergi/web';
import { CalendarField } from '@sinergi/web/calendar';
import { useState } from 'react';
import type { FieldProps } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** A moment, in Jakarta's time. Most are now, so that takes one touch. */
export function MomentField(props: FieldProps) {
  const { t } = useWords();
  const { value, set, frame } = useFieldFrame(props);
  const { label } = frame;
  const { short } = useMoment();
  const [isOpen, setOpen] = useState(false);
  const moment = typeof value === 'string' ? value : '';
  return (
    <Input.Wrapper {...frame} labelElement="div" tabIndex={-1}>
      <Stack gap="xs" mt={6}>
        <Text fw={600}>{moment === '' ? t('form.notSaid') : short(moment)}</Text>
        <Group gap="xs">
          <Button
            className="target"
            variant="default"
            aria-label={t('form.nowFor', { label })}
            onClick={() => set(new Date().toISOString())}
          >
            {t('form.now')}
          </Button>
          <Button
            className="target"
            variant="default"
            aria-expanded={isOpen}
            aria-label={t('form.otherTimeFor', { label })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('form.otherTime')}
          </Button>
        </Group>
        {isOpen ? (
          <CalendarField
            label={label}
            value={moment === '' ? '' : localOf(moment, 'WIB')}
            onChange={(local) => set(local === '' ? undefined : instantOf(local, 'WIB'))}
            hasTime
            w={260}
          />
        ) : null}
      </Stack>
    </Input.Wrapper>
  );
}
