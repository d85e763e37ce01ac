import { Select } from '@mantine/core';
import { useGround } from '../api/ground';
import type { FieldProps } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** A district by its name. An officer of one district finds it filled in. */
export function DistrictField(props: FieldProps) {
  const ground = useGround();
  const { value, set, frame } = useFieldFrame(props);
  return (
    <Select
      {...frame}
      data={(ground?.districts ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      value={typeof value === 'string' ? value : null}
      onChange={(code) => set(code ?? undefined)}
      clearable={!props.required}
    />
  );
}
