import { type ComponentType, createContext, useContext } from 'react';
import type { Fault } from '../../../contract/form/check-form';
import type { FormSchema } from '../../../contract/form/flow-form';
import { type Path, pointerOf, type Values, valueAt } from '../../../contract/form/form-values';

/** What every field is given. */
export interface FieldProps {
  schema: FormSchema;
  path: Path;
  required: boolean;
}

/** A form while it is filled in. */
export interface FormState {
  flow: string;
  values: Values;
  faults: readonly Fault[];
  change(path: Path, value: unknown): void;
  /** shows any field; records and lists show their parts by it */
  Field: ComponentType<FieldProps>;
}

export const FormContext = createContext<FormState | null>(null);

export function useForm(): FormState {
  const form = useContext(FormContext);
  if (!form) throw new TypeError('Expected a field within a form, got one outside');
  return form;
}

/** Returns one field's value, what is wrong with it, and the id of its element. */
export function useField(path: Path) {
  const { values, faults, change } = useForm();
  const field = pointerOf(path);
  return {
    id: `field${field}`,
    value: valueAt(values, path),
    fault: faults.find((one) => one.field === field),
    set: (value: unknown): void => change(path, value),
  };
}

/** Returns what is wrong at a path and below it. */
export const faultsBelow = (faults: readonly Fault[], path: Path): Fault[] => {
  const field = pointerOf(path);
  return faults.filter((one) => one.field === field || one.field.startsWith(`${field}/`));
};
