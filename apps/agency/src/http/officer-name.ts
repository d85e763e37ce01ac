import { plainText } from './validate-body.js';

/** The human who asks, in a request's body. */
export const officerName = () =>
  plainText()
    .trim()
    .min(3)
    .max(120)
    .optional()
    .describe("The human who asks, as the agency names them; a person's own token says it already");

/**
 * A body's schema for systems, whose tokens name nobody: they have to name the human. A person's
 * own
 * token names one already, so that the service itself does not insist.
 */
export const withOfficer = (schema: object): Record<string, unknown> => {
  const { required = [], ...rest } = schema as { required?: string[] };
  return { ...rest, required: [...required, 'officer'] };
};
