import { z } from 'zod';

/** 64-bit numbers are text: JSON has none. */
export const offset = () => z.string().meta({ pattern: '^[0-9]+$' });
export const count = () => z.number().meta({ type: 'integer', minimum: 0 });
export const time = () => z.string().meta({ format: 'date-time' });
export const uuid = () => z.string().meta({ format: 'uuid' });

/**
 * An answer's description, from the schema that its type is inferred from: what is described is
 * what the compiler holds the answer to. It may have more fields one day.
 */
export function answerSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return described;
}
