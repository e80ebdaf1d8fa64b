import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { schemaText } from '../../apps/cli/src/database/schema-text.js';
import { asOwner, freshDatabase, type FreshDatabase } from '../support/database.js';

describe('prisma-free-migrations/schema.sql', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('is what the migrations make (npm run schema writes it)', async () => {
    const committed = readFileSync(resolve(import.meta.dirname, '../../prisma-free-migrations/schema.sql'), 'utf8');
    expect(await asOwner(database.ownerUrl, schemaText)).toBe(committed);
  });

  it('shows a grant, a policy or a trigger that came or went', async () => {
    const before = await asOwner(database.ownerUrl, schemaText);
    await asOwner(database.ownerUrl, (client) => client.query('grant update on concordat.ledger_entry to concordat_api'));
    expect(await asOwner(database.ownerUrl, schemaText)).not.toBe(before);
    await asOwner(database.ownerUrl, (client) => client.query('revoke update on concordat.ledger_entry from concordat_api'));
    expect(await asOwner(database.ownerUrl, schemaText)).toBe(before);
    await asOwner(database.ownerUrl, (client) => client.query('drop policy api_adds on concordat.ledger_entry'));
    const without = await asOwner(database.ownerUrl, schemaText);
    await asOwner(database.ownerUrl, (client) => client.query('alter table concordat.ledger_entry no force row level security'));
    expect(new Set([before, without, await asOwner(database.ownerUrl, schemaText)]).size).toBe(3);
  });
});
