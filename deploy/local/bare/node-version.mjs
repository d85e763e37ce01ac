import { PrerequisiteMissing } from './prerequisite-missing.mjs';

const OLDEST = [20, 19];

/**
 * @param {string} version like `20.19.1`
 * @throws {PrerequisiteMissing} when it is older than 20.19
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new PrerequisiteMissing(
    'NODE',
    `Sinergi needs Node.js ${OLDEST.join('.')} or newer, but this is Node.js ${version}.`,
  );
}
