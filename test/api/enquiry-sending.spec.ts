import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { asOwner } from '../support/database.js';
import { answered, EnquiryDesk, instead } from '../support/enquiry-desk.js';
import type { Json } from '../support/sharing-desk.js';

let desk: EnquiryDesk;
beforeAll(async () => {
  desk = await EnquiryDesk.open();
});
afterAll(() => desk?.sharing.stage.strike());

const CANARY = 'Canary Thistledown told us in confidence';
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const withheld = (code: string, more: Json = {}): Json =>
  instead(code, 'WITHHELD', { reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: CANARY, reviewBy: inDays(20), ...more });
const FULL = [
  answered('harm', { overall: 'MEDIUM' }), answered('document', { different: 'false' }), answered('plan', { said: 'A hostel.' }),
  answered('contact', { said: 'On Tuesdays.' }), answered('weapon', { held: 'false' }), answered('last', { declared: 'NONE_HELD' }),
]; // prettier-ignore
const but = (...others: readonly Json[]): Json[] =>
  FULL.map((one) => others.find((other) => other['questionCode'] === one['questionCode']) ?? one);

const TABLES = ['answer', 'enquiry_event', 'answer_draft', 'contradiction'];
async function traces(enquiryId: string, personId: string): Promise<Json> {
  const own = await Promise.all(
    TABLES.map(async (table) => [table, await desk.sharing.count(table, 'enquiry_id = $1', enquiryId)] as const),
  );
  const [row] = await desk.sharing.rows('select answered, completed_at from concordat.enquiry where id = $1', enquiryId);
  return { ...(await desk.sharing.traces(personId)), ...Object.fromEntries(own), ...row };
}
/** Everything that one agency can read of an enquiry, its person and its work; replies in the order of their questions, since ids are random. */
async function allOf(player: Player, enquiryId: string, personId: string): Promise<{ readonly enquiry: string; readonly around: string }> {
  const ask = async (operation: string, variables: object = {}) => (await desk.sharing.raw(player, operation, variables)).text;
  const { replyShares } = await desk.tell(player, 'whole', { id: enquiryId });
  for (const { id } of replyShares as { id: string }[]) await ask('OpenShare', { id });
  const whole = await desk.tell(player, 'whole', { id: enquiryId });
  const replies = [...(whole['replies'] as { questionCode: string }[])].sort((a, b) => (a.questionCode < b.questionCode ? -1 : 1));
  const around = [
    ask('Trail', { filter: { personId } }),
    ask('MyWork'),
    ask('CaseFile', { id: personId }),
    ask('CaseReceived', { id: personId }),
  ];
  const plain = (text: string): string =>
    text
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT')
      .replace(/CON-[0-9A-Z-]+/g, 'REF');
  return { enquiry: plain(JSON.stringify({ ...whole, replies })), around: plain((await Promise.all(around)).join('\n')) };
}

