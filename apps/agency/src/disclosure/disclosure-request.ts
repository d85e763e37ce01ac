import type { FlowDescriptor } from '@sinergi/contracts';
import { z } from 'zod';
import { officerName, withOfficer } from '../http/officer-name.js';
import { plainText } from '../http/validate-body.js';

/** Who opens something, for what and why. */
const WHY = {
  purpose: z
    .string()
    .regex(/^[A-Z][A-Z_]{0,39}$/, 'a purpose code such as SUPERVISION')
    .describe('A purpose of this agency'),
  reason: plainText()
    .trim()
    .min(10)
    .max(500)
    .describe('The reason in words, such as the order that requires it'),
  officer: officerName(),
};

/** What a request to open a file says. */
export const fileRequest = z.strictObject(WHY);

/**
 * Builds the schema of a disclosure request of a flow: the purpose, the reason and the officer who
 * asks.
 */
export function disclosureRequest({ sealed }: FlowDescriptor) {
  const groups = [...new Set(sealed.map(({ group }) => group as string))];
  return z.strictObject({
    groups: z.array(z.enum(groups)).min(1).max(groups.length).describe('Sealed groups to open'),
    ...WHY,
  });
}

export type DisclosureRequest = z.infer<ReturnType<typeof disclosureRequest>>;

/** JSON Schema 2020-12, for the API description. */
export const disclosureSchema = (flow: FlowDescriptor) =>
  withOfficer(z.toJSONSchema(disclosureRequest(flow)));

export const fileRequestSchema = (): Record<string, unknown> =>
  withOfficer(z.toJSONSchema(fileRequest));
