import { CHILDREN_PARTIES, KIND_NAMES, type ProbeCast } from './cast.js';
import { plantAction } from './actions.js';
import { plantAgreement, plantDraft, plantHeldElsewhere, plantLook, plantQuestion, plantSearch, plantStanding, plantWork } from './desk.js';
import { type EnquirySpec, plantEnquiry } from './enquiries.js';
import { plantChange, plantEmergency, plantProtection, plantRecusal, plantScope, plantStaffChange } from './exceptions.js';
import { plantAccessExtracts } from './extracts.js';
import { plantAnySet, plantExtract, plantVersion } from './governing.js';
import { plantGap } from './gaps.js';
import { plantRepeated, plantSample, withheldBy } from './sampling.js';
import { plantErasure, plantExport, plantHold, plantPeriodExport } from './keeping.js';
import { NOTE_STATES, type NotePlanted, plantNote } from './notes.js';
import { plantRun } from './procedures.js';
import { plantRiskDecision } from './risk-decisions.js';
import { plantImport } from './imports.js';
import { plantConference, plantListed } from './conferences.js';
import { plantDisclosure } from './third-party-disclosures.js';
import { plantPlan } from './management-plans.js';
import { plantPerson } from './people.js';
import type { PersonSpec, Planted } from './planted.js';
import { plantShare, type ShareSpec } from './shares.js';
import { plantMailOf, plantMailService, plantMailTo } from './mail.js';
import { plantAbsence, plantAwayNow, plantFunding, plantHands, plantTime, plantUnsafe } from './team.js';
import { Soil } from './soil.js';

const SHAPES: readonly (Omit<ShareSpec, 'from' | 'to' | 'person' | 'notes'> & {
  readonly under: 'force' | 'lapsed' | 'transition' | 'none';
})[] = [
  { addressed: 'agency', opened: true, inPart: true, under: 'force' },
  { addressed: 'agency', under: 'force' },
  { addressed: 'unit', opened: true, under: 'force' },
  { addressed: 'person', opened: true, under: 'force' },
  { addressed: 'agency', opened: true, revoked: true, under: 'force' },
  { addressed: 'agency', opened: true, under: 'lapsed' },
  { addressed: 'agency', opened: true, under: 'transition' },
  { addressed: 'unit', opened: true, urgent: true, under: 'none' },
];

/** Everything that somebody might want to keep from somebody else, planted; and who may see what of it. */
export class ProbeWorld {
  readonly soil: Soil;
  readonly agreements: Record<'force' | 'lapsed' | 'transition' | 'children' | 'left', string>;

  private constructor(readonly cast: ProbeCast) {
    this.soil = new Soil(cast);
    const { policeManager, practitioner, prisonManager, housingOfficer, healthWorker, hostelWorker } = cast.who;
    const parties = [policeManager, practitioner, prisonManager, housingOfficer, healthWorker, hostelWorker];
    const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
    this.agreements = {
      force: plantAgreement(this.soil, { parties }),
      lapsed: plantAgreement(this.soil, { parties, endsAt: ago(60) }),
      transition: plantAgreement(this.soil, { parties, endsAt: ago(5) }),
      children: plantAgreement(this.soil, {
        parties: parties.filter((one) => CHILDREN_PARTIES.includes(this.soil.agencyOf(one).name as never)),
        children: true,
      }),
      left: plantAgreement(this.soil, { parties: [practitioner, prisonManager], left: policeManager }),
    };
    plantAgreement(this.soil, { parties: [practitioner, prisonManager], startsAt: '2030-01-01' });
  }

  static async plant(cast: ProbeCast): Promise<ProbeWorld> {
    const world = new ProbeWorld(cast);
    world.plantPeople();
    world.plantDesks();
    world.plantQuestionSets();
    await world.soil.put();
    return world;
  }

