import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

const shared = (noteIds: readonly string[]): Json => ({ noteIds, outcome: 'SHARED' });
const withheld = (noteIds: readonly string[], more: Json = {}): Json => ({
  noteIds, outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'It would show who told us.', ...more,
}); // prettier-ignore

describe('who may decide', () => {
  it.each<Player>(['policeManager', 'policeColleague', 'hillsideManager', 'policeSupervisor'])('%s may', async (player) => {
    const person = await desk.person();
    const note = await desk.note('policeManager', person, (one) => one.slight());
    const done = await desk.decide(player, { personId: person, recipients: [desk.to('practitioner', [shared([note])])] });
    expect(done).toMatchObject({
      __typename: 'SharedReceipt',
      explainDueAt: null,
      groupAsked: false,
      shares: [{ recipientAgency: { shortName: 'Probation' } }],
    });
    expect(done['set']).toMatchObject({ reference: expect.stringMatching(/^CON-/), mode: 'ROUTINE' });
  });

  it.each<Player>(['policeAuditor', 'policeAdministrator', 'policeRecords', 'policeWithoutPost'])('%s may not', async (player) => {
    const note = await desk.note('policeManager', desk.alder, (one) => one.slight());
    const before = await desk.traces(desk.alder);
    expect(await desk.decide(player, { personId: desk.alder, recipients: [desk.to('practitioner', [shared([note])])] })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await desk.traces(desk.alder)).toEqual(before);
  });

  it('a note of another agency, one that is not there, and one about another person are all the same: missing', async () => {
    const theirs = await desk.note('prisonSecurity', desk.alder);
    const elsewhere = await desk.note('policeManager', await desk.person());
    for (const id of [theirs, randomUUID(), elsewhere]) {
      const answer = await desk.raw('policeManager', 'DecideSharing', {
        input: { key: randomUUID(), personId: desk.alder, mode: 'ROUTINE', recipients: [desk.to('practitioner', [shared([id])])] },
      });
      expect(answer.errors?.[0]).toMatchObject({ message: 'Not found', extensions: { code: 'NOT_FOUND' } });
    }
    expect(await desk.count('access_log', `code = 'NOT_FOUND' and operation = 'share RiskNote'`)).toBe(3);
  });
});

