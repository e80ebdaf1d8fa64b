import { randomUUID } from 'node:crypto';
import { shippedSet } from '../support/sound-enquiries.js';
import type { Thing } from '../support/sound-inputs.js';
import { SOUND_PROCEDURES } from '../support/sound-procedures.js';
import { answersForScopes, breaksIn, seesEmergency, seesScope, writesCases } from './oracle.js';
import type { Principal } from './principal.js';
import { plantActAction } from './world/actions.js';
import { plantDraft, plantQuestion, plantSearch, plantStanding, plantWork } from './world/desk.js';
import { plantEnquiry } from './world/enquiries.js';
import { plantEmergency, plantProtection, plantRecusal, plantScope, plantStaffChange } from './world/exceptions.js';
import { plantExtract, plantVersion } from './world/governing.js';
import { plantAccessExtract } from './world/extracts.js';
import { plantGap } from './world/gaps.js';
import { plantErasure, plantExport, plantHold } from './world/keeping.js';
import { plantNote } from './world/notes.js';
import { type ActRun, plantActRun } from './world/procedures.js';
import { plantPlan } from './world/management-plans.js';
import { plantRiskDecision } from './world/risk-decisions.js';
import { plantConference, plantListed } from './world/conferences.js';
import { plantImport } from './world/imports.js';
import { plantDisclosure } from './world/third-party-disclosures.js';
import { plantSample, withheldBy } from './world/sampling.js';
import { plantPerson } from './world/people.js';
import type { Planted } from './world/planted.js';
import { plantShare, type SharePlanted } from './world/shares.js';
import { plantAbsence, plantHands, plantUnsafe } from './world/team.js';
import type { ProbeWorld } from './world/world.js';

/** How the things of an act are made other than sound, so that every kind of refusal is answered too. */
export const TWISTS = ['sound', 'used up', 'graver left out', 'told before', 'no agreement'] as const;
export type Twist = (typeof TWISTS)[number];

/** What one principal acts on: rows of their own agency, or of the police for agencies that hold nothing, made for this one act. */
export class ActThings {
  private planted: Planted | undefined;
  private readonly made = new Map<Thing, string>();
  private readonly home: Principal;
  private readonly away: Principal;

  constructor(
    private readonly world: ProbeWorld,
    private readonly principal: Principal,
    private readonly twist: Twist,
  ) {
    const { policeManager, practitioner } = world.cast.who;
    const pair = principal.agencyId === practitioner.agencyId ? [practitioner, policeManager] : [policeManager, practitioner];
    [this.home, this.away] = pair as [Principal, Principal];
  }

  private get person(): Planted {
    const { policeManager, practitioner, prisonManager, housingOfficer } = this.world.cast.who;
    if (this.planted) return this.planted;
    this.planted = plantPerson(this.world.soil, { cases: [policeManager, practitioner, prisonManager, housingOfficer], plain: true });
    // Of one map one run goes on about somebody: the one that is to be begun runs already.
    if (this.twist === 'used up') this.run({ others: [], ending: false, run: { code: SOUND_PROCEDURES['BeginProcedureInput.code'] } });
    return this.planted;
  }

  get(thing: Thing): string | undefined {
    const known = this.made.get(thing);
    if (known) return known;
    const id = this.make(thing);
    if (id !== undefined) this.made.set(thing, id);
    return id;
  }

  /** What a look beforehand has shown: sent back with the act. */
  keep(thing: Thing, shown: string): void {
    this.made.set(thing, shown);
  }

  /** To whom something goes. */
  get addressee(): Principal {
    return this.away;
  }

