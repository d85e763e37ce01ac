import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { DirectoryHands } from '../support/directory-hands.js';

const BY = ['--officer', 'Siti Latihan', '--reason', 'Latihan: hak yang lebih luas di bawah beban'];
const DELAY_SECONDS = 600;

/**
 * Announces a wider right by the approvals of several hands, and has one approver refuse it within
 * its delay, while the exchange works.
 *
 * @returns what was refused, in words
 * @throws where it came into force, or where it could not be refused
 */
export async function refuseWidening(descriptor: PlatformDescriptor): Promise<string> {
  const hands = new DirectoryHands(descriptor);
  await hands.agreed('--delay', String(DELAY_SECONDS));
  await hands.shows(`A wider right waits ${DELAY_SECONDS} s`);
  await hands.agreed('--delay', '0');
  await hands.shows('Announced:\n  exchange');
  await hands.done('refuse', 'exchange', ...BY);
  await hands.done('approve', '--as', 'kejari-jakpus');
  await hands.done('publish');
  await hands.shows('Nothing is announced');
  await hands.shows(`A wider right waits ${DELAY_SECONDS} s`);
  return `a wider right was announced and refused within its ${DELAY_SECONDS} s`;
}
