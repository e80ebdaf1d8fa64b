import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { asLoader, type Insert } from '../support/loader.js';

jest.setTimeout(60_000);
let database: FreshDatabase;
let owner: pg.Client;
const ids = new Map<string, string>();
const id = (name: string): string => ids.get(name) ?? (ids.set(name, randomUUID()), ids.get(name) ?? '');

const DUTY = { duty_name: 'Duty desk', duty_phone: '01632 960001', duty_hours: 'At all hours' };
const AGENCIES = {
  police: 'POLICE', probation: 'PROBATION', prison: 'PRISON', council: 'COUNCIL', health: 'HEALTH', refuge: 'VOLUNTARY', trust: 'OTHER',
  tagging: 'TAGGING', youth: 'YOUTH_JUSTICE',
} as const; // prettier-ignore
/** With the police: in force, not begun, ended. The tagging company has one with probation only. */
const AGREEMENTS = { prison: {}, health: {}, refuge: {}, trust: {}, probation: { starts_at: '2999-01-01' }, council: { ends_at: '2020-01-02' }, youth: { names_children: true }, tagging: {} }; // prettier-ignore
interface Who {
  readonly person?: Readonly<Record<string, unknown>>;
  readonly at?: readonly (keyof typeof AGENCIES)[];
  readonly unit?: string;
  readonly then?: (insert: Insert, personId: string) => Promise<void>;
}
const limit = (agency: string, staff: string, kind: string) => (insert: Insert, person_id: string) =>
  insert('access_limit', { person_id, agency_id: id(agency), staff_id: id(staff), kind, reason: 'Test' });
const PEOPLE: Readonly<Record<string, Who>> = {
  plain: { person: { given_names: 'Cedar', family_name: 'Holme', date_of_birth: '1988-03-09' } },
  sameName: { person: { given_names: 'Cedar', family_name: 'Holme', date_of_birth: '1970-01-01' }, at: ['youth'] },
  noCohort: { person: { iom_cohort: null } },
  restricted: { then: limit('prison', 'prisoner', 'ALLOWED') },
  keptFromMe: { at: ['police', 'prison'], then: limit('police', 'me', 'EXCLUDED') },
  known: { then: (insert, person_id) => insert('recusal', { person_id, agency_id: id('police'), unit_id: id('police top'), staff_id: id('me') }) },
  lifted: { then: (insert, person_id) => insert('recusal', { person_id, agency_id: id('police'), unit_id: id('police top'), staff_id: id('me'), lifted_at: '2026-01-01', lifted_by: id('me') }) },
  over: { at: [], then: (insert, person_id) => insert('case_membership', { person_id, agency_id: id('prison'), until: '2999-01-01' }) },
  ours: { at: ['police'] },
  ill: { at: ['health'] },
  victim: { at: ['refuge'] },
  other: { at: ['trust'] },
  early: { at: ['probation'] },
  late: { at: ['council'] },
  tagged: { at: ['tagging'] },
  healthDesk: { unit: 'prison ward' },
  wing: { unit: 'prison wing' },
  child: { person: { date_of_birth: '2020-02-02' } },
  childNamed: { person: { date_of_birth: '2020-02-03' }, at: ['youth'] },
  adultToday: { person: {} },
}; // prettier-ignore
interface Question {
  readonly called: string;
  readonly text: string;
  readonly born: string | null;
  readonly agency: string;
  readonly role: string;
}
const ask = (called: string, text: string, born: string | null = null, agency = 'police', role = 'POLICE_OFFENDER_MANAGER'): Question => ({ called, text, born, agency, role }); // prettier-ignore
const numbers = Object.fromEntries(Object.keys(PEOPLE).map((name, i) => [name, `M${100_000 + i}`]));
const QUESTIONS: readonly Question[] = [
  ...Object.entries(numbers).map(([name, number]) => ask(name, number)),
  ask('by name and date of birth', 'Holme Cedar', '1988-03-09'),
  ask('by name alone', 'Holme Cedar'),
  ask('by part of a name', 'Holme', '1988-03-09'),
  ask('by date of birth', '', '1988-03-09'),
  ask('by part of a number', 'M10000'),
  ask('as a partner', numbers['plain'] ?? '', null, 'police', 'PARTNER_PRACTITIONER'),
  ask('as a supervisor of young people', numbers['ours'] ?? '', null, 'youth', 'SUPERVISOR'),
];

async function answers(): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const { called, text, born, agency, role } of QUESTIONS) {
    await owner.query(`select set_config('app.staff_id', $1, true), set_config('app.agency_id', $2, true), set_config('app.roles', $3, true)`, [id('me'), id(agency), `{${role}}`]); // prettier-ignore
    const { rows } = await owner.query<{ name: string }>('select u.name from concordat.unit u where u.id in (select concordat.signpost($1, $2)) order by 1', [text, born]); // prettier-ignore
    found[called] = rows.map(({ name }) => name);
  }
  return found;
}

