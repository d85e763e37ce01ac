import { MultiSelect } from '@mantine/core';
import { useGround } from '../api/ground';
import type { FieldProps } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** Several districts by their names. */
export function AreasField(props: FieldProps) {
  const ground = useGround();
  const { value, set, frame } = useFieldFrame(props);
  return (
    <MultiSelect
      {...frame}
      searchable
      data={(ground?.districts ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={set}
    />
  );
}
