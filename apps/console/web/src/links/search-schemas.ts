import * as z from 'zod/mini';

/**
 * What a page keeps in its address: filters, what is opened, times. An address that somebody
 * mistyped still opens the page, without that part. Optional everywhere, so that a link without any
 * says so by being short. `zod/mini`, because the whole of zod would be a tenth of the first page.
 */
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

export const word = lenient(z.string().check(z.minLength(1), z.maxLength(200)));
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  lenient(z.enum(values));
export const whole = lenient(z.int().check(z.nonnegative()));
/** a switch that is off unless the address says otherwise */
export const flag = lenient(z.literal(true));
/** 64-bit, so never a number; the router reads plain digits as one */
export const offsetText = lenient(
  z.union([
    z.string().check(z.regex(/^\d{1,19}$/)),
    z.pipe(z.int().check(z.nonnegative()), z.transform(String)),
  ]),
);
/** a day of the calendar, `2026-11-24` */
export const day = lenient(z.iso.date());
export const instant = lenient(z.iso.datetime({ offset: true }));

/** Whether a text is a moment as ISO 8601 writes it: `Date.parse` reads "1" as one, too. */
export const isInstant = (text: string): boolean => instant.parse(text) !== undefined;
