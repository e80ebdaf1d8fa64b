import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { setClock } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

const shared = (noteIds: readonly string[]): Json => ({ noteIds, outcome: 'SHARED' });

describe('agreements', () => {
  const lowTo = async (to: Player, player: Player = 'policeManager') => {
    const person = await desk.person();
    const note = await desk.note(player, person, (one) => one.slight());
    return { person, note, send: () => desk.decide(player, { personId: person, recipients: [desk.to(to, [shared([note])])] }) };
  };

  it('without one a routine share is refused, an urgent one goes', async () => {
    const { person, note, send } = await lowTo('housingOfficer');
    expect(await send()).toMatchObject({ __typename: 'AgreementNeeded', code: 'SHR-02', agency: { name: 'Larchford Borough Council' } });
    const done = await desk.urgently('policeManager', {
      personId: person,
      noteIds: [note],
      recipients: [{ agencyId: desk.stage.cast.players.housingOfficer.agencyId }],
    });
    expect(done).toMatchObject({ __typename: 'SharedReceipt' });
    expect(
      await desk.rows('select agreement_id, gateway, purpose from concordat.share where set_id = $1', (done['set'] as Json)['id']),
    ).toEqual([{ agreement_id: null, gateway: 'VITAL_INTERESTS', purpose: 'PUBLIC_PROTECTION' }]);
  });

  it('an urgent share needs a gateway, and a reason that says something', async () => {
    const { person, note } = await lowTo('housingOfficer');
    const to = { personId: person, noteIds: [note], recipients: [{ agencyId: desk.stage.cast.players.housingOfficer.agencyId }] };
    expect(await desk.urgently('policeManager', { ...to, gateway: '', whyNow: 'He is here' })).toMatchObject({
      code: 'SHR-09',
      field: 'gateway',
    });
    expect(await desk.urgently('policeManager', { ...to, gateway: 'BECAUSE' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { gateway: expect.any(String) },
    });
    expect(await desk.urgently('policeManager', { ...to, whyNow: '...' })).toMatchObject({ code: 'SHR-12', field: 'whyNow' });
    const before = await desk.count('risk_note');
    expect(await desk.urgently('policeManager', { ...to, noteIds: [], body: 'He is at her door', whyNow: ' ' })).toMatchObject({
      code: 'SHR-12',
    });
    expect(await desk.count('risk_note')).toBe(before);
  });

  it('ends at its instant by the database’s clock; what was sent stays readable, marked, for the transition, and then no longer', async () => {
    const { policeManager, housingOfficer } = desk.stage.cast.players;
    const agreement = randomUUID();
    await asLoader(desk.stage.database.ownerUrl, async (insert) => {
      await insert('agreement', {
        id: agreement,
        title: 'Short',
        reference: 'SHORT-1',
        starts_at: '2027-01-01',
        ends_at: '2027-03-02T12:00:00Z',
        review_on: '2027-02-01',
        transition_days: 30,
        dpia_reference: 'D',
        owner_staff_id: policeManager.staffId,
      });
      for (const { agencyId } of [policeManager, housingOfficer])
        await insert('agreement_party', {
          agreement_id: agreement,
          agency_id: agencyId,
          signatory_name: 'S',
          signatory_role: 'R',
          signed_on: '2026-12-01',
        });
      await insert('agreement_purpose', { agreement_id: agreement, purpose: 'HOUSING' });
      await insert('agreement_ground', {
        agreement_id: agreement,
        category_group: '*',
        gateway: 'CDA1998_S115',
        protection_condition: 'UK_GDPR_PUBLIC_TASK',
      });
    });
    try {
      const at = (instant: string) => setClock(desk.stage.database.ownerUrl, instant);
      await at('2027-03-02T11:59:50Z');
      const { person, note, send } = await lowTo('housingOfficer');
      const done = await send();
      const [share] = done['shares'] as { id: string }[];
      expect(await desk.open('housingOfficer', share?.id)).toMatchObject({
        share: { inTransition: false, items: [{ body: expect.any(String) }] },
      });
      await at('2027-03-02T12:00:00.001Z');
      expect(await (await lowTo('housingOfficer')).send()).toMatchObject({ code: 'SHR-02' });
      expect(
        await desk.urgently('policeManager', { personId: person, noteIds: [note], recipients: [{ agencyId: housingOfficer.agencyId }] }),
      ).toMatchObject({ __typename: 'SharedReceipt' });
      expect(await desk.open('housingOfficer', share?.id)).toMatchObject({
        onward: expect.stringContaining('The sharing agreement has ended'),
        share: { inTransition: true, items: [{}] },
      });
      await at('2027-04-01T11:59:59Z');
      expect(await desk.open('housingOfficer', share?.id)).toMatchObject({ share: { items: [{}] } });
      await at('2027-04-01T12:00:00.001Z');
      expect(await desk.open('housingOfficer', share?.id)).toBeNull();
      expect((await desk.ask('policeManager', 'Share', { id: share?.id }))['share']).toMatchObject({ items: [{ noteId: note }] });
    } finally {
      await setClock(desk.stage.database.ownerUrl, null);
    }
  });
});
