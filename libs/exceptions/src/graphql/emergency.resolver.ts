import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading } from '@lib/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CloseEmergency } from '../use-cases/close-emergency.js';
import { LiftRecusal } from '../use-cases/lift-recusal.js';
import { OpenInEmergency } from '../use-cases/open-in-emergency.js';
import { Recuse } from '../use-cases/recuse.js';
import { ReviewEmergency } from '../use-cases/review-emergency.js';
import {
  CloseEmergencyInput,
  EmergencyResult,
  LiftRecusalInput,
  LiftRecusalResult,
  OpenInEmergencyInput,
  RecuseInput,
  RecuseResult,
  ReviewEmergencyInput,
} from './exceptions.inputs.js';

const INPUT = { description: 'What is to be done.' };

@Resolver()
export class EmergencyResolver {
  constructor(
    private readonly opening: OpenInEmergency,
    private readonly closing: CloseEmergency,
    private readonly reviewing: ReviewEmergency,
    private readonly recusing: Recuse,
    private readonly lifting: LiftRecusal,
  ) {}

  @Requires('open', 'EmergencyAccess', { fresh: true })
  @Mutation(() => EmergencyResult, { description: 'Opens one person for two hours. It rings at once and is always reviewed.' })
  async openInEmergency(@Args('input', INPUT) input: OpenInEmergencyInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return emergency(await this.opening.execute(actor, input), read);
  }

  @Requires('close', 'EmergencyAccess')
  @Mutation(() => EmergencyResult, { description: 'Ends your own emergency before its time.' })
  async closeEmergency(@Args('input', INPUT) input: CloseEmergencyInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return emergency(await this.closing.execute(actor, input), read);
  }

  @Requires('review', 'EmergencyAccess', { fresh: true })
  @Mutation(() => EmergencyResult, { description: 'Says whether somebody else’s emergency was justified.' })
  async reviewEmergency(@Args('input', INPUT) input: ReviewEmergencyInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return emergency(await this.reviewing.execute(actor, input), read);
  }

  @Requires('recuse', 'Person')
  @Mutation(() => RecuseResult, { description: 'You know this person: your own access ends at once, and your supervisor is told.' })
  async recuse(@Args('input', INPUT) input: RecuseInput, @CurrentActor() actor: Actor) {
    const done = await this.recusing.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'Recused', ...done };
  }

  @Requires('lift', 'Recusal', { fresh: true })
  @Mutation(() => LiftRecusalResult, { description: 'Gives the case back to somebody who stepped back from it.' })
  async liftRecusal(@Args('input', INPUT) input: LiftRecusalInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    const done = await this.lifting.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'RecusalLifted', recusal: await read.one('Recusal', done.recusalId) };
  }
}

async function emergency(done: { emergencyId: string } | { refused: true }, read: Reading) {
  return 'emergencyId' in done ? { __typename: 'EmergencyDone', emergency: await read.one('EmergencyAccess', done.emergencyId) } : done;
}
