import { MultiSelect, Select } from '@mantine/core';
import { kindOf } from '../../../contract/form/form-schema';
import type { Path } from '../../../contract/form/form-values';
import { useAgencyName, useGround } from '../api/ground';
import type { FieldProps } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** Fields that name agencies by their codes, in every flow. */
const NAMES = new Set([
  ...['competentAgency', 'addressees', 'agency', 'agencies', 'invited', 'attendance'],
]);

export const isOfAgencies = (path: Path): boolean => NAMES.has(String(path.at(-1)));

/** One agency or several, by their names. */
export function AgencyField(props: FieldProps) {
  const { schema, required } = props;
  const ground = useGround();
  const nameOf = useAgencyName();
  const { value, set, frame } = useFieldFrame(props);
  const shared = {
    ...frame,
    searchable: true,
    clearable: !required,
    data: (ground?.agencies ?? []).map(({ code }) => ({ value: code, label: nameOf(code) })),
  } as const;
  return kindOf(schema) === 'list' ? (
    <MultiSelect {...shared} value={Array.isArray(value) ? value.map(String) : []} onChange={set} />
  ) : (
    <Select
      {...shared}
      value={typeof value === 'string' ? value : null}
      onChange={(code) => set(code ?? undefined)}
    />
  );
}