  private plantPeople(): void {
    const { policeManager, hillsideManager, dutyOfficer, practitioner, prisonManager, prisonSecurity, housingOfficer, healthWorker, hostelWorker, reviewer, policeSupervisor } = this.cast.who; // prettier-ignore
    const everybody = [policeManager, practitioner, prisonManager, housingOfficer, healthWorker, hostelWorker];
    const known = this.person({ cases: everybody });
    this.shares(known, [[policeManager, practitioner]], SHAPES);
    this.shares(known, [[practitioner, policeManager]], SHAPES.slice(0, 5));
    this.shares(known, [[prisonSecurity, policeManager], [housingOfficer, healthWorker], [policeManager, housingOfficer], [healthWorker, hostelWorker]], SHAPES.slice(0, 2)); // prettier-ignore
    for (const [from, to] of [
      [policeManager, practitioner],
      [practitioner, policeManager],
      [policeManager, prisonManager],
    ] as const)
      // prettier-ignore
      this.enquiries(known, from, to);
    plantHeldElsewhere(this.soil, policeManager, known);
    plantHeldElsewhere(this.soil, practitioner, known);
    const two = [policeManager, practitioner];
    const alone = [[policeManager], [hillsideManager], [practitioner], [prisonManager], [healthWorker]].map((cases) =>
      this.person({ cases }),
    );
    const [ofPolice] = alone;
    const limited = this.person({ cases: two, only: [policeManager] });
    const excluding = this.person({ cases: two, not: [dutyOfficer], acquainted: [hillsideManager] });
    const minor = this.person({ cases: [...everybody], minor: true });
    this.person({ cases: [policeManager], called: 'Rowan' });
    this.person({ cases: [practitioner], called: 'Rowan' });
    for (const person of [limited, excluding, minor]) this.shares(person, [[policeManager, practitioner]], SHAPES.slice(0, 2));
    if (ofPolice) this.shares(ofPolice, [[policeManager, housingOfficer]], SHAPES.slice(0, 2));
    plantEmergency(this.soil, hillsideManager, limited);
    plantEmergency(this.soil, dutyOfficer, excluding);
    plantEmergency(this.soil, hillsideManager, minor);
    plantEmergency(this.soil, policeManager, known, policeSupervisor);
    plantRecusal(this.soil, policeManager, known, policeSupervisor);
    const review = { reviewer, owner: policeManager, approver: policeSupervisor };
    plantScope(this.soil, { ...review, people: [known, minor] });
    plantScope(this.soil, { ...review, people: [limited], ended: true });
    this.kept(known, limited);
    plantAccessExtracts(this.soil, this.cast.who, [known, limited]);
    this.sampled(known, limited);
    this.runs(known, limited, minor);
    this.teams();
    this.mail();
    this.work(known, excluding);
  }

  /** What a court wants kept and what somebody wants to go, in each of its states. */
  private kept(...people: readonly Planted[]): void {
    const { policeManager, policeGovernance, practitioner, headOfUnit } = this.cast.who;
    for (const by of [policeManager, practitioner]) plantPeriodExport(this.soil, by, people);
    for (const person of people)
      for (const [by, decider] of [
        [policeManager, policeGovernance],
        [practitioner, headOfUnit],
      ] as const) {
        const to = by === practitioner ? policeManager : practitioner;
        plantGap(this.soil, { by, to, person, answered: decider });
        plantGap(this.soil, { by, to, person, over: true });
        plantHold(this.soil, { by, person });
        plantHold(this.soil, { by, person, lifter: decider });
        for (const state of ['READY', 'FAILED'] as const) plantExport(this.soil, { by, person, state });
        for (const state of ['asked', 'refused', 'restricted', 'lifted', 'erased'] as const)
          plantErasure(this.soil, { by, decider, person, state, item: { noteId: plantNote(this.soil, by, person, 'slight').id } });
        const { answer } = plantEnquiry(this.soil, { from: to, to: by, person, addressed: 'agency', answered: true });
        if (answer) plantErasure(this.soil, { by, decider, person, state: 'asked', item: { answerId: answer } });
      }
  }

