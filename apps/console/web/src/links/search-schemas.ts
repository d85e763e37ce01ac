import * as z from 'zod/mini';

/**
 * Makes a schema for one part of a page's address: a filter, an opened item, a time. An address
 * with a mistyped part still opens the page, without that part. All parts are optional, so that
 * links without them are short. `zod/mini` is used because the whole of zod would be a tenth of the
 * first page.
 */
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

export const word = lenient(z.string().check(z.minLength(1), z.maxLength(200)));
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  lenient(z.enum(values));
export const whole = lenient(z.int().check(z.nonnegative()));
/** a switch that is off unless the address says otherwise */
export const flag = lenient(z.literal(true));
/**
 * text and never a number, because an offset has 64 bits; the router reads plain digits as a number
 */
export const offsetText = lenient(
  z.union([
    z.string().check(z.regex(/^\d{1,19}$/)),
    z.pipe(z.int().check(z.nonnegative()), z.transform(String)),
  ]),
);
/** a day of the calendar, `2026-11-24` */
export const day = lenient(z.iso.date());
export const instant = lenient(z.iso.datetime({ offset: true }));

/** Tells whether a text is a moment in ISO 8601: `Date.parse` would accept "1", too. */
export const isInstant = (text: string): boolean => instant.parse(text) !== undefined;
