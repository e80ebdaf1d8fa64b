import type { Actor } from '@lib/access';
import { loadWorld } from '../../apps/cli/src/world/load-world.js';
import { asOwner, type FreshDatabase } from './database.js';
import { districts } from './districts.js';
import type { Pool } from './random-operations.js';

const ISSUER = 'http://localhost:3002';
const TABLES = [
  'agency',
  'unit',
  'staff',
  'person',
  'risk_note',
  'decision_set',
  'decision',
  'share',
  'agreement',
  'work_item',
  'draft',
  'third_party',
  'standing_decision',
];

/** The two districts, everybody in them signed in, and every id that stands anywhere. */
export async function districtsToRead(database: FreshDatabase): Promise<{ actors: Actor[]; pool: Pool }> {
  await loadWorld(districts, { ...database, issuer: ISSUER }, { name: 'districts', clock: new Date('2027-02-01T09:00:00Z') });
  return asOwner(database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into concordat.sign_in (account_id, token_session) select id, '${ISSUER}|' || subject from concordat.account`,
    );
    const actors = await owner.query<{ actor: Omit<Actor, 'correlationId'> }>(
      `select concordat.actor_for(issuer, subject, '${ISSUER}|' || subject) as actor from concordat.account order by subject`,
    );
    const ids = await owner.query<{ id: string }>(
      TABLES.map((table) => `(select id::text as id from concordat.${table} order by id limit 25)`).join(' union all '),
    );
    const words = await owner.query<{ word: string }>(
      `select distinct word from (select family_name as word from concordat.person union select crn from concordat.person) w where word is not null`,
    );
    return {
      actors: actors.rows.map(({ actor }) => ({ ...actor, correlationId: 'districts' })),
      pool: {
        ids: [...ids.rows.map(({ id }) => id), '018f0000-0000-7000-8000-000000000000'],
        words: [...words.rows.map(({ word }) => word), 'SENT', 'RECEIVED', 'riv', '', 'zzz'],
        days: ['1990-01-01', '2027-01-05'],
        instants: ['2027-01-01T00:00:00Z', '2027-01-06T10:00:00.000Z', '2027-06-01T00:00:00+01:00'],
        cursors: [],
      },
    };
  });
}
