import { randomUUID } from 'node:crypto';
import type { Player } from '../actors.js';
import { aNote, anAgreement } from '../builders.js';
import { asLoader, recorded } from '../loader.js';
import type { Stage } from '../stage.js';
import { ageCases, type Case, CaseMaker, type State } from './cases.js';
import { type Principal, principalsOf } from './principals.js';
import { importThings } from './imports.js';
import { actionThings } from './actions.js';
import { type EnquiryKit, enquiryThings } from './enquiries.js';
import { exceptions } from './exceptions.js';
import { gapThings } from './gaps.js';
import { extractThings } from './extracts.js';
import { keepingThings } from './keeping.js';
import { procedureThings } from './procedures.js';
import { riskDecisionThings } from './risk-decisions.js';
import { conferenceThings } from './conferences.js';
import { disclosureThings } from './third-party-disclosures.js';
import { planThings } from './management-plans.js';
import { samplingThings } from './sampling.js';
import { heldElsewhere, officeThings } from './office-things.js';
import { teamThings } from './team.js';
import { type Kind, OFFICE_KINDS, opens, type Thing, thingsOf } from './things.js';

/** What a sound request of somebody's is made of: things of their own agency, or of the case that they work with. */
export type Kit = ReadonlyMap<string, string>;

/** Everything that can be asked for, everybody who asks, and who may read what. */
export class MatrixWorld {
  private constructor(
    readonly principals: readonly Principal[],
    readonly things: readonly Thing[],
    private readonly cases: readonly Case[],
    private readonly stage: Stage,
    private readonly others: { readonly agreement: string; readonly councilNote: string; readonly councilDraft: string } & EnquiryKit,
  ) {}

  static async on(stage: Stage): Promise<MatrixWorld> {
    const { cast, database } = stage;
    const { policeManager, practitioner, prisonSecurity, housingOfficer } = cast.players;
    const principals = await principalsOf(stage);
    const agreement = await anAgreement(cast, [policeManager, practitioner, prisonSecurity]);
    const apart = await anAgreement(cast, [prisonSecurity, housingOfficer]);
    const maker = new CaseMaker(stage, new Map(principals.map((one) => [one.name, one])));
    const cases = await maker.all();
    const ended = await ageCases(stage, maker, cases);
    await acquaint(stage, principals, cases);
    // Step-up is the sign-in’s own matter: here everybody has just proved who they are, however long the matrix runs.
    await recorded(database.ownerUrl, `update concordat.sign_in set authenticated_at = now() + interval '1 day'`);
    const elsewhere = cases.find(({ state }) => state === 'other agency') as Case;
    const councilNote = await aNote()
      .slight()
      .heldBy(housingOfficer)
      .about(elsewhere.personId)
      .recordedAt('2026-02-01T09:00:00Z')
      .put(cast);
    const parties =
      (id: string) =>
      (state: State, ...agencies: string[]) =>
        agreementThing(id, state, agencies);
    const { police, probation, prison, council } = cast.agencies;
    const enquiries = await enquiryThings(stage, cases, ended);
    const things = [
      ...cases.flatMap(thingsOf),
      ...enquiries.things,
      ...(await endedNotes(stage, cases)),
      ...(await standingThings(stage)),
      ...directory(stage, principals),
      ...(await officeThings(stage, principals, agreement)),
      ...(await heldElsewhere(stage, cases)),
      ...(await exceptions(stage, principals, cases)),
      ...(await keepingThings(stage, cases)),
      ...(await extractThings(stage, cases)),
      ...(await gapThings(stage, cases)),
      ...(await procedureThings(stage, cases)),
      ...(await riskDecisionThings(stage, cases)),
      ...(await disclosureThings(stage, cases)),
      ...(await conferenceThings(stage, cases)),
      ...(await planThings(stage, cases)),
      ...(await actionThings(stage, cases)),
      ...(await importThings(stage, cases)),
      ...(await samplingThings(stage, cases)),
      ...(await teamThings(stage)),
      parties(agreement)('own', police, probation, prison),
      parties(apart)('other agency', prison, council),
      parties(ended.expired)('expired', police, probation),
      parties(ended['in transition'])('in transition', police, probation),
    ];
    const [draft] = await recorded<{ id: string }>(
      database.ownerUrl,
      `insert into concordat.draft (staff_id, agency_id, person_id, kind, content) values ($1, $2, $3, 'SHARE', '{}') returning id`,
      housingOfficer.staffId,
      council,
      elsewhere.personId,
    );
    return new MatrixWorld(principals, things, cases, stage, { agreement, councilNote, councilDraft: draft?.id ?? '', ...enquiries.kit });
  }

