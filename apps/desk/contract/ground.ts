/** GET /api/ground: what every page needs and what changes with a release alone. */
export interface Ground {
  /** LIVE, or the id of the exercise in which the agencies work here */
  lane: string;
  agencies: NamedAgency[];
  /** the own agency */
  home: {
    code: string;
    areaCodes: string[];
    legalAuthority: { purpose: string; legalBases: string[] }[];
  };
  districts: District[];
  /** villages (kelurahan) of the districts */
  villages: { code: string; name: string }[];
  /** the flows of the exchange by name */
  flows: Record<string, { plural: string; idField: string; topic: string }>;
  /** which files entities may have */
  files: { types: string[]; mostBytes: number };
}

export interface NamedAgency {
  code: string;
  nameId: string;
  nameEn: string;
}

export interface District {
  /** Kemendagri code, such as 31.71.06 */
  code: string;
  name: string;
  /** outline: longitude and latitude, degrees, WGS 84 */
  ring: [number, number][];
}
