import { randomUUID } from 'node:crypto';
import { getNamedType, getNullableType, type GraphQLInputType, isEnumType, isListType, isNonNullType } from 'graphql';
import type { Player } from './actors.js';
import type { RegisteredInput, SoundValue } from './input-places.js';
import { asLoader } from './loader.js';
import type { Json, SharingDesk } from './sharing-desk.js';
import { deskQuestion, search, signIn } from './sound-desks.js';
import { exceptionMakers } from './sound-exceptions.js';
import { soundChanges } from './sound-changes.js';

const EVERYTHING = [
  'person',
  'note',
  'sent share',
  'received share',
  'decision set',
  'decision',
  'work',
  'draft',
  'standing decision',
  'agreement',
  'agency',
  'unit',
  'staff',
  'third party',
  'sign-in',
  'desk question',
  'search',
  'own staff',
  'post',
  'change',
  'change considered',
  'change shown',
  'emergency',
  'emergency to review',
  'number sought',
  'recusal',
  'review scope',
  'reviewer',
  'protection desk',
  'protection record',
  'local account',
] as const;
export type Thing = (typeof EVERYTHING)[number];
export type Things = { get(thing: Thing): string | undefined };

/** What an id stands for where it is asked. A place that is not here stops the test: somebody added one and has to say. */
const THING_AT: Readonly<Record<string, Thing>> = {
  'workItem.id': 'work',
  'person.id': 'person',
  'person.notes': 'note',
  'note.id': 'note',
  'decisionSet.id': 'decision set',
  'share.id': 'sent share',
  'openShare.id': 'received share',
  'endSignIn.id': 'sign-in',
  'draft.id': 'draft',
  'discardDraft.id': 'draft',
  'agreement.id': 'agreement',
  'approveStandingDecision.id': 'standing decision',
  'possibleRecipients.noteIds': 'note',
  'AcknowledgeInput.shareId': 'received share',
  'NotForUsInput.shareId': 'received share',
  'RevokeInput.shareId': 'sent share',
  'CloseWorkInput.id': 'work',
  'EndorseInput.decisionId': 'decision',
  'SaveDraftInput.id': 'draft',
  'dutyDesk.id': 'unit',
  'deskQuestion.id': 'desk question',
  'AnswerDeskQuestionInput.id': 'desk question',
  'sampledSearch.id': 'search',
  'staffRecord.id': 'own staff',
  'changes.staffId': 'own staff',
  'ConsiderChangeInput.staffId': 'own staff',
  'ProposeChangeInput.staffId': 'own staff',
  'change.id': 'change',
  'changeToAnswer.id': 'change',
  'ApproveChangeInput.id': 'change',
  'DeclineChangeInput.id': 'change',
  'emergency.id': 'emergency',
  'CloseEmergencyInput.id': 'emergency',
  'ReviewEmergencyInput.id': 'emergency to review',
  'recusal.id': 'recusal',
  'LiftRecusalInput.id': 'recusal',
  'protectionRecord.id': 'protection record',
  'reviewScope.id': 'review scope',
  'ApproveReviewScopeInput.id': 'review scope',
  'EndReviewScopeInput.id': 'review scope',
  'ProposeReviewScopeInput.reviewerId': 'reviewer',
  'RecordProtectionInput.unitId': 'protection desk',
  'localAccount.staffId': 'local account',
  'InviteLocalAccountInput.staffId': 'local account',
  personIds: 'person',
  postId: 'post',
  agreementId: 'agreement',
  searchId: 'search',
  personId: 'person',
  noteId: 'note',
  noteIds: 'note',
  draftId: 'draft',
  thirdPartyIds: 'third party',
  agencyId: 'agency',
  otherAgencyId: 'agency',
  recipientAgencyId: 'agency',
  unitId: 'unit',
  staffId: 'staff',
};
/** Undefined where nobody has said it yet. */
export const thingAt = (where: string): Thing | undefined => THING_AT[where] ?? THING_AT[where.slice(where.indexOf('.') + 1)];
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const SAID = 'The search record says so';
/** Text that names what was shown, and is no id. */
const SHOWN_AT: Readonly<Record<string, Thing>> = {
  'ProposeChangeInput.seen': 'change considered',
  'ApproveChangeInput.seen': 'change shown',
  'OpenInEmergencyInput.identifier': 'number sought',
};
/** What the schema cannot know: the words and codes that these places take. */
const SOUND: Readonly<Record<string, unknown>> = {
  'CircumstanceInput.kind': 'ARREST',
  'CircumstanceInput.happenedAt': '2026-03-01T10:00:00Z',
  'SaveDraftInput.kind': 'SHARE',
  'SaveDraftInput.content': '{"step":1}',
  'HeldElsewhereInput.consideredOn': day(-1),
  'HeldElsewhereInput.consideredByRole': 'Intelligence manager',
  'HeldElsewhereInput.ownReference': 'INT 27/104',
  'HeldElsewhereInput.reviewBy': day(90),
  'ThirdPartyInput.class': 'PARTNER',
  'ThirdPartyInput.reference': 'Third party A',
  'CutInput.code': 'THIRD_PARTY',
  'NoteInput.category': 'WEAPON',
  'NoteInput.nature': 'FACT',
  'NoteInput.basis': 'RECORD_SEEN',
  'NoteInput.level': 'HIGH',
  'NoteInput.happenedOn': '2026-01-05',
  'StandingInput.category': 'SUBSTANCES',
  'UrgentShareInput.gateway': 'VITAL_INTERESTS',
  'EndorseInput.endorse': true,
  'ConsiderChangeInput.kind': 'ACCOUNT_SUSPENDED',
  'ProposeChangeInput.kind': 'ACCOUNT_SUSPENDED',
  ShareMode: 'ROUTINE',
  Outcome: 'SHARED',
  LawfulUse: 'SELF_MONITORING',
  'AskDutyDeskInput.name': 'Cedar Holme',
  'AskDutyDeskInput.callBack': '01632 960001',
  'AnswerDeskQuestionInput.answer': 'WE_WILL_CALL',
  'RecordSearchLookInput.outcome': 'SATISFIED',
  'randomSearches.seed': '2026-11',
  'findPeople.text': 'Field',
  'ReviewEmergencyInput.finding': 'JUSTIFIED',
  'ProposeReviewScopeInput.ground': 'OWNER_GRANT',
  'ProposeReviewScopeInput.startsAt': `${day(-1)}T10:00:00Z`,
  'ProposeReviewScopeInput.endsAt': `${day(60)}T10:00:00Z`,
  'ProposeReviewScopeInput.children': false,
  'ProposeReviewScopeInput.heldElsewhere': false,
  'RecordProtectionInput.kind': 'RIGHT_TO_ASK',
};
const WORDS = ['body', 'reason', 'changeReason', 'words', 'reasonWords', 'whyNow'];
/** Left out by default although the act needs one of them. */
const ALSO_GIVEN = [
  'OpenInEmergencyInput.identifier',
  'UrgentShareInput.noteIds',
  'NoteInput.level',
  'findPeople.text',
  'DecideInput.draftId',
  'ConsiderChangeInput.staffId',
  'ProposeChangeInput.staffId',
  'AskDutyDeskInput.name',
];
/** Another way to fill in an operation soundly, for places that mean something only then. */
export interface Variant {
  readonly called: string;
  readonly operation: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}
