import { Invalid } from '@lib/kernel';
import { type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { ILike, In, IsNull, Not } from 'typeorm';
import { AgencyEntity, StaffEntity, UnitEntity } from './directory.entity.js';

export interface RecipientNamed {
  readonly agencyId: string;
  readonly unitId?: string | null;
  readonly staffId?: string | null;
}
export interface RecipientFound {
  readonly agency: AgencyEntity;
  readonly unit: UnitEntity | null;
  readonly staff: StaffEntity | null;
}

/** Who is who. Open to everybody signed in; nothing about any case stands here. */
@Injectable()
export class Directory {
  agencies(tx: Tx, ids: readonly string[]): Promise<AgencyEntity[]> {
    return tx.find(AgencyEntity, { where: { id: In([...ids]) }, order: { name: 'ASC' } });
  }

  allAgencies(tx: Tx): Promise<AgencyEntity[]> {
    return tx.find(AgencyEntity, { order: { name: 'ASC' } });
  }

  units(tx: Tx, ids: readonly string[]): Promise<UnitEntity[]> {
    return tx.find(UnitEntity, { where: { id: In([...ids]) }, order: { name: 'ASC' } });
  }

  unitsOf(tx: Tx, agencyId: string): Promise<UnitEntity[]> {
    return tx.find(UnitEntity, { where: { agencyId }, order: { name: 'ASC' } });
  }

  /** The units of these agencies that keep this desk (PRISON_SECURITY, CONTROL_ROOM, ...). */
  desks(tx: Tx, agencyIds: readonly string[], desk: string): Promise<UnitEntity[]> {
    return tx.find(UnitEntity, { where: { agencyId: In([...agencyIds]), desk }, order: { name: 'ASC' } });
  }

  staff(tx: Tx, ids: readonly string[]): Promise<StaffEntity[]> {
    return tx.find(StaffEntity, { where: { id: In([...ids]) }, order: { name: 'ASC' } });
  }

  /** Those of an agency who are called so, in any case of letters. */
  staffNamed(tx: Tx, agencyId: string, name: string): Promise<StaffEntity[]> {
    return tx.find(StaffEntity, { where: { agencyId, name: ILike(name.trim().replace(/[\\%_]/g, '\\$&')) }, order: { id: 'ASC' } });
  }

  /** The other agencies of the same controller group; an agency outside any group has none. */
  async siblings(tx: Tx, agencyId: string): Promise<string[]> {
    const own = await tx.findOneBy(AgencyEntity, { id: agencyId, controllerGroupId: Not(IsNull()) });
    if (!own?.controllerGroupId) return [];
    const group = await tx.find(AgencyEntity, {
      where: { controllerGroupId: own.controllerGroupId, id: Not(agencyId) },
      order: { id: 'ASC' },
    });
    return group.map(({ id }) => id);
  }

  /** A named recipient as it stands in the directory; a unit or person of another agency is refused in words. */
  async recipient(tx: Tx, named: RecipientNamed, field = 'recipient'): Promise<RecipientFound> {
    const no = (message: string): never => {
      throw new Invalid({ [field]: message });
    };
    const agency = (await tx.findOneBy(AgencyEntity, { id: named.agencyId })) ?? no('Choose an agency from the list');
    const unit = named.unitId ? await tx.findOneBy(UnitEntity, { id: named.unitId, agencyId: agency.id }) : null;
    if (named.unitId && !unit) no(`Choose a unit of ${agency.name}`);
    const staff = named.staffId ? await tx.findOneBy(StaffEntity, { id: named.staffId, agencyId: agency.id }) : null;
    if (named.staffId && !staff) no(`Choose a person who works for ${agency.name}`);
    return { agency, unit, staff };
  }
}
