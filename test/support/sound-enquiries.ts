import { createHash, randomUUID } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Member, Player } from './actors.js';
import { PROVENANCE, SMALL_SET } from './enquiry-desk.js';
import { asLoader, type Insert } from './loader.js';
import type { SharingDesk } from './sharing-desk.js';

/** What acts on enquiries, question sets and extracts need: ids, and the two texts that name what was shown. */
export const ENQUIRY_THINGS = [
  'enquiry',
  'answers seen',
  'asked enquiry',
  'contradiction',
  'question set',
  'questions',
  'shipped set',
  'question set proposed',
  'extract',
] as const;
type EnquiryThing = (typeof ENQUIRY_THINGS)[number];

export const ENQUIRY_AT: Readonly<Record<string, EnquiryThing>> = {
  enquiryId: 'enquiry',
  'enquiry.id': 'enquiry',
  'openEnquiry.id': 'enquiry',
  'enquiryExport.id': 'enquiry',
  'CloseEnquiryInput.enquiryId': 'asked enquiry',
  'CopyAnswersInput.enquiryId': 'asked enquiry',
  'SettleContradictionInput.id': 'contradiction',
  'questionSetVersion.id': 'question set',
  'SaveQuestionSetInput.id': 'question set',
  'ProposeQuestionSetInput.id': 'question set',
  'EndQuestionSetInput.id': 'question set',
  'QuestionSetDecidedInput.id': 'question set proposed',
  'evaluationExtract.id': 'extract',
  'ExtractDecidedInput.id': 'extract',
};
export const ENQUIRY_SHOWN_AT: Readonly<Record<string, EnquiryThing>> = {
  'SendAnswersInput.seen': 'answers seen',
  'SaveQuestionSetInput.definition': 'questions',
  'DraftQuestionSetInput.code': 'shipped set',
};
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const SAID = 'The search record says so';
const SUPPLEMENT = 'knife-and-gang-supplement';

/** As another program would send it: one answer, to a question that nobody has begun. */
const RESPONSE = JSON.stringify({
  resourceType: 'QuestionnaireResponse',
  questionnaire: `urn:concordat:question-set:${SMALL_SET.code}|${SMALL_SET.version}`,
  status: 'in-progress',
  item: [
    {
      linkId: 'group:risk',
      item: [{ linkId: 'contact', item: [{ linkId: 'contact/said', answer: [{ valueString: SAID }] }] }],
    },
  ],
});
export const SOUND_ENQUIRIES: Readonly<Record<string, unknown>> = {
  'AskInput.setCode': SMALL_SET.code,
  'AskInput.setVersion': SMALL_SET.version,
  'ConsiderEnquiryInput.setCode': SMALL_SET.code,
  'DroppedInput.groupCode': 'custody',
  'DroppedInput.reasonCode': 'NOT_FOR_THIS_PERSON',
  'AnswerInput.questionCode': 'harm',
  'AnswerInput.seenVersion': 0,
  'AnswerInput.state': 'ANSWERED',
  'AnswerInput.rows': [{ fields: [{ field: 'overall', values: ['LOW'] }] }],
  'AnswerFieldInput.field': 'overall',
  'AnswerFieldInput.values': ['LOW'],
  'DefaultsInput.seenVersion': 0,
  'ConfirmAnswersInput.questionCodes': ['contact'],
  'DeclineEnquiryInput.reasonCode': 'NOT_OUR_CASE',
  'CopyAnswersInput.system': 'CONNECT',
  'ImportResponseInput.json': RESPONSE,
  'QuestionSetDecidedInput.approve': true,
  'ProposeExtractInput.setCode': SUPPLEMENT,
  'ProposeExtractInput.fromDay': day(-90),
  'ProposeExtractInput.toDay': day(-1),
  // Approved, it is made at once, of no fewer than ten enquiries.
  'ExtractDecidedInput.approve': false,
};
export const ENQUIRIES_ALSO_GIVEN = ['AskInput.why', 'AnswerInput.state', 'AnswerInput.rows', 'ExtractDecidedInput.words'];
/** One version of a set is in hand at a time: what is begun again is first taken back. */
export const SETS_TAKEN_BACK = `update concordat.question_set set state = 'TAKEN_BACK' where state in ('DRAFT', 'PROPOSED')`;

const KINDS = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH', 'VOLUNTARY'];
/** The short set, for every kind of agency to put to every other. */
export const ANY_SET = { ...SMALL_SET, askedBy: KINDS, askedOf: KINDS };
type Definition = Readonly<Record<string, unknown>> & { readonly code: string; readonly version: number; readonly title: string };
export type By = Pick<Member, 'agencyId' | 'unitId' | 'staffId'>;

