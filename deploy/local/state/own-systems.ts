import { PlatformError } from '../supervise/platform-error.js';

/**
 * Reads the agencies that run by systems of their own: codes, separated by commas.
 *
 * @param agencies codes of all agencies
 * @throws PlatformError for an unknown code
 */
export function ownSystems(name: string, text: string, agencies: readonly string[]): string[] {
  const codes = text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const unknown = codes.find((code) => !agencies.includes(code));
  if (unknown !== undefined)
    throw new PlatformError(
      'NOT_PREPARED',
      `Expected codes of agencies (${agencies.join(', ')}) as ${name}, got ${unknown}.`,
    );
  return [...new Set(codes)];
}