  private case(state: State): Case {
    return this.cases.find((one) => one.state === state) as Case;
  }

  /** The case that they know best. */
  private ownCase(who: Principal): Case {
    const { agencies } = this.stage.cast;
    if (who.name === 'policeListed') return this.case('restricted');
    if (who.name.startsWith('hillside')) return this.case('same agency, other unit');
    if (who.agencyId === agencies.probation) return this.case('received');
    return this.case(who.agencyId === agencies.prison || who.agencyId === agencies.council ? 'other agency' : 'own');
  }

  private readonly kits = new Map<string, Kit>();

  /** Around a thing of a case that they may open stands that case; else their own. */
  kit(who: Principal, around?: Case): Kit {
    const key = `${who.name} ${around?.state}`;
    const kit = this.kits.get(key) ?? this.kitOf(who, around);
    this.kits.set(key, kit);
    return kit;
  }

  private kitOf(who: Principal, around?: Case): Kit {
    const { players, agencies } = this.stage.cast;
    const own = this.ownCase(who);
    const about = around && opens(who, around) ? around : own;
    const council = who.agencyId === agencies.council;
    const to = players[this.partnerOf(who)];
    const ours = about.holder.agencyId === who.agencyId ? about : own;
    const received = who.agencyId === agencies.probation ? this.case('own') : council ? own : this.case('received');
    const first = (kind: Kind): [string, string] => [kind, this.of(kind)[0]?.id ?? ''];
    const enquiryOf = (one: Case): string => this.of('enquiry').find((thing) => thing.of === one)?.id ?? '';
    return new Map([
      ...(
        [
          ...OFFICE_KINDS,
          'desk question',
          'search',
          'sign-in',
          'contradiction',
          'question set',
          'extract',
          'legal hold',
          'erasure',
          'own answer',
          'decision sample',
          'sampled decision',
          'sample finding',
          'record export',
          'access extract',
          'access extract to take',
          'team unit',
          'own person',
          'absence',
          'unsafe work',
          'risk decision',
          'disclosure',
          'disclosure to tell',
          'conference',
          'agenda item',
          'management plan',
          'import',
          'import begun',
        ] as const
      ).map(first),
      ['restriction', first('erasure')[1]],
      ...(['run', 'run alone', 'run to finish'] as const).map((thing): [string, string] => [
        thing,
        this.of('run').find(({ of }) => of === about)?.id ?? '',
      ]),
      ...(['action', 'action set', 'action declined'] as const).map((thing): [string, string] => [
        thing,
        this.of(thing).find(({ of }) => of === about)?.id ?? '',
      ]),
      ['person', about.personId],
      ['enquiry', enquiryOf(received)],
      ['asked enquiry', enquiryOf(ours)],
      ['answers seen', this.others.seen],
      ['questions', this.others.questions],
      ['note', council ? this.others.councilNote : ours.slight],
      ['sent share', ours.shareId],
      ['received share', received.shareId],
      ['decision set', ours.setId],
      ['decision', ours.decisionId],
      ['work', ours.workId],
      ['draft', council ? this.others.councilDraft : own.draftId],
      ['standing decision', this.things.find(({ kind, state }) => kind === 'standing decision' && state === 'own')?.id ?? ''],
      ['third party', ours.thirdPartyId],
      ['agreement', this.others.agreement],
      ['agency', to.agencyId],
      ['unit', who.unitIds[0] ?? own.holder.unitIds[0] ?? ''],
      ['staff', to.staffId],
    ]);
  }

  /** Somebody of an agency that theirs has an agreement with. */
  private partnerOf({ agencyId }: Principal): Player {
    const { probation, prison, council } = this.stage.cast.agencies;
    const away: Readonly<Record<string, Player>> = {
      [probation]: 'policeManager',
      [prison]: 'housingOfficer',
      [council]: 'prisonSecurity',
    };
    return away[agencyId] ?? 'practitioner';
  }

  of(kind: Kind): readonly Thing[] {
    return this.things.filter((thing) => thing.kind === kind);
  }
}

