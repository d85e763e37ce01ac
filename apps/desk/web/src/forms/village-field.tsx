import { Select } from '@mantine/core';
import { useGround } from '../api/ground';
import { type FieldProps, useForm } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** A village (kelurahan) of the district that the form names. */
export function VillageField(props: FieldProps) {
  const ground = useGround();
  const { values } = useForm();
  const { value, set, frame } = useFieldFrame(props);
  const district = String(values['kecamatan'] ?? '');
  const villages = (ground?.villages ?? []).filter(({ code }) => code.startsWith(`${district}.`));
  return (
    <Select
      {...frame}
      data={villages.map(({ code, name }) => ({ value: code, label: name }))}
      value={typeof value === 'string' ? value : null}
      onChange={(code) => set(code ?? undefined)}
      searchable
      clearable={!props.required}
    />
  );
}
