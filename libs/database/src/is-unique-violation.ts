/** `unique_violation` of PostgreSQL (Appendix A, PostgreSQL Error Codes). */
const UNIQUE_VIOLATION = '23505';

/** Tells whether a statement failed because a unique index holds such a row already. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === UNIQUE_VIOLATION;
}
