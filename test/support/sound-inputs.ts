import { randomUUID } from 'node:crypto';
import { getNamedType, getNullableType, type GraphQLInputType, isEnumType, isListType, isNonNullType } from 'graphql';
import type { Player } from './actors.js';
import type { RegisteredInput, SoundValue } from './input-places.js';
import type { Json, SharingDesk } from './sharing-desk.js';
import { ACTION_AT, ACTION_THINGS, actionMakers, ACTIONS_ALSO_GIVEN, SOUND_ACTIONS } from './sound-actions.js';
import { deskQuestion, search, signIn, standing, thirdParty, work } from './sound-desks.js';
import { IMPORT_AT, IMPORT_THINGS, importMakers, SOUND_IMPORTS } from './sound-imports.js';
import { CONFERENCE_AT, CONFERENCE_THINGS, conferenceMakers, SOUND_CONFERENCES } from './sound-conferences.js';
import { ENQUIRIES_ALSO_GIVEN, ENQUIRY_AT, ENQUIRY_SHOWN_AT, ENQUIRY_THINGS, SETS_TAKEN_BACK, SOUND_ENQUIRIES, soundEnquiries } from './sound-enquiries.js'; // prettier-ignore
import { exceptionMakers } from './sound-exceptions.js';
import { EXTRACT_AT, EXTRACT_THINGS, EXTRACTS_ALSO_GIVEN, extractMakers, SOUND_EXTRACTS } from './sound-extracts.js';
import { GAP_AT, GAP_THINGS, gapMakers, GAPS_ALSO_GIVEN, SOUND_GAPS } from './sound-gaps.js';
import { KEEPING_ALSO_GIVEN, KEEPING_AT, KEEPING_THINGS, keepingMakers, SOUND_KEEPING } from './sound-keeping.js';
import { PROCEDURE_AT, PROCEDURE_THINGS, procedureMakers, PROCEDURES_ALSO_GIVEN, SOUND_PROCEDURES } from './sound-procedures.js';
import { RISK_DECISION_AT, RISK_DECISION_THINGS, riskDecisionMakers, SOUND_RISK_DECISIONS } from './sound-risk-decisions.js';
import { PLAN_AT, PLAN_THINGS, planMakers, SOUND_PLANS } from './sound-management-plans.js';
import { DISCLOSURE_AT, DISCLOSURE_THINGS, disclosureMakers, DISCLOSURES_ALSO_GIVEN, SOUND_DISCLOSURES } from './sound-third-party-disclosures.js'; // prettier-ignore
import { SAMPLING_ALSO_GIVEN, SAMPLING_AT, SAMPLING_THINGS, samplingMakers, SOUND_SAMPLING } from './sound-sampling.js';
import { SOUND_TEAM, TEAM_ALSO_GIVEN, TEAM_AT, TEAM_THINGS, teamMakers } from './sound-team.js';
import { soundChanges } from './sound-changes.js';
import { day, PLAIN, type Variant } from './sound-variants.js';

const EVERYTHING = [
  'person', 'note', 'sent share', 'received share', 'decision set', 'decision', 'work', 'draft', 'standing decision', 'agreement',
  'agency', 'unit', 'staff', 'third party', 'sign-in', 'desk question', 'search', 'own staff', 'post', 'change', 'change considered',
  'change shown', 'emergency', 'emergency to review', 'number sought', 'recusal', 'review scope', 'reviewer', 'protection desk',
  'protection record', 'local account',
  ...ENQUIRY_THINGS, ...KEEPING_THINGS, ...EXTRACT_THINGS, ...GAP_THINGS, ...PROCEDURE_THINGS, ...RISK_DECISION_THINGS,
  ...DISCLOSURE_THINGS, ...CONFERENCE_THINGS, ...PLAN_THINGS, ...SAMPLING_THINGS, ...TEAM_THINGS, ...ACTION_THINGS,
  ...IMPORT_THINGS,
] as const; // prettier-ignore
export type Thing = (typeof EVERYTHING)[number];
export type Things = { get(thing: Thing): string | undefined };

