import { Box, Input } from '@mantine/core';
import { choicesOf } from '../../../contract/form/form-schema';
import { useValueWords } from '../words/use-value-words';
import type { FieldProps } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** Any of a few: each is a large button that stays pressed. */
export function ChoicesField(props: FieldProps) {
  const { schema } = props;
  const { name, value, set, frame } = useFieldFrame(props);
  const wordOf = useValueWords();
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const choices = choicesOf(schema.items ?? {});
  return (
    <Input.Wrapper {...frame} labelElement="div" tabIndex={-1}>
      <Box className="choices" role="group" aria-label={frame.label} mt={6}>
        {choices.map((one) => (
          <label key={one} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(one)}
              onChange={({ currentTarget }) =>
                set(
                  choices.filter((other) =>
                    other === one ? currentTarget.checked : chosen.includes(other),
                  ),
                )
              }
            />
            {wordOf(name, one)}
          </label>
        ))}
      </Box>
    </Input.Wrapper>
  );
}
