import { randomUUID } from 'node:crypto';
import { answered, EnquiryDesk, instead } from '../support/enquiry-desk.js';
import { recorded } from '../support/loader.js';
import { buildWorker, workOnce } from '../support/worker.js';

jest.setTimeout(120_000);
const SECRET = 'The source is her brother in the next street';
const UNIFORM = 'No further answer through this portal; contact the duty desk.';

let desk: EnquiryDesk;
let personId: string;
let first: string;
beforeAll(async () => {
  buildWorker();
  desk = await EnquiryDesk.open();
  personId = await desk.sharing.person();
  first = await desk.asked({ personId, why: 'He is to be released' });
  const saved = await desk.save(first, [
    answered('plan', { said: '=HYPERLINK("http://larch.example")' }),
    answered('contact', { said: 'Ring the hostel' }, { marking: 'OFFICIAL_SENSITIVE' }),
    instead('harm', 'WITHHELD', { reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: SECRET, reviewBy: '2027-06-01' }),
    instead('document', 'NO_FURTHER_ANSWER', { reasonCode: 'SPOKEN_INSTEAD' }),
  ]);
  expect(saved.__typename).toBe('AnswersSaved');
  expect((await desk.send(first)).__typename).toBe('AnswersSent');
});
afterAll(() => desk?.sharing.stage.strike());

const ask = <Data>(who: Parameters<EnquiryDesk['tell']>[0], query: string, variables: object) =>
  desk.sharing.stage.as<Data>(who, query, variables);
const rows = <R extends Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<R[]> =>
  recorded<R>(desk.sharing.stage.database.ownerUrl, sql, ...values);
async function exported(
  who: 'policeManager' | 'practitioner' | 'housingOfficer' | 'prisonManager',
  format: string,
  id = first,
): Promise<string | null> {
  const { data, errors } = await ask<{ enquiryExport: string | null }>(who, 'query ($id: UUID!, $format: EnquiryExportFormat!) { enquiryExport(id: $id, format: $format) }', { id, format }); // prettier-ignore
  expect(errors).toBeUndefined();
  return data?.enquiryExport ?? null;
}
const COMPARED =
  'query ($personId: UUID!) { answersOverTime(personId: $personId) { code entries { state text from reference superseded changed } } }';
type Compared = { code: string; entries: { state: string; text: string; superseded: boolean; changed: string[] }[] };
async function compared(who: 'policeManager' | 'practitioner' | 'housingOfficer'): Promise<Map<string, Compared['entries']>> {
  const { data } = await ask<{ answersOverTime: Compared[] }>(who, COMPARED, { personId });
  return new Map((data?.answersOverTime ?? []).map(({ code, entries }) => [code, entries]));
}
async function opensReplies(): Promise<void> {
  const shares = await rows<{ id: string }>('select distinct share_id as id from concordat.share_item where enquiry_id = $1', first);
  for (const { id } of shares) await ask('policeManager', 'mutation ($id: UUID!) { openShare(id: $id) { firstSight } }', { id });
}
const COPY = `mutation ($input: CopyAnswersInput!) { copyAnswers(input: $input) { __typename ... on AnswersCopied { copy { id system toMend } parts { heading text } } ... on Refusal { code } } }`;
type Copied = { __typename: string; code?: string; copy: { id: string; toMend: boolean }; parts: { heading: string; text: string }[] };
async function copies(who: 'policeManager' | 'practitioner', system = 'NDELIUS', key: string = randomUUID()): Promise<Copied> {
  const { data } = await ask<{ copyAnswers: Copied }>(who, COPY, { input: { key, enquiryId: first, system } });
  return data!.copyAnswers;
}

test('before the replies are opened nothing of them is read in any form', async () => {
  for (const format of ['RESPONSE', 'CSV']) expect(await exported('policeManager', format)).not.toMatch(/hostel|HYPERLINK/);
  expect((await compared('policeManager')).get('plan')).toEqual([expect.objectContaining({ state: 'NOT_OPENED' })]);
  expect((await copies('policeManager')).parts.map(({ text }) => text).join()).not.toMatch(/hostel|HYPERLINK/);
});

test('opened, they stand side by side, and a question not answered as plainly as one that was', async () => {
  await opensReplies();
  const police = await compared('policeManager');
  expect(police.get('plan')).toEqual([expect.objectContaining({ state: 'ANSWERED' })]);
  expect(police.get('weapon')).toEqual([expect.objectContaining({ state: 'NOT_ANSWERED', text: 'Not answered yet.' })]);
  const [withheld, ring] = [police.get('harm'), police.get('document')];
  expect(withheld).toEqual([expect.objectContaining({ state: 'NO_FURTHER_ANSWER', text: UNIFORM })]);
  expect(ring).toEqual([expect.objectContaining({ state: 'NO_FURTHER_ANSWER', text: UNIFORM })]);
  expect((await compared('housingOfficer')).size).toBe(0);
});

