import { anAgreement } from '../support/builders.js';
import { ChangeDesk } from '../support/change-desk.js';
import { asOwner, setClock } from '../support/database.js';
import type { Json } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
let desk: ChangeDesk;
beforeAll(async () => {
  desk = await ChangeDesk.open();
});
afterAll(() => desk?.strike());

const players = () => desk.sharing.stage.cast.players;
const newAgreement = (members: 'two' | 'three' | 'four', changes: Json = {}): Promise<string> => {
  const { policeManager, practitioner, prisonSecurity, housingOfficer } = players();
  const all = [policeManager, practitioner, prisonSecurity, housingOfficer];
  return anAgreement(desk.sharing.stage.cast, all.slice(0, { two: 2, three: 3, four: 4 }[members]), changes);
};
const one = async <Row extends object>(sql: string, ...values: unknown[]): Promise<Row> => (await desk.rows<Row>(sql, ...values))[0] as Row;
const outcomeOf = async (id: string) =>
  one<{ outcome: string | null; applied: boolean }>(
    'select outcome, applied_at is not null applied from concordat.change where id = $1',
    id,
  );

describe('what stops flowing', () => {
  /** A person known to police, probation and prison, with notes shared under the agreement. */
  async function shared(agreementId: string, items: number): Promise<string> {
    const { sharing } = desk;
    const person = await sharing.person();
    const notes = await Promise.all(Array.from({ length: items }, () => sharing.note('policeManager', person, (note) => note.slight())));
    const share = await sharing.shared('policeManager', 'practitioner', person, notes);
    // The sharing desk's own agreement ends last, so it is the one relied on: this share is written over to the one under test.
    await asOwner(sharing.stage.database.ownerUrl, (db) =>
      db.query(`set session_replication_role = replica; update concordat.share set agreement_id = '${agreementId}' where id = '${share}'`),
    );
    return share;
  }
  const counted = (agreementId: string) =>
    one<{ n: number }>(
      `select count(i.*)::int n from concordat.share s, concordat.share_item i where i.share_id = s.id and s.agreement_id = $1
          and s.sender_agency_id = $2 and s.recipient_agency_id = $3 and s.revoked_at is null and i.withdrawn_at is null`,
      agreementId,
      desk.officers.governor.agencyId,
      desk.officers.probationGovernor.agencyId,
    ).then(({ n }) => n);
  const reads = async (share: string): Promise<boolean> =>
    ((await desk.sharing.ask('practitioner', 'Share', { id: share })) as { share: unknown }).share !== null;
  const line = (told: Json, code: string): Json | undefined => (told['impact'] as Json[]).find((one) => one['code'] === code);

  it('is counted as a hand would count it, for one’s own agency only', async () => {
    const agreementId = await newAgreement('three');
    await shared(agreementId, 3);
    const revoked = await shared(agreementId, 2);
    await shared(agreementId, 4);
    await desk.sharing.revoke('policeManager', revoked);
    const total = await counted(agreementId);
    expect(total).toBe(7);

    const mine = await desk.consider('governor', { kind: 'AGREEMENT_ENDS', agreementId });
    expect(line(mine, 'ITEMS_STOP_TO')).toMatchObject({ count: total, days: 30, agency: { id: desk.officers.probationGovernor.agencyId } });
    const theirs = await desk.consider('probationGovernor', { kind: 'AGREEMENT_ENDS', agreementId });
    expect(line(theirs, 'ITEMS_STOP_FROM')).toMatchObject({ count: total, agency: { id: desk.officers.governor.agencyId } });
    const third = await desk.consider('prisonGovernor', { kind: 'AGREEMENT_ENDS', agreementId });
    expect([line(third, 'ITEMS_STOP_TO'), line(third, 'ITEMS_STOP_FROM')]).toEqual([undefined, undefined]);
  });

  it('an end between two is at once: read until the transition is over, and not a moment longer', async () => {
    const agreementId = await newAgreement('two', { transition_days: 30 });
    const share = await shared(agreementId, 1);
    const ended = await desk.propose('governor', { kind: 'AGREEMENT_ENDS', agreementId });
    expect(ended.change).toMatchObject({ state: 'TO_REVIEW' });
    const { at } = await one<{ at: Date }>(`select ends_at + interval '30 days' as at from concordat.agreement where id = $1`, agreementId);
    const { ownerUrl } = desk.sharing.stage.database;
    const readAt = async (offset: number): Promise<boolean> => {
      await setClock(ownerUrl, new Date(at.getTime() + offset).toISOString());
      return reads(share);
    };
    const found = [await readAt(-60_000), await readAt(0)];
    await setClock(ownerUrl, null);
    expect(found).toEqual([true, false]);
    expect(await desk.decline('supervisor', String(ended.change?.id))).toMatchObject({ change: { state: 'NOT_CONFIRMED' } });
  });

  it('whoever leaves stops at once, for itself: nothing new, and what was shared closes to both sides after the transition', async () => {
    const agreementId = await newAgreement('three', { transition_days: 0, title: 'To be left' });
    const other = await newAgreement('three', { transition_days: 0 });
    const [left, stays] = [await shared(agreementId, 1), await shared(other, 1)];
    expect([await reads(left), await reads(stays)]).toEqual([true, true]);
    const told = await desk.propose('governor', { kind: 'PARTY_LEAVES', agreementId });
    expect(told.change).toMatchObject({ state: 'TO_REVIEW' });
    expect([await reads(left), await reads(stays)]).toEqual([false, true]);
    const { agreement } = (await desk.send<{ agreement: Json }>(desk.desk('governor'), 'Agreement', { id: agreementId })).data ?? {};
    expect(agreement).toMatchObject({ title: 'To be left', leftAt: expect.any(String) });
    const work = await desk.rows(
      'select agency_id from concordat.work_item where subject_id = $1 and kind = $2',
      told.change?.id,
      'AGREEMENT_CHANGED',
    );
    expect(work).toHaveLength(2);
    const rest = await desk.propose('probationGovernor', { kind: 'PARTY_LEAVES', agreementId });
    expect(rest).toMatchObject({ code: 'CHG-05' });
  });

  it('an end for more than two waits for all of them', async () => {
    const agreementId = await newAgreement('three');
    const id = await desk.proposed('governor', { kind: 'AGREEMENT_ENDS', agreementId, endsOn: '2099-12-31' });
    const ends = () =>
      one<{ ends_at: Date | null }>('select ends_at from concordat.agreement where id = $1', agreementId).then(({ ends_at }) => ends_at);
    expect(await desk.approve('secondGovernor', id)).toMatchObject({ code: 'FORBIDDEN' }); // the agency that proposed it has spoken
    expect(await desk.approve('probationGovernor', id)).toMatchObject({ change: { state: 'WAITING' } });
    expect(await desk.approve('probationGovernor', id)).toMatchObject({ code: 'CHG-07' });
    expect(await ends()).toBeNull();
    expect(await desk.approve('prisonGovernor', id)).toMatchObject({ change: { state: 'APPROVED' } });
    expect((await ends())?.toISOString()).toBe('2100-01-01T00:00:00.000Z');
  });
});

