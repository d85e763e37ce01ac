/** What has to be said before anything sealed is opened. */
export interface DisclosureRequest {
  groups: ('identity' | 'location')[];
  purpose: string;
  reason: string;
  /** the human who asks, as the agency names them; an action without one does not exist */
  officer: string;
}

/** JSON Schema 2020-12. */
export const disclosureSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['groups', 'purpose', 'reason', 'officer'],
  properties: {
    groups: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', enum: ['identity', 'location'] } },
    purpose: { type: 'string', minLength: 1, maxLength: 60, example: 'SUPERVISION' },
    reason: { type: 'string', minLength: 10, maxLength: 500, example: 'Field check under SP/001/XI/2026' },
    officer: { type: 'string', minLength: 3, maxLength: 120, example: 'officer 0001' },
  },
};
