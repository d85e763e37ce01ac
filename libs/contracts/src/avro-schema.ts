/** An Avro schema as parsed JSON: a name, a union, or a complex type. */
export type AvroSchema =
  | string
  | readonly AvroSchema[]
  | { readonly type: AvroSchema; readonly [attribute: string]: unknown };
