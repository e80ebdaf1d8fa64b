import { randomUUID } from 'node:crypto';

interface Asked {
  readonly seen: number;
  readonly groups: readonly {
    readonly questions: readonly {
      readonly open: boolean;
      readonly question: {
        readonly code: string;
        readonly declaration: boolean;
        readonly fields: readonly {
          readonly code: string;
          readonly type: string;
          readonly whenField: string | null;
          readonly whenIs: string | null;
          readonly options: readonly { readonly code: string }[];
        }[];
      };
    }[];
  }[];
}
const VALUES: Readonly<Record<string, string>> = {
  YES_NO: 'false',
  DATE: '2027-03-01',
  DATE_TIME: '2027-03-01T10:00:00.000Z',
  NUMBER: '0',
};

type Ask = (query: string, variables: object) => Promise<Record<string, unknown>>;

/** Everything answered through the API, as another system of probation's might: nothing to record, nothing graver held. */
export async function answeredBySystem(probation: Ask, id: string): Promise<void> {
  await probation('mutation($id: UUID!) { openEnquiry(id: $id) { firstSight } }', { id });
  const query = `query($id: UUID!) { answering(enquiryId: $id) { seen groups { questions { open question { code declaration
    fields { code type whenField whenIs options { code } } } } } } }`;
  const save = `mutation($input: SaveAnswersInput!) { done: saveAnswers(input: $input) { __typename ... on Refusal { explanation }
    ... on AnswersSaved { answering { done total groups { questions { problems { questionCode field message } } } } } } }`;
  const known = new Set<string>();
  for (let round = 0; round < 3; round += 1) {
    const { answering } = (await probation(query, { id })) as unknown as { answering: Asked };
    const open = answering.groups.flatMap(({ questions }) => questions).filter((one) => one.open && !known.has(one.question.code));
    for (const { question } of open) known.add(question.code);
    await probation(save, { input: { enquiryId: id, answers: open.map(({ question }) => answerTo(question)) } });
  }
  const { now } = (await probation(
    'query($id: UUID!) { now: checkAnswers(enquiryId: $id) { seen stillOpen { questionCode problems { message } } } }',
    {
      id,
    },
  )) as unknown as { now: { seen: number; stillOpen: unknown[] } };
  expect(now.stillOpen).toEqual([]);
  const send = `mutation($input: SendAnswersInput!) { done: sendAnswers(input: $input) { __typename ... on Refusal { code explanation } } }`;
  expect(await probation(send, { input: { key: randomUUID(), enquiryId: id, seen: now.seen } })).toEqual({
    done: { __typename: 'AnswersSent' },
  });
}
function answerTo({ code, declaration, fields }: Asked['groups'][number]['questions'][number]['question']): object {
  const given: Record<string, string> = {};
  for (const field of fields) {
    if (field.whenField !== null && given[field.whenField] !== field.whenIs) continue;
    given[field.code] = declaration ? 'NONE_HELD' : (VALUES[field.type] ?? field.options[0]?.code ?? 'As it was');
  }
  const rows = [{ fields: Object.entries(given).map(([field, value]) => ({ field, values: [value] })) }];
  const provenance = { basis: 'RECORD_SEEN', asAt: '2027-03-01', source: 'Case record', marking: 'OFFICIAL', disclosable: 'NO' };
  return { questionCode: code, seenVersion: 0, state: 'ANSWERED', rows, ...provenance };
}