beforeAll(async () => {
  database = await freshDatabase();
  await asLoader(database.ownerUrl, async (insert) => {
    for (const [name, kind] of Object.entries(AGENCIES)) {
      await insert('agency', { id: id(name), name, short_name: name, kind });
      await insert('unit', { id: id(`${name} top`), agency_id: id(name), name: `${name} top`, ...DUTY });
    }
    await insert('unit', { id: id('prison ward'), agency_id: id('prison'), parent_id: id('prison top'), name: 'prison ward', desk: 'HEALTH', ...DUTY });
    await insert('unit', { id: id('prison wing'), agency_id: id('prison'), parent_id: id('prison top'), name: 'prison wing', desk: 'OFFENDER_MANAGEMENT', ...DUTY });
    for (const [name, agency] of [['me', 'police'], ['prisoner', 'prison']] as const) await insert('staff', { id: id(name), agency_id: id(agency), name, job_title: 'Test' }); // prettier-ignore
    for (const [name, terms] of Object.entries(AGREEMENTS)) {
      const agreement = { title: 'Terms', reference: name, starts_at: '2020-01-01', review_on: '2030-01-01', dpia_reference: 'D', owner_staff_id: id('me') };
      await insert('agreement', { id: id(`with ${name}`), ...agreement, ...terms });
      for (const party of [name === 'tagging' ? 'probation' : 'police', name]) await insert('agreement_party', { agreement_id: id(`with ${name}`), agency_id: id(party), signatory_name: 'A', signatory_role: 'B', signed_on: '2020-01-01' });
    }
    for (const [name, { person, at = ['prison'], unit, then }] of Object.entries(PEOPLE)) {
      await insert('person', { id: id(name), crn: numbers[name], given_names: name, family_name: 'Lunt', date_of_birth: '1980-01-01', iom_cohort: 'FIXED', ...person });
      for (const agency of at) await insert('case_membership', { person_id: id(name), agency_id: id(agency), unit_id: id(unit ?? `${agency} top`) });
      await then?.(insert, id(name));
    }
  }); // prettier-ignore
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`update concordat.person set date_of_birth = concordat.today() - interval '18 years' where id = $1`, [
    id('adultToday'),
  ]);
});
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

/** What the rule without one of its parts would be, as a change of its text. */
const MUTANTS: readonly [what: string, from: string | RegExp, to: string][] = [
  ['a number by its beginning', 'p.crn = exact', `p.crn like exact || '%'`],
  ['a name by its beginning', 's.name_key = wanted', `s.name_key like wanted || '%'`],
  ['a name without a date of birth', 'p.date_of_birth = p_born and', ''],
  ['a date of birth without a name', ' and s.name_key = wanted', ''],
  ['no cohort', 'p.iom_cohort is not null', 'true'],
  ['restricted', `l.kind = 'ALLOWED' or `, ''],
  ['kept from oneself', ' or l.staff_id = asker', ''],
  ['known to oneself', /and not exists \(select 1 from concordat\.recusal[^)]*\)/, ''],
  ['an acquaintance lifted', ' and r.lifted_at is null', ''],
  ['a case that is over', ' and m.until is null', ''],
  ['one’s own agency', ' and m.agency_id <> me', ''],
  ...['HEALTH', 'VOLUNTARY', 'OTHER'].map((kind): [string, string, string] => [`a ${kind} agency`, `'YOUTH_JUSTICE')\n`, `'YOUTH_JUSTICE', '${kind}')\n`]),
  ['a desk that tells what the matter is', /where c\.desk is null or c\.desk in \([^)]*\)/, ''],
  ['the desk furthest above', 'order by c.steps', 'order by c.steps desc'],
  ['any role', /concordat\.current_roles\(\) && array\[[^\]]*\]/, 'true'],
  ['any kind of agency asking', `a.id = me and a.kind in ('POLICE', 'PROBATION', 'PRISON')`, 'a.id = me'],
  ['whoever asks', 'where may_ask and exists', 'where exists'],
  ['an agreement of others', ' and ours.agency_id = me', ''],
  ['an agreement with others', ' and theirs.agency_id = m.agency_id', ''],
  ['an agreement not begun', 'g.starts_at <= concordat.now() and ', ''],
  ['an agreement ended', /and \(g\.ends_at is null or concordat\.now\(\) < g\.ends_at\)/, ''],
  ['a child under any agreement', ' and (g.names_children or not o.child)', ''],
  ['nobody but children', 'g.names_children or not o.child', 'g.names_children'],
  ['a child until the day after', '> concordat.today() as child', '>= concordat.today() as child'],
]; // prettier-ignore

describe('the rule of the signpost', () => {
  it('answers as it should', async () => {
    await owner.query('begin');
    const found = await answers();
    await owner.query('rollback');
    const shown = Object.entries(found).filter(([, desks]) => desks.length > 0);
    expect(Object.fromEntries(shown)).toEqual({
      plain: ['prison top'],
      sameName: ['youth top'],
      lifted: ['prison top'],
      healthDesk: ['prison top'],
      wing: ['prison wing'],
      childNamed: ['youth top'],
      adultToday: ['prison top'],
      'by name and date of birth': ['prison top'],
    });
  });

  it.each(MUTANTS)('is seen to be another without its part: %s', async (_what, from, to) => {
    const { rows } = await owner.query<{ text: string }>(
      `select pg_get_functiondef('concordat.signpost(text,date)'::regprocedure) as text`,
    );
    const text = rows[0]?.text ?? '';
    const mutant = text.replace(from, to);
    expect(mutant).not.toBe(text);
    await owner.query('begin');
    const before = await answers();
    await owner.query(mutant);
    const after = await answers();
    await owner.query('rollback');
    expect(after).not.toEqual(before);
  });
});
