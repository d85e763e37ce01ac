import type { SchemaVersion, UpgradeReadiness } from '../../contract/schemas.js';
import type { RegisteredVersion } from '../registry/schema-history.js';
import type { KnownTopic } from '../topics/topic-directory.js';
import { countFields } from './avro-shape.js';
import { isOlderSoftware, schemasOf } from './known-software.js';
import { schemaIdentity } from './schema-identity.js';

/** An agency and the software that it last reported; null without a report. */
export interface RunningAgency {
  agency: string;
  software: string | null;
}

/** The agencies that write and read a subject, by the topics whose records it describes. */
export interface SubjectParties {
  writers: ReadonlySet<string>;
  readers: ReadonlySet<string>;
}

export function partiesOf(topics: readonly KnownTopic[]): SubjectParties {
  return {
    writers: new Set(topics.flatMap(({ publishers }) => publishers)),
    readers: new Set(topics.flatMap(({ subscribers }) => subscribers)),
  };
}

/**
 * Returns a version with the agencies that write it and those that read it, as far as their
 * software is known here.
 */
export function versionUse(
  subject: string,
  { version, id, text }: RegisteredVersion,
  { writers, readers }: SubjectParties,
  agencies: readonly RunningAgency[],
): SchemaVersion {
  const schema = schemaIdentity(text);
  const known = agencies.map(({ agency, software }) => ({
    agency,
    of: software === null ? null : schemasOf(software, subject),
  }));
  return {
    version,
    id,
    fields: countFields(text),
    writers: known
      .filter(({ agency, of }) => writers.has(agency) && of?.writes === schema)
      .map(({ agency }) => agency),
    readers: known
      .filter(({ agency, of }) => readers.has(agency) && of?.reads.includes(schema))
      .map(({ agency }) => agency),
  };
}

/**
 * Tells whether the next version may be written. Readers come first: every agency that reads the
 * subject must run software that knows the latest version.
 */
export function readinessOf(
  subject: string,
  latest: RegisteredVersion,
  { readers }: SubjectParties,
  agencies: readonly RunningAgency[],
): UpgradeReadiness {
  const schema = schemaIdentity(latest.text);
  const answer: UpgradeReadiness = { subject, latest: latest.version, ready: [], notReady: [] };
  for (const { agency, software } of agencies.filter((each) => readers.has(each.agency))) {
    if (software === null) answer.notReady.push({ agency, software, why: 'no-report' });
    else if (schemasOf(software, subject)?.reads.includes(schema))
      answer.ready.push({ agency, software });
    // This release is older than the registry when it does not know the latest schema.
    else if (isOlderSoftware(software) || schemasOf(software, subject) !== null)
      answer.notReady.push({ agency, software, why: 'older-software' });
    else answer.notReady.push({ agency, software, why: 'unknown-software' });
  }
  return answer;
}
