import type pg from 'pg';
import {
  COLUMNS,
  CONSTRAINTS,
  DOORS,
  EXTENSIONS,
  FUNCTIONS,
  GRANTS,
  INDEXES,
  KINDS,
  POLICIES,
  TABLES,
  TRIGGERS,
  VIEWS,
} from './schema-catalogue.js';

const SCHEMAS = ['concordat', 'identity', 'portal'];
const HEAD = `-- The database as the migrations leave it, one object after another in a fixed order: for reading and for reviewing a change.
-- Written by \`npm run schema\`; a test fails when it differs. To make a database, run \`npm run migrate\`.`;

interface Line {
  readonly owner: string;
  readonly text: string;
}

/** pg_dump of one version refuses a server of the next, and none comes with the packages: so the catalogue is asked directly. */
export async function schemaText(client: pg.Client): Promise<string> {
  const lines = async (sql: string): Promise<Line[]> => (await client.query<Line>(sql, [SCHEMAS])).rows;
  const extensions = await client.query<Line>(EXTENSIONS);
  const [kinds, tables, columns, views, functions] = [
    await lines(KINDS),
    await lines(TABLES),
    await lines(COLUMNS),
    await lines(VIEWS),
    await lines(FUNCTIONS),
  ];
  const about: Line[] = [];
  for (const sql of [CONSTRAINTS, INDEXES, DOORS, POLICIES, TRIGGERS]) about.push(...(await lines(sql)));
  const grants = await lines(GRANTS);
  const of = (all: readonly Line[], owner: string): string[] => all.filter((line) => line.owner === owner).map(({ text }) => text);
  const table = ({ text }: Line): string =>
    [
      `create table ${text} (\n${of(columns, text)
        .map((line) => `  ${line}`)
        .join(',\n')}\n);`,
      ...of(about, text),
      ...of(grants, text),
    ].join('\n');
  const routine = ({ owner, text }: Line): string => [text, ...of(grants, owner)].join('\n');
  const parts = [
    HEAD,
    extensions.rows.map(({ text }) => text).join('\n'),
    SCHEMAS.flatMap((schema) => [`create schema ${schema};`, ...of(grants, schema)]).join('\n'),
    kinds.map(({ text }) => text).join('\n'),
    ...tables.map(table),
    ...views.map(({ owner, text }) => [text, ...of(grants, owner)].join('\n')),
    ...functions.map(routine),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
