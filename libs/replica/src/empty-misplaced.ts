import { topicCatalogue } from '@sinergi/contracts';
import { BUCKETS } from './partition-digest.js';
import { HASH_BYTES } from './record-hash.js';

const PARTITIONS = topicCatalogue
  .filter(({ perAgency, partitions }) => !perAgency && partitions > 1)
  .map(({ topic, partitions }) => `('${topic}', ${partitions})`)
  .join(', ');

/**
 * Empties the copy of every topic that holds a record in another partition than that of its key.
 * Earlier releases applied such records. When the topic is read again, the record becomes a dead
 * letter, and its version of the entity belongs to the owner's own record again. Deleting only the
 * row would leave the owner's own version a dead letter, and a copy that joins later would differ.
 * Other topics are not changed.
 *
 * The hash is Kafka's, as in `partitionOf`, in 64-bit arithmetic: a product of two 32-bit numbers
 * is composed of products with 16-bit factors.
 */
export const EMPTY_MISPLACED = `
  SET LOCAL statement_timeout = 0;
  CREATE FUNCTION pg_temp.times(a bigint, b bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT (a * (b & 65535) + (((a * (b >> 16)) & 65535) << 16)) & 4294967295 $$;
  CREATE FUNCTION pg_temp.murmur2(data bytea) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE
      m CONSTANT bigint := 1540483477;
      size int := length(data);
      h bigint := 2538058380 # size;
      k bigint;
      i int := 0;
    BEGIN
      WHILE i + 4 <= size LOOP
        k := get_byte(data, i) | (get_byte(data, i + 1) << 8) | (get_byte(data, i + 2) << 16)
          | (get_byte(data, i + 3)::bigint << 24);
        k := pg_temp.times(k, m);
        k := pg_temp.times(k # (k >> 24), m);
        h := pg_temp.times(h, m) # k;
        i := i + 4;
      END LOOP;
      IF i < size THEN
        FOR j IN REVERSE size - 1 .. i LOOP
          h := h # (get_byte(data, j) << (8 * (j - i)));
        END LOOP;
        h := pg_temp.times(h, m);
      END IF;
      h := pg_temp.times(h # (h >> 13), m);
      RETURN h # (h >> 15);
    END $$;
  CREATE TEMP TABLE misplaced ON COMMIT DROP AS
    SELECT DISTINCT held.topic
    FROM (SELECT DISTINCT topic, key, partition FROM history) AS held
      JOIN (VALUES ${PARTITIONS}) AS known (topic, partitions) USING (topic)
    WHERE (pg_temp.murmur2(convert_to(held.key, 'UTF8')) & 2147483647) % known.partitions
      <> held.partition;
  DELETE FROM history WHERE topic IN (SELECT topic FROM misplaced);
  DELETE FROM state WHERE topic IN (SELECT topic FROM misplaced);
  DELETE FROM dead_letter WHERE topic IN (SELECT topic FROM misplaced);
  DELETE FROM version_hole WHERE topic IN (SELECT topic FROM misplaced);
  UPDATE position SET next_offset = 0, read_to = 0, records = 0, duplicates = 0, entities = 0,
    digest = decode(repeat('00', ${BUCKETS * HASH_BYTES}), 'hex'), last_appended_at = 0,
    cuts = '[]', gap = NULL
  WHERE topic IN (SELECT topic FROM misplaced);
  DROP FUNCTION pg_temp.murmur2(bytea), pg_temp.times(bigint, bigint);`;