  private make(thing: Thing): string | undefined {
    const { world, principal, home, away, twist } = this;
    const { soil } = world;
    const makers: Partial<Record<Thing, () => string | undefined>> = {
      person: () => this.person.id,
      note: () => this.note(),
      'sent share': () => this.sent().id,
      'decision set': () => this.sent().setId,
      decision: () => this.sent().withheld ?? undefined,
      'received share': () => this.received(),
      work: () => this.work(),
      draft: () => plantDraft(soil, writesCases(principal) ? principal : home, this.person),
      'standing decision': () => plantStanding(soil, home, world.cast.who.healthWorker, twist === 'used up' ? away : null),
      agreement: () => world.agreements.force,
      agency: () => (twist === 'no agreement' ? world.cast.agencies.inspectorate.id : away.agencyId),
      unit: () => principal.homeUnitId,
      staff: () => this.newcomer(),
      'local account': () => this.newcomer(),
      'sign-in': () => this.signIn(),
      search: () => plantSearch(soil, principal.agencyId, this.colleague()),
      'desk question': () => plantQuestion(soil, away, { agencyId: principal.agencyId, unitId: principal.homeUnitId }),
      'own staff': () => this.accountHolder('ACTIVE'),
      change: () => plantStaffChange(soil, { proposer: this.colleague(), staffId: this.accountHolder('SUSPENDED') }),
      emergency: () => plantEmergency(soil, principal, this.person),
      'emergency to review': () => plantEmergency(soil, this.colleague(), this.person),
      'number sought': () => this.sought(),
      recusal: () => plantRecusal(soil, this.colleague(), this.person),
      'review scope': () => this.scope(),
      reviewer: () => this.reviewer(),
      'protection desk': () => principal.homeUnitId,
      'protection record': () => plantProtection(soil, principal),
      'third party': () => this.person.thirdParties.get(home.agencyId),
      enquiry: () => this.enquiry(away, home),
      'asked enquiry': () => this.enquiry(home, away),
      'answers seen': () => '1',
      'shipped set': () => shippedSet(),
      contradiction: () =>
        plantEnquiry(soil, { from: home, to: away, person: this.person, addressed: 'agency', answered: true }).contradiction ?? undefined,
      'question set': () => this.version('DRAFT'),
      'question set proposed': () => this.version('PROPOSED'),
      extract: () => plantExtract(soil, this.colleague(), null),
      'legal hold': () => plantHold(soil, { by: this.colleague(), person: this.person, ...(twist === 'used up' && { lifter: away }) }),
      erasure: () => this.erasure(twist === 'used up' ? 'refused' : 'asked'),
      'record export': () =>
        plantExport(soil, {
          by: principal,
          person: this.person,
          ...(twist === 'used up' ? { state: 'FAILED' } : { state: 'READY', file: true }),
        }),
      'access extract': () =>
        plantAccessExtract(soil, {
          by: this.colleague(),
          decider: away,
          of: this.person,
          state: twist === 'used up' ? 'refused' : 'asked',
        }),
      'access extract to take': () =>
        plantAccessExtract(soil, {
          by: principal,
          decider: away,
          of: this.person,
          state: twist === 'used up' ? 'over' : 'approved',
        }),
      restriction: () => this.erasure(twist === 'used up' ? 'lifted' : 'restricted'),
      gap: () => plantGap(soil, { by: home, to: away, person: this.person, over: twist === 'used up' }),
      'decision sample': () => this.sampled().id,
      'sampled decision': () => this.sampled().sampled,
      'sample finding': () => this.sampled('RETURNED').finding ?? undefined,
      'unsafe work': () => plantUnsafe(soil, { by: this.colleague(), ...(twist === 'used up' && { answeredBy: away }) }),
      'team unit': () => principal.homeUnitId,
      // A rule settled who answers a change, so it cannot be given away.
      'team work': () =>
        plantWork(soil, {
          agencyId: principal.agencyId,
          unitId: principal.homeUnitId,
          staffId: null,
          role: null,
          kind: twist === 'used up' ? 'CHANGE_TO_APPROVE' : 'NOT_FOR_US',
          person: null,
        }),
      'changed hands': () => plantHands(soil, { by: principal, from: this.colleague(), to: principal, person: null }),
      'own person': () => principal.staffId,
      absence: () => plantAbsence(soil, { of: principal, ...(twist === 'used up' && { endedBy: principal }) }),
      'risk decision': () => this.riskDecision(),
      'management plan': () => this.plan(),
      disclosure: () => this.disclosure(twist === 'used up'),
      'disclosure to tell': () => this.disclosure(twist !== 'told before', twist === 'used up'),
      conference: () => this.conference(),
      'agenda item': () => this.listed(),
      'agenda item unsaid': () => this.listed(true),
      action: () => this.action(away, principal),
      'action set': () => this.action(principal, away),
      'action declined': () => this.action(principal, away, twist !== 'used up'),
      import: () => plantImport(soil, { by: principal, person: this.person, ...(twist === 'used up' && { state: 'CANCELLED' }) }),
      'import begun': () => plantImport(soil, { by: principal, person: twist === 'used up' ? this.person : null }),
      run: () => this.run({ others: [away], ending: twist === 'used up' }),
      'run alone': () => this.run({ others: [], opensTo: away, ending: twist === 'used up' }),
      'run to finish': () => this.run({ others: [away], ending: twist !== 'used up' }),
      'own answer': () =>
        plantEnquiry(soil, { from: away, to: home, person: this.person, addressed: 'agency', answered: true }).answer ?? undefined,
    };
    return makers[thing]?.();
  }