const hashOf = (definition: object): Buffer => createHash('sha256').update(canonicalize(definition)).digest();
export function setRow(definition: Definition, state: string, by: By, decidedBy?: string): Readonly<Record<string, unknown>> {
  const { code, version, title } = definition;
  const text = { definition: JSON.stringify(definition), definition_hash: hashOf(definition) };
  const proposed = state === 'DRAFT' ? {} : { proposed_by: by.staffId, proposed_at: '2026-01-01T09:00:00Z', why: SAID };
  const decided = ['DRAFT', 'PROPOSED'].includes(state) ? {} : { decided_by: decidedBy, decided_at: '2026-01-02T09:00:00Z' };
  return { agency_id: by.agencyId, code, version, title, ...text, state, drafted_by: by.staffId, ...proposed, ...decided };
}

/** So that each of these agencies may ask it. */
export async function publishAnySet(insert: Insert, agencies: readonly string[], [one, other]: readonly [string, string]): Promise<void> {
  for (const agencyId of agencies)
    await insert('question_set', setRow(ANY_SET, 'PUBLISHED', { agencyId, unitId: '', staffId: one }, other));
}

export interface Asking {
  readonly from: By;
  /** Whoever answers; the agency is asked unless a unit or a person is. */
  readonly to: By;
  readonly addressed?: { readonly unitId?: string; readonly staffId?: string };
  readonly personId: string;
  readonly agreementId?: string | null;
  readonly more?: Readonly<Record<string, unknown>>;
}
const GROUNDS = {
  purpose: 'OFFENDER_MANAGEMENT',
  gateway: 'OMA2007_S14',
  protection_condition: 'DPA2018_PART3_STATUTORY',
  necessity: SAID,
  proportionality: SAID,
};
async function ask(insert: Insert, { from, to, addressed, personId, agreementId, more }: Asking): Promise<string> {
  const [id, ledger] = [randomUUID(), randomUUID()];
  await insert('ledger_entry', { id: ledger, entry: Buffer.from('{}') });
  await insert('enquiry', {
    id,
    reference: `Q-${id}`,
    person_id: personId,
    set_code: ANY_SET.code,
    set_version: ANY_SET.version,
    stage: ANY_SET.stage,
    definition: JSON.stringify(ANY_SET),
    definition_hash: hashOf(ANY_SET),
    sender_agency_id: from.agencyId,
    sender_unit_id: from.unitId,
    sent_by: from.staffId,
    recipient_agency_id: to.agencyId,
    recipient_unit_id: addressed?.unitId ?? null,
    recipient_staff_id: addressed?.staffId ?? null,
    ...GROUNDS,
    agreement_id: agreementId ?? null,
    working_days: 2,
    due_at: '2099-01-01T00:00:00Z',
    // Until somebody who is asked has opened it, the rest of them read no word of it.
    first_seen_at: '2026-02-01T00:00:00Z',
    first_seen_by: to.staffId,
    ledger_entry_id: ledger,
    ...more,
  });
  return id;
}

const { asAt, ...how } = PROVENANCE;
/** Asked and answered before; asked again and begun: one answer is ready to go, another was given last time and could be confirmed. */
export async function enquiryToAnswer(insert: Insert, asking: Asking): Promise<string> {
  const { to, personId } = asking;
  const replied = ['plan', 'contact'].map((code) => ({ code, at: '2026-02-01T00:00:00.000Z', round: 1 }));
  const before = await ask(insert, { ...asking, more: { answered: JSON.stringify(replied), completed_at: '2026-02-01T00:00:00Z' } });
  for (const code of ['plan', 'contact'])
    await insert('answer', {
      enquiry_id: before,
      person_id: personId,
      agency_id: to.agencyId,
      unit_id: to.unitId,
      question_code: code,
      question_text: `What is known about ${code}?`,
      round: 1,
      relevant: true,
      state: 'ANSWERED',
      rows: JSON.stringify([{ said: 'Nothing has changed' }]),
      body: `What is known about ${code}?\nNothing has changed`,
      level: 'LOW',
      as_at: asAt,
      ...how,
      answered_by: to.staffId,
      answered_at: '2026-02-01T00:00:00Z',
    });
  const now = await ask(insert, asking);
  const content = { state: 'ANSWERED', rows: [{ fields: [{ field: 'said', values: [SAID] }] }], ...PROVENANCE };
  await insert('answer_draft', {
    enquiry_id: now,
    person_id: personId,
    question_code: 'plan',
    content: JSON.stringify({ ...content, awaitingFrom: null, awaitingUntil: null, reasonCode: null, reasonWords: null, reviewBy: null }),
    version: 1,
    saved_by: to.staffId,
  });
  return now;
}

