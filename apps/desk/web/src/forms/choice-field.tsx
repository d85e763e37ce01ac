import { Box, Input, Select } from '@mantine/core';
import { choicesOf } from '../../../contract/form/form-schema';
import { useValueWords } from '../words/use-value-words';
import type { FieldProps } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** So many choices are shown at once; more are a list. */
const SHOWN_AT_ONCE = 12;

/** A choice of few: each is a large button, which a thumb meets. */
export function ChoiceField(props: FieldProps) {
  const { schema, required } = props;
  const { name, value, set, frame } = useFieldFrame(props);
  const wordOf = useValueWords();
  const choices = choicesOf(schema);
  if (choices.length > SHOWN_AT_ONCE)
    return (
      <Select
        {...frame}
        data={choices.map((one) => ({ value: one, label: wordOf(name, one) }))}
        value={typeof value === 'string' ? value : null}
        onChange={(chosen) => set(chosen ?? undefined)}
        clearable={!required}
      />
    );
  return (
    <Input.Wrapper {...frame} labelElement="div" tabIndex={-1}>
      <Box className="choices" role="radiogroup" aria-label={frame.label} mt={6}>
        {choices.map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name={frame.id}
              value={one}
              checked={value === one}
              onChange={() => set(one)}
              onClick={() => {
                // What need not be said can be taken back.
                if (!required && value === one) set(undefined);
              }}
            />
            {wordOf(name, one)}
          </label>
        ))}
      </Box>
    </Input.Wrapper>
  );
}
