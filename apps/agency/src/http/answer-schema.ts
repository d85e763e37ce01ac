import { z } from 'zod';

/** Numbers of 64 bits are text, because JSON readers may round them. */
export const offset = () => z.string().meta({ pattern: '^[0-9]+$' });
export const count = () => z.number().meta({ type: 'integer', minimum: 0 });
export const time = () => z.string().meta({ format: 'date-time' });
export const uuid = () => z.string().meta({ format: 'uuid' });

/**
 * Returns an answer's description from the schema that its type is inferred from, so the compiler
 * holds the answer to the description. Later versions may add fields.
 */
export function answerSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return described;
}
