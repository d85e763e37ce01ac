import { Checkbox, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { CalendarField } from '@sinergi/web/calendar';
import { isNullable, kindOf } from '../../../contract/form/form-schema';
import type { FieldProps } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** A text, a number, a day, or whether something is so. */
export function PlainField(props: FieldProps) {
  const { schema, required } = props;
  const { value, set, frame } = useFieldFrame(props);
  switch (kindOf(schema)) {
    case 'number':
      return (
        <NumberInput
          {...frame}
          value={typeof value === 'number' ? value : ''}
          onChange={(number) => set(typeof number === 'number' ? number : undefined)}
          allowDecimal={![schema.type].flat().includes('integer')}
          min={schema.minimum}
          max={schema.maximum}
          clampBehavior="none"
          hideControls
        />
      );
    case 'flag':
      return (
        <Checkbox
          id={frame.id}
          size="md"
          label={frame.label}
          description={frame.description}
          error={frame.error}
          checked={value === true}
          onChange={({ currentTarget }) =>
            set(currentTarget.checked || !isNullable(schema) ? currentTarget.checked : undefined)
          }
        />
      );
    case 'day':
      return (
        <Stack gap={0} id={frame.id} tabIndex={-1}>
          <CalendarField
            label={frame.label}
            value={typeof value === 'string' ? value : ''}
            onChange={(day) => set(day === '' ? undefined : day)}
            description={frame.description}
            error={frame.error}
            withAsterisk={required}
            w={260}
          />
        </Stack>
      );
    case 'long-text':
      return (
        <Textarea
          {...frame}
          value={typeof value === 'string' ? value : ''}
          onChange={({ currentTarget }) => set(currentTarget.value)}
          autosize
          minRows={2}
          maxLength={schema.maxLength}
        />
      );
    default:
      return (
        <TextInput
          {...frame}
          value={typeof value === 'string' ? value : ''}
          onChange={({ currentTarget }) => set(typed(currentTarget.value, schema.pattern))}
          maxLength={schema.maxLength}
          autoCapitalize={isCapital(schema.pattern) ? 'characters' : 'sentences'}
          autoComplete="off"
        />
      );
  }
}

/** Tells whether a pattern takes capital letters and no small ones, as codes of documents do. */
const isCapital = (pattern: string | undefined): boolean =>
  pattern !== undefined && /\[A-Z/.test(pattern) && !/a-z/.test(pattern);

/** Capitals are made while somebody types: a telephone writes small letters. */
const typed = (text: string, pattern: string | undefined): string =>
  isCapital(pattern) ? text.toUpperCase() : text;