describe('agreements are widened by everybody whose information it is', () => {
  it('renewed, joined and naming children: each party and whoever joins', async () => {
    const agreementId = await newAgreement('two', { ends_at: '2098-01-01T00:00:00Z' });
    const renewal = await desk.proposed('governor', {
      kind: 'AGREEMENT_RENEWED',
      agreementId,
      endsOn: '2099-03-31',
      reviewOn: '2098-06-01',
    });
    expect(await desk.approve('probationGovernor', renewal)).toMatchObject({ change: { state: 'APPROVED' } });
    const children = await desk.proposed('governor', { kind: 'NAMES_CHILDREN_SET', agreementId });
    expect(await desk.approve('probationGovernor', children)).toMatchObject({ change: { state: 'APPROVED' } });
    expect(await one('select ends_at, review_on::text, names_children from concordat.agreement where id = $1', agreementId)).toEqual({
      ends_at: new Date('2099-03-31T23:00:00Z'),
      review_on: '2098-06-01',
      names_children: true,
    });

    const { council } = desk.sharing.stage.cast.agencies;
    const join = await desk.proposed('governor', { kind: 'PARTY_JOINS', agreementId, agencyId: council });
    const terms = await desk.send<{ agreement: Json | null }>(desk.desk('councilGovernor'), 'Agreement', { id: agreementId });
    expect(terms.data?.agreement).toMatchObject({ grounds: [{}], namesChildren: true }); // read before it is signed
    expect(await desk.approve('councilGovernor', join)).toMatchObject({ change: { state: 'WAITING' } });
    const parties = () => desk.rows('select signatory_name from concordat.agreement_party where agreement_id = $1', agreementId);
    expect(await parties()).toHaveLength(2);
    expect(await desk.approve('probationGovernor', join)).toMatchObject({ change: { state: 'APPROVED' } });
    expect(await parties()).toContainEqual({ signatory_name: 'Officer councilGovernor' });
    const unset = await desk.proposed('councilGovernor', { kind: 'NAMES_CHILDREN_UNSET', agreementId });
    expect((await outcomeOf(unset)).applied).toBe(false);
  });

  it.each([
    ['an end that is past', { kind: 'AGREEMENT_ENDS', endsOn: '2020-01-01' }, 'endsOn'],
    ['an end later than the present one', { kind: 'AGREEMENT_ENDS', endsOn: '2099-01-01' }, 'endsOn'],
    ['a renewal that is no longer', { kind: 'AGREEMENT_RENEWED', endsOn: '2097-01-01' }, 'endsOn'],
    ['a renewal without a day', { kind: 'AGREEMENT_RENEWED' }, 'endsOn'],
    ['a review in the past', { kind: 'AGREEMENT_RENEWED', endsOn: '2099-01-01', reviewOn: '2020-01-01' }, 'reviewOn'],
  ])('%s is refused beside its field', async (_, input, field) => {
    const agreementId = await newAgreement('two', { ends_at: '2098-01-01T00:00:00Z' });
    expect(await desk.propose('governor', { agreementId, ...input })).toMatchObject({ code: 'CHG-03', field });
  });

  it('what was drawn up on an older state is not approved, and can be declined', async () => {
    const agreementId = await newAgreement('two', { ends_at: '2098-01-01T00:00:00Z' });
    const id = await desk.proposed('governor', { kind: 'AGREEMENT_RENEWED', agreementId, endsOn: '2099-03-31' });
    await desk.rows(`update concordat.agreement set ends_at = '2098-06-01T00:00:00Z' where id = $1`, agreementId);
    const shown = await desk.ask('probationGovernor', 'ChangeToAnswer', { id });
    expect(shown).toMatchObject({ outdated: true });
    expect(await desk.approve('probationGovernor', id)).toMatchObject({ code: 'CHG-08' });
    expect(await desk.decline('probationGovernor', id)).toMatchObject({ change: { state: 'DECLINED' } });
  });
});
