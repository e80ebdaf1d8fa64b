import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Identifiers made one after the other are in that order also within one millisecond (RFC 9562, section 6.2, method 3): lists that break
 * ties by the identifier then show what was recorded first first. The clock counts
 * microseconds, and is read anew for each row, so that the rows of one statement are in order too; two of the same microsecond may not be.
 */
export class OrderWithinAMillisecond1795309200000 implements MigrationInterface {
  name = 'OrderWithinAMillisecond1795309200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create or replace function concordat.uuid7() returns uuid language plpgsql set search_path = pg_catalog as $$
declare
  micros bigint := floor(extract(epoch from clock_timestamp() + (select c.shift from concordat.clock c)) * 1000000);
  part int := (micros % 1000) * 4096 / 1000;
begin
  return encode(int8send(((micros / 1000) << 16) | x'7000'::int | part) || substring(uuid_send(gen_random_uuid()) from 9), 'hex')::uuid;
end $$;
`);
  }

  async down(): Promise<void> {
    throw new Error('Identifiers made since stay as they are: there is nothing to go back to.');
  }
}
