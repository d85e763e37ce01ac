import { Box, Input } from '@mantine/core';
import { useWords } from '@sinergi/web';
import type { FieldProps } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** Whether something is so, where nothing said is neither: yes and no are two answers. */
export function YesNoField(props: FieldProps) {
  const { t } = useWords();
  const { value, set, frame } = useFieldFrame(props);
  return (
    <Input.Wrapper {...frame} labelElement="div" tabIndex={-1}>
      <Box className="choices" role="radiogroup" aria-label={frame.label} mt={6}>
        {[true, false].map((answer) => (
          <label key={String(answer)} className="choice">
            <input
              type="radio"
              name={frame.id}
              checked={value === answer}
              onChange={() => set(answer)}
            />
            {t(answer ? 'lists.yes' : 'lists.no')}
          </label>
        ))}
      </Box>
    </Input.Wrapper>
  );
}