  private note(): string {
    const { home, person, twist, world, away } = this;
    if (twist === 'graver left out') plantNote(world.soil, home, person, 'current');
    const state = twist === 'used up' ? 'superseded' : twist === 'no agreement' ? 'conditional' : 'slight';
    const note = plantNote(world.soil, home, person, state);
    if (twist === 'told before') plantShare(world.soil, { from: home, to: away, person, notes: [note], addressed: 'agency', opened: true });
    return note.id;
  }

  /** What is begun goes, and not what was half typed: the asker reads it. */
  private enquiry(from: Principal, to: Principal): string {
    const over = this.twist === 'used up' ? ({ over: 'declined' } as const) : {};
    const asked = { from, to, person: this.person, addressed: 'agency', toSend: true, ...over } as const;
    return plantEnquiry(this.world.soil, asked).id;
  }

  /** Taken by a colleague where there is one; nobody looks at their own. */
  private riskDecision(): string {
    const by = this.colleague();
    const lookedAtBy = by.staffId === this.principal.staffId ? this.away : this.principal;
    return plantRiskDecision(this.world.soil, { by, person: this.person, ...(this.twist === 'used up' && { lookedAtBy }) });
  }

  /** Used up, another version has taken its place. */
  private plan(): string {
    const [{ soil }, by, { person }] = [this.world, this.colleague(), this];
    const over = this.twist === 'used up';
    const plan = plantPlan(soil, { by, person, over });
    if (over) plantPlan(soil, { by, person, before: plan });
    return plan.id;
  }

  /** Proposed by a colleague where there is one; nobody decides their own. */
  private disclosure(decided: boolean, recorded = false): string {
    const by = this.colleague();
    const decidedBy = by.staffId === this.principal.staffId ? this.away : this.principal;
    return plantDisclosure(this.world.soil, { by, person: this.person, ...(decided && { decidedBy, recorded }) });
  }

  /** Called by whoever asks, of their own agency and another. */
  private conference(): string {
    const { principal, away, twist } = this;
    const others = away.agencyId === principal.agencyId ? [] : [away];
    return plantConference(this.world.soil, { parties: [principal, ...others], over: twist === 'used up' });
  }

  private listed(unsaid = false): string {
    const { world, principal, away, person } = this;
    const parties = [principal, ...(away.agencyId === principal.agencyId ? [] : [away])] as const;
    return plantListed(world.soil, this.conference(), { person, parties: [principal, ...parties.slice(1)], unsaid });
  }

  private action(by: Principal, to: Principal, declined = false): string {
    const over = this.twist === 'used up' ? { state: 'CLOSED' } : {};
    return plantActAction(this.world.soil, by, to, this.person, declined ? { state: 'DECLINED', events: 2 } : over);
  }

  private run(how: Pick<ActRun, 'others' | 'opensTo' | 'ending' | 'run'>): string {
    const others = how.others.filter(({ agencyId }) => agencyId !== this.principal.agencyId);
    const colleague = this.colleague();
    const done = { colleague: colleague.staffId === this.principal.staffId ? null : colleague };
    return plantActRun(this.world.soil, { by: this.principal, ...done, person: this.person, ...how, others });
  }

  private sampled(finding?: 'RETURNED') {
    const { world, home: decider, person, twist } = this;
    const { policeAuditor, headOfUnit, practitioner } = world.cast.who;
    const drawer = decider === practitioner ? headOfUnit : policeAuditor;
    const found = finding ?? (twist === 'used up' ? 'AGREED' : undefined);
    return plantSample(world.soil, { drawer, decider, person, decisionId: withheldBy(this.sent()), ...(found && { finding: found }) });
  }

  private erasure(state: 'asked' | 'refused' | 'restricted' | 'lifted'): string {
    const { id: noteId } = plantNote(this.world.soil, this.home, this.person, 'slight');
    const { world, person, away } = this;
    return plantErasure(world.soil, { by: this.colleague(), decider: away, person, item: { noteId }, state });
  }

  /** What they answered last time is shown beside what is asked again. */
  answered(): void {
    plantEnquiry(this.world.soil, { from: this.home, to: this.away, person: this.person, addressed: 'agency', answered: true });
  }

