import { randomUUID } from 'node:crypto';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import type { Player } from '../support/actors.js';
import { aPerson, anAgreement } from '../support/builders.js';
import { recorded } from '../support/loader.js';
import { Stage } from '../support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set({ contexts: [PartnershipModule, PeopleModule], operations: 'query Agencies { agencies { id } }' });
  const { policeManager, prisonManager } = stage.cast.players;
  await anAgreement(stage.cast, [policeManager, prisonManager]);
  await aPerson().called('Cedar', 'Holme').known({ crn: 'Q100001' }).with({ iom_cohort: 'FIXED' }).knownTo(prisonManager).put(stage.cast);
});
afterAll(() => stage?.strike());
const rows = <Row extends object = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  recorded<Row>(stage.database.ownerUrl, sql, ...values);

const REPLY = 'Your question has reached the duty desk. They will contact you if there is something to tell.';
const SEEN = `id name identifier bornOn words callBack reply forYourDesk askedBy { name agency { shortName } } desk { name agency { shortName } } answer { answer answeredBy { name } }`;
const ASK = `mutation ($input: AskDutyDeskInput!) { askDutyDesk(input: $input) { __typename ... on DeskAsked { question { ${SEEN} } } ... on Refusal { code explanation } } }`;
const ANSWER = `mutation ($input: AnswerDeskQuestionInput!) { answerDeskQuestion(input: $input) { __typename ... on DeskAnswered { question { ${SEEN} } } ... on Refusal { code explanation } } }`;
const QUESTION = `query ($id: UUID!) { deskQuestion(id: $id) { ${SEEN} } }`;
const MINE = `{ myDeskQuestions { items { ${SEEN} } hasMore } }`;
const WORK = '{ myWork { items { id kind subjectId summary recipientAgency { shortName } } } }';
type Json = Record<string, unknown>;
interface Asked {
  askDutyDesk: { __typename: string; code?: string; question?: Json & { id: string } };
}

const input = (changes: object = {}) => ({
  key: randomUUID(),
  unitId: stage.cast.units.security,
  name: 'Cedar Holme',
  identifier: 'Q100001',
  words: 'Found on the estate with a blade',
  callBack: '01632 960009, until 22:00',
  ...changes,
});
const send = (who: Player, changes: object = {}) => stage.as<Asked>(who, ASK, { input: input(changes) });
async function ask(who: Player, changes: object = {}): Promise<string> {
  const { data, errors } = await send(who, changes);
  const id = data?.askDutyDesk.question?.id;
  if (!id) throw new Error(`not asked: ${JSON.stringify(errors ?? data)}`);
  return id;
}
const answer = (who: Player, id: string, said = 'WE_WILL_CALL') =>
  stage.as<{ answerDeskQuestion: Json }>(who, ANSWER, { input: { key: randomUUID(), id, answer: said } });
const question = async (who: Player, id: string) =>
  (await stage.as<{ deskQuestion: Json | null }>(who, QUESTION, { id })).data?.deskQuestion;
const work = async (who: Player) =>
  (await stage.as<{ myWork: { items: Json[] } }>(who, WORK)).data?.myWork.items.filter(({ kind }) => kind === 'DESK_QUESTION') ?? [];

