import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { agencyOf, platform } from '../support/platform.js';

const run = promisify(execFile);
const descriptor = platform();
const { username, password } = agencyOf(descriptor, 'kec-menteng').kafkaClient;
let folder: string;

/**
 * An agency's own system in Java: it uses Kafka's client, Avro and the registry over HTTP, and none
 * of our code.
 */
async function readWithJava(topic: string, wanted: string): Promise<string> {
  const config = join(folder, 'client.properties');
  await writeFile(
    config,
    [
      `bootstrap.servers=${descriptor.kafka.brokers.join(',')}`,
      'security.protocol=SASL_SSL',
      'sasl.mechanism=SCRAM-SHA-512',
      'sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required ' +
        `username="${username}" password="${password}";`,
      'ssl.truststore.type=PEM',
      `ssl.truststore.location=${descriptor.kafka.caFile}`,
      `group.id=${username}.java`,
      'auto.offset.reset=earliest',
      'enable.auto.commit=false',
      'key.deserializer=org.apache.kafka.common.serialization.StringDeserializer',
      'value.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer',
      '',
    ].join('\n'),
    { mode: 0o600 },
  );
  const java = join(descriptor.javaHome, 'bin/java');
  const source = new URL('../support/ReadTopic.java', import.meta.url).pathname;
  const args = [
    '-cp',
    `${descriptor.javaClientDir}/*`,
    source,
    config,
    `${descriptor.registryUrl}/apis/ccompat/v7`,
    topic,
    wanted,
  ];
  const { stdout } = await run(java, args, { timeout: 90_000, cwd: folder });
  return stdout;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinergi-java-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a Java client with an agency’s credentials', () => {
  it('reads and decodes a topic that the agency may read', async () => {
    const { body } = await new AgencySystem(descriptor, 'kec-menteng').report(aSighting());
    const said = await readWithJava('timpora.sighting', body.sightingId);
    expect(said).toContain(`READ kec-menteng:${body.sightingId}`);
    expect(said).toContain('"kecamatan": "31.71.06"');
    expect(said).toContain('ce_source=urn:sinergi:agency:kec-menteng');
    // Sealed groups are only bytes to it, as to every reader of the topic.
    expect(said).not.toContain('Jalan Contoh');
  });

  it('is refused a topic that the agency may not read', async () => {
    expect(await readWithJava('timpora.report.kec-gambir', 'anything')).toMatch(
      /REFUSED .*TopicAuthorizationException/,
    );
  });
});
