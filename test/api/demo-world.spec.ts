import { CASE_WRITERS } from '@lib/partnership';
import { demoWorld } from '../../apps/cli/src/world/crowd/demo-world.js';
import { isRunAct } from '../../apps/cli/src/world/run-acts.js';
import { asOwner } from '../support/database.js';
import { ToldWorld } from '../support/told-world.js';

interface Work {
  readonly myWork: { readonly items: readonly { kind: string }[] };
  readonly newShares: { readonly items: readonly { person: { name: string } }[]; readonly hasMore: boolean };
  readonly myCases: { readonly items: readonly object[] };
}

interface RunsOf {
  readonly person: {
    readonly procedureRuns: {
      readonly items: readonly {
        readonly code: string;
        readonly phase: string;
        readonly endCode: string | null;
        readonly steps: readonly { readonly key: string; readonly life: string }[];
        readonly events: readonly { readonly type: string; readonly written: { readonly words: string } | null }[];
      }[];
    };
  } | null;
}
const RUNS = `query ($id: UUID!) { person(id: $id) { procedureRuns { items { code phase endCode
  steps { key life dueAt timeliness tries nextTryAt handedTo { name } } events { type fact written { words } } } } } }`;
const SEES_ALDER = [
  'police-offender-manager', 'police-duty-officer', 'police-sergeant', 'probation-practitioner', 'head-of-probation-delivery-unit',
]; // prettier-ignore

jest.setTimeout(300_000);