describe('asking', () => {
  it('reaches the desk in its work, as it was typed, and comes back with the one reply', async () => {
    const { data } = await send('policeManager', { bornOn: '1988-03-09' });
    const asked = data?.askDutyDesk.question;
    const typed = { name: 'Cedar Holme', identifier: 'Q100001', bornOn: '1988-03-09', words: 'Found on the estate with a blade' };
    expect(asked).toMatchObject({ ...typed, reply: REPLY, forYourDesk: false, answer: null, desk: { name: 'Security' } });
    const [item] = await work('prisonSecurity');
    expect(item).toMatchObject({ subjectId: asked?.id, recipientAgency: { shortName: 'Northshire Police' } });
    expect(String(item?.['summary'])).not.toMatch(/Cedar|Q100001/);
    const from = { name: 'Wren Adeyemi', agency: { shortName: 'Northshire Police' } };
    expect(await question('prisonSecurity', asked?.id ?? '')).toMatchObject({ ...typed, forYourDesk: true, askedBy: from });
  });

  it('is answered in the same bytes whoever it is about: somebody the desk knows, nobody, and somebody hidden', async () => {
    const masked = async (identifier: string): Promise<string> => {
      const { text } = await send('housingOfficer', { identifier, name: null });
      return text.replaceAll(/"id":"[^"]+"/g, '"id":""').replaceAll(identifier, 'NUMBER');
    };
    const [known, nobody, again] = [await masked('Q100001'), await masked('Q999999'), await masked('Q100001')];
    expect(known).toBe(nobody);
    expect(again).toBe(known);
    expect(known).toContain(REPLY);
  });

  it.each<[Player, boolean]>([
    ['policeManager', true],
    ['policeAuditor', true],
    ['policeRecords', true],
    ['housingOfficer', true],
    ['policeAdministrator', false],
    ['policeWithoutPost', false],
  ])('%s may: %s', async (who, may) => {
    const { data, errors } = await send(who);
    expect(may ? data?.askDutyDesk.__typename : errors?.[0]?.extensions.code).toBe(may ? 'DeskAsked' : 'FORBIDDEN');
  });

  it.each<[string, object, object]>([
    ['nobody', { name: ' ', identifier: null }, { name: 'Enter a name, a CRN or a PNC' }],
    ['for no reason', { words: '...' }, { words: 'Say why you ask, in a few words' }],
    ['a desk that is none', { unitId: randomUUID() }, { unitId: 'Choose a duty desk from the list' }],
    ['born tomorrow', { bornOn: '2999-01-01' }, { bornOn: expect.stringContaining('must be on or before') }],
    ['half a character', { words: 'a\ud800b' }, { words: expect.stringContaining('broken character') }],
  ])('%s: says what is wrong, and nothing is asked', async (_what, changes, fields) => {
    const before = await rows('select count(*)::int n from concordat.desk_question');
    const { errors } = await send('policeManager', changes);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields });
    expect(await rows('select count(*)::int n from concordat.desk_question')).toEqual(before);
  });

  it('happens once for one key, and leaves a line in the access log that names nobody', async () => {
    const same = input();
    const first = await stage.as<Asked>('policeManager', ASK, { input: same });
    const again = await stage.as<Asked>('policeManager', ASK, { input: same });
    const id = first.data?.askDutyDesk.question?.id;
    expect(again.text).toBe(first.text);
    const other = await stage.as<Asked>('policeManager', ASK, { input: { ...same, words: 'For another reason' } });
    expect(other.data?.askDutyDesk).toMatchObject({ __typename: 'KeyReused' });
    const lines = await rows(
      `select act, operation, person_id, details from concordat.access_log where subject_id = $1 and act = 'COLLECTION'`,
      id,
    );
    expect(lines).toEqual([{ act: 'COLLECTION', operation: 'askDutyDesk', person_id: null, details: null }]);
  });
});

describe('who reads it', () => {
  let id = '';
  beforeAll(async () => {
    id = await ask('policeManager');
  });
  it.each<[Player, boolean]>([
    ['policeManager', true],
    ['policeAuditor', true],
    ['prisonSecurity', true],
    ['policeColleague', false],
    ['policeSupervisor', false],
    ['policeRecords', false],
    ['prisonManager', false],
    ['practitioner', false],
    ['housingOfficer', false],
  ])('%s: %s', async (who, reads) => {
    const answered = await stage.as<{ deskQuestion: Json | null }>(who, QUESTION, { id });
    expect(answered.errors).toBeUndefined();
    expect(answered.data?.deskQuestion !== null).toBe(reads);
    if (!reads) expect(answered.text).toBe((await stage.as(who, QUESTION, { id: randomUUID() })).text);
  });

  it('one’s own are listed, and only they', async () => {
    const { data } = await stage.as<{ myDeskQuestions: { items: { id: string; askedBy: Json }[] } }>('policeManager', MINE);
    expect(data?.myDeskQuestions.items[0]?.id).toBe(id);
    expect(new Set(data?.myDeskQuestions.items.map(({ askedBy }) => askedBy['name']))).toEqual(new Set(['Wren Adeyemi']));
    const auditor = await stage.as<{ myDeskQuestions: { items: Json[] } }>('policeAuditor', MINE);
    expect(auditor.data?.myDeskQuestions.items.every(({ askedBy }) => (askedBy as Json)['name'] === 'Rook Hale')).toBe(true);
  });
});

