import { Directory } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type Fielded, nobodyThere, notWorkingWithThem } from '../domain/refusals.js';
import { Allocations } from '../store/allocations.js';

export interface Allocated {
  readonly atUnitId: string;
  /** Every agency to which an action about the person may be given. */
  readonly knowing: ReadonlySet<string>;
}
interface ToWhom {
  readonly personId: string;
  readonly agencyId: string;
  readonly unitId?: string | null;
  readonly staffId?: string | null;
}

/** To whom it goes: never to an agency that neither works with the person nor was told of them, which would learn of them by it, and never to nobody. */
@Injectable()
export class AllocateAction {
  constructor(
    private readonly directory: Directory,
    private readonly allocations: Allocations,
  ) {}

  async to(tx: Tx, { personId, ...to }: ToWhom): Promise<Allocated | Fielded> {
    const { agency } = await this.directory.recipient(tx, to, 'toWhom');
    const knowing = await this.allocations.mayBeGiven(tx, personId);
    if (!knowing.has(to.agencyId)) return notWorkingWithThem(agency.name);
    const atUnitId = await this.allocations.unitFor(tx, to, personId);
    if (atUnitId === null) return nobodyThere(to.staffId ? 'PERSON' : to.unitId ? 'UNIT' : 'AGENCY');
    return { atUnitId, knowing };
  }
}