export const PLAIN: Variant = { called: 'plain', operation: null, values: {} };
const OUTCOME = 'ItemDecisionInput.outcome';
const decided = (called: string, values: Variant['values']): Variant => ({ called, operation: 'DecideSharing', values });
export const VARIANTS: readonly Variant[] = [
  decided('withheld', {
    [OUTCOME]: 'WITHHELD',
    'ItemDecisionInput.reasonCode': 'WOULD_EXPOSE_A_SOURCE',
    'ItemDecisionInput.reasonWords': SAID,
    'ItemDecisionInput.recipientWords': SAID,
    'ItemDecisionInput.reviewBy': day(30),
  }),
  decided('deferred', {
    [OUTCOME]: 'DEFERRED',
    'ItemDecisionInput.reasonCode': 'BEING_CHECKED',
    'ItemDecisionInput.reasonWords': SAID,
    'ItemDecisionInput.deferredUntil': `${day(10)}T10:00:00Z`,
  }),
  decided('shared in part', {
    [OUTCOME]: 'SHARED_IN_PART',
    'ItemDecisionInput.reasonCode': 'PART_IDENTIFIES_SOMEONE_ELSE',
    'ItemDecisionInput.reasonWords': SAID,
    'ItemDecisionInput.sharedText': 'A blade was found.',
    'ItemDecisionInput.cuts': [{ code: 'THIRD_PARTY', words: SAID }],
  }),
  decided('told at a meeting', {
    'DecideInput.mode': 'AFTERWARDS',
    'DecideInput.toldHow': 'MEETING',
    'DecideInput.toldAt': `${day(-2)}T10:00:00Z`,
    'RecipientDecisionInput.respondBy': `${day(10)}T10:00:00Z`,
  }),
  decided('at once', {
    'DecideInput.mode': 'URGENT',
    'DecideInput.urgentReason': SAID,
    'RecipientDecisionInput.gateway': 'VITAL_INTERESTS',
  }),
  {
    called: 'written now',
    operation: 'ShareUrgently',
    values: { 'UrgentShareInput.body': SAID, 'UrgentShareInput.category': 'WEAPON', 'UrgentShareInput.level': 'HIGH' },
  },
];
/** Looked at only in a variant: elsewhere what stands there is left unread, and is not kept. */
export const READ_IN_A_VARIANT: ReadonlySet<string> = new Set([
  ...['recipientWords', 'reviewBy', 'deferredUntil', 'sharedText'].map((field) => `ItemDecisionInput.${field}`),
  'CutInput.code',
  'DecideInput.toldAt',
  'UrgentShareInput.category',
  'ProposeChangeInput.role',
]);

