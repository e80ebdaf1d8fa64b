import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

async function sent(
  more: Json = {},
  from: Player = 'practitioner',
  to: Player = 'policeManager',
): Promise<{ person: string; note: string; share: string }> {
  const person = await desk.person();
  const note = await desk.note(from, person, (one) => one.slight().saying('He is at the boatyard on Quay Street.'));
  return { person, note, share: await desk.shared(from, to, person, [note], more) };
}
const trailOf = (share: string, kind: string) =>
  desk.rows(
    'select agency_id, staff_id, words from concordat.trail_entry where share_id = $1 and kind = $2 order by (agency_id = from_agency_id) desc',
    share,
    kind,
  );

describe('opening', () => {
  it('records the first sight before anything is read, once, for both agencies', async () => {
    const { person, share } = await sent({ asked: 'Visit the boatyard' });
    const { policeManager, practitioner } = desk.stage.cast.players;
    const news = await desk.ask<{ newShares: { items: Json[] } }>('policeManager', 'NewShares');
    expect(news.newShares.items.find((item) => item['id'] === share)).toMatchObject({
      asked: 'Visit the boatyard',
      firstSeenAt: null,
      itemCount: 1,
      gravest: 'LOW',
      person: { id: person },
    });
    expect((await desk.ask('policeManager', 'Share', { id: share }))['share']).toMatchObject({ items: [], setId: null, firstSeenAt: null });
    const opened = await desk.open('policeManager', share);
    expect(opened).toMatchObject({
      firstSight: true,
      dutyName: 'Duty desk',
      dutyPhone: '01632 960001',
      share: { items: [{ body: 'He is at the boatyard on Quay Street.', originator: { shortName: 'Probation' } }] },
    });
    expect(opened?.['mayTell']).toEqual([expect.stringContaining('Colleagues in Northshire Police')]);
    expect(opened?.['mustNotTell']).toContain('Anyone outside your agency, unless the agency it came from agrees first.');
    expect(await desk.open('policeColleague', share)).toMatchObject({ firstSight: false });
    expect(await trailOf(share, 'FIRST_SEEN')).toEqual(
      [practitioner, policeManager].map(({ agencyId }) => ({ agency_id: agencyId, staff_id: policeManager.staffId, words: null })),
    );
    expect(
      await desk.rows(
        'select act, row_count from concordat.access_log where subject_id = $1 and operation = $2 order by id',
        share,
        'openShare',
      ),
    ).toEqual([
      { act: 'CONSULTATION', row_count: 1 },
      { act: 'CONSULTATION', row_count: 1 },
    ]);
    expect((await desk.ask('policeManager', 'Share', { id: share }))['share']).toMatchObject({
      items: [{ body: expect.stringContaining('boatyard'), noteId: null, noteVersion: null }],
      setId: null,
    });
    expect((await desk.ask('practitioner', 'Share', { id: share }))['share']).toMatchObject({
      firstSeenBy: { name: 'Wren Adeyemi' },
      setId: expect.any(String),
    });
  });

  it('if the sight cannot be recorded, nothing is seen', async () => {
    const { share } = await sent();
    await desk.rows('revoke insert on concordat.trail_entry from concordat_api');
    const answer = await desk.raw('policeManager', 'OpenShare', { id: share });
    await desk.rows('grant insert on concordat.trail_entry to concordat_api');
    expect(answer.errors?.[0]?.extensions.code).toBe('FAULT');
    expect(answer.text).not.toContain('boatyard');
    expect(await desk.count('share', 'id = $1 and first_seen_at is null', share)).toBe(1);
  });

  it.each<Player>(['practitioner', 'prisonSecurity', 'housingOfficer'])(
    '%s was not sent it: missing, like one that never was',
    async (player) => {
      const { share } = await sent();
      const [theirs, none] = [
        await desk.raw(player, 'OpenShare', { id: share }),
        await desk.raw(player, 'OpenShare', { id: randomUUID() }),
      ];
      expect([theirs.status, theirs.text]).toEqual([none.status, none.text]);
      expect(theirs.data).toEqual({ openShare: null });
      expect(await desk.count('access_log', `subject_id = $1 and act = 'DENIED'`, share)).toBe(1);
      expect(await desk.count('share', 'id = $1 and first_seen_at is null', share)).toBe(1);
    },
  );

  it('addressed to a unit it is for that unit and those above it; addressed to a person, for that person', async () => {
    const { agencies, units, players } = desk.stage.cast;
    const person = await desk.person();
    const note = await desk.note('practitioner', person, (one) => one.slight());
    const items = [{ noteIds: [note], outcome: 'SHARED' }];
    const to = (recipient: Json) =>
      desk.decide('practitioner', { personId: person, recipients: [{ recipient: { agencyId: agencies.police, ...recipient }, items }] });
    const ids = async (recipient: Json): Promise<string> => ((await to(recipient))['shares'] as { id: string }[])[0]?.id ?? '';
    const hillside = await ids({ unitId: units.hillside });
    expect(await desk.open('hillsideManager', hillside)).toMatchObject({ firstSight: true });
    expect(await desk.open('policeSupervisor', hillside)).toMatchObject({ firstSight: false });
    expect(await desk.open('policeManager', hillside)).toBeNull();
    const personal = await ids({ unitId: units.riverside, staffId: players.policeColleague.staffId });
    expect(await desk.open('policeManager', personal)).toBeNull();
    expect(await desk.open('policeColleague', personal)).toMatchObject({
      mayTell: [expect.stringContaining('Nobody else without asking')],
    });
    expect(await to({ unitId: units.housing })).toMatchObject({ code: 'SHR-03' });
    expect(await to({ staffId: players.practitioner.staffId })).toMatchObject({ code: 'SHR-03' });
    expect(await to({ agencyId: randomUUID() })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('acknowledging', () => {
  it('is one press after reading, and happens once; the same key again brings back the first answer', async () => {
    const { share } = await sent();
    expect(await desk.acknowledge('policeManager', share)).toMatchObject({ code: 'SHR-22' });
    await desk.open('policeManager', share);
    const key = randomUUID();
    const first = await desk.acknowledge('policeManager', share, undefined, key);
    expect(first).toMatchObject({ __typename: 'ShareAnswered', share: { id: share, response: 'ACKNOWLEDGED' } });
    expect(await desk.acknowledge('policeManager', share, undefined, key)).toEqual(first);
    expect(await desk.acknowledge('policeColleague', share)).toMatchObject({ code: 'SHR-21' });
    expect(await trailOf(share, 'ACKNOWLEDGED')).toHaveLength(2);
    expect(await desk.acknowledge('policeManager', share, 'something else', key)).toMatchObject({
      __typename: 'KeyReused',
      code: 'KEY_REUSED',
    });
  });

  it('asks for words only when something was asked', async () => {
    const { share } = await sent({ asked: 'Visit him' });
    await desk.open('policeManager', share);
    expect(await desk.acknowledge('policeManager', share)).toMatchObject({ code: 'SHR-23', field: 'words' });
    expect(await desk.acknowledge('policeManager', share, 'We go tonight')).toMatchObject({ __typename: 'ShareAnswered' });
    expect((await desk.ask('practitioner', 'Share', { id: share }))['share']).toMatchObject({
      responseWords: 'We go tonight',
      respondedBy: { name: 'Wren Adeyemi' },
    });
  });

  it.each<Player>(['practitioner', 'prisonSecurity'])('%s may not', async (player) => {
    const { share } = await sent();
    expect(await desk.acknowledge(player, share)).toMatchObject({ code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) });
    expect(await desk.count('share', 'id = $1 and response is null', share)).toBe(1);
  });

  it('fifty at once: one answer', async () => {
    const { share } = await sent();
    await desk.open('policeManager', share);
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk.acknowledge('policeManager', share)));
    expect(answers.filter((answer) => answer.__typename === 'ShareAnswered')).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'SHR-21')).toHaveLength(49);
    expect(await trailOf(share, 'ACKNOWLEDGED')).toHaveLength(2);
  });
});

