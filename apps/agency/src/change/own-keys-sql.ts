/**
 * This agency's own keys as a SQL subquery: the key of the record that says it (as `keyRecordKey`
 * builds it), its name, sequence and wraps.
 */
export const OWN_KEYS = `
  SELECT 'a:' || group_name || ':' || audience || ':' || epoch AS key,
    group_name, audience, epoch, NULL AS scope, NULL::int AS generation, sequence, wraps
  FROM audience_key
  UNION ALL
  SELECT 's:' || group_name || ':' || scope || ':' || generation,
    group_name, NULL, NULL, scope, generation, sequence, wraps
  FROM subject_key`;
