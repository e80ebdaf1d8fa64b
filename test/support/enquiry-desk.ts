import { createHash, randomUUID } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import { type Json, SharingDesk } from './sharing-desk.js';

const yesNo = (code: string, label: string) => ({ code, label, type: 'YES_NO' });
const level = { code: 'level', label: 'The level it gives', type: 'CHOICE', when: { field: 'different', is: true } };
const options = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'].map((code) => ({ code, label: code.toLowerCase() }));
const declared = ['NONE_HELD', 'ALL_SHARED', 'WITHHELD'].map((code) => ({ code, label: code }));
const plain = (code: string, more: object = {}) => ({
  code,
  topic: null,
  text: `What is known about ${code}?`,
  fields: [{ code: 'said', label: '', type: 'LONG_TEXT' }],
  core: true,
  level: 'LOW',
  categories: [],
  ...more,
});

/** A short set with one question of every kind that answering turns on; six are asked in any case, and a weapon opens a seventh. */
export const SMALL_SET = {
  format: 'concordat-questions/1',
  code: 'small-set',
  version: 1,
  title: 'A short set',
  about: 'For tests.',
  stage: 'BEFORE_RELEASE',
  askedBy: ['POLICE', 'PROBATION'],
  askedOf: ['PROBATION', 'POLICE'],
  groups: [
    {
      code: 'risk',
      title: 'Risk',
      questions: [
        plain('harm', {
          topic: 1,
          level: 'HIGH',
          safetyCritical: true,
          fields: [{ code: 'overall', label: 'Overall', type: 'CHOICE', options }],
        }),
        plain('document', {
          topic: 3,
          level: 'HIGH',
          safetyCritical: true,
          fields: [yesNo('different', 'Is there one?'), { ...level, options }],
        }),
        plain('plan'),
        plain('contact'),
      ],
    },
    {
      code: 'custody',
      title: 'Custody',
      questions: [
        plain('weapon', { level: 'HIGH', categories: ['WEAPON'], safetyCritical: true, fields: [yesNo('held', 'A weapon')] }),
        plain('which', { core: false, when: { '==': [{ var: 'weapon.rows.0.held' }, true] } }),
        plain('last', {
          declaration: true,
          safetyCritical: true,
          fields: [{ code: 'declared', label: '', type: 'CHOICE', options: declared }],
        }),
      ],
    },
  ],
} as const;

const ROWS = 'rows { fields { field values } }';
const PROBLEMS = 'problems { questionCode field message }';
const QUESTION = `question { code } open sentAt state ${ROWS} basis asAt source marking disclosable awaitingFrom awaitingUntil reasonCode reasonWords
  reviewBy version savedAt savedBy ${PROBLEMS} last { state text asAt reference confirm why ${ROWS} }`;
const ANSWERING = `enquiry { id state answeredCodes } seen done total defaultsVersion confirmable defaults { basis asAt source marking disclosable }
  groups { code done total status questions { ${QUESTION} } }`;
const SAVED = `__typename ... on AnswersSaved { answering { ${ANSWERING} } } ... on Refusal { code explanation }
  ... on AnswersOverwritten { saved defaultsVersion theirs { ${QUESTION} } } ... on EnquiryRefused { ${PROBLEMS} }`;
const LINE = `{ questionCode text state ${PROBLEMS} }`;
export const OPERATIONS = {
  ask: `mutation($input: AskInput!) { done: askQuestions(input: $input) { __typename ... on EnquiryAsked { enquiry { id } } ... on Refusal { code explanation } } }`,
  answering: `query($enquiryId: UUID!) { done: answering(enquiryId: $enquiryId) { ${ANSWERING} } }`,
  save: `mutation($input: SaveAnswersInput!) { done: saveAnswers(input: $input) { ${SAVED} } }`,
  confirm: `mutation($input: ConfirmAnswersInput!) { done: confirmAnswers(input: $input) { ${SAVED} } }`,
  check: `query($enquiryId: UUID!, $noteIds: [UUID!]) { done: checkAnswers(enquiryId: $enquiryId, noteIds: $noteIds) { going ${LINE} uniform ${LINE}
    keptOut ${LINE} stillOpen ${LINE} thirdParties graver { noteIds } expectedLeftOut { shortName } seen ready } }`,
  send: `mutation($input: SendAnswersInput!) { done: sendAnswers(input: $input) { __typename ... on Refusal { code explanation }
    ... on AnswersSent { stillOpen silentSources enquiry { id state answeredCodes completedAt } set { id reference } shares { id }
      contradictions { id kind questionCodes words } }
    ... on EnquiryRefused { ${PROBLEMS} } ... on ExplanationNeeded { recipients { lines { noteIds } } } } }`,
  settle: `mutation($input: SettleContradictionInput!) { done: settleContradiction(input: $input) { __typename
    ... on ContradictionSettled { contradiction { id settledAt settledWords } } ... on Refusal { code explanation } } }`,
  close: `mutation($input: CloseEnquiryInput!) { done: closeEnquiry(input: $input) { __typename ... on Refusal { code explanation } } }`,
  decline: `mutation($input: DeclineEnquiryInput!) { done: declineEnquiry(input: $input) { __typename ... on Refusal { code explanation } } }`,
  /** Everything of an enquiry that the schema offers to whoever may read it. */
  whole: `query($id: UUID!) { done: enquiry(id: $id) { id reference setTitle state why dropped answeredCodes overdue completedAt declinedCode necessity
    events { kind words at } replyShares { id purpose asked items { id body answerState } }
    replies { id questionCode body answerState answerSource awaitingFrom awaitingUntil level basis marking disclosable supersededAt }
    answers { questionCode state body reasonCode reasonWords reviewBy relevant round } drafts { questionCode content } 
    contradictions { id kind words settledAt } copies { id } } }`,
} as const;
type Operation = keyof typeof OPERATIONS;
export type Told = Json & { readonly __typename?: string; readonly code?: string };

