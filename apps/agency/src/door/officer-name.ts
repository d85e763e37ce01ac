import { plainText } from './validate-body.js';

/** The human who asks, in a request's body. */
export const officerName = () =>
  plainText()
    .trim()
    .min(3)
    .max(120)
    .optional()
    .describe("The human who asks, as the agency names them; a person's own token says it already");
