import 'reflect-metadata';
import { endWhenTold, readDetectionSettings, settingsFile } from '@sinergi/settings';
import { startDetection } from './start-detection.js';

const running = await startDetection(readDetectionSettings(settingsFile()));
const end = endWhenTold(() => running.stop(), { withinMs: 15_000 });
running.finished.catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  end(1);
});
