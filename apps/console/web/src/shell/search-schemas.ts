import { z } from 'zod';

/**
 * What a page keeps in its address: filters, what is opened, times. An address that somebody mistyped still opens the page, without that part.
 * Optional everywhere, so that a link without any says so by being short.
 */
export const word = z.string().min(1).max(200).optional().catch(undefined);
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional().catch(undefined);
export const whole = z.number().int().min(0).optional().catch(undefined);
/** a switch that is off unless the address says otherwise */
export const flag = z.literal(true).optional().catch(undefined);
/** 64-bit, so never a number; the router reads plain digits as one */
export const offsetText = z
  .union([z.string().regex(/^\d{1,19}$/), z.number().int().min(0).transform(String)])
  .optional()
  .catch(undefined);
export const instant = z.iso.datetime({ offset: true }).optional().catch(undefined);
