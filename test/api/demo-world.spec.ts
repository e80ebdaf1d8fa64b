import { demoWorld } from '../../apps/cli/src/world/crowd/demo-world.js';
import { asOwner } from '../support/database.js';
import { ToldWorld } from '../support/told-world.js';

interface Work {
  readonly myWork: { readonly items: readonly { kind: string }[] };
  readonly newShares: { readonly items: readonly { person: { name: string } }[]; readonly hasMore: boolean };
  readonly myCases: { readonly items: readonly object[] };
}

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
    expect(found).toMatchObject({ staff: 43, agencies: 14, outcomes: 5 });
    expect(found.people).toBeGreaterThanOrEqual(300);
    expect(found.categories).toBeGreaterThanOrEqual(35);
    for (const part of ['unopened', 'acknowledged', 'returned', 'revoked', 'in_transition', 'open_work'])
      expect([part, (found[part] ?? 0) > 0]).toEqual([part, true]);
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
