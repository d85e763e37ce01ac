import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PrerequisiteMissing } from './prerequisite-missing.mjs';

const run = promisify(execFile);

/**
 * @param {{ env?: NodeJS.ProcessEnv, javaHome: string }} options
 * @returns {Promise<string>} the command that runs Maven
 * @throws {PrerequisiteMissing}
 */
export async function findMaven({ env = process.env, javaHome }) {
  const command = env.MAVEN_HOME ? `${env.MAVEN_HOME}/bin/mvn` : 'mvn';
  try {
    await run(command, ['-v'], { env: { ...env, JAVA_HOME: javaHome }, timeout: 60_000 });
    return command;
  } catch (error) {
    const reason =
      error.code === 'ENOENT'
        ? 'no `mvn` is on the PATH'
        : `\`${command} -v\` failed: ${String(error.message).split('\n')[0]}`;
    throw new PrerequisiteMissing(
      'MAVEN',
      `Sinergi needs Apache Maven to fetch Kafka and the schema registry, but ${reason}.`,
    );
  }
}