describe('answering', () => {
  it.each(['WE_WILL_CALL', 'NOTHING_FROM_THIS_DESK'])('%s ends the desk’s work and changes no byte for whoever asked', async (said) => {
    const id = await ask('policeManager');
    const before = await stage.as('policeManager', QUESTION, { id });
    const listed = await stage.as('policeManager', MINE);
    const audited = await stage.as('policeAuditor', QUESTION, { id });
    const atDesk = await stage.as('prisonSecurity', QUESTION, { id });
    const done = await answer('prisonSecurity', id, said);
    expect(done.data?.answerDeskQuestion).toMatchObject({
      __typename: 'DeskAnswered',
      question: { answer: { answer: said, answeredBy: { name: 'Kestrel Boon' } } },
    });
    expect((await work('prisonSecurity')).some(({ subjectId }) => subjectId === id)).toBe(false);
    // The control: the same comparison sees the answer where it may be seen.
    expect((await stage.as('prisonSecurity', QUESTION, { id })).text).not.toBe(atDesk.text);
    expect((await stage.as('policeManager', QUESTION, { id })).text).toBe(before.text);
    expect((await stage.as('policeManager', MINE)).text).toBe(listed.text);
    expect((await stage.as('policeAuditor', QUESTION, { id })).text).toBe(audited.text);
  });

  it('is done once', async () => {
    const id = await ask('policeManager');
    await answer('prisonSecurity', id);
    const again = await answer('prisonSecurity', id, 'NOTHING_FROM_THIS_DESK');
    expect(again.data?.answerDeskQuestion).toMatchObject({ code: 'DSK-01' });
    expect(await rows('select answer from concordat.desk_answer where question_id = $1', id)).toEqual([{ answer: 'WE_WILL_CALL' }]);
  });

  it.each<Player>(['policeManager', 'policeAuditor', 'prisonManager', 'practitioner'])('%s may not, as if there were none', async (who) => {
    const [theirs, none] = [await answer(who, await ask('policeManager')), await answer(who, randomUUID())];
    const code = theirs.errors?.[0]?.extensions.code;
    // Whoever asked may read it, and so is told why not.
    expect(code).toBe(who === 'policeManager' || who === 'policeAuditor' ? 'FORBIDDEN' : 'NOT_FOUND');
    if (code === 'NOT_FOUND')
      expect(theirs.text.replaceAll(/"correlationId":"[^"]+"/g, '')).toBe(none.text.replaceAll(/"correlationId":"[^"]+"/g, ''));
  });

  it('by something else is bad input, and by a sentence in the work itself is refused', async () => {
    const id = await ask('policeManager');
    expect((await answer('prisonSecurity', id, 'toString')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const item = (await work('prisonSecurity')).find(({ subjectId }) => subjectId === id);
    const close = `mutation ($input: CloseWorkInput!) { closeWork(input: $input) { __typename ... on Refusal { code } } }`;
    const closed = await stage.as('prisonSecurity', close, { input: { key: randomUUID(), id: item?.['id'], words: 'Telephoned them' } });
    expect(closed.data?.['closeWork']).toMatchObject({ code: 'WRK-01' });
  });
});

describe('the record', () => {
  it('of a question and its answer is never changed, nor read past its policies', async () => {
    const id = await ask('policeManager');
    await answer('prisonSecurity', id);
    for (const table of ['desk_question', 'desk_answer']) {
      await expect(rows(`delete from concordat.${table}`)).rejects.toThrow('never changed or removed');
      const [forced] = await rows(`select relforcerowsecurity as forced from pg_class where relname = $1`, table);
      expect(forced).toEqual({ forced: true });
    }
    expect(await question('prisonManager', id)).toBeNull();
  });
});