describe('not for us', () => {
  it('goes back at once, with the reason, as work for the unit that sent it', async () => {
    const { person, share } = await sent();
    expect(await desk.giveBack('policeManager', share, '...')).toMatchObject({ code: 'SHR-24', field: 'reason' });
    expect(await desk.giveBack('policeManager', share, 'He moved to Eastmoor in May')).toMatchObject({
      __typename: 'ShareAnswered',
      share: { response: 'NOT_FOR_US' },
    });
    expect(await desk.work('practitioner', person)).toMatchObject([{ kind: 'NOT_FOR_US', subjectId: share }]);
    const { policeManager, practitioner } = desk.stage.cast.players;
    expect(await trailOf(share, 'NOT_FOR_US')).toEqual(
      [practitioner, policeManager].map(({ agencyId }) => ({
        agency_id: agencyId,
        staff_id: policeManager.staffId,
        words: 'He moved to Eastmoor in May',
      })),
    );
    const news = await desk.ask<{ newShares: { items: Json[] } }>('policeManager', 'NewShares');
    expect(news.newShares.items.some((item) => item['id'] === share)).toBe(false);
  });
});

describe('taking back', () => {
  it('stops the next look at once, says who had seen it, and leaves why on the record', async () => {
    const { person, note, share } = await sent();
    await desk.open('policeManager', share);
    expect(await desk.revoke('policeManager', share)).toMatchObject({
      code: 'FORBIDDEN',
      reason: expect.stringContaining('Your agency sent it'),
    });
    expect(await desk.revoke('practitioner', share, ' ')).toMatchObject({ code: 'SHR-24' });
    expect(await desk.revoke('practitioner', share, 'It was the wrong force')).toMatchObject({
      __typename: 'ShareRevoked',
      alreadySeen: true,
      share: { firstSeenBy: { name: 'Wren Adeyemi' } },
    });
    const after = await desk.raw('policeManager', 'OpenShare', { id: share });
    expect(after.text).not.toContain('boatyard');
    expect(after.data?.['openShare']).toMatchObject({
      firstSight: false,
      mayTell: [],
      share: { revokedAt: expect.any(String), items: [] },
    });
    expect((await desk.raw('policeManager', 'CaseReceived', { id: person })).text).not.toMatch(/boatyard|wrong force/);
    expect((await desk.raw('policeManager', 'Trail', { personId: person })).text).not.toContain('wrong force');
    expect(await desk.revoke('practitioner', share)).toMatchObject({ code: 'SHR-20' });
    expect(await desk.acknowledge('policeManager', share)).toMatchObject({ code: 'SHR-20' });
    expect(await desk.rows('select ended_why, ended_at is not null as over from concordat.decision where note_id = $1', note)).toEqual([
      { ended_why: 'REVOKED', over: true },
    ]);
    expect(await trailOf(share, 'REVOKED')).toMatchObject([{ words: 'It was the wrong force' }, { words: null }]);
  });

  it('unseen, it is never seen', async () => {
    const { share } = await sent();
    expect(await desk.revoke('practitioner', share)).toMatchObject({ alreadySeen: false });
    expect(await desk.open('policeManager', share)).toMatchObject({ firstSight: false, share: { items: [] } });
    expect(await desk.count('share', 'id = $1 and first_seen_at is null', share)).toBe(1);
  });

  it('opening and taking back at once: whoever was seen to have seen it, saw it, and nobody else', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { share } = await sent();
      const [revoked, opened] = await Promise.all([desk.revoke('practitioner', share), desk.open('policeManager', share)]);
      expect(revoked).toMatchObject({ __typename: 'ShareRevoked', alreadySeen: opened?.['firstSight'] });
      if (!revoked['alreadySeen']) expect(opened).toMatchObject({ share: { items: [] } });
    }
  });
});

