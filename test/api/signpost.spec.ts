import { randomUUID } from 'node:crypto';
import { ROLES } from '@lib/kernel';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule, SIGNPOST_ASKERS, SIGNPOST_ROLES, SIGNPOSTED_DESKS, SIGNPOSTED_KINDS } from '@lib/people';
import type pg from 'pg';
import type { Member, Player } from '../support/actors.js';
import { aPerson, anAgreement, type PersonBuilder } from '../support/builders.js';
import { asOwner } from '../support/database.js';
import { asLoader, recorded } from '../support/loader.js';
import { Stage } from '../support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set({ contexts: [PartnershipModule, PeopleModule], operations: 'query Agencies { agencies { id } }' });
});
afterAll(() => stage?.strike());
const rows = (sql: string, ...values: unknown[]) => recorded(stage.database.ownerUrl, sql, ...values);
const player = (name: Player) => stage.cast.players[name];

const SIGNPOST = `query ($text: String, $bornOn: Date) { signpost(text: $text, bornOn: $bornOn) { name dutyName dutyPhone dutyHours agency { name } } }`;
const answerTo = (who: Player, asked: object) => stage.as<{ signpost: { name: string }[] }>(who, SIGNPOST, asked);
const desks = async (who: Player, asked: object): Promise<string[] | string> => {
  const { data, errors } = await answerTo(who, asked);
  return data?.signpost.map(({ name }) => name) ?? errors?.[0]?.extensions.code ?? '';
};
const KINDS = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH', 'VOLUNTARY', 'TAGGING', 'YOUTH_JUSTICE', 'OTHER'];
const DESKS = ['OFFENDER_MANAGEMENT', 'PRISON_SECURITY', 'POLICE_DOMESTIC_ABUSE', 'POLICE_INTELLIGENCE', 'CONTROL_ROOM', 'CHILDREN_SERVICES', 'HOUSING', 'TAGGING', 'STANDARDS', 'HEALTH', 'OTHER']; // prettier-ignore
/** One more agency of each kind, with a top unit and below it one unit for each desk; all party to one agreement. */
const extra = { agencies: {} as Record<string, string>, units: {} as Record<string, string> };
async function addAgencies(): Promise<void> {
  const members: Member[] = [];
  await asLoader(stage.database.ownerUrl, async (insert) => {
    const duty = { duty_name: 'Duty desk', duty_phone: '01632 960002', duty_hours: 'At all hours' };
    for (const kind of KINDS) {
      const [agency_id, top] = [(extra.agencies[kind] = randomUUID()), randomUUID()];
      await insert('agency', { id: agency_id, name: `Agency of kind ${kind}`, short_name: kind, kind });
      await insert('unit', { id: top, agency_id, name: 'Top unit', desk: null, ...duty });
      for (const desk of [null, ...DESKS]) {
        const id = (extra.units[`${kind} ${desk}`] = randomUUID());
        await insert('unit', { id, agency_id, parent_id: top, name: `Unit ${desk}`, desk, ...duty });
      }
      members.push({ ...player('policeManager'), agencyId: agency_id });
    }
  });
  for (const member of members) {
    await anAgreement(stage.cast, [player('policeManager'), member]);
    await anAgreement(stage.cast, [player('prisonManager'), member]);
  }
}
/** As the API's role says who acts, past the check of who that is: only the rule itself is asked here. */
async function acting(client: pg.Client, agency: string, role: string): Promise<void> {
  const settings = {
    'app.staff_id': player('policeManager').staffId,
    'app.agency_id': agency,
    'app.unit_ids': '{}',
    'app.roles': `{${role}}`,
  };
  for (const [name, value] of Object.entries(settings)) await client.query('select set_config($1, $2, true)', [name, value]);
}
let count = 0;
/** A person in a cohort whom the prison works with, unless it is said otherwise; answers their number. */
async function known(
  change: (person: PersonBuilder) => PersonBuilder = (one) => one,
  member: Player | null = 'prisonManager',
): Promise<string> {
  count += 1;
  const crn = `S${100_000 + count}`;
  const person = aPerson()
    .called('Cedar', 'Holme')
    .born('1988-03-09')
    .known({ crn, pnc: `2011/${crn}` })
    .with({ iom_cohort: 'FIXED' });
  await change(member ? person.knownTo(player(member)) : person).put(stage.cast);
  return crn;
}
const FOUND = ['Offender management'];

