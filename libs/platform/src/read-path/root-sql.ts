import type { ArgValues } from './arguments.js';
import { quoted, quotedName } from './columns.js';
import type { Narrowing } from '../graphql/caller.js';
import { countRows, idColumns, type LogParameters, logParameters, logSql } from './log-sql.js';
import { linkRows, listSql, pageParts, pageRows, ROW } from './object-sql.js';
import type { OperationTree, RootTree } from './operation-tree.js';
import { Draft, type Plan } from './plan.js';

interface RootSql {
  readonly expression: string;
  readonly with: readonly string[];
}

/** One statement whose one row is the finished text of `data`. */
export function writePlan(tree: OperationTree, narrowing: Narrowing, slots: readonly ArgValues[]): Plan {
  const draft = new Draft(narrowing, slots);
  const logged = tree.roots.some((root) => root.kind === 'root' && root.root.act !== 'NOT_LOGGED');
  const log = logged ? logParameters(draft.parameters) : null;
  const roots = tree.roots.map((root, i) => writeRoot(root, `"r${i}"`, draft, log));
  const parts = roots.flatMap((root) => root.with);
  const fields = roots.map((root, i) => `${root.expression} as ${quotedName(tree.roots[i]?.key ?? '')}`);
  const text = `${parts.length > 0 ? `with ${parts.join(',\n')}\n` : ''}select row_to_json(${ROW})::text as data from (select ${fields.join(', ')}) ${ROW}`;
  return { text, valuesOf: (run) => draft.parameters.valuesOf(run) };
}

function writeRoot(tree: RootTree, name: string, draft: Draft, log: LogParameters | null): RootSql {
  if (tree.kind === 'name') return { expression: `${quoted(tree.value)}::text`, with: [] };
  if (tree.kind === 'constant') return { expression: `${quoted(tree.json)}::json`, with: [] };
  const { root, field } = tree;
  const type = field.kind === 'page' ? field.type : field.target.type;
  const paged = field.kind === 'page';
  const rows = paged
    ? pageParts(field, pageRows(field, '', draft), ', count(*) #within::int as "#n", array_agg(p."#id" order by p."#n") #within as "#ids"')
    : linkRows(field, '', draft, idColumns(type));
  const keys = (paged ? field.parts : field.target.fields).map(({ key }) => quotedName(key)).join(', ');
  const shown = `select ${keys} from ${name}`;
  const expression =
    field.link.kind === 'many' ? listSql(field.link, field.path, shown) : `(select row_to_json(${ROW}) from (${shown}) ${ROW})`;
  const parts = [`${name} as materialized (${rows})`];
  if (log && root.act !== 'NOT_LOGGED') {
    const source = paged
      ? `select "#n" as n, null::uuid as id, null::uuid as person, "#ids" as shown from ${name}`
      : countRows(name, field.link.kind === 'one');
    const scope = draft.scope({ ...root.link, kind: 'one' }, field.slot, field.path, '', '');
    parts.push(`${name.replace('r', 'l')} as (${logSql(root, type.of, source, scope.args, log)})`);
  }
  return { expression, with: parts };
}
