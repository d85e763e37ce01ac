import { useFieldWords } from '../words/use-field-words';
import { type FieldProps, useField, useForm } from './form-state';
import { useFaultWords } from './use-fault-words';

/**
 * Returns what every field has: its value and how to set it, and `frame`, which its element is
 * given: id, label, help, what is wrong, and whether it has to be filled in.
 */
export function useFieldFrame({ schema, path, required }: FieldProps) {
  const name = String(path.at(-1));
  const { flow } = useForm();
  const { id, value, fault, set } = useField(path);
  const { labelOf, helpOf } = useFieldWords(flow);
  const faultOf = useFaultWords();
  const frame = {
    id,
    size: 'md',
    label: labelOf(name, schema),
    description: helpOf(name, schema),
    error: faultOf(fault),
    withAsterisk: required,
  } as const;
  return { name, value, set, frame };
}