beforeAll(addAgencies);

beforeAll(() =>
  anAgreement(stage.cast, [player('policeManager'), player('prisonManager'), player('practitioner'), player('housingOfficer')]),
);

describe('what it answers', () => {
  it('is the desk to telephone, its agency, and nothing else', async () => {
    const { data } = await answerTo('policeManager', { text: await known() });
    const desk = { dutyName: 'Duty desk', dutyPhone: '01632 960001', dutyHours: 'At all hours', agency: { name: 'HMP Elmwick' } };
    expect(data).toEqual({ signpost: [{ name: 'Offender management', ...desk }] });
  });

  it('is one line for each desk, however many people and matches lead to it, and never one’s own', async () => {
    const crn = await known((one) =>
      one.knownTo(player('practitioner')).knownTo(player('housingOfficer')).knownTo(player('policeColleague')).alias('Cedar', 'Holmes'),
    );
    expect(await desks('policeManager', { text: crn })).toEqual(['Delivery unit 7', 'Offender management', 'Housing']);
  });

  it('is kept in the access log, with what was typed and which desks were shown', async () => {
    const crn = await known();
    await desks('policeManager', { text: crn, bornOn: '1988-03-09' });
    const [line] = await rows(
      `select act, subject_type, person_id, row_count, details from concordat.access_log order by at desc, id desc limit 1`,
    );
    const details = { text: crn, bornOn: '1988-03-09', shown: [stage.cast.units.offenderManagement] };
    expect(line).toEqual({ act: 'SEARCH', subject_type: 'Unit', person_id: null, row_count: 1, details });
  });
});

describe('what it is asked with', () => {
  beforeAll(() =>
    aPerson().called('Maple Jo', 'Ŵynne-Lund').alias('Mabel', 'Winn').born('1990-02-03').known({ crn: 'S900001', pnc: '2012/0000009Z' })
      .with({ iom_cohort: 'FLEX' }).knownTo(player('prisonManager')).put(stage.cast),
  ); // prettier-ignore

  it.each<[string, object, string[]]>([
    ['a case reference number', { text: 'S900001' }, FOUND],
    ['written small and with spaces', { text: ' s 900 001 ' }, FOUND],
    ['a police national computer number', { text: '2012/0000009z' }, FOUND],
    ['a whole name with the date of birth', { text: 'Maple Jo Wynne-Lund', bornOn: '1990-02-03' }, FOUND],
    ['the family name first', { text: 'wynne lund, maple jo', bornOn: '1990-02-03' }, FOUND],
    ['a whole alias with the date of birth', { text: 'Mabel Winn', bornOn: '1990-02-03' }, FOUND],
    ['part of a number', { text: 'S90000' }, []],
    ['a number and more', { text: 'S9000011' }, []],
    ['a whole name without the date of birth', { text: 'Maple Jo Wynne-Lund' }, []],
    ['a whole name with another date of birth', { text: 'Maple Jo Wynne-Lund', bornOn: '1990-02-04' }, []],
    ['part of a name with the date of birth', { text: 'Wynne-Lund', bornOn: '1990-02-03' }, []],
    ['a name without its second given name', { text: 'Maple Wynne-Lund', bornOn: '1990-02-03' }, []],
    ['a slip of the finger', { text: 'Mapel Jo Wynne-Lund', bornOn: '1990-02-03' }, []],
    ['the date of birth alone', { bornOn: '1990-02-03' }, []],
    ['signs that match anything', { text: '%', bornOn: '1990-02-03' }, []],
    ['nothing', {}, []],
  ])('%s', async (_what, asked, found) => expect(await desks('policeManager', asked)).toEqual(found));
});

