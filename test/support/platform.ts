import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import type { AgencyDescriptor, PlatformDescriptor } from '../../deploy/local/descriptor.js';

/** Reads the present state of the platform under test. */
export function platform(): PlatformDescriptor {
  return JSON.parse(readFileSync(inject('descriptorFile'), 'utf8')) as PlatformDescriptor;
}

export function agencyOf(descriptor: PlatformDescriptor, code: string): AgencyDescriptor {
  const agency = everyAgency(descriptor).find((candidate) => candidate.code === code);
  if (!agency) throw new Error(`Expected an agency of the platform, got ${code}`);
  return agency;
}

/** Returns every agency, and the participant of early detection. */
export const everyAgency = ({ agencies, detection }: PlatformDescriptor): AgencyDescriptor[] => [
  ...agencies,
  detection.agency,
];
