import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { asOwner } from '../support/database.js';
import { answered, EnquiryDesk, instead, PROVENANCE, type Told } from '../support/enquiry-desk.js';
import type { Json } from '../support/sharing-desk.js';

let desk: EnquiryDesk;
beforeAll(async () => {
  desk = await EnquiryDesk.open();
});
afterAll(() => desk?.sharing.stage.strike());

const drafts = (id: string) => desk.sharing.count('answer_draft', 'enquiry_id = $1', id);
const answering = (id: string, player: Player = 'practitioner'): Promise<Told> => desk.tell(player, 'answering', { enquiryId: id });
const textOf = (question: Json): unknown => (question['rows'] as { fields: { values: string[] }[] }[])[0]?.fields[0]?.values[0];

describe('what is typed', () => {
  it('is kept as it is, sound or not, and shown again with what is wrong in it', async () => {
    const id = await desk.asked();
    const before = { done: 0, total: 6, confirmable: 0, defaultsVersion: 0, enquiry: { state: 'SEEN' } };
    expect(await answering(id)).toMatchObject({ ...before, groups: [{ status: 'NOT_STARTED', total: 4 }, { total: 2 }] });
    const saved = await desk.save(id, [answered('plan', {}, { asAt: '31 February', source: '' }), instead('contact', 'NOT_KNOWN')]);
    expect(saved).toMatchObject({ __typename: 'AnswersSaved', answering: { done: 1, groups: [{ status: 'INCOMPLETE' }, {}] } });
    const one = 'query($id: UUID!) { answering(enquiryId: $id) { total groups(code: "custody") { code questions { open } } } }';
    const { data } = await desk.sharing.stage.as('practitioner', one, { id });
    const custody = { code: 'custody', questions: [{ open: true }, { open: false }, { open: true }] };
    expect(data).toEqual({ answering: { total: 6, groups: [custody] } });
    const plan = desk.question(await answering(id), 'plan');
    expect(plan).toMatchObject({ asAt: '31 February', state: 'ANSWERED', version: 1, savedBy: 'Heron Qureshi', sentAt: null });
    expect((plan['problems'] as { field: string }[]).map(({ field }) => field).sort()).toEqual(['asAt', 'rows.0.said']);
  });

  it('takes what was said once for all answers, unless it says otherwise', async () => {
    const id = await desk.asked();
    const answers = [answered('plan', { said: 'A hostel.' }, { basis: null, asAt: null, source: null, marking: null, disclosable: null })];
    const unsaid = await desk.save(id, answers);
    expect((desk.question(unsaid, 'plan')['problems'] as unknown[]).length).toBeGreaterThan(2);
    const saved = await desk.tell('practitioner', 'save', {
      input: { enquiryId: id, answers: [], defaults: { seenVersion: 0, ...PROVENANCE } },
    });
    expect(saved).toMatchObject({ answering: { done: 1, defaultsVersion: 1, defaults: PROVENANCE } });
    expect(desk.question(saved, 'plan')['problems']).toEqual([]);
    const late = await desk.tell('practitioner', 'save', {
      input: { enquiryId: id, answers: [], defaults: { seenVersion: 0, basis: 'SELF_REPORT' } },
    });
    expect(late).toMatchObject({ __typename: 'AnswersOverwritten', defaultsVersion: 1, theirs: [] });
  });

  it('opens the question that hangs on it, and closes it again', async () => {
    const id = await desk.asked();
    expect(await desk.save(id, [answered('weapon', { held: 'true' })])).toMatchObject({ answering: { total: 7 } });
    const closed = await desk.save(id, [
      answered('which', { said: 'A blade.' }),
      answered('weapon', { held: 'false' }, { seenVersion: 1 }),
    ]);
    expect(closed).toMatchObject({ answering: { total: 6, done: 1 } });
    expect(desk.question(closed, 'which')).toMatchObject({ open: false, state: 'ANSWERED' });
    expect(await desk.tell('practitioner', 'check', { enquiryId: id })).toMatchObject({
      going: [{ questionCode: 'weapon' }],
      keptOut: [{ questionCode: 'which', text: 'What is known about which?\nA blade.' }],
      stillOpen: [
        { questionCode: 'harm' },
        { questionCode: 'document' },
        { questionCode: 'plan' },
        { questionCode: 'contact' },
        { questionCode: 'last' },
      ],
    });
  });

  it('is in the access log: who looked and who changed', async () => {
    const id = await desk.asked();
    await answering(id);
    await desk.save(id, [instead('plan', 'NOT_KNOWN')]);
    await desk.seen(id);
    const log = await desk.sharing.rows(
      `select act, operation from concordat.access_log where subject_id = $1 and operation <> 'askQuestions' order by at`,
      id,
    );
    expect(log).toEqual([
      { act: 'CONSULTATION', operation: 'answering' },
      { act: 'ALTERATION', operation: 'saveAnswers' },
      { act: 'CONSULTATION', operation: 'checkAnswers' },
    ]);
  });
});