describe('whom it answers', () => {
  it.each<[Player, string[] | string]>([
    ['policeManager', FOUND],
    ['policeColleague', FOUND],
    ['hillsideManager', FOUND],
    ['policeSupervisor', FOUND],
    ['practitioner', FOUND],
    ['prisonManager', []],
    ['prisonSecurity', []],
    ['policeAuditor', 'FORBIDDEN'],
    ['policeRecords', 'FORBIDDEN'],
    ['policeAdministrator', 'FORBIDDEN'],
    ['policeWithoutPost', 'FORBIDDEN'],
    ['housingOfficer', 'FORBIDDEN'],
  ])('%s: %s', async (who, found) => expect(await desks(who, { text: await known() })).toEqual(found));

  it('nobody without a sign-in', async () => {
    const answer = await stage.api.ask(null, SIGNPOST, { text: await known() });
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('by role and kind of agency, as the lists of the code say: the database asks for itself', async () => {
    const text = await known();
    const shown: string[] = [];
    const listed: string[] = [];
    await asOwner(stage.database.apiUrl, async (client) => {
      for (const kind of KINDS) {
        for (const role of ROLES) {
          await client.query('begin');
          await acting(client, extra.agencies[kind] ?? '', role);
          const { rowCount } = await client.query('select * from concordat.signpost($1, null)', [text]);
          await client.query('rollback');
          if (rowCount) shown.push(`${kind} ${role}`);
          if (SIGNPOST_ASKERS.includes(kind) && SIGNPOST_ROLES.includes(role)) listed.push(`${kind} ${role}`);
        }
      }
    });
    expect(shown).toEqual(listed);
    expect(listed).toHaveLength(21);
    process.stdout.write(`Signpost: ${KINDS.length * ROLES.length} roles in agencies of a kind asked, ${shown.length} answered\n`);
  });
});

describe('which agencies and desks', () => {
  it('by kind of agency and desk, as the lists of the code say', async () => {
    const shown: string[] = [];
    const listed: string[] = [];
    await asOwner(stage.database.apiUrl, async (client) => {
      for (const kind of KINDS) {
        for (const desk of [null, ...DESKS]) {
          const unit_id = extra.units[`${kind} ${desk}`];
          const crn = await known((one) => one.with({}), null);
          await rows(`insert into concordat.case_membership (person_id, agency_id, unit_id)
            select id, '${extra.agencies[kind]}', '${unit_id}' from concordat.person where crn = $1`, crn); // prettier-ignore
          await client.query('begin');
          await acting(client, stage.cast.agencies.police, 'POLICE_OFFENDER_MANAGER');
          const { rows: found } = await client.query<{ signpost: string }>('select concordat.signpost($1, null)', [crn]);
          await client.query('rollback');
          const own = found.some(({ signpost }) => signpost === unit_id);
          if (found.length) shown.push(`${kind} ${desk}: ${own ? 'its own desk' : 'the unit above'}`);
          if (SIGNPOSTED_KINDS.includes(kind))
            listed.push(`${kind} ${desk}: ${desk === null || SIGNPOSTED_DESKS.includes(desk) ? 'its own desk' : 'the unit above'}`);
        }
      }
    });
    expect(shown).toEqual(listed);
    expect(listed).toHaveLength(SIGNPOSTED_KINDS.length * (DESKS.length + 1));
  });

  it('none where every unit of the agency tells what the matter is; its top desk where no unit is named', async () => {
    const without = await known((one) => one, null);
    const membership = (unit: string | null) =>
      rows(`insert into concordat.case_membership (person_id, agency_id, unit_id) select id, $2, $3 from concordat.person where crn = $1`, without, stage.cast.agencies.prison, unit); // prettier-ignore
    await membership(null);
    expect(await desks('policeManager', { text: without })).toEqual(['Offender management']);
    await rows(`update concordat.unit set desk = 'HEALTH' where agency_id = $1`, stage.cast.agencies.prison);
    expect(await desks('policeManager', { text: without })).toEqual([]);
    await rows(`update concordat.unit set desk = case name when 'Security' then 'PRISON_SECURITY' else 'OFFENDER_MANAGEMENT' end where agency_id = $1`, stage.cast.agencies.prison); // prettier-ignore
  });
});

/** Each line changes one thing of a person who is signposted; the first shows that nothing else stands in the way. */
describe('about whom', () => {
  it.each<[string, (one: PersonBuilder) => PersonBuilder, boolean]>([
    ['a person in a cohort', (one) => one, true],
    ['in another cohort', (one) => one.with({ iom_cohort: 'FREE' }), true],
    ['in none', (one) => one.with({ iom_cohort: null }), false],
    ['restricted at the agency that works with them', (one) => one.onlyFor(player('prisonSecurity')), false],
    ['restricted at another agency', (one) => one.knownTo(player('practitioner')).onlyFor(player('practitioner')), false],
    [
      'restricted in one’s own, and oneself on the list',
      (one) => one.knownTo(player('policeManager')).onlyFor(player('policeManager')),
      false,
    ],
    ['kept from oneself', (one) => one.knownTo(player('policeColleague')).notFor(player('policeManager')), false],
    ['kept from a colleague', (one) => one.knownTo(player('policeColleague')).notFor(player('policeColleague')), true],
    ['with whom nobody else works', (one) => one, true],
  ])('%s', async (_who, change, shown) => {
    expect(await desks('policeManager', { text: await known(change) })).toEqual(shown ? expect.arrayContaining(FOUND) : []);
  });

  it('somebody whom nobody, or nobody any more, works with', async () => {
    expect(await desks('policeManager', { text: await known((one) => one, null) })).toEqual([]);
    const over = await known();
    await rows(
      `update concordat.case_membership set until = concordat.now() where person_id = (select id from concordat.person where crn = $1)`,
      over,
    );
    expect(await desks('policeManager', { text: over })).toEqual([]);
  });

  it('somebody whom one knows oneself', async () => {
    const crn = await known();
    const [row] = await recorded<{ id: string }>(stage.database.ownerUrl, 'select id from concordat.person where crn = $1', crn);
    const { agencyId, unitId, staffId } = player('policeManager');
    await asLoader(stage.database.ownerUrl, (insert) =>
      insert('recusal', { person_id: row?.id, agency_id: agencyId, unit_id: unitId, staff_id: staffId }),
    );
    expect(await desks('policeManager', { text: crn })).toEqual([]);
    expect(await desks('policeColleague', { text: crn })).toEqual(FOUND);
  });
});

describe('under which agreement', () => {
  const [OTHERS, THEIRS] = ['hillsideManager', 'prisonManager'] as const;
  let agreement = '';
  const change = (set: string): Promise<unknown> => rows(`update concordat.agreement set ${set}`);
  beforeAll(async () => {
    const [row] = await recorded<{ id: string }>(
      stage.database.ownerUrl,
      `select agreement_id as id from concordat.agreement_party group by 1 having count(*) = 4`,
    );
    agreement = row?.id ?? '';
  });
  afterEach(() => change(`starts_at = '2020-01-01', ends_at = null, names_children = false`));

  it.each<[string, string, boolean]>([
    ['in force without an end', `ends_at = null`, true],
    ['in force for another minute', `ends_at = concordat.now() + interval '1 minute'`, true],
    ['ended just now', `ends_at = concordat.now()`, false],
    ['ended, in its transition', `ends_at = concordat.now() - interval '1 day', transition_days = 30`, false],
    ['not begun', `starts_at = concordat.now() + interval '1 minute'`, false],
  ])('%s', async (_what, set, shown) => {
    await change(set);
    expect(await desks(OTHERS, { text: await known() })).toEqual(shown ? FOUND : []);
  });

  it.each(['police', 'prison'] as const)('one that the %s is not party to', async (agency) => {
    await rows(`create table kept as select * from concordat.agreement_party where agreement_id = $1 and agency_id = $2`.replace(/\$1/, `'${agreement}'`).replace(/\$2/, `'${stage.cast.agencies[agency]}'`)); // prettier-ignore
    await rows('delete from concordat.agreement_party p using kept k where p.agreement_id = k.agreement_id and p.agency_id = k.agency_id');
    const shown = await desks(OTHERS, { text: await known() });
    await rows('insert into concordat.agreement_party select * from kept');
    await rows('drop table kept');
    expect(shown).toEqual([]);
    expect(await desks(OTHERS, { text: await known((one) => one, THEIRS) })).toEqual(FOUND);
  });

  it('of a child: one that names children; on the eighteenth birthday any', async () => {
    const [day] = await recorded<{ born: string; next: string }>(
      stage.database.ownerUrl,
      `select (concordat.today() - interval '18 years')::date::text born, (concordat.today() - interval '18 years' + interval '1 day')::date::text next`,
    );
    const grown = await known((one) => one.born(day?.born ?? ''));
    const child = await known((one) => one.born(day?.next ?? ''));
    expect([await desks(OTHERS, { text: grown }), await desks(OTHERS, { text: child })]).toEqual([FOUND, []]);
    await change('names_children = true');
    expect([await desks(OTHERS, { text: grown }), await desks(OTHERS, { text: child })]).toEqual([FOUND, FOUND]);
  });
});
