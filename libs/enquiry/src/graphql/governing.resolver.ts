import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { QuestionSet } from '../domain/question-set.js';
import { ShippedSets } from '../questions/shipped.js';
import { DecideQuestionSet } from '../use-cases/decide-question-set.js';
import { DraftQuestionSet } from '../use-cases/draft-question-set.js';
import { ExportQuestionSet } from '../use-cases/export-question-set.js';
import { EndQuestionSet } from '../use-cases/end-question-set.js';
import { ProposeQuestionSet } from '../use-cases/propose-question-set.js';
import { SaveQuestionSet } from '../use-cases/save-question-set.js';
import {
  DraftQuestionSetInput,
  EndQuestionSetInput,
  ProposeQuestionSetInput,
  QuestionSetDecidedInput,
  QuestionSetResult,
  QuestionSetVersion,
  QuestionSetVersionPage,
  QuestionSetVersionsArgs,
  SaveQuestionSetInput,
  ShippedQuestionSet,
} from './governing.types.js';
import { unpackedJson } from './packed-json.js';

const INPUT = { description: 'What is to be done.' };

/** What an agency asks: the shipped sets, and its own versions of them. */
@Resolver()
export class QuestionSetsResolver {
  constructor(
    private readonly shipped: ShippedSets,
    private readonly exporting: ExportQuestionSet,
  ) {}

  @Requires('read', 'QuestionSet')
  @Query(() => [ShippedQuestionSet], { description: 'The sets that came with the service, in the order of their codes.' })
  shippedSets(): ShippedQuestionSet[] {
    return this.shipped.all.map(({ set, offered }) => ({ ...shown(set), offered })).sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  @Requires('read', 'QuestionSet')
  @Query(() => String, {
    nullable: true,
    description: 'The set that your agency asks now, as an HL7 FHIR R4 Questionnaire, JSON; null when there is none.',
  })
  questionnaire(@Args('code', { type: () => String, description: 'Code of the set.' }) code: string, @CurrentActor() actor: Actor) {
    return this.exporting.execute(actor, code);
  }

  @Requires('read', 'QuestionSet')
  @Query(() => QuestionSetVersionPage, {
    description: 'Your agency’s own versions, the newest first; drafts only to whoever governs them.',
  })
  questionSetVersions(@Args() args: QuestionSetVersionsArgs, @Read() read: Reading) {
    return read.root('questionSetVersions', args);
  }

  @Requires('read', 'QuestionSet')
  @Query(() => QuestionSetVersion, { nullable: true, description: 'One of them; null when there is none for you.' })
  questionSetVersion(@Args('id', { type: () => UUID, description: 'The version.' }) id: string, @Read() read: Reading) {
    return read.root('questionSetVersion', { id });
  }
}

@Resolver()
export class GoverningResolver {
  constructor(
    private readonly drafting: DraftQuestionSet,
    private readonly saving: SaveQuestionSet,
    private readonly proposing: ProposeQuestionSet,
    private readonly deciding: DecideQuestionSet,
    private readonly ending: EndQuestionSet,
  ) {}

  @Requires('draft', 'QuestionSet')
  @Mutation(() => QuestionSetResult, { description: 'Begins your agency’s next version of a set. Nothing is asked differently yet.' })
  async draftQuestionSet(
    @Args('input', INPUT) { definition, ...input }: DraftQuestionSetInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const given = definition == null ? {} : { definition: unpackedJson(definition, 'definition') };
    return done(await this.drafting.execute(actor, { ...input, ...given }), read);
  }

  @Requires('draft', 'QuestionSet')
  @Mutation(() => QuestionSetResult, { description: 'Changes a draft. What is not sound is refused with everything that is wrong.' })
  async saveQuestionSet(@Args('input', INPUT) input: SaveQuestionSetInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.saving.execute(actor, { ...input, definition: unpackedJson(input.definition, 'definition') }), read);
  }

  @Requires('draft', 'QuestionSet')
  @Mutation(() => QuestionSetResult, { description: 'Proposes a draft: a second person decides.' })
  async proposeQuestionSet(@Args('input', INPUT) input: ProposeQuestionSetInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.proposing.execute(actor, input), read);
  }

  @Requires('decide', 'QuestionSet', { fresh: true })
  @Mutation(() => QuestionSetResult, { description: 'Approves or declines what somebody else has proposed.' })
  async decideQuestionSet(@Args('input', INPUT) input: QuestionSetDecidedInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.deciding.execute(actor, input), read);
  }

  @Requires('draft', 'QuestionSet')
  @Mutation(() => QuestionSetResult, { description: 'Takes a version out of use at once, or back before it was decided about.' })
  async endQuestionSet(@Args('input', INPUT) input: EndQuestionSetInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.ending.execute(actor, input), read);
  }
}

const shown = (set: QuestionSet) => ({
  code: set.code,
  version: set.version,
  title: set.title,
  about: set.about,
  stage: set.stage,
  askedBy: [...set.askedBy],
  askedOf: [...set.askedOf],
  supplementHeading: set.supplement?.heading ?? null,
  questionCount: set.groups.reduce((count, group) => count + group.questions.length, 0),
  definition: JSON.stringify(set),
});

async function done(result: { versionId: string } | Refusal, read: Reading) {
  if (isRefusal(result)) return 'problems' in result ? { ...result, problems: (result.problems as object[]).slice(0, 100) } : result;
  return { __typename: 'QuestionSetDone', version: await read.one('QuestionSetVersion', result.versionId) };
}