/** What an id stands for where it is asked. A place that is not here stops the test: somebody added one and has to say. */
const THING_AT: Readonly<Record<string, Thing>> = {
  ...ENQUIRY_AT,
  ...KEEPING_AT,
  ...EXTRACT_AT,
  ...GAP_AT,
  ...PROCEDURE_AT,
  ...RISK_DECISION_AT,
  ...DISCLOSURE_AT,
  ...CONFERENCE_AT,
  ...PLAN_AT,
  ...SAMPLING_AT,
  ...TEAM_AT,
  ...ACTION_AT,
  ...IMPORT_AT,
  'workItem.id': 'work',
  'person.id': 'person',
  'person.notes': 'note',
  'note.id': 'note',
  'decisionSet.id': 'decision set',
  'share.id': 'sent share',
  'openShare.id': 'received share',
  'shareProof.id': 'sent share',
  'decisionProof.id': 'decision set',
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
  'decision.id': 'decision',
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
  coverId: 'staff',
  unitId: 'unit',
  staffId: 'staff',
};
/** Undefined where nobody has said it yet. */
export const thingAt = (where: string): Thing | undefined => THING_AT[where] ?? THING_AT[where.slice(where.indexOf('.') + 1)];
const SAID = 'The search record says so';
/** Text that names what was shown, and is no id. */
const SHOWN_AT: Readonly<Record<string, Thing>> = {
  ...ENQUIRY_SHOWN_AT,
  'ProposeChangeInput.seen': 'change considered',
  'ApproveChangeInput.seen': 'change shown',
  'OpenInEmergencyInput.identifier': 'number sought',
};
/** What the schema cannot know: the words and codes that these places take. */
const SOUND: Readonly<Record<string, unknown>> = {
  ...SOUND_ENQUIRIES,
  ...SOUND_KEEPING,
  ...SOUND_EXTRACTS,
  ...SOUND_GAPS,
  ...SOUND_PROCEDURES,
  ...SOUND_RISK_DECISIONS,
  ...SOUND_DISCLOSURES,
  ...SOUND_CONFERENCES,
  ...SOUND_PLANS,
  ...SOUND_SAMPLING,
  ...SOUND_TEAM,
  ...SOUND_ACTIONS,
  ...SOUND_IMPORTS,
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
  // A signed size of the prober's world; elsewhere none is signed, and the answer is that there is none.
  'ownRecordPart.size': 200,
  'ownRecordPart.from': 0,
  'AskForPeriodExportInput.from': day(-8),
  'AskForPeriodExportInput.to': day(-1),
  'ExportChronologyInput.until': `${day(-1)}T10:00:00Z`,
  'randomSearches.seed': '2026-11',
  'findPeople.text': 'Field',
  'searchRecord.words': 'CNRY or blade',
  'procedure.code': 'recall',
  'ReviewEmergencyInput.finding': 'JUSTIFIED',
  'ProposeReviewScopeInput.ground': 'OWNER_GRANT',
  'ProposeReviewScopeInput.startsAt': `${day(-1)}T10:00:00Z`,
  'ProposeReviewScopeInput.endsAt': `${day(60)}T10:00:00Z`,
  'ProposeReviewScopeInput.children': false,
  'ProposeReviewScopeInput.heldElsewhere': false,
  'RecordProtectionInput.kind': 'RIGHT_TO_ASK',
};
const WORDS = ['body', 'reason', 'changeReason', 'words', 'instead', 'reasonWords', 'whyNow'];
/** Left out by default although the act needs one of them. */
const ALSO_GIVEN = [
  ...ENQUIRIES_ALSO_GIVEN,
  ...KEEPING_ALSO_GIVEN,
  ...EXTRACTS_ALSO_GIVEN,
  ...GAPS_ALSO_GIVEN,
  ...PROCEDURES_ALSO_GIVEN,
  ...DISCLOSURES_ALSO_GIVEN,
  ...SAMPLING_ALSO_GIVEN,
  ...TEAM_ALSO_GIVEN,
  ...ACTIONS_ALSO_GIVEN,
  'OpenInEmergencyInput.identifier',
  'UrgentShareInput.noteIds',
  'NoteInput.level',
  'findPeople.text',
  'DecideInput.draftId',
  'ConsiderChangeInput.staffId',
  'ProposeChangeInput.staffId',
  'AskDutyDeskInput.name',
];
/** Looked at only in a variant: elsewhere what stands there is left unread, and is not kept. */
export const READ_IN_A_VARIANT: ReadonlySet<string> = new Set([
  ...['recipientWords', 'reviewBy', 'deferredUntil', 'sharedText'].map((field) => `ItemDecisionInput.${field}`),
  'CutInput.code',
  'DecideInput.toldAt',
  'UrgentShareInput.category',
  'ProposeChangeInput.role',
  'ProposeChangeInput.reviewOn',
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
    if (shown) return named === 'Int' ? Number(this.things.get(shown)) : this.things.get(shown);
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
  fresh as (update concordat.sign_in set authenticated_at = concordat.now() where ended_at is null and authenticated_at < concordat.now() - interval '5 minutes'),
  sets as (${SETS_TAKEN_BACK})
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
    const person = wants('person', 'note', 'draft', 'third party', ...ENQUIRY_THINGS) ? await desk.person() : '';
    if (person) made.set('person', person);
    if (wants('note')) made.set('note', await desk.note(home, person, (one) => one.slight()));
    if (wants('draft')) made.set('draft', await draft(desk, home, person));
    if (wants('received share')) made.set('received share', await this.received());
    const together: readonly (readonly [readonly Thing[], () => Promise<readonly (readonly [string, string])[]>])[] = [
      [['sent share', 'decision', 'decision set'], () => this.decided()],
      [['own staff', 'post', 'change', 'change considered', 'change shown'], () => soundChanges(desk)],
      [ENQUIRY_THINGS, () => soundEnquiries(desk, { player, home, away, personId: person }, wants)],
    ];
    for (const [things, make] of together) if (wants(...things)) for (const [thing, id] of await make()) made.set(thing as Thing, id);
    const alone: readonly (readonly [Thing, () => Promise<string>])[] = [
      ['work', () => work(desk, player)],
      ['third party', () => thirdParty(desk, home, person)],
      ['desk question', () => deskQuestion(desk, player)],
      ['search', () => search(desk, player)],
      ['sign-in', () => signIn(desk, player)],
      ['standing decision', () => standing(desk, home)],
      ...keepingMakers(desk, player, home),
      ...extractMakers(desk, player),
      ...gapMakers(desk, home, away),
      ...procedureMakers(desk, player, home, away),
      ...riskDecisionMakers(desk, player, home),
      ...disclosureMakers(desk, player, home),
      ...conferenceMakers(desk, player, away),
      ...planMakers(desk, player),
      ...samplingMakers(desk, home, away),
      ...teamMakers(desk, player),
      ...actionMakers(desk, player, home, away),
      ...importMakers(desk, player),
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
