import type { BrokerCount } from '../state/broker-count.js';
import type { BrokerNode } from './broker-node.js';
import { BROKER_NAME, type Certificates } from './certificates.js';

export interface ClusterProperties {
  nodes: readonly BrokerNode[];
  /** the super user, as which brokers log in to each other */
  admin: { username: string; password: string };
  certificates: Certificates;
  /**
   * a listener for the agencies, advertised at the port of the proxy between them and the only
   * broker
   */
  through?: { listener: number; proxy: number } | undefined;
}

/** How many replicas of a partition have to have a record before it is stored. */
export const inSyncOf = (count: BrokerCount): number => (count === 1 ? 1 : 2);

/** The server.properties of one broker. */
export function brokerProperties(node: BrokerNode, cluster: ClusterProperties): string {
  const { admin, certificates, through, nodes } = cluster;
  const { port, controllerPort } = node;
  const login = jaas(admin.username, admin.password);
  const listeners = `CLIENT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`;
  const agency = (at?: number) => (at === undefined ? '' : `,AGENCY://127.0.0.1:${at}`);
  const replicas = nodes.length as BrokerCount;
  return [
    'process.roles=broker,controller',
    `node.id=${node.id}`,
    ...quorum(nodes),
    `listeners=${listeners}${agency(through?.listener)}`,
    `advertised.listeners=CLIENT://127.0.0.1:${port}${agency(through?.proxy)}`,
    'listener.security.protocol.map=CLIENT:SASL_SSL,AGENCY:SASL_SSL,CONTROLLER:SSL',
    'controller.listener.names=CONTROLLER',
    'inter.broker.listener.name=CLIENT',
    'sasl.enabled.mechanisms=SCRAM-SHA-512',
    'sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512',
    ...['client', 'agency'].map(
      (listener) => `listener.name.${listener}.scram-sha-512.sasl.jaas.config=${login}`,
    ),
    'listener.name.controller.ssl.client.auth=required',
    'ssl.keystore.type=PEM',
    `ssl.keystore.location=${certificates.brokerFile}`,
    'ssl.truststore.type=PEM',
    `ssl.truststore.location=${certificates.caFile}`,
    'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    `super.users=User:CN=${BROKER_NAME};User:${admin.username}`,
    'allow.everyone.if.no.acl.found=false',
    `log.dirs=${node.dataDir}`,
    'auto.create.topics.enable=false',
    'num.partitions=1',
    `default.replication.factor=${replicas}`,
    `offsets.topic.replication.factor=${replicas}`,
    'offsets.topic.num.partitions=8',
    `transaction.state.log.replication.factor=${replicas}`,
    `transaction.state.log.min.isr=${inSyncOf(replicas)}`,
    `share.coordinator.state.topic.replication.factor=${replicas}`,
    `share.coordinator.state.topic.min.isr=${inSyncOf(replicas)}`,
    // Each group has one consumer, so there is no other member to wait for.
    'group.initial.rebalance.delay.ms=0',
    'log.cleaner.dedupe.buffer.size=16777216',
    'log.segment.bytes=134217728',
    'num.io.threads=4',
    'num.network.threads=3',
    'num.recovery.threads.per.data.dir=2',
    '',
  ].join('\n');
}

/**
 * One broker is its own voter. Three are voters by the ids of their data folders: one that comes
 * back empty has forgotten for whom it voted, so it is a new voter, which joins by itself in the
 * place of the old one once it has the metadata. Source: KIP-853; Kafka documentation, KRaft.
 */
function quorum(nodes: readonly BrokerNode[]): string[] {
  const [first, ...others] = nodes;
  if (others.length === 0) return [`controller.quorum.voters=1@127.0.0.1:${first!.controllerPort}`];
  const controllers = nodes.map(({ controllerPort }) => `127.0.0.1:${controllerPort}`);
  return [
    `controller.quorum.bootstrap.servers=${controllers.join(',')}`,
    'controller.quorum.auto.join.enable=true',
    `min.insync.replicas=${inSyncOf(3)}`,
    // A broker that was away leads its part again soon.
    'leader.imbalance.check.interval.seconds=10',
  ];
}

export function jaas(username: string, password: string): string {
  return (
    `org.apache.kafka.common.security.scram.ScramLoginModule required username="${username}" ` +
    `password="${password}";`
  );
}