describe('a sending', () => {
  it('takes all six states, says what is open, and stands on both records', async () => {
    const personId = await desk.sharing.person();
    const id = await desk.asked({ personId });
    const done = await desk.sent(id, [
      answered('harm', { overall: 'MEDIUM' }), instead('document', 'AWAITING', { awaitingFrom: 'Housing', awaitingUntil: inDays(4) }),
      instead('plan', 'NOT_KNOWN'), instead('contact', 'NO_FURTHER_ANSWER', { reasonCode: 'SPOKEN_INSTEAD' }), withheld('weapon'),
      instead('last', 'WITHHELD', { reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: CANARY }),
    ]); // prettier-ignore
    // Nothing graver is held, so that declaration is untrue.
    expect(done).toMatchObject({ code: 'ENQ-12', problems: [] });
    const again = await desk.sent(id, [answered('last', { declared: 'NONE_HELD' }, { seenVersion: 1 })]);
    expect(again).toMatchObject({ __typename: 'AnswersSent', stillOpen: 1, enquiry: { state: 'ANSWERED_IN_PART', completedAt: null } });
    expect(again['contradictions']).toEqual([]);
    const rows = await desk.sharing.rows(
      'select question_code, state, round, relevant from concordat.answer where enquiry_id = $1 order by question_code',
      id,
    );
    expect(rows.map(({ question_code, state }) => `${question_code as string} ${state as string}`)).toEqual([
      'contact NO_FURTHER_ANSWER', 'document AWAITING', 'harm ANSWERED', 'last ANSWERED', 'plan NOT_KNOWN', 'weapon WITHHELD',
    ]); // prettier-ignore
    expect(await desk.sharing.count('answer_draft', 'enquiry_id = $1', id)).toBe(0);
    const decided = await desk.sharing.rows(
      'select question_code, outcome, note_level from concordat.decision where enquiry_id = $1 order by question_code',
      id,
    );
    expect(decided).toEqual([
      { question_code: 'contact', outcome: 'NOT_RELEVANT', note_level: 'LOW' },
      { question_code: 'document', outcome: 'SHARED', note_level: 'LOW' },
      { question_code: 'harm', outcome: 'SHARED', note_level: 'HIGH' },
      { question_code: 'last', outcome: 'SHARED', note_level: 'LOW' },
      { question_code: 'plan', outcome: 'SHARED', note_level: 'LOW' },
      { question_code: 'weapon', outcome: 'WITHHELD', note_level: 'HIGH' },
    ]);
    const { agencyId } = desk.sharing.stage.cast.players.policeManager;
    const trail = await desk.sharing.rows(
      `select kind, agency_id = $2 as police, words from concordat.trail_entry where person_id = $1 and kind <> 'ASKED' order by 1, 2`,
      personId,
      agencyId,
    );
    expect(trail.map(({ kind, police }) => `${kind as string} ${police ? 'police' : 'probation'}`)).toEqual([
      'DECIDED_NOT_TO_SHARE probation', 'DECIDED_NOT_TO_SHARE probation', 'FIRST_SEEN probation', 'FIRST_SEEN police', 'RECEIVED police',
      'REPLIED probation', 'REPLIED police', 'SENT probation',
    ]); // prettier-ignore
    expect(trail.filter(({ kind }) => kind === 'REPLIED').map(({ words }) => words)).toEqual(['5 of 6 questions', '5 of 6 questions']);
    expect(await desk.sharing.work('policeManager', personId)).toMatchObject([{ kind: 'REPLY_TO_READ', subjectId: id }]);
    const work = await desk.sharing.rows(
      `select kind, role, closed_at is null as open from concordat.work_item where person_id = $1 and kind in ('ENDORSE_WITHHOLDING', 'ENQUIRY_TO_ANSWER') order by kind`,
      personId,
    );
    expect(work).toEqual([
      { kind: 'ENDORSE_WITHHOLDING', role: 'SUPERVISOR', open: true },
      { kind: 'ENQUIRY_TO_ANSWER', role: null, open: true },
    ]);
    const last = await desk.sent(id, [answered('document', { different: 'false' }, { seenVersion: await desk.versionOf(id, 'document') })]);
    expect(last).toMatchObject({ stillOpen: 0, enquiry: { state: 'ANSWERED', completedAt: expect.any(String) } });
    expect(await desk.sharing.count('work_item', `person_id = $1 and kind = 'ENQUIRY_TO_ANSWER' and closed_at is null`, personId)).toBe(0);
    expect(await desk.tell('policeManager', 'whole', { id })).toMatchObject({
      events: [
        { kind: 'ASKED' },
        { kind: 'FIRST_SEEN' },
        { kind: 'REPLIED_IN_PART', words: '5 of 6 questions' },
        { kind: 'REPLIED', words: '6 of 6 questions' },
      ],
    });
  });

  it('is one transaction: when its last row cannot be written nothing is there, and what was typed is', async () => {
    const personId = await desk.sharing.person();
    const id = await desk.asked({ personId });
    await desk.save(id, FULL);
    const seen = await desk.seen(id);
    const before = await traces(id, personId);
    const owner = desk.sharing.stage.database.ownerUrl;
    await asOwner(owner, (client) =>
      client.query(`create function concordat.break_it() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$;
      create trigger break_it before insert on concordat.work_item for each row when (new.kind = 'REPLY_TO_READ') execute function concordat.break_it()`),
    );
    const input = { key: randomUUID(), enquiryId: id, seen };
    const broken = await desk.sharing.stage.as(
      'practitioner',
      'mutation($input: SendAnswersInput!) { sendAnswers(input: $input) { __typename } }',
      { input },
    );
    expect(broken.errors?.[0]?.extensions.code).toBe('FAULT');
    expect(await traces(id, personId)).toEqual(before);
    await asOwner(owner, (client) => client.query('drop trigger break_it on concordat.work_item; drop function concordat.break_it()'));
    // The same key: nothing of the first try was kept either. And the control: the same sending goes when nothing is broken.
    expect(await desk.act('practitioner', 'send', input)).toMatchObject({ __typename: 'AnswersSent', stillOpen: 0 });
    const after = await traces(id, personId);
    for (const table of ['answer', 'share', 'decision', 'enquiry_event', 'trail_entry', 'ledger_entry', 'answer_draft'])
      expect([table, after[table]]).not.toEqual([table, before[table]]);
  });

  it('ENQ-18: once, of twenty at once; the same key brings back the same receipt', async () => {
    const id = await desk.asked({}, ['practitioner', 'policeManager']);
    await desk.save(id, FULL, 'policeManager');
    const seen = await desk.seen(id, 'policeManager');
    const players: readonly Player[] = ['policeManager', 'policeColleague'];
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => desk.act(players[i % 2] as Player, 'send', { enquiryId: id, seen })),
    );
    const codes = all.map(({ __typename, code }) => code ?? __typename);
    process.stdout.write(
      `twenty sendings at once: ${codes.filter((code) => code === 'AnswersSent').length} sent, ${codes.filter((code) => code === 'ENQ-18').length} refused\n`,
    );
    expect(codes.sort()).toEqual(['AnswersSent', ...Array<string>(19).fill('ENQ-18')]);
    expect(await desk.sharing.count('answer', 'enquiry_id = $1', id)).toBe(6);
    const other = await desk.asked();
    await desk.save(other, FULL);
    const input = { key: randomUUID(), enquiryId: other, seen: await desk.seen(other) };
    const same = await Promise.all(Array.from({ length: 10 }, () => desk.act('practitioner', 'send', input)));
    expect(new Set(same.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await desk.act('practitioner', 'send', { ...input, seen: 1 })).toMatchObject({ __typename: 'KeyReused' });
  });

  it('ENQ-18: not when somebody has changed an answer since it was checked; ENQ-16 and ENQ-15: nothing to send', async () => {
    const id = await desk.asked();
    const seen = await desk.seen(id);
    expect(await desk.act('practitioner', 'send', { enquiryId: id, seen })).toMatchObject({ code: 'ENQ-16' });
    await desk.save(id, [answered('plan', { said: '' })]);
    expect(await desk.act('practitioner', 'send', { enquiryId: id, seen })).toMatchObject({ code: 'ENQ-18' });
    expect(await desk.send(id)).toMatchObject({ code: 'ENQ-15', problems: [{ questionCode: 'plan', field: 'rows.0.said' }] });
    expect(await desk.sharing.count('answer_draft', 'enquiry_id = $1', id)).toBe(1);
    // A half typed answer stays; the others go.
    expect(await desk.sent(id, [instead('contact', 'NOT_KNOWN')])).toMatchObject({ __typename: 'AnswersSent', stillOpen: 5 });
    expect(desk.question(await desk.tell('practitioner', 'answering', { enquiryId: id }), 'plan')).toMatchObject({
      version: 1,
      sentAt: null,
    });
  });
});

