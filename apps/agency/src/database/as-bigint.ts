import type { ValueTransformer } from 'typeorm';

/** A bigint column as a bigint; the driver gives its digits. */
export const AS_BIGINT: ValueTransformer = {
  from: (digits: string | null) => (digits === null ? null : BigInt(digits)),
  to: (value: unknown) => (typeof value === 'bigint' ? String(value) : value),
};
