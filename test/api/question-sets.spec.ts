import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Player } from '../support/actors.js';
import { aPerson } from '../support/builders.js';
import { asLoader, recorded } from '../support/loader.js';
import { Stage } from '../support/stage.js';

jest.setTimeout(120_000);
const CODE = 'before-release-asked-of-probation';
const SUPPLEMENT = 'knife-and-gang-supplement';
interface Version {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly rowVersion: number;
  readonly definition: string;
  readonly definitionHash: string;
}
interface Done {
  readonly __typename: string;
  readonly code?: string;
  readonly version?: Version;
  readonly extract?: {
    readonly id: string;
    readonly approved: boolean | null;
    readonly lines: number | null;
    readonly content: string | null;
  };
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
  readonly error?: string;
}
const REFUSED = '... on SharingRefused { code } ... on KeyReused { code }';
const VERSION = '... on QuestionSetDone { version { id version state rowVersion definition definitionHash } }';
const EXTRACT = '... on ExtractDone { extract { id approved lines content } }';
const MUTATIONS = {
  draftQuestionSet: ['DraftQuestionSetInput!', VERSION],
  saveQuestionSet: ['SaveQuestionSetInput!', VERSION],
  proposeQuestionSet: ['ProposeQuestionSetInput!', VERSION],
  decideQuestionSet: ['QuestionSetDecidedInput!', VERSION],
  endQuestionSet: ['EndQuestionSetInput!', VERSION],
  proposeExtract: ['ProposeExtractInput!', EXTRACT],
  decideExtract: ['ExtractDecidedInput!', EXTRACT],
} as const;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage?.strike());

async function act(who: Player, verb: keyof typeof MUTATIONS, input: object): Promise<Done> {
  const [type, made] = MUTATIONS[verb];
  const unsound = made === VERSION ? '... on QuestionSetUnsound { code problems { path message } }' : '';
  const query = `mutation ($input: ${type}) { ${verb}(input: $input) { __typename ${made} ${unsound} ${REFUSED} } }`;
  const keyed = verb === 'saveQuestionSet' ? input : { key: randomUUID(), ...input };
  const { data, errors } = await stage.as<Record<string, Done>>(who, query, { input: keyed });
  const error = errors?.[0]?.extensions.code;
  return { ...(data?.[verb] ?? { __typename: 'none' }), ...(error ? { error } : {}) };
}
const drafted = async (who: Player, code = CODE): Promise<Version> => (await act(who, 'draftQuestionSet', { code })).version as Version;
const visible = async (who: Player, code = CODE): Promise<string[]> => {
  const { data } = await stage.as<{ questionSetVersions: { items: Version[] } }>(
    who,
    'query ($code: String) { questionSetVersions(code: $code) { items { id state } } }',
    { code },
  );
  return (data?.questionSetVersions.items ?? []).map(({ state }) => state);
};
const rows = <R extends Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<R[]> =>
  recorded<R>(stage.database.ownerUrl, sql, ...values);

test('the shipped sets are there for everybody; the supplement is apart and off', async () => {
  const { data } = await stage.as<{ shippedSets: { code: string; offered: boolean; supplementHeading: string | null }[] }>(
    'policeManager',
    '{ shippedSets { code offered supplementHeading questionCount } }',
  );
  expect(data?.shippedSets.filter(({ offered }) => offered).length).toBeGreaterThanOrEqual(11);
  expect(data?.shippedSets.filter(({ offered }) => !offered)).toEqual([
    expect.objectContaining({ code: SUPPLEMENT, supplementHeading: expect.stringMatching(/not.*validated/i) }),
  ]);
});