describe('inside one agency', () => {
  it('the unit that asked is told, and only what was asked of the other unit is answered there', async () => {
    const { units, players } = desk.sharing.stage.cast;
    const recipient = { agencyId: players.hillsideManager.agencyId, unitId: units.hillside };
    const personId = await desk.sharing.person();
    const grounds = {
      purpose: 'OFFENDER_MANAGEMENT',
      gateway: 'OMA2007_S14',
      protectionCondition: 'DPA2018_PART3_STATUTORY',
      necessity: 'To plan his release.',
      proportionality: 'Two questions.',
    };
    const id = await desk.asked({ personId, recipient, ...grounds }, ['policeManager', 'hillsideManager']);
    expect(await desk.tell('policeManager', 'answering', { enquiryId: id })).toBeNull();
    expect(await desk.sent(id, [answered('plan', { said: 'A hostel.' })], {}, 'hillsideManager')).toMatchObject({
      __typename: 'AnswersSent',
      stillOpen: 5,
    });
    const [share] = await desk.sharing.rows(
      'select recipient_agency_id, recipient_unit_id, agreement_id from concordat.share where person_id = $1',
      personId,
    );
    expect(share).toEqual({ recipient_agency_id: recipient.agencyId, recipient_unit_id: units.riverside, agreement_id: null });
    expect(await desk.sharing.count('trail_entry', `person_id = $1 and kind = 'REPLIED'`, personId)).toBe(1);
  });
});