  /** Begun by either of two agencies, for them alone or with others; also where only some may look. */
  private runs(known: Planted, ...others: readonly Planted[]): void {
    const { policeManager, practitioner, prisonManager, healthWorker } = this.cast.who;
    for (const over of [false, true]) {
      plantRun(this.soil, { parties: [practitioner], person: known, over });
      plantRun(this.soil, { parties: [practitioner, policeManager], person: known, over });
      plantRun(this.soil, { parties: [policeManager, prisonManager, healthWorker], person: known, over });
    }
    for (const person of others) plantRun(this.soil, { parties: [practitioner, policeManager], person });
    this.conferences(known, ...others);
    for (const by of [policeManager, practitioner]) for (const person of [known, ...others]) plantImport(this.soil, { by, person });
    for (const person of [known, ...others]) {
      this.riskDecisions(person);
      this.disclosures(person);
      this.plans(person);
      this.actions(person);
    }
  }

  /** Called by either of two agencies; of those invited some are invited for one person and not for another. */
  private conferences(known: Planted, ...others: readonly Planted[]): void {
    const { policeManager, practitioner, prisonManager, healthWorker } = this.cast.who;
    for (const over of [false, true])
      for (const [by, other] of [
        [policeManager, practitioner],
        [practitioner, policeManager],
      ] as const) {
        const conference = plantConference(this.soil, { parties: [by, other, prisonManager, healthWorker], over });
        plantListed(this.soil, conference, { person: known, parties: [by, healthWorker], off: true });
        plantListed(this.soil, conference, { person: known, parties: [by, healthWorker] });
        for (const person of others) plantListed(this.soil, conference, { person, parties: [by, other] });
      }
  }

  /** Between two agencies, one way and the other; before others who were there, of whom one does not work with everybody; one set anew. */
  private actions(person: Planted): void {
    const { policeManager, practitioner, prisonManager, healthWorker } = this.cast.who;
    plantAction(this.soil, { by: practitioner, to: policeManager, person });
    plantAction(this.soil, { by: policeManager, to: practitioner, others: [prisonManager, healthWorker], person, state: 'ANSWERED' });
    const before = plantAction(this.soil, { by: policeManager, to: practitioner, person, state: 'SET_ANEW' });
    plantAction(this.soil, { by: policeManager, to: prisonManager, person, before });
  }

  /** Of two agencies: one that stands, and one that took the place of another in a run. */
  private riskDecisions(person: Planted): void {
    const { policeManager, policeSupervisor, practitioner } = this.cast.who;
    plantRiskDecision(this.soil, { by: practitioner, person, toldBy: policeManager });
    const runId = plantRun(this.soil, { parties: [policeManager], person, over: true });
    const supersedes = plantRiskDecision(this.soil, { by: policeManager, person, lookedAtBy: policeSupervisor, over: true });
    plantRiskDecision(this.soil, { by: policeManager, person, supersedes, runId, restsOnNothing: true });
  }

  /** Of two agencies: one in its first version, linked with what it was sent; one that was changed. */
  private plans(person: Planted): void {
    const { policeManager, practitioner } = this.cast.who;
    plantPlan(this.soil, { by: practitioner, person, toldBy: policeManager });
    const before = plantPlan(this.soil, { by: policeManager, person, over: true });
    plantPlan(this.soil, { by: policeManager, person, before });
  }

  /** Of two agencies: one that was told, one that waits, and one that is not to be told, in the place of another and in a run. */
  private disclosures(person: Planted): void {
    const { policeManager, policeSupervisor, practitioner, headOfUnit } = this.cast.who;
    plantDisclosure(this.soil, { by: practitioner, person });
    plantDisclosure(this.soil, { by: practitioner, person, decidedBy: headOfUnit, recorded: true });
    const runId = plantRun(this.soil, { parties: [policeManager], person, over: true });
    const supersedes = plantDisclosure(this.soil, { by: policeManager, person, over: true });
    plantDisclosure(this.soil, {
      by: policeManager,
      person,
      supersedes,
      runId,
      decidedBy: policeSupervisor,
      notToTell: true,
      recorded: true,
    });
  }