test('a version is drafted, changed, proposed, approved by somebody else, and replaced without ever changing', async () => {
  const draft = await drafted('policeGovernor');
  expect(draft).toMatchObject({ state: 'DRAFT', version: 2 });
  expect((await act('policeGovernor', 'draftQuestionSet', { code: CODE })).code).toBe('ENQ-35');
  const set = JSON.parse(draft.definition) as { groups: { questions: { text: string }[] }[] };
  set.groups[0]!.questions[0]!.text = 'How grave is the harm this person could do, for each group of people?';
  const saved = await act('policeGovernor', 'saveQuestionSet', { id: draft.id, rowVersion: 1, definition: JSON.stringify(set) });
  expect(saved.version).toMatchObject({ state: 'DRAFT', rowVersion: 2 });
  expect(saved.version?.definitionHash).not.toBe(draft.definitionHash);
  expect((await act('policeGovernor', 'saveQuestionSet', { id: draft.id, rowVersion: 1, definition: JSON.stringify(set) })).code).toBe(
    'ENQ-33',
  );

  expect((await act('policeGovernor', 'proposeQuestionSet', { id: draft.id, rowVersion: 2, why: '.' })).code).toBe('ENQ-34');
  const proposed = await act('policeGovernor', 'proposeQuestionSet', {
    id: draft.id,
    rowVersion: 2,
    why: 'Plainer words for the first question',
  });
  expect(proposed.version?.state).toBe('PROPOSED');
  expect((await act('policeGovernor', 'decideQuestionSet', { id: draft.id, approve: true })).code).toBe('ENQ-31');
  expect((await act('policeGovernor', 'saveQuestionSet', { id: draft.id, rowVersion: 3, definition: JSON.stringify(set) })).code).toBe(
    'ENQ-32',
  );
  const work = await rows<{ role: string; open: boolean }>(
    `select role, closed_at is null as open from concordat.work_item where kind = 'QUESTION_SET_TO_APPROVE' and subject_id = $1 order by role`,
    draft.id,
  );
  expect(work).toEqual([
    { role: 'INFORMATION_GOVERNANCE_OFFICER', open: true },
    { role: 'SHARING_AUDITOR', open: true },
  ]);

  const approved = await act('policeAuditor', 'decideQuestionSet', { id: draft.id, approve: true });
  expect(approved.version?.state).toBe('PUBLISHED');
  expect(await rows(`select 1 from concordat.work_item where kind = 'QUESTION_SET_TO_APPROVE' and closed_at is null`)).toEqual([]);
  expect(await rows(`select 1 from concordat.access_log where operation = 'decideQuestionSet' and act = 'ALTERATION'`)).toHaveLength(1);

  const next = await drafted('policeGovernor');
  expect(next).toMatchObject({ version: 3, definitionHash: expect.not.stringMatching(saved.version!.definitionHash) });
  await act('policeGovernor', 'proposeQuestionSet', { id: next.id, rowVersion: 1, why: 'The same again, to be looked at each year' });
  await act('policeAuditor', 'decideQuestionSet', { id: next.id, approve: true });
  expect((await visible('policeGovernor')).sort()).toEqual(['PUBLISHED', 'REPLACED']);
  await expect(rows(`update concordat.question_set set definition = '{}' where id = $1`, draft.id)).rejects.toThrow(
    /only a draft of a question set is edited/,
  );
});

test('what is not sound is refused with everything that is wrong, and the draft stays as it was', async () => {
  const code = 'recall-asked-of-probation';
  const draft = await drafted('policeGovernor', code);
  const set = JSON.parse(draft.definition) as { groups: { questions: { code: string; declaration?: boolean }[] }[] };
  for (const question of set.groups.flatMap((group) => group.questions)) delete question.declaration;
  const refused = await act('policeGovernor', 'saveQuestionSet', { id: draft.id, rowVersion: 1, definition: JSON.stringify(set) });
  expect(refused).toMatchObject({ __typename: 'QuestionSetUnsound', code: 'ENQ-30' });
  expect(refused.problems?.map(({ message }) => message).join()).toMatch(/declaration/);
  expect((await act('policeGovernor', 'saveQuestionSet', { id: draft.id, rowVersion: 1, definition: '{"a":' })).error).toBe(
    'BAD_USER_INPUT',
  );
  const other = { ...(JSON.parse(draft.definition) as object), code: CODE };
  expect((await act('policeGovernor', 'saveQuestionSet', { id: draft.id, rowVersion: 1, definition: JSON.stringify(other) })).code).toBe(
    'ENQ-30',
  );
  expect((await act('policeGovernor', 'endQuestionSet', { id: draft.id, words: 'Begun by mistake' })).version?.state).toBe('TAKEN_BACK');
  expect(await drafted('policeGovernor', code)).toMatchObject({ version: 3, definitionHash: expect.any(String) });
});

