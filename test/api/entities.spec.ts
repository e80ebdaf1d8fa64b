import { DataSource } from 'typeorm';
import { recorded } from '../support/loader.js';
import { Stage } from '../support/stage.js';

/** Entities say what the migrations made: every column, its type and whether it may be empty. Foreign keys are the database's alone. */
interface Found {
  table_name: string;
  column_name: string;
  type: string;
  nullable: boolean;
}
const SHORT: Readonly<Record<string, string>> = { int4: 'int', bool: 'boolean', _uuid: 'uuid[]', _text: 'text[]' };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage?.strike());

test('every entity is its table', async () => {
  const { entityMetadatas } = stage.api.app.get(DataSource, { strict: false });
  const columns = await recorded<Found>(
    stage.database.ownerUrl,
    `select table_name, column_name, udt_name as type, is_nullable = 'YES' as nullable
       from information_schema.columns where table_schema = 'concordat'`,
  );
  const said = entityMetadatas.flatMap(({ tableName, columns: own }) =>
    own
      .filter((column) => !column.isVirtualProperty)
      .map((column) => ({
        where: `${tableName}.${column.databaseName}`,
        type: `${String(column.type)}${column.isArray ? '[]' : ''}`,
        nullable: column.isNullable,
      })),
  );
  const tables = new Set(entityMetadatas.map(({ tableName }) => tableName));
  const made = columns
    .filter(({ table_name }) => tables.has(table_name))
    .map(({ table_name, column_name, type, nullable }) => ({
      where: `${table_name}.${column_name}`,
      type: SHORT[type] ?? type,
      nullable,
    }));
  const inOrder = (a: { where: string }, b: { where: string }): number => (a.where < b.where ? -1 : 1);
  expect(tables.size).toBeGreaterThan(25);
  expect(said.sort(inOrder)).toEqual(made.sort(inOrder));
});