/** Sound variables for one operation and player, from things of their own: an act uses them up, and then they are made anew. */
export class SoundInputs {
  private constructor(
    private readonly things: Things,
    private readonly variant: Variant,
  ) {}

  static async for(maker: ThingMaker, operation: RegisteredInput, variant: Variant): Promise<SoundInputs> {
    const needed = new Set<Thing>();
    const asking = { get: (thing: Thing): string => (needed.add(thing), '') };
    operation.sound(new SoundInputs(asking, variant).value);
    const made = await maker.make(needed);
    return new SoundInputs({ get: (thing) => made.get(thing) ?? maker.kept.get(thing) }, variant);
  }

  /** From things that stand already. */
  static from(things: Things, variant: Variant = PLAIN): SoundInputs {
    return new SoundInputs(things, variant);
  }

  readonly value: SoundValue = (where, type) => {
    if (where in this.variant.values) return structuredClone(this.variant.values[where]);
    const field = where.slice(where.indexOf('.') + 1);
    if (isNonNullType(type) || ALSO_GIVEN.includes(where)) return this.sound(where, field, type);
    return undefined;
  };

  private sound(where: string, field: string, type: GraphQLInputType): unknown {
    const named = getNamedType(type).name;
    if (named === 'UUID') {
      const id = this.things.get(thingAt(where) ?? unknownPlace(where));
      return isListType(getNullableType(type)) ? [id] : id;
    }
    if (field === 'key') return randomUUID();
    const shown = SHOWN_AT[where];
    if (shown) return this.things.get(shown);
    return SOUND[where] ?? SOUND[named] ?? (WORDS.includes(field) ? SAID : usual(type));
  }
}

/** Where nobody has said what is sound, something of the right shape: it may be refused, and then no operation of it is seen to work. */
function usual(type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  const shapes: Readonly<Record<string, unknown>> = { String: SAID, Int: 1, Boolean: true, Date: day(30), Instant: `${day(10)}T10:00:00Z` };
  return 'name' in bare ? shapes[bare.name] : undefined;
}

function unknownPlace(where: string): never {
  throw new Error(`Nobody said what thing ${where} asks for`);
}

/** Acts that would stand in the way of their own repetition: a session that was ended, a standing decision that was proposed. */
const PUT_BACK = `with signed_in as (update concordat.sign_in set ended_at = null, ended_why = null where ended_at is not null),
  fresh as (update concordat.sign_in set authenticated_at = concordat.now() where ended_at is null and authenticated_at < concordat.now() - interval '5 minutes')
  update concordat.standing_decision set ended_at = concordat.now() where ended_at is null and category <> 'VIOLENCE'`;

/** Makes things by the acts themselves, over HTTP, by somebody of the player's agency who may. */
export class ThingMaker {
  kept: ReadonlyMap<Thing, string> = new Map();
  private readonly home: Player;
  private readonly away: Player;

  private constructor(
    private readonly desk: SharingDesk,
    private readonly player: Player,
  ) {
    const { players, agencies } = desk.stage.cast;
    const probation = players[player].agencyId === agencies.probation;
    [this.home, this.away] = probation ? ['practitioner', 'policeManager'] : ['policeManager', 'practitioner'];
  }

  /** With one of everything: what is missing from an act is taken from these, and their ids stand where others are asked. */
  static async for(desk: SharingDesk, player: Player): Promise<ThingMaker> {
    const maker = new ThingMaker(desk, player);
    maker.kept = await maker.make(new Set(EVERYTHING));
    return maker;
  }

