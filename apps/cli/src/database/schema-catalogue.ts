/** Each answers (owner, text): the object a line belongs to, and the line. $1 is the list of schemas. Order is fixed, so that the text is. */
const MINE = 'n.nspname = any($1)';
const ORDER = 'collate "C"';

/** Objects that an extension put there are the extension's. */
const notOf = (catalogue: string, oid: string): string =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

export const EXTENSIONS = `
select '' "owner", format('create extension %I;', extname) "text" from pg_extension where extname <> 'plpgsql' order by extname ${ORDER}`;

export const KINDS = `
select n.nspname "owner", format('create type %s as enum (%s);', t.oid::regtype,
  (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)) "text"
from pg_type t join pg_namespace n on n.oid = t.typnamespace where ${MINE} and t.typtype = 'e' order by n.nspname ${ORDER}, t.typname ${ORDER}`;

export const TABLES = `
select n.nspname "owner", format('%s.%s', quote_ident(n.nspname), quote_ident(c.relname)) "text"
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where ${MINE} and c.relkind in ('r', 'p') and ${notOf('pg_class', 'c.oid')} order by n.nspname ${ORDER}, c.relname ${ORDER}`;

const TABLE = `format('%s.%s', quote_ident(n.nspname), quote_ident(c.relname))`;

export const COLUMNS = `
select ${TABLE} "owner", concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
  case when a.attidentity <> '' then format('generated %s as identity', case a.attidentity when 'a' then 'always' else 'by default' end)
       when a.attgenerated = 's' then format('generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
       when d.adbin is not null then format('default %s', pg_get_expr(d.adbin, d.adrelid)) end,
  case when a.attnotnull then 'not null' end) "text"
from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where ${MINE} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`;

/** From PostgreSQL 18 on NOT NULL is a constraint too; it is said with its column. */
export const CONSTRAINTS = `
select ${TABLE} "owner", format('alter table %s add constraint %I %s;', ${TABLE}, k.conname, pg_get_constraintdef(k.oid)) "text"
from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
where ${MINE} and k.contype in ('p', 'u', 'f', 'c', 'x') order by 1, position(k.contype::text in 'pufcx'), k.conname ${ORDER}`;

export const INDEXES = `
select ${TABLE} "owner", pg_get_indexdef(i.indexrelid) || ';' "text"
from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
where ${MINE} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
order by 1, x.relname ${ORDER}`;

export const DOORS = `
select ${TABLE} "owner", format('alter table %s enable row level security%s;', ${TABLE}, case when c.relforcerowsecurity then ', force row level security' else '' end) "text"
from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${MINE} and c.relrowsecurity order by 1`;

export const POLICIES = `
select ${TABLE} "owner", concat_ws(' ', format('create policy %I on %s', p.polname, ${TABLE}), case when not p.polpermissive then 'as restrictive' end,
  format('for %s to %s', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (select string_agg(case when r = 0 then 'public' else r::regrole::text end, ', ' order by r::regrole::text) from unnest(p.polroles) r)),
  'using (' || pg_get_expr(p.polqual, p.polrelid) || ')', 'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') || ';' "text"
from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${MINE} order by 1, p.polname ${ORDER}`;

export const TRIGGERS = `
select ${TABLE} "owner", pg_get_triggerdef(t.oid) || ';' "text"
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
where ${MINE} and not t.tgisinternal order by 1, t.tgname ${ORDER}`;

export const VIEWS = `
select ${TABLE} "owner", format(E'create view %s%s as\\n%s', ${TABLE}, coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid)) "text"
from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${MINE} and c.relkind in ('v', 'm') order by 1`;

const ROUTINE = `format('%s.%s(%s)', quote_ident(n.nspname), quote_ident(p.proname), pg_get_function_identity_arguments(p.oid))`;

/** A function of the loader's sees across agencies, so whose it is belongs to what it does. */
export const FUNCTIONS = `
select ${ROUTINE} "owner", rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' || case when p.proowner = 'concordat_loader'::regrole
  then format(E'\\nalter function %s owner to concordat_loader;', ${ROUTINE}) else '' end "text"
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where ${MINE} and p.prokind in ('f', 'p') and ${notOf('pg_proc', 'p.oid')} order by 1`;

/** What anybody but an object's owner may do; the owner's name differs from one installation to the next. */
const granted = (about: string, what: string, acl: string, owner: string, from: string): string => `
select ${about} "owner", format('grant %s on %s to %s;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), ${what},
  case when g.grantee = 0 then 'public' else g.grantee::regrole::text end) "text"
from ${from}, aclexplode(${acl}) g where ${MINE} and g.grantee <> ${owner} group by ${about}, ${what}, g.grantee`;

const ofColumns = `
select ${TABLE} "owner", format('grant %s (%s) on %s to %s;', lower(g.privilege_type), string_agg(quote_ident(a.attname), ', ' order by a.attnum), ${TABLE},
  g.grantee::regrole) "text"
from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) g
where ${MINE} and g.grantee <> c.relowner group by ${TABLE}, g.privilege_type, g.grantee`;

export const GRANTS = `select "owner", "text" from (
${granted('n.nspname', "'schema ' || n.nspname", 'n.nspacl', 'n.nspowner', 'pg_namespace n')}
union all ${granted(TABLE, TABLE, 'c.relacl', 'c.relowner', 'pg_class c join pg_namespace n on n.oid = c.relnamespace')}
union all ${ofColumns}
union all ${granted(ROUTINE, `'function ' || ${ROUTINE}`, "coalesce(p.proacl, acldefault('f', p.proowner))", 'p.proowner', 'pg_proc p join pg_namespace n on n.oid = p.pronamespace')}
) every order by "owner" ${ORDER}, "text" ${ORDER}`;