export const PROVENANCE = {
  basis: 'RECORD_SEEN',
  asAt: '2026-01-05',
  source: 'Case record',
  marking: 'OFFICIAL',
  disclosable: 'NO',
} as const;
const said = (values: Readonly<Record<string, string>>): Json => ({
  fields: Object.entries(values).map(([field, value]) => ({ field, values: [value] })),
});
export const answered = (questionCode: string, values: Readonly<Record<string, string>>, more: Json = {}): Json => ({
  questionCode, seenVersion: 0, state: 'ANSWERED', rows: [said(values)], ...PROVENANCE, ...more,
}); // prettier-ignore
export const instead = (questionCode: string, state: string, more: Json = {}): Json => ({ questionCode, seenVersion: 0, state, ...more });

/** A sharing desk at which the police ask probation; every act goes over HTTP. */
export class EnquiryDesk {
  private constructor(readonly sharing: SharingDesk) {}

  static async open(): Promise<EnquiryDesk> {
    return EnquiryDesk.on(await SharingDesk.open());
  }

  /** The small set, in use at a desk that is already there. */
  static async on(sharing: SharingDesk): Promise<EnquiryDesk> {
    const { policeGovernor, policeAuditor, practitioner } = sharing.stage.cast.players;
    const set = {
      code: SMALL_SET.code,
      version: 1,
      title: SMALL_SET.title,
      definition: JSON.stringify(SMALL_SET),
      definition_hash: createHash('sha256').update(canonicalize(SMALL_SET)).digest(),
      state: 'PUBLISHED',
      drafted_by: policeGovernor.staffId,
      proposed_by: policeGovernor.staffId,
      proposed_at: '2026-01-01T09:00:00Z',
      decided_by: policeAuditor.staffId,
      decided_at: '2026-01-02T09:00:00Z',
    };
    await asLoader(sharing.stage.database.ownerUrl, async (insert) => {
      for (const { agencyId } of [policeGovernor, practitioner]) await insert('question_set', { agency_id: agencyId, ...set });
    });
    return new EnquiryDesk(sharing);
  }

  /** The answer, or the extensions of the first error; never a 5xx. */
  async tell(player: Player, operation: Operation, variables: object): Promise<Told> {
    const answer = await this.sharing.stage.as<{ done: Told }>(player, OPERATIONS[operation], variables);
    if (answer.status >= 500) throw new Error(`${operation} as ${player}: ${answer.status} ${answer.text}`);
    if (!answer.errors && answer.data?.done === undefined) throw new Error(answer.text);
    return answer.errors?.[0]?.extensions ?? (answer.data?.done as Told);
  }
  act(player: Player, operation: Operation, input: Json): Promise<Told> {
    return this.tell(player, operation, { input: { key: randomUUID(), ...input } });
  }

  /** One asks the other, about a person of the enquiry's own; unless said otherwise the police ask probation. */
  async asked(more: Json = {}, [asker, answerer]: readonly [Player, Player] = ['policeManager', 'practitioner']): Promise<string> {
    const recipient = { agencyId: this.sharing.stage.cast.players[answerer].agencyId };
    const personId = more['personId'] ?? (await this.sharing.person());
    const done = await this.act(asker, 'ask', {
      personId,
      setCode: 'small-set',
      setVersion: 1,
      recipient,
      why: 'A release is near',
      ...more,
    });
    if (done.__typename !== 'EnquiryAsked') throw new Error(`not asked: ${JSON.stringify(done)}`);
    return (done['enquiry'] as { id: string }).id;
  }
  save(enquiryId: string, answers: readonly Json[], player: Player = 'practitioner'): Promise<Told> {
    return this.tell(player, 'save', { input: { enquiryId, answers } });
  }
  async seen(enquiryId: string, player: Player = 'practitioner'): Promise<number> {
    return (await this.tell(player, 'check', { enquiryId }))['seen'] as number;
  }
  /** What was checked a moment ago, sent. */
  async send(enquiryId: string, more: Json = {}, player: Player = 'practitioner'): Promise<Told> {
    return this.act(player, 'send', { enquiryId, seen: await this.seen(enquiryId, player), ...more });
  }
  async sent(enquiryId: string, answers: readonly Json[], more: Json = {}, player: Player = 'practitioner'): Promise<Told> {
    await this.save(enquiryId, answers, player);
    return this.send(enquiryId, more, player);
  }
  async versionOf(enquiryId: string, code: string, player: Player = 'practitioner'): Promise<number> {
    return this.question(await this.tell(player, 'answering', { enquiryId }), code).version;
  }
  question(told: Told, code: string): Json & { readonly version: number } {
    const answering = (told['answering'] ?? told) as { groups: { questions: (Json & { question: { code: string } })[] }[] };
    const found = answering.groups.flatMap(({ questions }) => questions).find(({ question }) => question.code === code);
    if (!found) throw new Error(`no question ${code}`);
    return found as never;
  }
}
