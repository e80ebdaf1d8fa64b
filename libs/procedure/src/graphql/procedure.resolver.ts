import { Requires } from '@lib/access';
import { ShippedSets } from '@lib/enquiry';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ShippedProcedures } from '../procedures/shipped.js';
import { ProcedureMap, ProcedureOutline } from './procedure.types.js';
import { outline, shownProcedure } from './shown-procedure.js';

@Resolver()
export class ProcedureResolver {
  constructor(
    private readonly shipped: ShippedProcedures,
    private readonly sets: ShippedSets,
  ) {}

  @Requires('read', 'Procedure')
  @Query(() => [ProcedureOutline], { description: 'The process maps that came with the service, in the order of their codes.' })
  procedures(): ProcedureOutline[] {
    return this.shipped.all.map(outline);
  }

  @Requires('read', 'Procedure')
  @Query(() => ProcedureMap, { nullable: true, description: 'One of them, whole; null when there is none.' })
  procedure(@Args('code', { type: () => String, description: 'Its code.' }) code: string): ProcedureMap | null {
    const found = this.shipped.find(code);
    return found ? shownProcedure(found, this.sets) : null;
  }
}