/** Somebody who knows every one of these people, and has said so. */
async function acquaint({ cast, database }: Stage, principals: readonly Principal[], cases: readonly Case[]): Promise<void> {
  const who = principals.find(({ name }) => name === 'policeAcquainted') as Principal;
  const row = { agency_id: who.agencyId, unit_id: cast.units.riverside, staff_id: who.staffId };
  await asLoader(database.ownerUrl, async (insert) => {
    for (const { personId } of cases) await insert('recusal', { ...row, person_id: personId });
  });
}

const agreementThing = (id: string, state: State, parties: readonly string[]): Thing => ({
  kind: 'agreement',
  state,
  id,
  readableBy: (who) => who.signedIn && parties.includes(who.agencyId),
});

/** Notes of the police's own that no longer stand: one withdrawn, one replaced. */
async function endedNotes({ cast }: Stage, cases: readonly Case[]): Promise<Thing[]> {
  const one = cases.find(({ state }) => state === 'withdrawn') as Case;
  const { policeManager } = cast.players;
  const note = () => aNote().slight().heldBy(policeManager).about(one.personId).recordedAt('2026-02-01T09:00:00Z');
  const ended = '2026-03-01T09:00:00Z';
  const taken = { withdrawn_at: ended, withdrawn_by_id: policeManager.staffId, withdrawn_reason: 'It is about somebody else' };
  const current = await note().put(cast);
  const ids = [await note().with(taken).put(cast), await note().with({ superseded_at: ended, superseded_by_id: current }).put(cast)];
  const police = { ...one, holder: { ...one.holder, agencyId: policeManager.agencyId, unitIds: [policeManager.unitId] } };
  return ids.flatMap((id) => thingsOf({ ...police, slight: id }).filter((thing) => thing.kind === 'note' && thing.id === id));
}

async function standingThings({ cast, database }: Stage): Promise<Thing[]> {
  const { policeManager, hillsideManager, prisonSecurity, practitioner } = cast.players;
  const of = [
    ['own', policeManager, 'VIOLENCE', {}],
    ['same agency, other unit', hillsideManager, 'ADDRESS', {}],
    ['other agency', prisonSecurity, 'VIOLENCE', {}],
    ['received', practitioner, 'VIOLENCE', {}],
    ['expired', policeManager, 'SUBSTANCES', { review_by: '2026-01-01' }],
    ['withdrawn', policeManager, 'WEAPON', { ended_at: '2026-03-01T09:00:00Z' }],
  ] as const;
  const made: Thing[] = [];
  for (const [state, by, category, more] of of) {
    const id = randomUUID();
    const row = { id, agency_id: by.agencyId, recipient_agency_id: cast.agencies.council, category, proposed_by: by.staffId };
    const rest = { reason_words: 'Outside what they do', review_by: '2099-01-01', ...more };
    await asLoader(database.ownerUrl, (insert) => insert('standing_decision', { ...row, ...rest }));
    const readableBy = (who: Principal): boolean => who.signedIn && who.agencyId === by.agencyId && roleOf(who);
    made.push({ kind: 'standing decision', state, id, readableBy });
  }
  return made;
}
const roleOf = (who: Principal): boolean =>
  who.roles.some((role) => !['RECORDS_MANAGER', 'AGENCY_ADMINISTRATOR', 'INDEPENDENT_REVIEWER'].includes(role));

/** Agencies, units and staff: open to everybody who is signed in. */
function directory({ cast }: Stage, principals: readonly Principal[]): Thing[] {
  const { agencies, units } = cast;
  const staff = (name: string): string => principals.find((one) => one.name === name)?.staffId ?? '';
  const all: [Kind, State, string][] = [
    ['agency', 'own', agencies.police],
    ['agency', 'received', agencies.probation],
    ['agency', 'other agency', agencies.council],
    ['unit', 'own', units.riverside],
    ['unit', 'same agency, other unit', units.hillside],
    ['unit', 'received', units.unitSeven],
    ['unit', 'other agency', units.security],
    ['staff', 'own', staff('policeManager')],
    ['staff', 'same agency, other unit', staff('hillsideManager')],
    ['staff', 'received', staff('practitioner')],
    ['staff', 'received by name', staff('policeNamed')],
    ['staff', 'other agency', staff('prisonSecurity')],
    ['staff', 'withdrawn', staff('policeSuspended')],
  ];
  return all.map(([kind, state, id]) => ({ kind, state, id, readableBy: (who) => who.signedIn }));
}