describe('a note that changes after it was sent', () => {
  const fields = (personId: string): Json => ({
    personId,
    category: 'ADDRESS',
    level: 'LOW',
    nature: 'FACT',
    body: 'He is at 9 Quay Street.',
    happenedOn: '2026-03-01',
    basis: 'RECORD_SEEN',
  });

  it('replaced: every recipient is told in the same act, and the author sees who relies on the old one', async () => {
    const { person, note, share } = await sent();
    await desk.open('policeManager', share);
    const done = await desk.other('practitioner', 'SupersedeNote', {
      noteId: note,
      changeReason: 'The number was wrong',
      note: fields(person),
    });
    expect(done).toMatchObject({ __typename: 'NoteRecorded', toldLess: [{ shortName: 'Northshire Police' }] });
    expect(await desk.work('policeManager', person)).toMatchObject([{ kind: 'RECIPIENTS_RELY_ON_OLD', subjectId: share }]);
    expect(await desk.open('policeManager', share)).toMatchObject({
      share: { items: [{ supersededAt: expect.any(String), withdrawnAt: null }] },
    });
    expect(await trailOf(share, 'CORRECTED')).toMatchObject([{ words: 'The number was wrong' }, { words: null }]);
    expect(await desk.rows('select ended_why from concordat.decision where note_id = $1', note)).toEqual([
      { ended_why: 'NOTE_SUPERSEDED' },
    ]);
  });

  it('withdrawn: the same', async () => {
    const { person, note, share } = await sent();
    expect(await desk.other('practitioner', 'WithdrawNote', { noteId: note, reason: 'It is about his brother' })).toMatchObject({
      __typename: 'NoteWithdrawn',
      stillRely: [{ shortName: 'Northshire Police' }],
    });
    expect(await desk.work('policeManager', person)).toMatchObject([{ kind: 'RECIPIENTS_RELY_ON_OLD' }]);
    expect(await desk.open('policeManager', share)).toMatchObject({ share: { items: [{ withdrawnAt: expect.any(String) }] } });
    expect(await trailOf(share, 'WITHDRAWN')).toHaveLength(2);
  });

  it('a revoked copy stands with nobody: no word to anyone', async () => {
    const { person, note, share } = await sent();
    await desk.revoke('practitioner', share);
    expect(await desk.other('practitioner', 'WithdrawNote', { noteId: note, reason: 'It is about his brother' })).toMatchObject({
      stillRely: [],
    });
    expect(await desk.work('policeManager', person)).toEqual([]);
  });
});