  async make(needed: ReadonlySet<Thing>): Promise<ReadonlyMap<Thing, string>> {
    const { desk, player, home, away } = this;
    await desk.rows(PUT_BACK);
    const { players } = desk.stage.cast;
    const made = new Map<Thing, string>([
      ['agreement', desk.agreement],
      ['agency', players[away].agencyId],
      ['unit', players[player].unitId],
      ['staff', players[away].staffId],
    ]);
    const wants = (...things: Thing[]): boolean => things.some((thing) => needed.has(thing));
    const person = wants('person', 'note', 'draft', 'third party') ? await desk.person() : '';
    if (person) made.set('person', person);
    if (wants('note')) made.set('note', await desk.note(home, person, (one) => one.slight()));
    if (wants('draft')) made.set('draft', await draft(desk, home, person));
    if (wants('sent share', 'decision', 'decision set')) for (const [thing, id] of await this.decided()) made.set(thing, id);
    if (wants('received share')) made.set('received share', await this.received());
    const ofChanges: readonly Thing[] = ['own staff', 'post', 'change', 'change considered', 'change shown'];
    if (wants(...ofChanges)) for (const [thing, id] of await soundChanges(desk)) made.set(thing as Thing, id);
    const alone: readonly (readonly [Thing, () => Promise<string>])[] = [
      ['work', () => work(desk, player)],
      ['third party', () => thirdParty(desk, home, person)],
      ['desk question', () => deskQuestion(desk, player)],
      ['search', () => search(desk, player)],
      ['sign-in', () => signIn(desk, player)],
      ['standing decision', () => standing(desk, home)],
      ...exceptionMakers(desk, { player, away, protectionDesk: this.kept.get('protection desk') }),
    ];
    for (const [thing, make] of alone) if (wants(thing)) made.set(thing, await make());
    return made;
  }

  private async decided(): Promise<[Thing, string][]> {
    const { desk, home, away } = this;
    const person = await desk.person();
    const [low, high] = [await desk.note(home, person, (one) => one.slight()), await desk.note(home, person, (one) => one.grave())];
    const withheld = { noteIds: [high], outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: SAID };
    const done = await desk.decide(home, {
      personId: person,
      recipients: [desk.to(away, [{ noteIds: [low], outcome: 'SHARED' }, withheld])],
    });
    const [decision] = await desk.rows<{ id: string }>('select id from concordat.decision where note_id = $1', high);
    const [share] = (done['shares'] ?? []) as { id: string }[];
    if (!share || !decision) throw new Error(`not decided: ${JSON.stringify(done)}`);
    return [
      ['sent share', share.id],
      ['decision', decision.id],
      ['decision set', String((done['set'] as Json)['id'])],
    ];
  }

  private async received(): Promise<string> {
    const { desk, home, away } = this;
    const person = await desk.person();
    const share = await desk.shared(away, home, person, [await desk.note(away, person, (one) => one.slight())]);
    await desk.open(home, share);
    return share;
  }
}

async function draft(desk: SharingDesk, home: Player, personId: string): Promise<string> {
  const kept = await desk.ask(home, 'SaveDraft', { input: { personId, kind: 'SHARE', content: '{}' } });
  return String(((kept['saveDraft'] as Json)['draft'] as Json)['id']);
}

/** Work that may be closed in words; for an administrator, about nobody's case. */
async function work({ stage, alder }: SharingDesk, player: Player): Promise<string> {
  const { agencyId, unitId, staffId, roles } = stage.cast.players[player];
  const id = randomUUID();
  const about = roles.includes('AGENCY_ADMINISTRATOR')
    ? { kind: 'AGREEMENT_ENDING' }
    : { kind: 'NOT_FOR_US', person_id: alder, unit_id: unitId };
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('work_item', { id, agency_id: agencyId, staff_id: staffId, summary: 'Returned', dedupe_key: id, ...about }),
  );
  return id;
}

async function thirdParty({ stage }: SharingDesk, home: Player, personId: string): Promise<string> {
  const id = randomUUID();
  const row = { person_id: personId, reference: `Third party ${id.slice(0, 8)}`, class: 'PARTNER' };
  await asLoader(stage.database.ownerUrl, (insert) => insert('third_party', { id, agency_id: stage.cast.players[home].agencyId, ...row }));
  return id;
}

/** Proposed by a colleague, since nobody approves their own. */
async function standing({ stage }: SharingDesk, home: Player): Promise<string> {
  const { agencies, players } = stage.cast;
  const { agencyId, staffId } = players[home];
  const id = randomUUID();
  const row = { category: 'VIOLENCE', reason_words: SAID, review_by: day(300), ended_at: null };
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('standing_decision', { id, agency_id: agencyId, recipient_agency_id: agencies.council, proposed_by: staffId, ...row }),
  );
  return id;
}
