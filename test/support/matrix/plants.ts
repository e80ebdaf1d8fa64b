/** A fault of the product, put into this database for a moment. What does not find it, finds nothing. */
export interface Plant {
  readonly called: string;
  readonly roots: readonly string[];
  readonly sql: string;
  readonly undo: string;
}

const shout = `create or replace function matrix.shout(hidden boolean) returns boolean language plpgsql as $$
  begin if hidden then raise exception 'this exists' using errcode = 'P0001'; end if; return true; end $$;`;
const opened = (table: string, person: string): string =>
  `concordat.may_open(${table}.${person}, (select concordat.current_agency()), (select concordat.current_staff()))`;

export const PLANTS: readonly Plant[] = [
  {
    called: 'an error for what exists and is hidden, in the row-level policy of people',
    roots: ['Query.person', 'Mutation.recordCircumstance'],
    sql: `${shout} create policy planted on concordat.person as restrictive for select to concordat_api
      using (matrix.shout(not ${opened('person', 'id')}))`,
    undo: 'drop policy planted on concordat.person',
  },
  {
    called: 'a rule of sight that lets everybody in',
    roots: ['Query.person', 'Query.note'],
    sql: `create table matrix.kept as select pg_get_functiondef('concordat.may_open(uuid,uuid,uuid)'::regprocedure) as text;
      create or replace function concordat.may_open(p_person uuid, p_agency uuid, p_staff uuid) returns boolean
        language plpgsql stable security definer set search_path = pg_catalog as 'begin return true; end'`,
    undo: `do $do$ begin execute (select text from matrix.kept); end $do$; drop table matrix.kept`,
  },
  {
    called: 'a log that tells whose record it was that somebody did not find',
    roots: ['Query.note', 'Query.share'],
    sql: `create or replace function matrix.tell() returns trigger language plpgsql as $$ begin
        if new.act = 'DENIED' and new.person_id is null then
          new.person_id := coalesce((select n.person_id from concordat.risk_note n where n.id = new.subject_id),
                                    (select s.person_id from concordat.share s where s.id = new.subject_id));
        end if; return new; end $$;
      alter function matrix.tell() security definer;
      create trigger planted before insert on concordat.access_log for each row execute function matrix.tell()`,
    undo: 'drop trigger planted on concordat.access_log',
  },
];