test('what leaves as FHIR or CSV is what may be read, safe in a spreadsheet, and nothing for anybody else', async () => {
  const csv = (await exported('policeManager', 'CSV'))!;
  expect(csv).toContain(`"'=HYPERLINK`);
  expect(csv).toContain(UNIFORM);
  const response = JSON.parse((await exported('policeManager', 'RESPONSE'))!) as { resourceType: string; status: string };
  expect(response).toMatchObject({ resourceType: 'QuestionnaireResponse', status: 'in-progress' });
  expect(JSON.parse((await exported('policeManager', 'QUESTIONNAIRE'))!)).toMatchObject({ resourceType: 'Questionnaire' });
  for (const format of ['CSV', 'RESPONSE', 'QUESTIONNAIRE']) {
    for (const who of ['policeManager', 'practitioner'] as const)
      expect((await exported(who, format))!.replace(/"(?:display|code)": ?"WITHHELD"/g, '')).not.toMatch(
        /brother|WOULD_EXPOSE|SPOKEN_INSTEAD|withheld/i,
      );
    expect(await exported('housingOfficer', format)).toBeNull();
    expect(await exported('policeManager', format, randomUUID())).toBeNull();
  }
});

test('a copy holds one’s own words and what may leave of the partner’s, and is on the record', async () => {
  const key = randomUUID();
  const copied = await copies('policeManager', 'NDELIUS', key);
  expect(copied.parts.map(({ heading }) => heading)).toEqual(['Request for information', 'Response to a request for information']);
  const text = copied.parts.map((part) => part.text).join('\n');
  expect(text).toMatch(/He is to be released[\s\S]*HYPERLINK/);
  expect(text).not.toMatch(/Ring the hostel|brother/);
  expect((await copies('policeManager', 'NDELIUS', key)).copy.id).toBe(copied.copy.id);
  expect((await copies('policeManager', 'CONNECT', key)).code).toBe('KEY_REUSED');
  expect(await rows('select 1 from concordat.answer_copy where id = $1', copied.copy.id)).toHaveLength(1);
  expect(await rows(`select agency_id from concordat.trail_entry where kind = 'COPIED_OUT' and person_id = $1`, personId)).toEqual(
    Array.from({ length: 2 }, () => ({ agency_id: desk.sharing.stage.cast.agencies.police })),
  );
  const { errors } = await ask('housingOfficer', COPY, { input: { key: randomUUID(), enquiryId: first, system: 'CONNECT' } });
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('a correction tells whoever copied where that copy is, once', async () => {
  const again = desk.question(await desk.tell('practitioner', 'answering', { enquiryId: first }), 'plan');
  await desk.save(first, [answered('plan', { said: 'He goes to the hostel after all' }, { seenVersion: again.version })]);
  expect((await desk.send(first)).__typename).toBe('AnswersSent');
  await opensReplies();
  const plan = (await compared('policeManager')).get('plan');
  expect(plan).toEqual([
    expect.objectContaining({ state: 'ANSWERED', superseded: true }),
    expect.objectContaining({
      state: 'ANSWERED',
      superseded: false,
      changed: [expect.stringContaining('now He goes to the hostel after all')],
    }),
  ]);
  for (const _ of [1, 2]) {
    const { code, err } = await workOnce(desk.sharing.stage.database.workerUrl);
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  }
  const work = await rows<{ staff_id: string; summary: string }>(
    `select staff_id, summary from concordat.work_item where kind = 'COPY_TO_MEND'`,
  );
  expect(work).toEqual([{ staff_id: desk.sharing.stage.cast.players.policeManager.staffId, summary: expect.stringContaining('nDelius') }]);
});

test('answers from another program become drafts, and a file with a fault in it leaves nothing', async () => {
  const id = await desk.asked({ personId, why: 'Once more, before he moves' });
  expect(await exported('practitioner', 'QUESTIONNAIRE', id)).toBeNull();
  await desk.tell('practitioner', 'answering', { enquiryId: id });
  const template = JSON.parse((await exported('practitioner', 'RESPONSE', id))!) as {
    item: { linkId: string; item: object[] }[];
    status: string;
  };
  const plan = { linkId: 'plan', item: [{ linkId: 'plan/said', answer: [{ valueString: 'From the other program' }] }] };
  const file = (item: object) => JSON.stringify({ ...template, status: 'completed', item: [{ linkId: 'group:risk', item: [item] }] });
  const IMPORT = `mutation ($input: ImportResponseInput!) { importResponse(input: $input) { __typename ... on Refusal { code } ... on EnquiryRefused { problems { questionCode message } } } }`;
  const imports = async (json: string, who: 'practitioner' | 'policeManager' = 'practitioner') =>
    (await ask<{ importResponse: { __typename: string; code?: string } }>(who, IMPORT, { input: { enquiryId: id, json } })).data
      ?.importResponse;
  expect(await imports(file({ ...plan, linkId: 'no-such-question' }))).toMatchObject({ __typename: 'EnquiryRefused', code: 'ENQ-44' });
  expect(await imports('{"resourceType":')).toMatchObject({ code: 'ENQ-44' });
  expect(await rows('select 1 from concordat.answer_draft where enquiry_id = $1', id)).toEqual([]);
  expect(await imports(file(plan))).toMatchObject({ __typename: 'AnswersSaved' });
  expect(JSON.stringify(desk.question(await desk.tell('practitioner', 'answering', { enquiryId: id }), 'plan'))).toContain(
    'From the other program',
  );
  expect(await imports(file(plan))).toMatchObject({ code: 'ENQ-44' });
});
