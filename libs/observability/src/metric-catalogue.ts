/**
 * The description of a metric. The services make their gauges from it, and the dashboards their
 * panels.
 */
export interface MetricDescription {
  name: string;
  help: string;
  kind: 'gauge' | 'counter' | 'histogram';
  labelNames: readonly string[];
  /** the unit, as Grafana names it */
  unit: 'short' | 's' | 'bool' | 'reqps' | 'bytes';
}

/** The metrics of each agency's service; every metric has the label `agency`. */
export const agencyMetrics = {
  ready: {
    name: 'sinergi_ready',
    help: '1 when the service accepts work, else 0',
    kind: 'gauge',
    labelNames: [],
    unit: 'bool',
  },
  outboxPending: {
    ...{
      name: 'sinergi_outbox_pending',
      help: 'Records committed here and not yet known to be on the broker',
    },
    ...{ kind: 'gauge', labelNames: [], unit: 'short' },
  },
  replicaLag: {
    ...{
      name: 'sinergi_replica_lag_records',
      help: 'Records of the log that are not applied yet, by topic and partition',
    },
    ...{ kind: 'gauge', labelNames: ['topic', 'partition'], unit: 'short' },
  },
  replicaRecords: {
    ...{ name: 'sinergi_replica_records_total', help: 'Records read, by their outcome' },
    ...{ kind: 'counter', labelNames: ['topic', 'outcome'], unit: 'reqps' },
  },
  replicaApply: {
    ...{ name: 'sinergi_replica_apply_seconds', help: 'Time to apply a batch, commit included' },
    ...{ kind: 'histogram', labelNames: ['topic'], unit: 's' },
  },
} as const satisfies Record<string, MetricDescription>;

/**
 * The metrics of the operators' console, from the agencies' reports and the log ends. An unknown
 * value has no figure.
 */
export const consoleMetrics = {
  inSync: {
    ...{
      name: 'sinergi_console_agencies_in_sync',
      help: 'Agencies whose copies are shown to be equal and at the end of their logs',
    },
    ...{ kind: 'gauge', labelNames: [], unit: 'short' },
  },
  status: {
    ...{
      name: 'sinergi_console_agency_status',
      help: '1 for the status that an agency has, 0 for the others',
    },
    ...{ kind: 'gauge', labelNames: ['agency', 'status'], unit: 'bool' },
  },
  verdict: {
    ...{
      name: 'sinergi_console_agency_lag_verdict',
      help: "1 for an agency's verdict by the rules of lag, 0 for the others",
    },
    ...{ kind: 'gauge', labelNames: ['agency', 'verdict'], unit: 'bool' },
  },
  lag: {
    ...{
      name: 'sinergi_console_agency_lag_seconds',
      help: 'Age of the oldest record that an agency has not applied',
    },
    ...{ kind: 'gauge', labelNames: ['agency'], unit: 's' },
  },
  pending: {
    ...{
      name: 'sinergi_console_agency_pending_records',
      help: 'Records of its logs that an agency has not applied',
    },
    ...{ kind: 'gauge', labelNames: ['agency'], unit: 'short' },
  },
  applied: {
    ...{
      name: 'sinergi_console_agency_applied_per_second',
      help: 'Records that an agency applies in a second',
    },
    ...{ kind: 'gauge', labelNames: ['agency'], unit: 'reqps' },
  },
  outbox: {
    ...{
      name: 'sinergi_console_agency_outbox_pending',
      help: 'Records that an agency reports as not yet published',
    },
    ...{ kind: 'gauge', labelNames: ['agency'], unit: 'short' },
  },
  deadLetters: {
    ...{
      name: 'sinergi_console_agency_dead_letters',
      help: 'Records that an agency put aside as unusable',
    },
    ...{ kind: 'gauge', labelNames: ['agency'], unit: 'short' },
  },
  waiting: {
    ...{
      name: 'sinergi_console_agency_waiting',
      help: 'Records that wait for a schema or the directory at an agency',
    },
    ...{ kind: 'gauge', labelNames: ['agency'], unit: 'short' },
  },
  reportAge: {
    ...{
      name: 'sinergi_console_agency_report_age_seconds',
      help: 'Time since the broker stored the latest report of an agency',
    },
    ...{ kind: 'gauge', labelNames: ['agency'], unit: 's' },
  },
  flowRate: {
    ...{
      name: 'sinergi_console_flow_events_per_second',
      help: 'Records appended to a flow in a second',
    },
    ...{ kind: 'gauge', labelNames: ['flow'], unit: 'reqps' },
  },
  brokerRequests: {
    ...{
      name: 'sinergi_console_broker_requests_total',
      help: 'Requests that the console sent to the broker',
    },
    ...{ kind: 'counter', labelNames: [], unit: 'reqps' },
  },
} as const satisfies Record<string, MetricDescription>;

/** The metrics of early detection; every metric has the label `agency`. */
export const detectionMetrics = {
  precisionFallen: {
    ...{
      name: 'sinergi_detection_rule_precision_fallen',
      help: '1 for a rule whose leads are right less often than before',
    },
    ...{ kind: 'gauge', labelNames: ['rule', 'version', 'against'], unit: 'bool' },
  },
} as const satisfies Record<string, MetricDescription>;

/** The metrics of the officers' desk. */
export const deskMetrics = {
  requests: {
    ...{
      name: 'sinergi_desk_requests_total',
      help: 'Requests that went through the desk to an agency, by their outcome',
    },
    ...{ kind: 'counter', labelNames: ['agency', 'outcome'], unit: 'reqps' },
  },
  streams: {
    ...{ name: 'sinergi_desk_streams', help: 'Streams of agencies that are open at the desk' },
    ...{ kind: 'gauge', labelNames: ['agency'], unit: 'short' },
  },
} as const satisfies Record<string, MetricDescription>;