  /** Decisions that somebody else looks at, in each state; and reasons that come back. */
  private sampled(...people: readonly [Planted, Planted]): void {
    const { policeManager, policeAuditor, practitioner, headOfUnit } = this.cast.who;
    for (const [decider, drawer, to] of [
      [policeManager, policeAuditor, practitioner],
      [practitioner, headOfUnit, policeManager],
    ] as const) {
      const note = (person: Planted, state: 'slight' | 'current' = 'slight'): NotePlanted => plantNote(this.soil, decider, person, state);
      for (const person of people)
        for (const finding of [undefined, 'AGREED', 'RETURNED', 'LEARNING_POINT'] as const) {
          const notes = [note(person), note(person, 'current')];
          const share = plantShare(this.soil, { from: decider, to, person, notes, addressed: 'agency' });
          plantSample(this.soil, { drawer, decider, person, decisionId: withheldBy(share), ...(finding && { finding }) });
        }
      plantRepeated(this.soil, decider, to, [note(people[0]), note(people[0]), note(people[1])]);
    }
  }

  /** Everybody who may be sent mail, and somebody who may not any more, who is to be told at once of everything. */
  private mail(): void {
    plantMailService(this.soil);
    const domains = new Map<string, string>();
    const { suspended } = this.cast.who;
    for (const to of Object.values(this.cast.who)) {
      if (!to.enters && to !== suspended) continue;
      const domain = domains.get(to.agencyId) ?? plantMailOf(this.soil, to);
      domains.set(to.agencyId, domain);
      plantMailTo(this.soil, to, domain);
    }
  }

  /** Who is away and covered, and what was said to be funded and agreed. */
  private teams(): void {
    const { policeManager, dutyOfficer, hillsideManager, policeAdministrator, practitioner } = this.cast.who;
    plantAbsence(this.soil, { of: policeManager, cover: dutyOfficer });
    plantAwayNow(this.soil, policeManager, dutyOfficer);
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString();
    this.person({ cases: [policeManager, practitioner], releaseAt: soon });
    plantAbsence(this.soil, { of: practitioner, endedBy: practitioner });
    plantUnsafe(this.soil, { by: policeManager });
    plantUnsafe(this.soil, { by: policeManager, answeredBy: hillsideManager });
    plantUnsafe(this.soil, { by: practitioner });
    const theirs = this.person({ cases: [policeManager, practitioner] });
    for (const person of [null, theirs])
      for (const to of [dutyOfficer, { unitId: policeManager.homeUnitId }])
        plantHands(this.soil, { by: hillsideManager, from: policeManager, to, person });
    for (const { homeUnitId } of [policeManager, hillsideManager]) plantFunding(this.soil, policeAdministrator, homeUnitId);
    for (const kind of ['NOT_FOR_US', 'REVIEW_DUE']) plantTime(this.soil, policeAdministrator, kind);
  }

  /** The agencies whose writers ask have a set in plain words to ask; what else they have written is their own. */
  private plantQuestionSets(): void {
    const { policeManager, policeSupervisor, policeGovernance, practitioner, headOfUnit, prisonManager, housingOfficer, healthWorker } =
      this.cast.who;
    for (const drafter of [policeManager, practitioner, prisonManager, housingOfficer, healthWorker])
      plantAnySet(this.soil, drafter, drafter === policeManager ? policeSupervisor : policeManager);
    for (const state of ['DRAFT', 'PROPOSED', 'PUBLISHED', 'REPLACED', 'DECLINED', 'RETIRED', 'TAKEN_BACK'] as const) {
      plantVersion(this.soil, { state, drafter: policeManager, decider: policeSupervisor });
      plantVersion(this.soil, { state, drafter: practitioner, decider: headOfUnit });
    }
    plantVersion(this.soil, { state: 'PUBLISHED', drafter: policeManager, decider: policeSupervisor, supplement: true });
    plantExtract(this.soil, policeManager, policeGovernance);
    plantExtract(this.soil, policeManager, null);
    plantExtract(this.soil, practitioner, headOfUnit);
  }

  private person(spec: PersonSpec): Planted {
    const person = plantPerson(this.soil, spec);
    for (const lead of spec.cases) {
      for (const state of NOTE_STATES) plantNote(this.soil, lead, person, state);
      plantDraft(this.soil, lead, person);
    }
    return person;
  }