test('drafts are for whoever governs; another agency sees nothing; nobody else drafts or decides', async () => {
  expect(await visible('policeManager')).not.toContain('DRAFT');
  expect(await visible('policeManager')).toContain('PUBLISHED');
  expect(await visible('practitioner')).toEqual([]);
  for (const who of ['policeManager', 'policeSupervisor', 'policeAdministrator'] as const)
    expect((await act(who, 'draftQuestionSet', { code: CODE })).error).toBe('FORBIDDEN');
  expect((await act('policeAuditor', 'draftQuestionSet', { code: CODE })).error).toBe('FORBIDDEN');
});

test('taking a version out of use does not wait for a second person', async () => {
  const [published] = await rows<{ id: string }>(`select id from concordat.question_set where code = $1 and state = 'PUBLISHED'`, CODE);
  expect((await act('policeGovernor', 'endQuestionSet', { id: published!.id, words: '' })).error).toBe('BAD_USER_INPUT');
  const ended = await act('policeGovernor', 'endQuestionSet', { id: published!.id, words: 'We ask the shipped questions again' });
  expect(ended.version?.state).toBe('RETIRED');
  expect(await visible('policeManager')).toEqual(expect.arrayContaining(['RETIRED']));
});

const packed = (text: string): string => gzipSync(text).toString('base64');
test('what is asked goes out as a FHIR Questionnaire and comes in as a version of one’s own, the same question for question', async () => {
  const code = 'conference-asked-of-probation';
  const { data } = await stage.as<{ questionnaire: string; shippedSets: { code: string; definition: string }[] }>(
    'policeGovernor',
    'query ($code: String!) { questionnaire(code: $code) shippedSets { code definition } }',
    { code },
  );
  const broken = await act('policeGovernor', 'draftQuestionSet', {
    code,
    definition: packed(data!.questionnaire.replace('"linkId":"q55"', '"linkId":"q 55"')),
  });
  expect(broken).toMatchObject({ __typename: 'QuestionSetUnsound', code: 'ENQ-30' });
  const drafted = await act('policeGovernor', 'draftQuestionSet', { code, definition: packed(data!.questionnaire) });
  const shipped = JSON.parse(data!.shippedSets.find((set) => set.code === code)!.definition) as object;
  expect(JSON.parse(drafted.version!.definition)).toEqual({ ...shipped, version: 2 });
});

