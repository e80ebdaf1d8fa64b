import { type AbilityRules, AccessModule, type Actor, CurrentActor, has, Open, Requires } from '@lib/access';
import { Day, follow, Instant, Read, ReadModel, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Module } from '@nestjs/common';
import { Args, ArgsType, Field, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { orchardReads, WORDS } from './orchard.reads.js';
import { Grade, OAgency, ONote, ONotePage, OPerson, OPersonMatchPage, OPersonPage, OWord } from './orchard.types.js';

@ArgsType()
class NotesArgs {
  @Field(() => Int, { nullable: true, defaultValue: 3 }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
  @Field(() => Grade, { nullable: true }) level?: Grade | null;
}
@ArgsType()
class PeopleArgs {
  @Field(() => Int, { nullable: true, defaultValue: 4 }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
  @Field(() => Day, { nullable: true }) bornAfter?: string | null;
  @Field(() => [UUID], { nullable: true }) ids?: string[] | null;
  @Field(() => Instant, { nullable: true }) releasedBefore?: Date | null;
}
@ArgsType()
class FindArgs {
  @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => Day, { nullable: true }) bornOn?: string | null;
  @Field(() => Int, { nullable: true, defaultValue: 3 }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}

/** A small context of the tests' own over real tables: every feature of the read model once, so that it is tested before any real context uses it. */
@Resolver(() => OPerson)
export class OrchardResolver {
  @Requires('read', 'Person')
  @Query(() => OPerson, { nullable: true })
  person(@Args('id', { type: () => UUID }) id: string, @Read() read: Reading) {
    return read.root('person', { id });
  }

  @Requires('read', 'Note')
  @Query(() => ONote, { nullable: true })
  note(@Args('id', { type: () => UUID }) id: string, @Read() read: Reading) {
    return read.root('note', { id });
  }

  @Requires('read', 'Agency')
  @Query(() => [OAgency])
  agencies(@Read() read: Reading) {
    return read.root('agencies', {});
  }

  @Requires('read', 'Person')
  @Query(() => OPersonPage)
  people(@Args() args: PeopleArgs, @Read() read: Reading) {
    return read.root('people', args);
  }

  @Requires('find', 'Person')
  @Query(() => OPersonMatchPage)
  findPeople(@Args() args: FindArgs, @Read() read: Reading) {
    return read.root('findPeople', args);
  }

  @Open('words of our own')
  @Query(() => [OWord])
  words() {
    return WORDS;
  }

  @Requires('read', 'Agency')
  @Query(() => String)
  myName(@CurrentActor() actor: Actor) {
    return actor.name;
  }

  @ResolveField('notes', () => ONotePage)
  notes(@Parent() person: ReadRow, @Args() args: NotesArgs) {
    return follow(person, 'notes', args);
  }
}

/** Police read their own notes, and what they wrote themselves in full; probation their units' notes below very high; a supervisor all of the agency's. */
export const orchardAbilities: AbilityRules = (actor, may) => {
  may('read', 'Agency', { because: 'the directory' });
  if (has(actor, 'AGENCY_ADMINISTRATOR')) return;
  may('find', 'Person', { because: 'everyone may search' });
  may('read', 'Person', { conditions: { stage: { $ne: 'RECALL' } }, because: 'not under recall' });
  if (has(actor, 'SUPERVISOR')) {
    may('read', 'Note', { conditions: { agencyId: actor.agencyId }, because: 'your agency holds it' });
    may('read', 'Note', { fields: ['levelReason'], because: 'you supervise' });
    may('read', 'Person', { fields: ['mappaLevel'], because: 'you supervise' });
  }
  if (has(actor, 'POLICE_OFFENDER_MANAGER')) {
    may('read', 'Note', { conditions: { agencyId: actor.agencyId, level: { $nin: ['VERY_HIGH'] } }, because: 'your agency holds it' });
    may('read', 'Note', { conditions: { authorStaffId: actor.staffId }, because: 'you wrote it' });
    may('read', 'Note', { fields: ['levelReason'], conditions: { authorStaffId: actor.staffId }, because: 'you wrote it' });
    may('read', 'Person', {
      fields: ['mappaLevel'],
      conditions: { stage: { $in: ['COMMUNITY', 'CUSTODY'] } },
      because: 'not near release',
    });
  }
  if (has(actor, 'PROBATION_PRACTITIONER')) {
    may('read', 'Note', { conditions: { unitId: { $in: actor.unitIds }, level: null }, because: 'your unit holds it' });
    may('read', 'Note', {
      conditions: { unitId: { $in: actor.unitIds }, level: { $in: ['LOW', 'MEDIUM', 'HIGH'] } },
      because: 'your unit holds it',
    });
  }
};

@Module({ imports: [ReadModel.register(orchardReads), AccessModule.abilities(orchardAbilities)], providers: [OrchardResolver] })
export class OrchardModule {}
