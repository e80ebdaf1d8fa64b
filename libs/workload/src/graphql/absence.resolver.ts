import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Staff } from '@lib/partnership';
import { Read, type Reading } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { EndAbsence } from '../use-cases/end-absence.js';
import { RecordAbsence } from '../use-cases/record-absence.js';
import { AbsencePage, AbsenceResult, AbsencesArgs, CoverArgs, EndAbsenceInput, RecordAbsenceInput } from './absence.types.js';

const INPUT = { description: 'What is to be done.' };

@Resolver()
export class AbsenceResolver {
  constructor(
    private readonly recording: RecordAbsence,
    private readonly ending: EndAbsence,
  ) {}

  @Requires('read', 'Absence')
  @Query(() => AbsencePage, { description: 'Your absences, those you cover, and those in the units you supervise.' })
  absences(@Args() args: AbsencesArgs, @Read() read: Reading) {
    return read.root('absences', args);
  }

  @Requires('record', 'Absence')
  @Query(() => [Staff], { description: 'Who may cover for somebody: those with a post in the same unit or above it.' })
  coverChoices(@Args() args: CoverArgs, @Read() read: Reading) {
    return read.root('coverChoices', args);
  }

  @Requires('record', 'Absence')
  @Mutation(() => AbsenceResult, { description: 'Records that you, or somebody of a unit you supervise, are away, and who covers.' })
  async recordAbsence(@Args('input', INPUT) input: RecordAbsenceInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.recording.execute(actor, input), read);
  }

  @Requires('end', 'Absence')
  @Mutation(() => AbsenceResult, { description: 'Ends an absence at once. It stays on the record.' })
  async endAbsence(@Args('input', INPUT) input: EndAbsenceInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.ending.execute(actor, input), read);
  }
}

async function done(result: { absenceId: string } | Refusal, read: Reading) {
  return isRefusal(result) ? result : { __typename: 'AbsenceDone', absence: await read.one('Absence', result.absenceId) };
}