describe('the demonstration world', () => {
  let world: ToldWorld;
  beforeAll(async () => {
    world = await ToldWorld.asAt(await demoWorld(), '2027-03-11T09:00:00Z');
  });
  afterAll(() => world.strike());

  const workOf = async (subject: string): Promise<Work> => world.tell<Work>(subject, 'MyWork');
  const kinds = async (subject: string): Promise<string[]> => (await workOf(subject)).myWork.items.map((item) => item.kind);

  it('has something for each demo person to begin with', async () => {
    const manager = await workOf('police-offender-manager');
    expect(manager.myWork.items.map((item) => item.kind)).toContain('EXPLAIN_GRAVER');
    expect(manager.newShares.items.length).toBeGreaterThan(0);
    expect(manager.newShares.hasMore).toBe(false);
    expect(manager.myCases.items.length).toBeGreaterThan(5);
    expect(await kinds('police-sergeant')).toEqual(expect.arrayContaining(['ENDORSE_WITHHOLDING', 'GROUP_GAP']));
    expect((await workOf('police-duty-officer')).newShares.items.map((share) => share.person.name)).toContain('Ottilie Marchbank');
    expect(await kinds('probation-practitioner')).toContain('EXPLAIN_GRAVER');
    expect(await kinds('prison-security-supervisor')).toContain('GROUP_GAP');
    expect((await workOf('council-housing-practitioner')).newShares.items.length).toBeGreaterThan(0);
  });

  it('shows decisions of every outcome, and shares in every state', async () => {
    const { rows } = await asOwner(world.database.ownerUrl, (owner) =>
      owner.query<Record<string, number>>(`select
        (select count(*)::int from concordat.person) people, (select count(*)::int from concordat.staff) staff, (select count(*)::int from concordat.agency) agencies,
        (select count(*)::int from concordat.risk_note) notes, (select count(distinct category)::int from concordat.risk_note) categories, (select count(*)::int from concordat.decision) decisions,
        (select count(distinct outcome)::int from concordat.decision) outcomes, (select count(*)::int from concordat.share) shares,
        (select count(*)::int from concordat.share where first_seen_at is null) unopened, (select count(*)::int from concordat.share where response = 'ACKNOWLEDGED') acknowledged,
        (select count(*)::int from concordat.share where response = 'NOT_FOR_US') returned, (select count(*)::int from concordat.share where revoked_at is not null) revoked,
        (select count(*)::int from concordat.share where agreement_id in (select id from concordat.agreement where ends_at < concordat.now())) in_transition,
        (select count(*)::int from concordat.work_item where closed_at is null) open_work`),
    );
    const found = rows[0] ?? {};
    console.log(JSON.stringify(found));
    expect(found).toMatchObject({ staff: 44, agencies: 14, outcomes: 5 });
    expect(found.people).toBeGreaterThanOrEqual(300);
    expect(found.categories).toBeGreaterThanOrEqual(35);
    for (const part of ['unopened', 'acknowledged', 'returned', 'revoked', 'in_transition', 'open_work'])
      expect([part, (found[part] ?? 0) > 0]).toEqual([part, true]);
  });

  it('has a board that was held and minuted, and one next week that eighteen people are to be spoken of at', async () => {
    const { rows } = await asOwner(world.database.ownerUrl, (owner) =>
      owner.query<Record<string, unknown>>(`
        select c.over_as as held, (select count(*)::int from concordat.conference_item i where i.conference_id = c.id) as people,
               (select count(*)::int from concordat.conference_entry e join concordat.conference_item i on i.id = e.item_id where i.conference_id = c.id) as entries
          from concordat.conference c order by c.meets_at`),
    );
    expect(rows).toEqual([
      { held: 'HELD', people: 18, entries: 4 },
      { held: null, people: 18, entries: 0 },
    ]);
  });

  it('has actions of each sort: overdue, answered, declined, and one that has time; each is in the work of whoever it waits for', async () => {
    const { rows } = await asOwner(world.database.ownerUrl, (owner) =>
      owner.query<{ state: string; late: boolean }>(
        `select state, due_at <= concordat.now() as late from concordat.action order by due_at`,
      ),
    );
    expect(rows).toEqual([
      { state: 'ACCEPTED', late: true },
      { state: 'ANSWERED', late: false },
      { state: 'SET', late: false },
      { state: 'DECLINED', late: false },
    ]);
    expect(await kinds('police-offender-manager')).toEqual(expect.arrayContaining(['ACTION_TO_DO', 'ACTION_ANSWERED']));
    expect(await kinds('police-sergeant')).toContain('ACTION_OVERDUE');
    expect(await kinds('probation-practitioner')).toContain('ACTION_DECLINED');
  });

  /*
   * Interruptions of everybody who works with cases, week by week: several about one person for one cause in a week are one, and what is
   * addressed to a unit or a role interrupts everybody it reaches. Nobody is left out for having had none.
   */
  const INTERRUPTED = `
with recursive within(unit_id, post_unit_id) as (
  select u.id, u.id from concordat.unit u union all
  select u.id, w.post_unit_id from concordat.unit u join within w on u.parent_id = w.unit_id),
raised as (
  select w.agency_id, w.staff_id, w.unit_id, w.role, w.person_id, w.interrupts as cause, w.raised_at as at
    from concordat.work_item w where w.interrupts is not null and w.covers_id is null
  union all
  select s.recipient_agency_id, s.recipient_staff_id, s.recipient_unit_id, null, s.person_id, 'URGENT_SHARE', s.sent_at
    from concordat.share s where s.mode = 'URGENT'),
reached as (
  select distinct p.staff_id, date_trunc('week', r.at at time zone 'Europe/London') as week, r.person_id, r.cause
    from raised r join concordat.post p on p.agency_id = r.agency_id and (r.staff_id is null or r.staff_id = p.staff_id)
     and (r.role is null or r.role = p.role)
     and (r.unit_id is null or exists (select from within where within.unit_id = r.unit_id and within.post_unit_id = p.unit_id))),
weeks as (select generate_series((select min(week) from reached), (select max(week) from reached), interval '7 days') as week),
everybody as (select distinct staff_id from concordat.post where role = any ($1)),
counted as (select e.staff_id, w.week, count(r.cause)::int as n from everybody e cross join weeks w
  left join reached r on r.staff_id = e.staff_id and r.week = w.week group by 1, 2)
select (select count(*)::int from weeks) as weeks, (select count(*)::int from everybody) as people,
  (select jsonb_object_agg(cause, n) from (select cause, count(*) as n from reached group by cause) c) as causes,
  (percentile_disc(0.5) within group (order by n)) as median, (percentile_disc(0.95) within group (order by n)) as p95, max(n) as most,
  (percentile_disc(0.5) within group (order by n) filter (where n > 0)) as "medianOfThose", (percentile_disc(0.95) within group (order by n) filter (where n > 0)) as "p95OfThose"
  from counted`;

  it('interrupts nobody more often than the budget allows: three times a week in the middle, eight for nearly everybody', async () => {
    const { rows } = await asOwner(world.database.ownerUrl, (owner) => owner.query<Record<string, number>>(INTERRUPTED, [CASE_WRITERS]));
    console.info(`interruptions a person and week: ${JSON.stringify(rows[0])}`);
    const { causes, medianOfThose, p95OfThose } = rows[0] ?? {};
    expect(Object.keys(causes ?? {}).sort()).toEqual(['RECALL', 'RELEASE_DAY', 'STATUTORY_CLOCK', 'URGENT_SHARE']);
    // Of the weeks in which somebody was interrupted at all, so that quiet weeks hide nothing.
    expect(medianOfThose).toBeLessThanOrEqual(3);
    expect(p95OfThose).toBeLessThanOrEqual(8);
  });

  const runsOf = async (subject: string, person: string) => {
    const answer = await world.raw<RunsOf>(subject, RUNS, { id: world.slugs.id('person', person) });
    if (answer.errors) throw new Error(answer.text);
    return answer.data?.person?.procedureRuns.items ?? [];
  };
  const stepOf = ([run]: Awaited<ReturnType<typeof runsOf>>, key: string) => run?.steps.find((step) => step.key === key);

  it('has a recall with 96 hours running and the next visit planned, for both agencies that take part', async () => {
    for (const subject of SEES_ALDER) {
      const runs = await runsOf(subject, 'alder');
      expect([subject, runs]).toEqual([subject, [expect.objectContaining({ code: 'recall', phase: 'RUNNING' })]]);
      expect(stepOf(runs, 'arrest')).toMatchObject({
        life: 'IN_HAND',
        dueAt: '2027-03-14T13:25:00.000Z',
        timeliness: 'RUNNING',
        tries: 1,
        nextTryAt: '2027-03-11T21:30:00.000Z',
        handedTo: { name: 'Morgan Ashdown' },
      });
      const visit = runs[0]?.events.find(({ type }) => type === 'TRIED');
      expect([subject, visit?.written !== null]).toEqual([subject, subject.startsWith('police')]);
    }
    expect(await runsOf('prison-offender-manager', 'alder')).toEqual([]);
    expect(await kinds('police-offender-manager')).toEqual(expect.arrayContaining(['PROCEDURE_HANDOVER', 'PROCEDURE_STEP']));
  });

  it('raised the late recall with both agencies at the minute it was late, and closed it when the request had gone', async () => {
    const { rows } = await asOwner(world.database.ownerUrl, (owner) =>
      owner.query<{ agency: string; first: Date; open: number }>(
        `select a.short_name as agency, date_trunc('minute', min(w.raised_at)) as first, count(*) filter (where w.closed_at is null)::int as open
           from concordat.work_item w join concordat.agency a on a.id = w.agency_id
          where w.kind = 'PROCEDURE_LATE' and w.subject_id = $1 group by 1 order by 1`,
        [world.slugs.id('run', 'alder-recall')],
      ),
    );
    const first = new Date('2027-03-09T11:30:00Z');
    expect(rows).toEqual([
      { agency: 'Northshire Police', first, open: 0 },
      { agency: 'Probation', first, open: 0 },
    ]);
  });

  it('has a release whose missed call is to be told or not by half past ten', async () => {
    for (const subject of ['police-offender-manager', 'probation-practitioner', 'prison-offender-manager']) {
      const runs = await runsOf(subject, 'piece-released');
      expect(runs).toEqual([expect.objectContaining({ code: 'release', phase: 'RUNNING' })]);
      expect(runs[0]?.events.filter((event) => event.type === 'FACT_REPORTED')).toEqual([
        { type: 'FACT_REPORTED', fact: 'missed-contact', written: null },
      ]);
      expect(stepOf(runs, 'tell-police:1')).toMatchObject({ life: 'OPEN', dueAt: '2027-03-11T10:30:00.000Z', timeliness: 'RUNNING' });
    }
  });

  it('has a recall that was decided against, which nobody but probation knows of', async () => {
    const over = expect.objectContaining({ code: 'recall', phase: 'FINISHED', endCode: 'no-recall' }) as object;
    expect(await runsOf('probation-practitioner', 'piece-ended')).toEqual([over]);
    expect(await runsOf('head-of-probation-delivery-unit', 'piece-ended')).toEqual([over]);
    expect(await runsOf('police-offender-manager', 'piece-ended')).toEqual([]);
  });

  it('has each event of a run at the time of its act, on the permanent record', async () => {
    const { acts } = await demoWorld();
    const { rows } = await asOwner(world.database.ownerUrl, (owner) =>
      owner.query<{ at: Date; recorded: Date }>(
        `select e.at, l.recorded_at as recorded from concordat.procedure_event e join concordat.ledger_entry l on l.id = e.ledger_entry_id order by e.at`,
      ),
    );
    const minutes = acts.filter((act) => isRunAct(act) && act.act !== 'openProcedure').map(({ at }) => at.slice(0, 16));
    expect(rows.map(({ at }) => at.toISOString().slice(0, 16))).toEqual(minutes);
    expect(rows.map(({ recorded }) => recorded.toISOString().slice(0, 16))).toEqual(minutes);
  });

  it('has an agreement in force, one that ends within 30 days, and one in its transition', async () => {
    const { agreements } = await world.tell<{ agreements: readonly { state: string; endsAt: string | null }[] }>(
      'information-governance-officer',
      'Agreements',
    );
    expect(agreements.map((agreement) => agreement.state)).toEqual(expect.arrayContaining(['IN_FORCE', 'IN_TRANSITION']));
    expect(
      agreements.some(
        ({ state, endsAt }) => state === 'IN_FORCE' && endsAt !== null && Date.parse(endsAt) < Date.parse('2027-04-10T00:00:00Z'),
      ),
    ).toBe(true);
  });
});
