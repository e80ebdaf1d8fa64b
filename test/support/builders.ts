import { randomUUID } from 'node:crypto';
import type { ConcernLevel } from '@lib/kernel';
import type { Cast, Member } from './actors.js';
import { asLoader, type Insert } from './loader.js';

type Row = Readonly<Record<string, unknown>>;

/** aPerson().called('Siôn', 'Ŵynne').knownTo(cast.players.policeManager).put(cast) */
export class PersonBuilder {
  private readonly id = randomUUID();
  private readonly row: Record<string, unknown> = { given_names: 'Alder', family_name: 'Reed', date_of_birth: '1990-05-01' };
  private readonly rows: [table: string, row: Row][] = [];

  called(given: string, family: string): this {
    return this.with({ given_names: given, family_name: family });
  }
  alias(given: string, family: string): this {
    return this.also('person_alias', { given_names: given, family_name: family });
  }
  born(day: string): this {
    return this.with({ date_of_birth: day });
  }
  known(by: { crn?: string; pnc?: string }): this {
    return this.with(by);
  }
  mappa(category: number, level: number): this {
    return this.with({ mappa_category: category, mappa_level: level });
  }
  with(columns: Row): this {
    Object.assign(this.row, columns);
    return this;
  }
  /** Their agency and unit work with the person, and they lead there unless it is said otherwise. */
  knownTo(member: Member, { lead = true, leads = false } = {}): this {
    const { agencyId, unitId, staffId } = member;
    return this.also('case_membership', { agency_id: agencyId, unit_id: unitId, lead_staff_id: lead ? staffId : null, leads });
  }
  onlyFor(member: Member): this {
    return this.limit(member, 'ALLOWED');
  }
  notFor(member: Member): this {
    return this.limit(member, 'EXCLUDED');
  }
  rosh(setting: string, atRisk: string, level: ConcernLevel, member: Member, setAt: string): this {
    return this.also('rosh_level', { setting, at_risk: atRisk, level, set_by_agency_id: member.agencyId, set_at: setAt });
  }

  async put({ ownerUrl }: Pick<Cast, 'ownerUrl'>): Promise<string> {
    await asLoader(ownerUrl, async (insert) => void (await this.into(insert)));
    return this.id;
  }

  async into(insert: Insert): Promise<string> {
    await insert('person', { id: this.id, ...this.row });
    for (const [table, row] of this.rows) await insert(table, { person_id: this.id, ...row });
    return this.id;
  }

  private limit({ agencyId, staffId }: Member, kind: string): this {
    return this.also('access_limit', { agency_id: agencyId, staff_id: staffId, kind, reason: 'Test' });
  }
  private also(table: string, row: Row): this {
    this.rows.push([table, row]);
    return this;
  }
}

/** aNote().grave().heldBy(cast.players.prisonSecurity).about(person).put(cast) */
export class NoteBuilder {
  private readonly id = randomUUID();
  private row: Record<string, unknown> = {
    category: 'WEAPON',
    category_group: 'WEAPONS',
    level: 'MEDIUM',
    nature: 'FACT',
    body: 'A blade made from a tin lid was found.',
    happened_on: '2026-01-05',
    basis: 'RECORD_SEEN',
  };

  grave(): this {
    return this.with({ level: 'HIGH' });
  }
  slight(): this {
    return this.with({ level: 'LOW', category: 'ADDRESS', category_group: 'WHEREABOUTS' });
  }
  withoutLevel(): this {
    return this.with({ level: null });
  }
  saying(body: string): this {
    return this.with({ body });
  }
  about(personId: string): this {
    return this.with({ person_id: personId });
  }
  heldBy({ agencyId, unitId, staffId }: Member): this {
    return this.with({ agency_id: agencyId, unit_id: unitId, author_staff_id: staffId });
  }
  recordedAt(instant: string): this {
    return this.with({ recorded_at: instant });
  }
  with(columns: Row): this {
    this.row = { ...this.row, ...columns };
    return this;
  }

  async put({ ownerUrl }: Pick<Cast, 'ownerUrl'>): Promise<string> {
    await asLoader(ownerUrl, async (insert) => void (await this.into(insert)));
    return this.id;
  }

  async into(insert: Insert): Promise<string> {
    await insert('risk_note', { id: this.id, series_id: this.id, ...this.row });
    return this.id;
  }
}

export const aPerson = (): PersonBuilder => new PersonBuilder();
export const aNote = (): NoteBuilder => new NoteBuilder();

/** An agreement between the agencies of these members, in force unless dates say otherwise. */
export async function anAgreement({ ownerUrl }: Pick<Cast, 'ownerUrl'>, members: readonly Member[], changes: Row = {}): Promise<string> {
  const id = randomUUID();
  const [owner] = members;
  await asLoader(ownerUrl, async (insert) => {
    const row = { title: 'Sharing agreement', reference: `REF-${id.slice(0, 8)}`, starts_at: '2020-01-01', review_on: '2030-01-01' };
    await insert('agreement', { id, ...row, dpia_reference: 'DPIA-1', owner_staff_id: owner?.staffId, ...changes });
    for (const { agencyId } of members) {
      const signed = { signatory_name: 'A. Signatory', signatory_role: 'Chief officer', signed_on: '2020-01-01' };
      await insert('agreement_party', { agreement_id: id, agency_id: agencyId, ...signed });
    }
    await insert('agreement_purpose', { agreement_id: id, purpose: 'OFFENDER_MANAGEMENT' });
    const ground = { gateway: 'OMA2007_S14', protection_condition: 'DPA2018_PART3_STATUTORY' };
    await insert('agreement_ground', { agreement_id: id, category_group: '*', ...ground });
  });
  return id;
}