export async function contradictionOf(insert: Insert, agencyId: string, personId: string, enquiryId: string): Promise<string> {
  const id = randomUUID();
  const about = { agency_id: agencyId, person_id: personId, enquiry_id: enquiryId };
  await insert('contradiction', { id, ...about, kind: 'DIFFERENT_ROSH', question_codes: ['harm'], words: SAID });
  return id;
}

export async function extractOf(insert: Insert, by: By): Promise<string> {
  const id = randomUUID();
  const days = { from_day: '2026-01-01', to_day: '2026-03-31', purpose: SAID, approval_reference: 'EV 27/1' };
  await insert('evaluation_extract', { id, agency_id: by.agencyId, set_code: SUPPLEMENT, ...days, proposed_by: by.staffId });
  return id;
}

/** A version of its own code, so that there may be any number of them. */
export async function versionOf(insert: Insert, state: string, by: By, decidedBy?: string): Promise<{ id: string; questions: string }> {
  const id = randomUUID();
  const definition = { ...ANY_SET, code: `set-${id}` };
  await insert('question_set', { id, ...setRow(definition, state, by, decidedBy) });
  return { id, questions: JSON.stringify(definition) };
}

/** As every enquiry of `enquiryToAnswer` stands: they are begun alike. */
export async function answersSeen({ stage }: SharingDesk, player: Player, enquiryId: string): Promise<string> {
  const text = 'query ($id: UUID!) { answering(enquiryId: $id) { seen } }';
  const { data } = await stage.as<{ answering: { seen: number } | null }>(player, text, { id: enquiryId });
  return String(data?.answering?.seen ?? 1);
}

/** Another each time, so that nobody begins the same twice. */
const SHIPPED = ['before-release-asked-of-probation', 'recall-asked-of-probation', 'conference-asked-of-probation'] as const;
let begun = 0;
export const shippedSet = (): string => SHIPPED[(begun += 1) % SHIPPED.length] as string;

const published = new WeakSet<SharingDesk>();
interface Making {
  readonly player: Player;
  /** Somebody of the player's agency who answers, and somebody of the agency that asks. */
  readonly home: Player;
  readonly away: Player;
  readonly personId: string;
}
type Made = readonly (readonly [EnquiryThing, string])[];
/** Asked of the player's agency and asked by it, what does not agree, and what somebody else has written or proposed. */
export async function soundEnquiries(
  desk: SharingDesk,
  { player, home, away, personId }: Making,
  wants: (...things: EnquiryThing[]) => boolean,
): Promise<Made> {
  const { cast, database } = desk.stage;
  const { players } = cast;
  const [us, them, { agencyId }] = [players[home], players[away], players[player]];
  const by = agencyId === players.hillsideManager.agencyId ? players.hillsideManager : players[player];
  const about = { personId, agreementId: desk.agreement };
  const makers: readonly (readonly [readonly EnquiryThing[], (insert: Insert) => Promise<Made>])[] = [
    [['enquiry', 'answers seen'], async (insert) => [['enquiry', await enquiryToAnswer(insert, { from: them, to: us, ...about })]]],
    [['asked enquiry'], async (insert) => [['asked enquiry', await enquiryToAnswer(insert, { from: us, to: them, ...about })]]],
    [['contradiction'], async (insert) => [['contradiction', await contradictionOf(insert, agencyId, personId, await ask(insert, { from: them, to: us, ...about }))]]], // prettier-ignore
    [['question set', 'questions'], (insert) => drafted(insert, by)],
    [['shipped set'], async () => [['shipped set', shippedSet()]]],
    [['question set proposed'], async (insert) => [['question set proposed', (await versionOf(insert, 'PROPOSED', by)).id]]],
    [['extract'], async (insert) => [['extract', await extractOf(insert, by)]]],
  ];
  const found = new Map<EnquiryThing, string>();
  await asLoader(database.ownerUrl, async (insert) => {
    const { policeGovernor, policeAuditor } = players;
    if (!published.has(desk)) await publishAnySet(insert, Object.values(cast.agencies), [policeGovernor.staffId, policeAuditor.staffId]);
    published.add(desk);
    for (const [things, make] of makers) if (wants(...things)) for (const [thing, id] of await make(insert)) found.set(thing, id);
  });
  if (wants('answers seen')) found.set('answers seen', await answersSeen(desk, player, found.get('enquiry') ?? ''));
  return [...found];
}

async function drafted(insert: Insert, by: By): Promise<Made> {
  const { id, questions } = await versionOf(insert, 'DRAFT', by);
  return [
    ['question set', id],
    ['questions', questions],
  ];
}
