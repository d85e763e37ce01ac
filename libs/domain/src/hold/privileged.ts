/**
 * Document types of the machine-readable zone that are diplomatic (PD), official (PO) or service
 * (PS): ICAO Doc 9303-4. That PS means service everywhere is uncertain; whoever is held by it waits
 * for a human, and no more.
 */
const PRIVILEGED_DOCUMENTS: readonly string[] = ['PD', 'PO', 'PS'];
/** A kind that this software does not know is read as UNKNOWN, and may be any of them. */
export const PRIVILEGED_KINDS: readonly string[] = ['DINAS', 'DIPLOMATIK', 'UNKNOWN'];

/** Whether a stay permit is the Foreign Ministry's matter, or may be. */
export const isPrivilegedKind = (kind: unknown): boolean => PRIVILEGED_KINDS.includes(String(kind));

/** @param type as in the machine-readable zone, such as P or PD */
export const isPrivilegedDocument = (type: string): boolean =>
  PRIVILEGED_DOCUMENTS.includes(type.toUpperCase());
