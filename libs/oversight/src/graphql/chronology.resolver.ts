import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ExportChronology } from '../use-cases/export-chronology.js';
import { ExportChronologyInput, ExportChronologyResult } from './chronology.types.js';

@Resolver()
export class ChronologyResolver {
  constructor(private readonly exporting: ExportChronology) {}

  @Requires('export', 'Chronology', { fresh: true })
  @Mutation(() => ExportChronologyResult, {
    description:
      'Makes a file of everything recorded about a person that your agency may see, with its SHA-256, and records that it was made.',
  })
  async exportChronology(
    @Args('input', { description: 'About whom, and up to when.' }) input: ExportChronologyInput,
    @CurrentActor() actor: Actor,
  ) {
    const made = await this.exporting.execute(actor, input);
    return isRefusal(made) ? made : { __typename: 'ChronologyExported', ...made };
  }
}