  private version(state: 'DRAFT' | 'PROPOSED'): string {
    const decider = this.world.cast.who.policeSupervisor;
    const { id, questions } = plantVersion(this.world.soil, { state, drafter: this.colleague(), decider, afterwards: 'PUBLISHED' });
    this.made.set('questions', questions);
    return id;
  }

  private colleague(): Principal {
    const { agencyId, staffId } = this.principal;
    return Object.values(this.world.cast.who).find((one) => one.agencyId === agencyId && one.staffId !== staffId) ?? this.principal;
  }

  /** The one who asks, on one more device. */
  private signIn(): string {
    const id = randomUUID();
    this.world.soil.row('sign_in', { id, account_id: this.principal.accountId, token_session: id, managed_device: true });
    return id;
  }

  private share: SharePlanted | undefined;
  private sent(): SharePlanted {
    const { soil } = this.world;
    const { home: from, away: to, person, twist } = this;
    const notes = [plantNote(soil, from, person, 'slight'), plantNote(soil, from, person, 'current')];
    return (this.share ??= plantShare(soil, {
      from,
      to,
      person,
      notes,
      addressed: 'agency',
      opened: true,
      revoked: twist === 'used up',
      unendorsed: true,
    }));
  }

  private received(): string {
    const { home, away: from, person, twist, world } = this;
    const to = this.principal.agencyId === home.agencyId ? this.principal : home;
    const notes = [plantNote(world.soil, from, person, 'slight')];
    const sealed = twist !== 'sound';
    return plantShare(world.soil, { from, to, person, notes, addressed: 'agency', opened: true, sealed, revoked: twist === 'used up' }).id;
  }

  private work(): string {
    const { agencyId, staffId, roles } = this.principal;
    const about = roles.includes('AGENCY_ADMINISTRATOR') ? null : this.person;
    const kind = about ? (this.twist === 'used up' ? 'REVIEW_DUE' : 'NOT_FOR_US') : 'AGREEMENT_ENDING';
    return plantWork(this.world.soil, { agencyId, staffId, unitId: null, role: null, person: about, kind });
  }

  /** Nobody's case in the agency of the one who asks: opened to whoever may break in. */
  private sought(): string {
    const { principal, world, away } = this;
    const place = { agencyId: principal.agencyId, unitId: principal.homeUnitId, staffId: principal.staffId };
    const alarmed = (p: Principal): boolean => seesEmergency(p, place);
    const person = plantPerson(world.soil, { cases: [away], plain: true, soughtBy: alarmed });
    person.namedTo.push(alarmed);
    if (breaksIn(principal)) principal.emergencies.add(person.id);
    return person.names.crn;
  }

  /** Proposed by somebody else; what it names is opened to the reviewer where whoever asks may approve it. */
  private scope(): string {
    const { principal, world, person } = this;
    const { reviewer } = world.cast.who;
    const owner = this.colleague();
    const scope = { agencyId: principal.agencyId, personIds: [person.id], heldElsewhere: false, children: false };
    if (answersForScopes(principal)) reviewer.scopes.push(scope);
    return plantScope(world.soil, { reviewer, owner, approver: principal, people: [person], waiting: true });
  }

  /** Whoever is named reads whom the proposal is about. */
  private reviewer(): string {
    const { principal, world, person } = this;
    const { staffId } = world.cast.who.reviewer;
    person.namedTo.push((p) => seesScope(p, principal.agencyId, staffId));
    return staffId;
  }

  /** Somebody of one's own agency whose account may be taken or given back. */
  private accountHolder(state: 'ACTIVE' | 'SUSPENDED'): string {
    const id = randomUUID();
    const { soil } = this.world;
    soil.row('staff', { id, agency_id: this.principal.agencyId, name: 'Wren newcomer', job_title: 'Is acted on' });
    plantWork(soil, { agencyId: this.principal.agencyId, staffId: id, unitId: null, role: null, person: null, kind: 'AGREEMENT_ENDING' });
    soil.row('account', { staff_id: id, issuer: 'https://elsewhere.larch.example', subject: id, state });
    return id;
  }

  /** Somebody of the other agency whom nobody else in the world depends on. */
  private newcomer(): string {
    const id = randomUUID();
    this.world.soil.row('staff', {
      id,
      agency_id: this.principal.roles.includes('AGENCY_ADMINISTRATOR') ? this.principal.agencyId : this.away.agencyId,
      name: 'Wren newcomer',
      job_title: 'Is acted on',
    });
    return id;
  }
}