  private shares(person: Planted, pairs: readonly (readonly [ShareSpec['from'], ShareSpec['to']])[], shapes: typeof SHAPES): void {
    for (const [from, to] of pairs)
      for (const { under, ...shape } of shapes) {
        const notes: NotePlanted[] = (['slight', 'current', 'conditional', 'current'] as const).map((state) =>
          plantNote(this.soil, from, person, state),
        );
        const agreement = under === 'none' ? {} : { agreement: { id: this.agreements[under], lapsed: under === 'lapsed' } };
        plantShare(this.soil, { ...shape, from, to, person, notes, ...agreement });
      }
  }

  private enquiries(person: Planted, from: EnquirySpec['from'], to: EnquirySpec['to']): void {
    const under = (name: 'force' | 'lapsed') => ({ agreement: { id: this.agreements[name], lapsed: name === 'lapsed' } });
    plantEnquiry(this.soil, { from, to, person, addressed: 'agency', answered: true, ...under('force') });
    plantEnquiry(this.soil, { from, to, person, addressed: 'unit', over: 'declined', ...under('force') });
    plantEnquiry(this.soil, { from, to, person, addressed: 'person', answered: true, over: 'closed', ...under('force') });
    plantEnquiry(this.soil, { from, to, person, addressed: 'agency', ...under('lapsed') });
  }

  private work(known: Planted, excluding: Planted): void {
    for (const name of KIND_NAMES) {
      const { agencyId, staffId, roles } = this.cast.who[name];
      const facts = { agencyId, staffId, unitId: null, role: null };
      plantWork(this.soil, {
        ...facts,
        person: roles.includes('AGENCY_ADMINISTRATOR') ? null : known,
        kind: 'NOT_FOR_US',
        about: this.cast.agencies.prison.id,
      });
    }
    for (const { agencyId, homeUnitId, roles } of [
      this.cast.who.policeManager,
      this.cast.who.practitioner,
      this.cast.who.policeAdministrator,
    ]) {
      plantWork(this.soil, {
        agencyId,
        staffId: null,
        unitId: homeUnitId,
        role: null,
        person: excluding,
        kind: 'REVIEW_DUE',
        noteIds: [known.id],
      });
      plantWork(this.soil, { agencyId, staffId: null, unitId: null, role: roles[0] ?? null, person: null, kind: 'AGREEMENT_ENDING' });
    }
  }

  private plantDesks(): void {
    const { policeManager, policeGovernance, policeSupervisor, practitioner, headOfUnit, housingOfficer, healthWorker } = this.cast.who;
    plantStanding(this.soil, policeManager, housingOfficer, policeSupervisor);
    plantStanding(this.soil, practitioner, housingOfficer, headOfUnit);
    plantStanding(this.soil, policeManager, healthWorker, null);
    plantChange(this.soil, policeGovernance, practitioner, this.agreements.force, true);
    plantChange(this.soil, practitioner, policeGovernance, this.agreements.force, false);
    plantChange(this.soil, housingOfficer, policeGovernance, this.agreements.children, false, healthWorker);
    const { hillsideManager, withoutPost } = this.cast.who;
    const post = { unitId: policeManager.homeUnitId, role: 'POLICE_DUTY_OFFICER' };
    plantStaffChange(this.soil, { proposer: policeManager, staffId: withoutPost.staffId, post });
    plantLook(this.soil, plantSearch(this.soil, policeManager.agencyId, hillsideManager), hillsideManager, policeGovernance);
    const desk = { agencyId: housingOfficer.agencyId, unitId: housingOfficer.homeUnitId };
    plantQuestion(this.soil, policeManager, desk, housingOfficer);
    plantQuestion(this.soil, housingOfficer, { agencyId: policeManager.agencyId, unitId: policeManager.homeUnitId }, policeManager);
    plantQuestion(this.soil, practitioner, desk);
    for (const keeper of [policeManager, housingOfficer]) {
      const protectionId = plantProtection(this.soil, keeper);
      for (const over of [false, true]) plantRun(this.soil, { parties: [keeper], person: null, protectionId, over });
    }
  }
}