describe('the extract for an evaluation', () => {
  const wanted = {
    setCode: SUPPLEMENT,
    fromDay: '2026-01-01',
    toDay: '2026-11-01',
    purpose: 'Whether asking helps',
    approvalReference: 'EV/2026/4',
  };

  test('only of a supplement, only with a second person, and never of so few that somebody could be told apart', async () => {
    expect((await act('policeGovernor', 'proposeExtract', { ...wanted, setCode: CODE })).code).toBe('ENQ-36');
    const proposed = await act('policeGovernor', 'proposeExtract', wanted);
    expect(proposed.extract).toMatchObject({ approved: null, content: null });
    const { id } = proposed.extract!;
    expect((await act('policeGovernor', 'decideExtract', { id, approve: true })).code).toBe('ENQ-31');
    await answered(9);
    expect((await act('policeAuditor', 'decideExtract', { id, approve: true })).code).toBe('ENQ-43');
    await answered(1);
    const made = await act('policeAuditor', 'decideExtract', { id, approve: true });
    expect(made.extract).toMatchObject({ approved: true, lines: 10 });
    expect(made.extract?.content).not.toMatch(/Larch Street|[0-9a-f]{8}-|2026-0/);
    expect((await act('policeAuditor', 'decideExtract', { id, approve: false, words: 'Too late' })).code).toBe('ENQ-32');
    expect((await stage.as<{ evaluationExtracts: { items: unknown[] } }>('policeManager', '{ evaluationExtracts { items { id } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN'); // prettier-ignore
  });

  /** Enquiries of the police that probation answered, each with one choice and one word that must stay behind. */
  async function answered(count: number): Promise<void> {
    const { policeManager, practitioner } = stage.cast.players;
    const { data } = await stage.as<{ shippedSets: { code: string; definition: string }[] }>(
      'policeManager',
      '{ shippedSets { code definition } }',
    );
    const definition = data!.shippedSets.find(({ code }) => code === SUPPLEMENT)!.definition;
    const [first] = (JSON.parse(definition) as { groups: { questions: { code: string; fields: { code: string; type: string }[] }[] }[] })
      .groups[0]!.questions;
    const row = Object.fromEntries(first!.fields.map(({ code, type }) => [code, type === 'YES_NO' ? true : 'Larch Street']));
    for (let n = 0; n < count; n += 1) {
      const personId = await aPerson().knownTo(policeManager).knownTo(practitioner).put(stage.cast);
      const [enquiry, set, to, share, answer, decision, ledger] = Array.from({ length: 7 }, () => randomUUID());
      const grounds = { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' };
      const about = { enquiry_id: enquiry, question_code: first!.code };
      await asLoader(stage.database.ownerUrl, async (insert) => {
        await insert('ledger_entry', { id: ledger, entry: Buffer.from('{}') });
        await insert('enquiry', {
          id: enquiry, reference: enquiry, person_id: personId, set_code: SUPPLEMENT, set_version: 1, stage: 'CONFERENCE', definition, definition_hash: Buffer.from('00'),
          sender_agency_id: policeManager.agencyId, sender_unit_id: policeManager.unitId, sent_by: policeManager.staffId, recipient_agency_id: practitioner.agencyId,
          ...grounds, necessity: 'N', proportionality: 'P', working_days: 2, due_at: '2026-06-01', ledger_entry_id: ledger,
        }); // prettier-ignore
        await insert('answer', {
          id: answer, ...about, person_id: personId, agency_id: practitioner.agencyId, unit_id: practitioner.unitId, question_text: 'Q', round: 1, relevant: true,
          state: 'ANSWERED', body: 'B', level: 'LOW', answered_by: practitioner.staffId,
        }); // prettier-ignore
        await insert('decision_set', {
          id: set, reference: set, person_id: personId, agency_id: practitioner.agencyId, unit_id: practitioner.unitId, decided_by: practitioner.staffId,
          mode: 'ROUTINE', told_how: 'PORTAL', told_at: '2026-05-05', considered: '{}', silent_sources: '[]', ledger_entry_id: ledger,
        }); // prettier-ignore
        await insert('set_recipient', { id: to, set_id: set, agency_id: practitioner.agencyId, recipient_agency_id: policeManager.agencyId, ...grounds, necessity: 'N', proportionality: 'P' }); // prettier-ignore
        await insert('decision', {
          id: decision, set_id: set, set_recipient_id: to, agency_id: practitioner.agencyId, person_id: personId, recipient_agency_id: policeManager.agencyId,
          item_kind: 'ANSWER', answer_id: answer, ...about, question: 'Q', note_level: 'LOW', outcome: 'SHARED', reason_code: 'THEY_ASKED',
        }); // prettier-ignore
        await insert('share', {
          id: share, reference: share, set_id: set, set_recipient_id: to, person_id: personId, sender_agency_id: practitioner.agencyId, sender_unit_id: practitioner.unitId,
          sent_by: practitioner.staffId, sent_at: '2026-05-05', told_at: '2026-05-05', told_how: 'PORTAL', mode: 'ROUTINE', recipient_agency_id: policeManager.agencyId, ...grounds,
        }); // prettier-ignore
        await insert('share_item', {
          share_id: share, ordinal: 0, decision_id: decision, item_kind: 'ANSWER', answer_id: answer, ...about, answer: JSON.stringify({ state: 'ANSWERED', rows: [row] }),
          sender_agency_id: practitioner.agencyId, recipient_agency_id: policeManager.agencyId, originator_agency_id: practitioner.agencyId, in_part: false, category: 'ANSWER',
          level: 'LOW', nature: 'FACT', body: 'B', body_hash: Buffer.from('00'), happened_on: '2026-05-05', basis: 'RECORD_SEEN', handling_code: 'P', marking: 'OFFICIAL', disclosable: 'NO',
        }); // prettier-ignore
      });
    }
  }
});