describe('what is withheld', () => {
  it('reaches the asker in no field: neither the reason, nor the word, nor a difference from "nothing is withheld"', async () => {
    const told: { enquiry: string; around: string }[] = [];
    for (const reply of [withheld('contact'), instead('contact', 'NO_FURTHER_ANSWER', { reasonCode: 'REFERRED_TO_DUTY_DESK' })]) {
      const personId = await desk.sharing.person();
      const id = await desk.asked({ personId });
      expect(await desk.sent(id, but(reply))).toMatchObject({ __typename: 'AnswersSent', stillOpen: 0 });
      told.push(await allOf('policeManager', id, personId));
      const own = await desk.tell('practitioner', 'whole', { id });
      expect((own['answers'] as Json[]).find(({ questionCode }) => questionCode === 'contact')).toMatchObject({ state: reply['state'] });
    }
    expect(told[0]?.enquiry).toContain('"answeredCodes":["contact"');
    expect(told[0]?.enquiry).toBe(told[1]?.enquiry);
    for (const { enquiry, around } of told) {
      expect(around).toContain('REPLY_TO_READ');
      expect(enquiry + around).not.toMatch(/Thistledown|WOULD_EXPOSE|withh[eo]ld/i);
      expect(enquiry + around).not.toMatch(/NO_FURTHER|REFERRED_TO|SPOKEN_INSTEAD/);
    }
    // Control: on the answerer's own side it is there to be found.
    expect(
      (
        await allOf(
          'practitioner',
          (
            await desk.sharing.rows<{ enquiry_id: string }>(
              `select enquiry_id from concordat.answer where state = 'WITHHELD' and question_code = 'contact'`,
            )
          )[0]?.enquiry_id ?? '',
          await desk.sharing.person(),
        )
      ).enquiry,
    ).toMatch(/Thistledown.*WITHHELD|WITHHELD.*Thistledown/);
  });

  it('of high or above is a supervisor’s work; sent back, it is answered again, though the enquiry was complete', async () => {
    const personId = await desk.sharing.person();
    const id = await desk.asked({ personId }, ['practitioner', 'policeManager']);
    expect(await desk.sent(id, but(withheld('weapon')), {}, 'policeManager')).toMatchObject({ enquiry: { state: 'ANSWERED' } });
    const [task] = (await desk.sharing.work('policeSupervisor', personId)).filter(({ kind }) => kind === 'ENDORSE_WITHHOLDING');
    expect(task?.subjectId).toBeTruthy();
    expect(await desk.sharing.endorse('policeSupervisor', task?.subjectId, false, 'She can be told this.')).toMatchObject({
      __typename: 'Endorsed',
    });
    const sentBack = async () => (await desk.sharing.work('policeManager', personId)).filter(({ kind }) => kind === 'SENT_BACK').length;
    expect(await sentBack()).toBe(1);
    const seenVersion = await desk.versionOf(id, 'weapon', 'policeManager');
    const again = await desk.sent(id, [answered('weapon', { held: 'false' }, { seenVersion })], {}, 'policeManager');
    expect(again).toMatchObject({ __typename: 'AnswersSent', enquiry: { state: 'ANSWERED' } });
    expect(await sentBack()).toBe(0);
  });
});