describe('two people at one enquiry', () => {
  const PAIR = ['practitioner', 'policeManager'] as const;

  it('ENQ-10: nobody writes over what they have not seen; the rest is saved and nothing is lost', async () => {
    const id = await desk.asked({}, PAIR);
    await desk.save(id, [answered('plan', { said: 'Hers.' })], 'policeManager');
    const late = await desk.save(id, [answered('plan', { said: 'His.' }), instead('contact', 'NOT_HELD')], 'policeColleague');
    expect(late).toMatchObject({
      __typename: 'AnswersOverwritten',
      code: 'ENQ-10',
      saved: ['contact'],
      theirs: [{ version: 1, savedBy: 'Wren Adeyemi' }],
    });
    expect(textOf((late['theirs'] as Json[])[0] as Json)).toBe('Hers.');
    expect(await drafts(id)).toBe(2);
    const again = await desk.save(id, [answered('plan', { said: 'His.' }, { seenVersion: 1 })], 'policeColleague');
    expect([textOf(desk.question(again, 'plan')), desk.question(again, 'plan').version]).toEqual(['His.', 2]);
    // Sent twice by a nervous thumb, it is no change, whatever version was seen.
    expect(await desk.save(id, [answered('plan', { said: 'His.' })], 'policeManager')).toMatchObject({ __typename: 'AnswersSaved' });
    expect(await desk.versionOf(id, 'plan', 'policeManager')).toBe(2);
  });

  it('of twenty who save the same answer at once, one does and nineteen are shown what stands there', async () => {
    const id = await desk.asked({}, PAIR);
    const players: readonly Player[] = ['policeManager', 'policeColleague'];
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        desk.save(
          id,
          [answered('plan', { said: `Text ${i}.` }), answered('contact', { said: `${i}` }, { questionCode: i % 2 ? 'contact' : 'which' })],
          players[i % 2],
        ),
      ),
    );
    const saved = all.filter(({ __typename }) => __typename === 'AnswersSaved');
    const overwritten = all.filter(({ code }) => code === 'ENQ-10');
    process.stdout.write(`twenty at once: ${saved.length} saved, ${overwritten.length} shown what stands there\n`);
    expect([saved.length, overwritten.length]).toEqual([1, 19]);
    const kept = textOf(desk.question(await answering(id, 'policeManager'), 'plan'));
    expect(
      new Set(
        overwritten.flatMap(({ theirs }) => (theirs as Json[]).filter((one) => (one['question'] as Json)['code'] === 'plan').map(textOf)),
      ),
    ).toEqual(new Set([kept]));
    expect(await drafts(id)).toBe(3);
  });
});

