/**
 * What a person must provide or change before Sinergi can start. Its message is one sentence and is
 * shown without a stack trace.
 */
export class PrerequisiteMissing extends Error {
  /**
   * @param {'NODE' | 'JDK' | 'MAVEN' | 'DISK' | 'PORT' | 'INSTALL' | 'DOWNLOAD' | 'BUILD' |
   * 'RUNNING'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'PrerequisiteMissing';
    this.code = code;
  }
}
