export type MissingCode =
  | 'NODE'
  | 'JDK'
  | 'MAVEN'
  | 'DISK'
  | 'PORT'
  | 'INSTALL'
  | 'DOWNLOAD'
  | 'BUILD'
  | 'RUNNING';
export class PrerequisiteMissing extends Error {
  readonly code: MissingCode;
  constructor(code: MissingCode, message: string);
}
