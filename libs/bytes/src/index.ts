export { hexDump } from './hex-dump.js';
