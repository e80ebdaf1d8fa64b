import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Unit } from '@lib/partnership';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnswerDeskQuestion } from '../use-cases/answer-desk-question.js';
import { AskDutyDesk } from '../use-cases/ask-duty-desk.js';
import {
  AnswerDeskQuestionInput,
  AnswerDeskQuestionResult,
  AskDutyDeskInput,
  AskDutyDeskResult,
  DeskQuestion,
  DeskQuestionPage,
  MyDeskQuestionsArgs,
  SignpostArgs,
} from './desk-question.types.js';

@Resolver(() => DeskQuestion)
export class SignpostResolver {
  constructor(
    private readonly asking: AskDutyDesk,
    private readonly answering: AnswerDeskQuestion,
  ) {}

  @Requires('signpost', 'Person')
  @Query(() => [Unit], {
    description:
      'The duty desks to telephone about somebody whom agencies you have an agreement with manage as an offender: by a whole number, or a whole name with the date of birth. Nothing of any record; nobody and nobody you may be told of are the same empty list.',
  })
  signpost(@Args() args: SignpostArgs, @Read() read: Reading) {
    return read.root('signpost', args);
  }

  @Requires('ask', 'DeskQuestion')
  @Query(() => Unit, { nullable: true, description: 'One duty desk of the directory; null when there is none.' })
  dutyDesk(@Args('id', { type: () => UUID, description: 'The desk: a unit.' }) id: string, @Read() read: Reading) {
    return read.root('dutyDesk', { id });
  }

  @Requires('read', 'DeskQuestion')
  @Query(() => DeskQuestion, { nullable: true, description: 'One question: your own, or one to your desk; else null.' })
  deskQuestion(@Args('id', { type: () => UUID, description: 'The question.' }) id: string, @Read() read: Reading) {
    return read.root('deskQuestion', { id });
  }

  @Requires('ask', 'DeskQuestion')
  @Query(() => DeskQuestionPage, { description: 'The questions you have asked, newest first.' })
  myDeskQuestions(@Args() args: MyDeskQuestionsArgs, @Read() read: Reading) {
    return read.root('myDeskQuestions', args);
  }

  @Requires('ask', 'DeskQuestion')
  @Mutation(() => AskDutyDeskResult, {
    description: 'Asks a duty desk about somebody. The reply is the same whether or not anybody knows them.',
  })
  async askDutyDesk(
    @Args('input', { description: 'Whom, why, and how to call back.' }) input: AskDutyDeskInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.asking.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'DeskAsked', question: await read.one('DeskQuestion', done.questionId) };
  }

  @Requires('answer', 'DeskQuestion')
  @Mutation(() => AnswerDeskQuestionResult, {
    description: 'Your desk says what it does about a question. Whoever asked sees no change.',
  })
  async answerDeskQuestion(
    @Args('input', { description: 'What the desk does.' }) input: AnswerDeskQuestionInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.answering.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'DeskAnswered', question: await read.one('DeskQuestion', done.questionId) };
  }
}