describe('while somebody else is at it', () => {
  it('saving waits until they are done, and reads what they did', async () => {
    const id = await desk.asked();
    await asOwner(desk.sharing.stage.database.ownerUrl, async (client) => {
      await client.query('begin; set local role concordat_loader');
      await client.query('select id from concordat.enquiry where id = $1 for no key update', [id]);
      let done = false;
      const saving = desk.save(id, [answered('plan', { said: 'Second.' })]).finally(() => (done = true));
      const isWaiting = async () =>
        (await client.query("select 1 from pg_locks where not granted and locktype = 'transactionid'")).rowCount !== 0;
      while (!done && !(await isWaiting())) await new Promise((later) => setTimeout(later, 20));
      expect(done).toBe(false);
      await client.query(
        `insert into concordat.answer_draft (enquiry_id, person_id, question_code, content, saved_by)
         select id, person_id, 'plan', '{"state": "NOT_KNOWN", "rows": []}', $2 from concordat.enquiry where id = $1`,
        [id, desk.sharing.stage.cast.players.practitioner.staffId],
      );
      await client.query('commit');
      expect(await saving).toMatchObject({ code: 'ENQ-10', theirs: [{ state: 'NOT_KNOWN', version: 1 }] });
    });
  });
});

describe('what is refused', () => {
  it('ENQ-11: an answer to a question that is not asked; the others are kept', async () => {
    const id = await desk.asked();
    const saved = await desk.save(id, [instead('plan', 'NOT_KNOWN'), answered('constructor', { said: 'x' }), instead('q99', 'NOT_HELD')]);
    expect(saved).toMatchObject({
      __typename: 'EnquiryRefused',
      code: 'ENQ-11',
      problems: [{ questionCode: 'constructor' }, { questionCode: 'q99' }],
    });
    expect(await desk.sharing.rows('select question_code from concordat.answer_draft where enquiry_id = $1', id)).toEqual([
      { question_code: 'plan' },
    ]);
  });

  it('ENQ-19: what is too long or broken to keep, by name; and more than a hundred at a time', async () => {
    const id = await desk.asked();
    for (const said of ['x'.repeat(49_000), 'a\u0000b', '\ud800']) {
      const saved = await desk.save(id, [answered('plan', { said }), instead('contact', 'NOT_KNOWN')]);
      expect([saved.code, saved['problems']]).toMatchObject(['ENQ-19', [{ questionCode: 'plan' }]]);
    }
    const rows = Array.from({ length: 101 }, () => ({ fields: [{ field: 'said', values: ['x'] }] }));
    expect(await desk.save(id, [answered('plan', {}, { rows })])).toMatchObject({ code: 'ENQ-19' });
    expect(await drafts(id)).toBe(1);
    const many = Array.from({ length: 102 }, (_, i) => instead(`q${i}`, 'NOT_KNOWN'));
    expect(await desk.save(id, many)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await desk.save(id, [instead('plan', 'NOT_KNOWN'), instead('plan', 'NOT_HELD')])).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await drafts(id)).toBe(1);
  });

  it.each<[Player, boolean]>([
    ['policeManager', false],
    ['prisonManager', false],
    ['policeAuditor', false],
    ['practitioner', true],
  ])('%s may answer what probation was asked: %s', async (player, may) => {
    const id = await desk.asked();
    const found = await answering(id, player);
    expect(found === null || found.code === 'FORBIDDEN').toBe(!may);
    const saved = await desk.save(id, [instead('plan', 'NOT_KNOWN')], player);
    expect(saved).toMatchObject(may ? { __typename: 'AnswersSaved' } : { code: expect.stringMatching(/^(FORBIDDEN|NOT_FOUND)$/) });
    expect(await drafts(id)).toBe(may ? 1 : 0);
  });

  it('what is asked of another unit looks like what is not there', async () => {
    const { agencyId } = desk.sharing.stage.cast.players.policeManager;
    const id = await desk.asked({ recipient: { agencyId, unitId: desk.sharing.stage.cast.units.hillside } }, [
      'practitioner',
      'policeManager',
    ]);
    const save = (enquiryId: string) =>
      desk.sharing.stage.as('policeManager', SAVE, { input: { enquiryId, answers: [instead('plan', 'NOT_KNOWN')] } });
    const SAVE = 'mutation($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename } }';
    const [theirs, missing] = [await save(id), await save(randomUUID())];
    const plain = (text: string) => text.replace(/"correlationId":"[^"]*"/g, '');
    expect([theirs.status, plain(theirs.text)]).toEqual([missing.status, plain(missing.text)]);
    expect(theirs.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await answering(id, 'policeManager')).toBeNull();
    expect(await desk.save(id, [instead('plan', 'NOT_KNOWN')], 'hillsideManager')).toMatchObject({ __typename: 'AnswersSaved' });
  });

  it('ENQ-20: what was declined or taken back', async () => {
    for (const [player, operation, more] of [
      ['practitioner', 'decline', { reasonCode: 'NOT_OUR_CASE' }],
      ['policeManager', 'close', { words: 'He was released elsewhere.' }],
    ] as const) {
      const id = await desk.asked();
      await desk.save(id, [instead('plan', 'NOT_KNOWN')]);
      const seen = await desk.seen(id);
      expect((await desk.act(player, operation, { enquiryId: id, ...more })).code).toBeUndefined();
      expect(await desk.save(id, [instead('contact', 'NOT_KNOWN')])).toMatchObject({ __typename: 'EnquiryRefused', code: 'ENQ-20' });
      expect(await desk.act('practitioner', 'send', { enquiryId: id, seen })).toMatchObject({ code: 'ENQ-20' });
      expect(await desk.tell('practitioner', 'confirm', { input: { enquiryId: id, questionCodes: [], groupTick: true } })).toMatchObject({
        code: 'ENQ-20',
      });
      expect([await drafts(id), await desk.sharing.count('answer', 'enquiry_id = $1', id)]).toEqual([1, 0]);
    }
  });
});

