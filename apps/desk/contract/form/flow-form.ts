/** A JSON Schema 2020-12, as far as forms read it. */
export interface FormSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  examples?: unknown[];
  default?: unknown;
  const?: unknown;
  enum?: (string | null)[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: FormSchema;
  properties?: Record<string, FormSchema>;
  required?: string[];
  additionalProperties?: boolean;
  anyOf?: FormSchema[];
  oneOf?: FormSchema[];
  /** the group for which the agency seals it */
  'x-sealed'?: string;
}

/** A change, and the schema of what is said with it; the change's own name is not in it. */
export interface FormChange {
  change: string;
  schema: FormSchema;
}

/** GET /api/forms/:flow: what begins and what changes an entity of a flow at the own agency. */
export interface FlowForm {
  flow: string;
  /** hash of the schemas: another one means that the form has changed */
  version: string;
  begins: FormChange[];
  changes: FormChange[];
}
