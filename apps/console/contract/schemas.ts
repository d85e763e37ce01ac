/** GET /api/schemas */
export interface SchemaSubject {
  subject: string;
  /** the topics whose records it describes */
  topics: string[];
  compatibility: string;
  latest: number;
  versions: SchemaVersion[];
}

export interface SchemaVersion {
  version: number;
  id: number;
  fields: number;
  /**
   * agencies whose software writes this version, and those whose software reads it, by the software
   * version that they report. An agency whose software this console does not know is in neither
   * list
   */
  writers: string[];
  readers: string[];
}

/** GET /api/schemas/:subject/versions/:version */
export interface SchemaText {
  subject: string;
  version: number;
  id: number;
  text: string;
}

/** GET /api/schemas/:subject/diff?from=&to= */
export interface SchemaDiff {
  subject: string;
  from: number;
  to: number;
  fields: {
    /** path of the field, its parts joined by dots */
    path: string;
    change: 'added' | 'removed' | 'type' | 'default' | 'doc' | 'symbols';
    before: string | null;
    after: string | null;
    /**
     * whether a reader of `from` can still read what a writer of `to` writes, considering this
     * change alone
     */
    isCompatible: boolean;
  }[];
}

/** POST /api/schemas/:subject/compatibility {schema: string} */
export interface CompatibilityVerdict {
  isCompatible: boolean;
  messages: string[];
}

/** GET /api/schemas/:subject/readiness : may the next version be published? */
export interface UpgradeReadiness {
  subject: string;
  latest: number;
  ready: { agency: string; software: string }[];
  notReady: {
    agency: string;
    software: string | null;
    why: 'older-software' | 'no-report' | 'unknown-software';
  }[];
}