describe('what a decision leaves on the record', () => {
  it('one entry with every item considered, one for the share, and a row of the trail for each who is entitled to it', async () => {
    const person = await desk.person();
    const { practitioner, policeManager } = desk.stage.cast.players;
    const low = await desk.note('practitioner', person, (note) => note.slight().saying('He gave 4 Mill Lane.'));
    const high = await desk.note('practitioner', person, (note) => note.grave().saying('He said he would burn it down.'));
    const before = await desk.count('ledger_entry');
    const done = await desk.decide('practitioner', {
      personId: person,
      recipients: [
        desk.to('policeManager', [shared([low]), withheld([high])], { asked: 'Check the address', respondBy: '2099-01-01T00:00:00Z' }),
      ],
    });
    // respondBy more than a year ahead is a slip of the keyboard
    expect(done).toMatchObject({ code: 'BAD_USER_INPUT', fields: { respondBy: expect.any(String) } });
    const again = await desk.decide('practitioner', {
      personId: person,
      recipients: [desk.to('policeManager', [shared([low]), withheld([high])], { asked: 'Check the address' })],
    });
    expect(again).toMatchObject({ __typename: 'SharedReceipt', groupAsked: true });
    expect(await desk.count('ledger_entry')).toBe(before + 2);
    const set = (again['set'] as { id: string }).id;
    const [entry] = await desk.rows<{ id: string; entry: Buffer }>(
      'select e.id, e.entry from concordat.ledger_entry e join concordat.decision_set d on d.ledger_entry_id = e.id where d.id = $1',
      set,
    );
    const said = JSON.parse(entry?.entry.toString() ?? '') as { custodian: string; sd: string[] };
    expect([said.custodian, said.sd.length]).toEqual(['probation', 16]);
    const opened = await desk.rows<{ part: string; disclosure: string }>(
      'select part, disclosure from concordat.ledger_disclosure where entry_id = $1',
      entry?.id,
    );
    const items = opened
      .map(({ disclosure }) => JSON.parse(Buffer.from(disclosure, 'base64url').toString()) as [string, string, Json])
      .filter(([, name]) => name === 'item');
    expect(items.map(([, , value]) => [value['outcome'], (value['item'] as Json)['id']]).sort()).toEqual([
      ['SHARED', low],
      ['WITHHELD', high],
    ]);
    expect(JSON.stringify(said)).not.toMatch(/Mill Lane|WITHHELD|police/i);

    const trail = await desk.rows(
      'select agency_id, kind, outcome, note_id, set_id, words from concordat.trail_entry where person_id = $1 order by kind',
      person,
    );
    expect(trail).toEqual([
      {
        agency_id: practitioner.agencyId,
        kind: 'DECIDED_NOT_TO_SHARE',
        outcome: 'WITHHELD',
        note_id: high,
        set_id: set,
        words: 'It would show who told us.',
      },
      { agency_id: policeManager.agencyId, kind: 'RECEIVED', outcome: 'SHARED', note_id: null, set_id: null, words: null },
      { agency_id: practitioner.agencyId, kind: 'SENT', outcome: 'SHARED', note_id: low, set_id: set, words: null },
    ]);
    expect(await desk.rows('select act, operation, row_count from concordat.access_log where subject_id = $1', set)).toEqual([
      { act: 'DISCLOSURE', operation: 'decideSharing', row_count: 1 },
    ]);
    const [copy] = await desk.rows(
      'select i.body, i.body_hash = sha256(convert_to(i.body, $2)) as hashed from concordat.share_item i join concordat.share s on s.id = i.share_id where s.set_id = $1',
      set,
      'UTF8',
    );
    expect(copy).toEqual({ body: 'He gave 4 Mill Lane.', hashed: true });
    expect(
      await desk.rows(
        'select purpose, gateway, protection_condition, agreement_id, necessity from concordat.set_recipient where set_id = $1',
        set,
      ),
    ).toEqual([
      {
        purpose: 'OFFENDER_MANAGEMENT',
        gateway: 'OMA2007_S14',
        protection_condition: 'DPA2018_PART3_STATUTORY',
        agreement_id: desk.agreement,
        necessity: expect.stringContaining('Northshire Police'),
      },
    ]);
  });

  it('none of it when any of it cannot be written', async () => {
    const person = await desk.person();
    const note = await desk.note('policeManager', person, (one) => one.slight());
    const before = await desk.traces(person);
    const input = { personId: person, recipients: [desk.to('practitioner', [shared([note])])] };
    for (const table of ['ledger_disclosure', 'trail_entry', 'access_log', 'share_item']) {
      await desk.rows(`revoke insert on concordat.${table} from concordat_api`);
      const answer = await desk.raw('policeManager', 'DecideSharing', { input: { key: randomUUID(), mode: 'ROUTINE', ...input } });
      expect([table, answer.errors?.[0]?.extensions.code]).toEqual([table, 'FAULT']);
      expect(answer.text).not.toMatch(/permission|trail_entry|stack/);
      await desk.rows(`grant insert on concordat.${table} to concordat_api`);
      expect(await desk.traces(person)).toEqual(before);
    }
    expect(await desk.decide('policeManager', input)).toMatchObject({ __typename: 'SharedReceipt' });
  });

  it('a withheld decision is nowhere for the would-be recipient: no row, no count, no other answer', async () => {
    const person = await desk.person();
    const low = await desk.note('practitioner', person, (note) => note.slight());
    const high = await desk.note('practitioner', person, (note) => note.grave());
    const seen = async (): Promise<string> => {
      const parts = await Promise.all([
        desk.ask('policeManager', 'Trail', { personId: person }),
        desk.ask('policeManager', 'CaseReceived', { id: person }),
        desk.ask('policeManager', 'CaseFile', { id: person }),
        desk.ask('policeManager', 'MyWork'),
      ]);
      return JSON.stringify(parts);
    };
    const shareOnly = await desk.person();
    const other = await desk.note('practitioner', shareOnly, (note) => note.slight());
    await desk.shared('practitioner', 'policeManager', shareOnly, [other]);
    await desk.decide('practitioner', { personId: person, recipients: [desk.to('policeManager', [withheld([high])])] });
    const withholding = await seen();
    expect(withholding).not.toContain(high);
    expect(withholding).not.toMatch(/WITHHELD|DECIDED_NOT/);
    const done = await desk.decide('practitioner', { personId: person, recipients: [desk.to('policeManager', [shared([low])])] });
    expect(done).toMatchObject({ __typename: 'SharedReceipt' });
    const [share] = done['shares'] as { id: string }[];
    const opened = await desk.open('policeManager', share?.id);
    expect(JSON.stringify(opened)).not.toContain(high);
    expect(Object.keys(opened ?? {}).sort()).toEqual(
      Object.keys(
        (await desk.open(
          'policeManager',
          await desk.shared('practitioner', 'policeManager', shareOnly, [
            await desk.note('practitioner', shareOnly, (note) => note.slight()),
          ]),
        )) ?? {},
      ).sort(),
    );
    const decisions = await desk.rows<{ id: string }>('select id from concordat.decision where note_id = $1', high);
    expect((await desk.ask('policeManager', 'Receipt', { id: (done['set'] as Json)['id'] }))['decisionSet']).toBeNull();
    expect(await desk.endorse('policeSupervisor', decisions[0]?.id, true)).toEqual({ code: 'NOT_FOUND' });
  });
});

