import { plainText } from './validate-body.js';

/** Returns the schema of the field that names the human who asks. */
export const officerName = () =>
  plainText()
    .trim()
    .min(3)
    .max(120)
    .optional()
    .describe(
      "The human who asks, as the agency names them; a person's own token names them already",
    );

/**
 * Adds the required officer to a body's schema. A system's token names nobody, so a system must
 * name the human. A person's token names the person already, so the service itself does not require
 * the field.
 */
export const withOfficer = (schema: object): Record<string, unknown> => {
  const { required = [], ...rest } = schema as { required?: string[] };
  return { ...rest, required: [...required, 'officer'] };
};
