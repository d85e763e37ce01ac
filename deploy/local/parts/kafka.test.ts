import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProfiles } from '@sinergi/settings';
import { afterAll, describe, expect, it } from 'vitest';
import type { BrokerCount } from '../state/broker-count.js';
import { ROOT } from '../state/here.js';
import { planPorts, wantedPorts } from '../state/port-plan.js';
import { Secrets } from '../state/secrets.js';
import { StateFolder } from '../state/state-folder.js';
import { topicsOn } from './broker-lists.js';
import { brokerNodes } from './broker-node.js';
import { brokerProperties } from './broker-properties.js';
import { KafkaPart } from './kafka.js';

const root = mkdtempSync(join(tmpdir(), 'sinergi-kafka-'));
afterAll(() => rmSync(root, { recursive: true }));

const state = new StateFolder(root);
const certificates = { caFile: '/ca.pem', brokerFile: '/broker.pem' };
const plan = (brokers?: BrokerCount) => planPorts(5_000, [], join(root, 'ports.json'), brokers);

/** Kafka of this many brokers, with the server.properties of each as names and values. */
function aKafka(brokers?: BrokerCount, through?: { listener: number; proxy: number }) {
  const ports = plan(brokers).brokers;
  const nodes = brokerNodes(state, ports);
  const admin = { username: 'admin', password: 'secret' };
  const properties = nodes.map((node) => {
    const lines = brokerProperties(node, { nodes, admin, certificates, through }).split('\n');
    return Object.fromEntries(
      lines.filter((line) => line !== '').map((line) => line.split(/=(.*)/s).slice(0, 2)),
    ) as Record<string, string>;
  });
  const secrets = new Secrets(join(root, 'secrets.json'));
  const options = { state, secrets, ports, certificates, through, javaHome: '/jdk', libDir: '/l' };
  return { kafka: new KafkaPart(options), properties };
}

describe('one broker', () => {
  it('is what an exchange has where nothing is said', () => {
    const { kafka, properties } = aKafka();
    expect(kafka.brokers).toEqual(['127.0.0.1:5003']);
    expect(kafka.parts().map(({ name, title }) => [name, title])).toEqual([['kafka', 'Kafka']]);
    expect(kafka.dataDir).toBe(join(root, 'kafka', 'data'));
    expect(properties).toEqual([
      expect.objectContaining({
        'node.id': '1',
        'controller.quorum.voters': '1@127.0.0.1:5004',
        'log.dirs': kafka.dataDir,
        'default.replication.factor': '1',
        'offsets.topic.replication.factor': '1',
        'transaction.state.log.min.isr': '1',
      }),
    ]);
    expect(properties[0]).not.toHaveProperty('min.insync.replicas');
  });

  it('has agencies connect through a proxy, others directly', () => {
    const { kafka, properties } = aKafka(1, { listener: 5_010, proxy: 5_011 });
    expect(kafka.agencyBrokers).toEqual(['127.0.0.1:5011']);
    expect(kafka.brokers).toEqual(['127.0.0.1:5003']);
    expect(properties[0]!['advertised.listeners']).toBe(
      'CLIENT://127.0.0.1:5003,AGENCY://127.0.0.1:5011',
    );
  });
});

describe('three brokers', () => {
  it('are three parts with files and ports of their own', () => {
    const { kafka, properties } = aKafka(3);
    const addresses = ['127.0.0.1:5003', '127.0.0.1:5008', '127.0.0.1:5009'];
    expect(kafka.brokers).toEqual(addresses);
    expect(kafka.agencyBrokers).toEqual(addresses);
    expect(kafka.parts().map(({ name }) => name)).toEqual(['kafka-1', 'kafka-2', 'kafka-3']);
    expect(properties.map((one) => [one['node.id'], one['log.dirs']])).toEqual(
      ['1', '2', '3'].map((id) => [id, join(kafka.dataDir, id)]),
    );
  });

  it('keep every record three times, and store it once two have it', () => {
    for (const one of aKafka(3).properties)
      expect(one).toMatchObject({
        'default.replication.factor': '3',
        'min.insync.replicas': '2',
        'offsets.topic.replication.factor': '3',
        'transaction.state.log.replication.factor': '3',
        'transaction.state.log.min.isr': '2',
        'share.coordinator.state.topic.replication.factor': '3',
        'share.coordinator.state.topic.min.isr': '2',
      });
  });

  it('are one quorum, in which who comes back empty votes only once it has joined anew', () => {
    for (const one of aKafka(3).properties) {
      expect(one).toMatchObject({
        'controller.quorum.bootstrap.servers': '127.0.0.1:5004,127.0.0.1:5013,127.0.0.1:5014',
        'controller.quorum.auto.join.enable': 'true',
        'listener.name.controller.ssl.client.auth': 'required',
        'allow.everyone.if.no.acl.found': 'false',
      });
      expect(one).not.toHaveProperty('controller.quorum.voters');
    }
  });

  it('want no port twice, and none of an agency', () => {
    const ports = wantedPorts(plan(3)).map(({ port }) => port);
    expect(new Set(ports).size).toBe(ports.length);
    expect(Math.max(...ports)).toBeLessThan(5_020);
  });
});

describe('the topics', () => {
  const profiles = readProfiles(join(ROOT, 'deploy/agencies'));
  const inSync = (brokers: BrokerCount) =>
    new Set(topicsOn(profiles, brokers).map(({ config }) => config['min.insync.replicas']));

  it('of three brokers want two in sync; of one they say nothing', () => {
    expect(inSync(3)).toEqual(new Set(['2']));
    expect(inSync(1)).toEqual(new Set([undefined]));
  });
});