describe('the rule', () => {
  it('refuses a routine share with something graver undecided, names it, and leaves nothing; then takes the same key', async () => {
    const person = await desk.person();
    const low = await desk.note('policeManager', person, (note) => note.slight());
    const reports = await Promise.all(
      [1, 2, 3].map(() => desk.note('policeManager', person, (note) => note.grave().with({ report_series: 'Weapon reports' }))),
    );
    const before = await desk.traces(person);
    const key = randomUUID();
    const refused = await desk.decide('policeManager', { key, personId: person, recipients: [desk.to('practitioner', [shared([low])])] });
    expect(refused).toMatchObject({
      __typename: 'ExplanationNeeded',
      code: 'SHR-01',
      recipients: [{ agency: { shortName: 'Probation' }, lines: [{ title: 'Weapon reports', count: 3, level: 'HIGH' }] }],
    });
    expect(await desk.traces(person)).toEqual(before);
    expect(await desk.rows('select act, code from concordat.access_log where person_id = $1 and act = $2', person, 'REFUSED')).toEqual([
      { act: 'REFUSED', code: 'SHR-01' },
    ]);
    const done = await desk.decide('policeManager', {
      key,
      personId: person,
      recipients: [desk.to('practitioner', [shared([low]), withheld(reports)])],
    });
    expect(done).toMatchObject({ __typename: 'SharedReceipt' });
    expect(await desk.count('decision', `person_id = $1 and outcome = 'WITHHELD' and endorse_due_at is not null`, person)).toBe(3);
  });

  it('never looks at another agency’s notes, whatever they hold', async () => {
    const person = await desk.person();
    const low = await desk.note('practitioner', person, (note) => note.slight());
    await desk.note('prisonSecurity', person, (note) => note.grave());
    await desk.note('policeManager', person, (note) => note.grave());
    const quiet = await desk.person();
    const alone = await desk.note('practitioner', quiet, (note) => note.slight());
    const asked = (personId: string, noteId: string) =>
      desk.ask('practitioner', 'Consider', {
        input: { personId, noteIds: [noteId], mode: 'ROUTINE', recipients: [{ agencyId: desk.stage.cast.players.policeManager.agencyId }] },
      });
    expect(await asked(person, low)).toEqual(await asked(quiet, alone));
    const loud = await desk.decide('practitioner', { personId: person, recipients: [desk.to('policeManager', [shared([low])])] });
    const calm = await desk.decide('practitioner', { personId: quiet, recipients: [desk.to('policeManager', [shared([alone])])] });
    const same = ({ __typename, explainDueAt, silentSources, groupAsked }: Json): Json => ({
      __typename,
      explainDueAt,
      silentSources,
      groupAsked,
    });
    expect(same(loud)).toEqual(same(calm));
    expect(loud['groupAsked']).toBe(true);
  });

  it('has decisions answer: deciding later ends the task that asked for it', async () => {
    const person = await desk.person();
    const high = await desk.note('practitioner', person, (note) => note.grave());
    const done = await desk.urgently('practitioner', {
      personId: person,
      body: 'Seen at the boatyard.',
      level: 'LOW',
      category: 'WHEREABOUTS',
      recipients: [{ agencyId: desk.stage.cast.players.policeManager.agencyId }],
    });
    expect(done).toMatchObject({ __typename: 'SharedReceipt', explainDueAt: expect.any(String) });
    const [task] = await desk.work('practitioner', person);
    expect(task).toMatchObject({ kind: 'EXPLAIN_GRAVER', noteIds: [high], dueAt: done['explainDueAt'] });
    await desk.decide('practitioner', { personId: person, recipients: [desk.to('policeManager', [withheld([high])])] });
    expect(await desk.work('practitioner', person)).toEqual([]);
    expect(await desk.count('work_item', `person_id = $1 and kind = 'EXPLAIN_GRAVER' and closed_at is not null`, person)).toBe(1);
  });

  it('tells its author who has been told less when a graver note is recorded', async () => {
    const person = await desk.person();
    const low = await desk.note('policeManager', person, (note) => note.slight());
    await desk.shared('policeManager', 'practitioner', person, [low]);
    const written = await desk.other('policeManager', 'RecordNote', {
      note: {
        personId: person,
        category: 'WEAPON',
        level: 'HIGH',
        nature: 'FACT',
        body: 'A knife was found.',
        happenedOn: '2026-03-01',
        basis: 'RECORD_SEEN',
      },
    });
    expect(written).toMatchObject({ __typename: 'NoteRecorded', toldLess: [{ shortName: 'Probation' }] });
    const noteId = (written['note'] as Json)['id'];
    expect(await desk.work('policeManager', person)).toMatchObject([{ kind: 'LESS_TOLD', noteIds: [noteId] }]);
    expect(
      await desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', [shared([noteId as string])])] }),
    ).toMatchObject({ __typename: 'SharedReceipt' });
    expect(await desk.work('policeManager', person)).toEqual([]);
  });

  it('handling code C goes only with its conditions accepted, and they go with it', async () => {
    const person = await desk.person();
    const note = await desk.note('prisonSecurity', person, (one) =>
      one.slight().with({ handling_code: 'C', handling_conditions: 'Ring security before acting.' }),
    );
    const send = (more: Json) =>
      desk.decide('prisonSecurity', { personId: person, recipients: [desk.to('policeManager', [{ ...shared([note]), ...more }])] });
    expect(await send({})).toMatchObject({ code: 'SHR-05', noteId: note });
    expect(
      await desk.urgently('prisonSecurity', {
        personId: person,
        noteIds: [note],
        recipients: [{ agencyId: desk.stage.cast.players.policeManager.agencyId }],
      }),
    ).toMatchObject({ code: 'SHR-05' });
    const done = await send({ conditionsAccepted: true });
    const [share] = done['shares'] as { id: string }[];
    const opened = await desk.open('policeManager', share?.id);
    expect(opened).toMatchObject({
      onward: expect.stringContaining('Ring security before acting.'),
      share: { items: [{ handlingCode: 'C', handlingConditions: 'Ring security before acting.' }] },
    });
  });

  it('shares in part what was edited, with a code for each cut; the recipient has the edited text and no more', async () => {
    const person = await desk.person();
    const note = await desk.note('policeManager', person, (one) => one.slight().saying('Ms A says that he is at the boatyard.'));
    const part = {
      noteIds: [note],
      outcome: 'SHARED_IN_PART',
      reasonCode: 'PART_IDENTIFIES_SOMEONE_ELSE',
      sharedText: 'He is at the boatyard.',
      cuts: [{ code: 'THIRD_PARTY' }],
    };
    const input = { personId: person, mode: 'ROUTINE', recipients: [desk.to('practitioner', [part])] };
    const { preview } = await desk.ask<{ preview: Json[] }>('policeManager', 'Preview', { input: { key: randomUUID(), ...input } });
    const [item] = preview[0]?.['items'] as (Json & { difference: { kind: string; text: string }[] })[];
    expect(item).toMatchObject({ body: 'He is at the boatyard.', inPart: true });
    expect(item?.difference.filter(({ kind }) => kind !== 'ADDED').map(({ text }) => text).join('')).toBe('Ms A says that he is at the boatyard.'); // prettier-ignore
    expect(await desk.decide('policeManager', { ...input, recipients: [desk.to('practitioner', [{ ...part, cuts: [] }])] })).toMatchObject({
      code: 'SHR-06',
    });
    const done = await desk.decide('policeManager', input);
    const [share] = done['shares'] as { id: string }[];
    const opened = JSON.stringify(await desk.open('practitioner', share?.id));
    expect(opened).toContain('He is at the boatyard.');
    expect(opened).not.toMatch(/Ms A|THIRD_PARTY/);
    expect(
      await desk.rows(
        'select c.code from concordat.share_cut c join concordat.decision d on d.id = c.decision_id where d.note_id = $1',
        note,
      ),
    ).toEqual([{ code: 'THIRD_PARTY' }]);
  });

  it('a note that was replaced in another window is refused, not sent', async () => {
    const person = await desk.person();
    const note = await desk.note('policeManager', person, (one) => one.slight());
    const fields = {
      personId: person,
      category: 'ADDRESS',
      level: 'LOW',
      nature: 'FACT',
      body: 'He moved.',
      happenedOn: '2026-03-01',
      basis: 'RECORD_SEEN',
    };
    await desk.other('policeManager', 'SupersedeNote', { noteId: note, changeReason: 'He moved house', note: fields });
    expect(await desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', [shared([note])])] })).toMatchObject(
      { code: 'SHR-04', noteId: note },
    );
  });
});
