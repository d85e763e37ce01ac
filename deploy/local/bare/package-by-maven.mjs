import { PrerequisiteMissing } from './prerequisite-missing.mjs';
import { keepTelling, progress } from './progress.mjs';
import { runTool } from './run-tool.mjs';

/**
 * Runs `mvn package` on a pom that copies its dependencies below `${sinergi.cache}`, telling how
 * far it is.
 * @param {{ maven: string, javaHome: string, pom: string, into: string, what: string }} options
 * `into` is that folder
 * @returns {Promise<void>} @throws {PrerequisiteMissing}
 */
export async function packageByMaven({ maven, javaHome, pom, into, what }) {
  let files = 0;
  let megabytes = 0;
  const stop = keepTelling('Maven', () => `${files} files, ${megabytes.toFixed(0)} MB`);
  const { code, tail } = await runTool(
    maven,
    ['-B', '-f', pom, 'package', `-Dsinergi.cache=${into}`],
    {
      env: { ...process.env, JAVA_HOME: javaHome },
      onLine: (line) => {
        const size = /Downloaded from .* \(([\d.]+) (B|kB|MB|GB) /.exec(line);
        if (!size) return;
        files += 1;
        megabytes += Number(size[1]) * { B: 1e-6, kB: 1e-3, MB: 1, GB: 1e3 }[size[2]];
      },
    },
  );
  stop();
  if (code !== 0) {
    const cause = tail.find((line) => line.startsWith('[ERROR]')) ?? tail.at(-1) ?? '';
    throw new PrerequisiteMissing(
      'DOWNLOAD',
      `Maven could not fetch ${what}: ${cause.replace('[ERROR] ', '')}`,
    );
  }
  progress(`Fetched ${files} files, ${megabytes.toFixed(0)} MB`);
}
