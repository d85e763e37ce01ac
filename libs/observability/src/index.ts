export { createLogger, type Logger, type LoggerOptions } from './create-logger.js';
export { createMetrics, exposeMetrics, type Metrics, processRegistry } from './create-metrics.js';
export { mayScrape } from './may-scrape.js';
export {
  agencyMetrics,
  consoleMetrics,
  deskMetrics,
  detectionMetrics,
  type MetricDescription,
} from './metric-catalogue.js';
export { ReadinessBoard, type ReadinessCheck } from './readiness-board.js';
export { continueTrace, nextTraceparent, type Trace } from './trace-context.js';