describe('still right today', () => {
  it('confirms last time’s answers together, except what somebody’s safety hangs on, and ENQ-17 what is not there', async () => {
    const personId = await desk.sharing.person();
    const first = await desk.asked({ personId });
    const sent = await desk.sent(first, [
      answered('harm', { overall: 'MEDIUM' }), answered('plan', { said: 'A hostel.' }), answered('contact', { said: 'On Tuesdays.' }),
      instead('document', 'AWAITING', { awaitingFrom: 'Housing', awaitingUntil: tomorrow() }), answered('last', { declared: 'NONE_HELD' }),
      answered('weapon', { held: 'false' }),
    ]); // prettier-ignore
    expect(sent).toMatchObject({ __typename: 'AnswersSent', stillOpen: 1 });
    const id = await desk.asked({ personId, why: 'A month has passed' });
    const found = await answering(id);
    expect(found).toMatchObject({ confirmable: 2, done: 0 });
    const confirms = ['harm', 'plan', 'contact', 'document', 'last', 'weapon'].map(
      (code) => (desk.question(found, code)['last'] as Json)['confirm'],
    );
    expect(confirms).toEqual(['SINGLE', 'GROUP', 'GROUP', 'NO', 'SINGLE', 'SINGLE']);
    const confirm = (questionCodes: readonly string[], groupTick: boolean) =>
      desk.tell('practitioner', 'confirm', { input: { enquiryId: id, questionCodes, groupTick } });
    expect(await confirm(['document'], true)).toMatchObject({
      __typename: 'EnquiryRefused',
      code: 'ENQ-17',
      problems: [{ questionCode: 'document' }],
    });
    expect(await drafts(id)).toBe(0);
    expect(await desk.save(id, [answered('contact', { said: 'On Fridays now.' })])).toMatchObject({ answering: { confirmable: 1 } });
    const confirmed = await confirm(['harm'], true);
    expect(confirmed).toMatchObject({ __typename: 'AnswersSaved', answering: { done: 3, confirmable: 0 } });
    expect(desk.question(confirmed, 'plan')).toMatchObject({
      asAt: expect.not.stringContaining(PROVENANCE.asAt),
      source: PROVENANCE.source,
      problems: [],
    });
    expect(textOf(desk.question(confirmed, 'contact'))).toBe('On Fridays now.');
    expect(desk.question(confirmed, 'weapon')).toMatchObject({ state: null });
    // A tick for what somebody has typed meanwhile says nothing of what they typed.
    expect(await confirm(['contact'], false)).toMatchObject({ code: 'ENQ-10', theirs: [{ question: { code: 'contact' } }] });
  });
});

function tomorrow(): string {
  return new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
}
