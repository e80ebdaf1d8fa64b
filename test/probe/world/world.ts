import { CHILDREN_PARTIES, KIND_NAMES, type ProbeCast } from './cast.js';
import { plantAgreement, plantDraft, plantHeldElsewhere, plantLook, plantQuestion, plantSearch, plantStanding, plantWork } from './desk.js';
import { plantChange, plantEmergency, plantProtection, plantRecusal, plantScope, plantStaffChange } from './exceptions.js';
import { NOTE_STATES, type NotePlanted, plantNote } from './notes.js';
import { plantPerson } from './people.js';
import type { PersonSpec, Planted } from './planted.js';
import { plantShare, type ShareSpec } from './shares.js';
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
    this.work(known, excluding);
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
    plantProtection(this.soil, policeManager);
    plantProtection(this.soil, housingOfficer);
  }
}
