import type { AbilityRules, Conditions, May, RuleOptions } from '@lib/access';
import type pg from 'pg';

/** A planted fault in the database: how to plant it and how to take it out. */
export interface SqlMutant {
  readonly what: string;
  readonly table: string | null;
  readonly plant: string;
  readonly restore: string;
}
interface PolicyRow {
  readonly table: string;
  readonly name: string;
  readonly said: string;
}

const wrapped = (call: string): string => `\\( SELECT concordat\\.${call}\\(\\) AS ${call}\\)`;
/**
 * What a policy is made of, and what somebody might leave out or get wrong. Left alone is what only makes it faster: sight (`ps`) is itself
 * narrowed to the own agency, and whoever is not plain there is asked for by the whole rule.
 */
const ATOMS: readonly (readonly [string, RegExp, string])[] = [
  ['the own agency forgotten', new RegExp(`\\((?!ps\\.)(?:\\w+\\.)?agency_id = ${wrapped('current_agency')}\\)`, 'g'), 'true'],
  ['the sender forgotten', new RegExp(`\\((?:\\w+\\.)?sender_agency_id = ${wrapped('current_agency')}\\)`, 'g'), 'true'],
  ['the recipient forgotten', new RegExp(`\\((?:\\w+\\.)?recipient_agency_id = ${wrapped('current_agency')}\\)`, 'g'), 'true'],
  ['taking part forgotten', new RegExp(`\\(${wrapped('current_agency')} = ANY \\(agency_ids\\)\\)`, 'g'), 'true'],
  [
    'the function forgotten',
    /\( SELECT concordat\.(?:works_with_cases|writes_to_cases|calls_conferences|speaks_in_conferences|opens_people|audits|supervises|practises|governs|oversees_units)\(\) AS \w+\)/g,
    'true',
  ],
  [
    'the function refused',
    /\( SELECT concordat\.(?:works_with_cases|writes_to_cases|calls_conferences|speaks_in_conferences|opens_people|audits|supervises|practises|governs|reviews|oversees_units)\(\) AS \w+\)/g,
    'false',
  ],
  [
    'the unit forgotten',
    /\((?:\w+\.)?\w*unit_id = ANY \(\( SELECT concordat\.(?:current_units|own_posts)\(\) AS \w+\)(?:::uuid\[\])?\)\)/g,
    'true',
  ],
  ['the person forgotten', new RegExp(`\\((?:\\w+\\.)?\\w*staff_id = ${wrapped('current_staff')}\\)`, 'g'), 'true'],
  ['the cover forgotten', new RegExp(`\\(cover_id = ${wrapped('current_staff')}\\)`, 'g'), 'true'],
  ['the cover not told', new RegExp(`\\(cover_id = ${wrapped('current_staff')}\\)`, 'g'), 'false'],
  ['guarded cases taken for plain', /\(NOT ps\.guarded\)/g, 'true'],
  ['emergencies not asked', /concordat\.may_open\(/g, 'concordat.may_work('],
  ['emergencies let in', /concordat\.may_work\(/g, 'concordat.may_open('],
  [
    'the review of any agency',
    /concordat\.under_review\((\w+\.\w+|\w+), (?:(?:\w+\.)?\w*agency_id|a\.id)/g,
    'concordat.under_review($1, NULL::uuid',
  ],
  ['held elsewhere reviewed by all', /, \(kind = 'HELD_ELSEWHERE'::text\)\)/g, ', false)'],
  ['held elsewhere reviewed by all', /agency_id, true\)/g, 'agency_id, false)'],
  ['revoked shares still there', /\(s\.revoked_at IS NULL\)/g, 'true'],
  ['unsealed shares open', /\(s\.release_at <= \( SELECT concordat\.now\(\) AS now\)\)/g, 'true'],
  ['the wait a moment longer', /s\.release_at <= \(/g, 's.release_at < ('],
  ['sealed shares kept waiting', /\(s\.sealed_at IS NOT NULL\)/g, 'false'],
  ['addressed to nobody in particular', /\((?:\w+\.)?(?:recipient_unit_id|recipient_staff_id|unit_id|staff_id|role) IS NULL\)/g, 'false'],
  ['work about nobody hidden', /\(person_id IS NULL\)/g, 'false'],
  ['the transition a moment longer', /\) < \(g\.ends_at/g, ') <= (g.ends_at'],
  ['leavers forgotten', /l\.agreement_id = g\.id/g, 'false'],
  ['the transition left out', /\(g\.ends_at \+ make_interval\(days => g\.transition_days\)\)/g, 'g.ends_at'],
  ['desks read each other', /\(kind <> 'HELD_ELSEWHERE'::text\)/g, 'true'],
  ['disclosures on everybody’s trail', /\(third_party_disclosure_id IS NULL\)/g, 'true'],
  ['quiet agencies told', /'HEALTH'::text, 'VOLUNTARY'::text/g, "'NONE'::text"],
];

/** Every atom of every policy for reading, one occurrence at a time. */
export async function policyMutants(client: pg.Client, tables: readonly string[]): Promise<SqlMutant[]> {
  const { rows } = await client.query<PolicyRow>(
    `select tablename as table, policyname as name, qual as said from pg_policies
      where schemaname = 'concordat' and cmd = 'SELECT' and roles = '{concordat_api}' and tablename = any($1) order by 1, 2`,
    [tables],
  );
  // Of these parts of a share item's rule only somebody could tell who reviews one party of the share and works for the other; of a draft's,
  // somebody whose own agency asked them, at the very instant: for all others the enquiry's own rule says it as well.
  const hardly: Readonly<Record<string, readonly string[]>> = {
    share_item: ['guarded cases taken for plain', 'the function forgotten'],
    answer_draft: ['the transition a moment longer'],
  };
  const told = (table: string, what: string): boolean => hardly[table]?.includes(what) !== true;
  return rows.flatMap(({ table, name, said }) =>
    ATOMS.filter(([what]) => told(table, what)).flatMap(([what, atom, plant]) =>
      [...said.matchAll(atom)].map((match, nth) => {
        const planted = match[0].replace(new RegExp(atom.source), plant);
        const text = said.slice(0, match.index) + planted + said.slice(match.index + match[0].length);
        const alter = (using: string): string => `alter policy ${name} on concordat.${table} using (${using})`;
        return { what: `${table}.${name}: ${what} (${nth + 1})`, table, plant: alter(text), restore: alter(said) };
      }),
    ),
  );
}

const IN_FUNCTIONS: readonly (readonly [string, string, string, string])[] = [
  ['may_work', 'not known to the agency', 'and s.known', ''],
  ['may_work', 'acquaintance ignored', 'r.staff_id = p_staff and r.lifted_at is null', 'false'],
  ['may_work', 'lifted acquaintance kept', 'and r.lifted_at is null', ''],
  ['may_work', 'exclusion ignored', "l.kind = 'EXCLUDED'", "l.kind = 'NONE'"],
  ['may_work', 'the list ignored', '(not s.restricted or', '(true or'],
  ['may_work', 'everybody on the list', "and l.staff_id = p_staff and l.kind = 'ALLOWED'", "and l.kind = 'ALLOWED'"],
  ['may_work', 'children as adults', 's.adult_on <= concordat.today()', 'true'],
  ['may_work', 'adult a day late', 's.adult_on <= concordat.today()', 's.adult_on < concordat.today()'],
  ['may_work', 'any kind of agency for children', 'a.kind in (', 'true or a.kind in ('],
  ['may_work', 'any agreement for children', 'and g.names_children', ''],
  ['may_work', 'an agreement before its time', 'g.starts_at <= concordat.now()', 'true'],
  ['may_work', 'an agreement begun a moment late', 'g.starts_at <= concordat.now()', 'g.starts_at < concordat.now()'],
  ['may_work', 'an agreement a moment too long', 'concordat.now() < g.ends_at', 'concordat.now() <= g.ends_at'],
  ['may_work', 'no transition for children', '+ make_interval(days => g.transition_days)', ''],
  ['may_work', 'leavers a moment too long', 'concordat.now() < p.left_at', 'concordat.now() <= p.left_at'],
  ['may_work', 'leavers for ever', 'p.left_at is null or', 'true or'],
  ['may_work', 'agreements that never end', 'g.ends_at is null or', 'true or'],
  ['may_open', 'anybody’s emergency', 'and e.staff_id = p_staff', ''],
  ['may_open', 'before the emergency', 'e.opened_at <= concordat.now()', 'true'],
  ['may_open', 'the emergency a moment late', 'e.opened_at <= concordat.now()', 'e.opened_at < concordat.now()'],
  ['may_open', 'the emergency a moment too long', 'concordat.now() < e.ends_at', 'concordat.now() <= e.ends_at'],
  ['may_open', 'the emergency without end', 'concordat.now() < e.ends_at', 'true'],
  ['may_open', 'a closed emergency', 'and e.closed_at is null', ''],
  ['may_open', 'children in an emergency', 's.adult_on <= concordat.today()', 'true'],
  ['may_open', 'exclusion ignored in an emergency', "l.kind = 'EXCLUDED'", "l.kind = 'NONE'"],
  ['may_open', 'acquaintance ignored in an emergency', 'r.staff_id = p_staff and r.lifted_at is null', 'false'],
  ['under_review', 'anybody’s review', 's.reviewer_staff_id = concordat.current_staff()', 'true'],
  ['under_review', 'any agency', 's.agency_id = p_agency', 'true'],
  ['under_review', 'not approved', 's.approved_at is not null', 'true'],
  ['under_review', 'ended before its time', 'and s.ended_at is null', ''],
  ['under_review', 'before it begins', 's.starts_at <= concordat.now()', 'true'],
  ['under_review', 'begun a moment late', 's.starts_at <= concordat.now()', 's.starts_at < concordat.now()'],
  ['under_review', 'a moment too long', 'concordat.now() < s.ends_at', 'concordat.now() <= s.ends_at'],
  ['under_review', 'what is held elsewhere', 's.held_elsewhere or not p_held_elsewhere', 'true'],
  ['under_review', 'children', 's.children or', 'true or'],
  ['under_review', 'an acquaintance', 'r.staff_id = concordat.current_staff() and r.lifted_at is null', 'false'],
];

export async function functionMutants(client: pg.Client): Promise<SqlMutant[]> {
  const { rows } = await client.query<{ name: string; said: string }>(
    `select proname as name, pg_get_functiondef(oid) as said from pg_proc where pronamespace = 'concordat'::regnamespace and proname in ('may_work', 'may_open', 'under_review')`,
  );
  return IN_FUNCTIONS.map(([name, what, find, plant]) => {
    const said = rows.find((row) => row.name === name)!.said;
    if (!said.includes(find)) throw new Error(`${name} no longer says "${find}"`);
    return { what: `${name}: ${what}`, table: null, plant: said.replace(find, () => plant), restore: said };
  });
}

export interface RuleMutant {
  readonly what: string;
  readonly subject: string;
  readonly rules: readonly AbilityRules[];
}

/** Each condition of each reading rule left out in turn, in every alternative in which it stands. */
export function ruleMutants(
  rules: readonly AbilityRules[],
  seen: (found: (subject: string, options: RuleOptions) => void) => void,
): RuleMutant[] {
  const found = new Map<string, RuleMutant>();
  seen((subject, { because, conditions }) => {
    for (const key of conditions ? keysOf(conditions) : []) {
      const what = `${subject} "${because}": without ${key}`;
      if (!found.has(what)) found.set(what, { what, subject, rules: rules.map((rule) => without(rule, subject, because, key)) });
    }
  });
  return [...found.values()];
}

function keysOf({ $or, ...rest }: Conditions): string[] {
  return [...new Set([...Object.keys(rest), ...($or ?? []).flatMap(keysOf)])];
}

function without(rules: AbilityRules, subject: string, because: string, key: string): AbilityRules {
  return (actor, may: May) =>
    rules(actor, (action, on, options) => {
      if (action !== 'read' || on !== subject || options.because !== because || options.fields || !options.conditions)
        return may(action, on, options);
      const cases = pruned(options.conditions, key);
      if (cases === null) return may(action, on, { because });
      return may(action, on, { because, conditions: cases });
    });
}

/** Null when nothing is left: then the rule is about everything. */
function pruned({ $or, ...rest }: Conditions, key: string): Conditions | null {
  const kept = Object.fromEntries(Object.entries(rest).filter(([field]) => field !== key)) as Conditions;
  const cases = $or?.map((one) => pruned(one, key));
  const alternatives = cases && !cases.includes(null) ? { $or: cases as Conditions[] } : {};
  const whole = { ...kept, ...alternatives };
  return Object.keys(whole).length > 0 ? whole : null;
}
