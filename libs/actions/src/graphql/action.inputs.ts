import { Day, UUID } from '@lib/platform';
import { ArgsType, Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import type { AllocatedAct, SetterAct } from '../domain/acts.js';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';

export enum AllocatedActType {
  ACCEPT = 'ACCEPT',
  DECLINE = 'DECLINE',
  PROGRESS = 'PROGRESS',
  ANSWER = 'ANSWER',
  REALLOCATE = 'REALLOCATE',
}
registerEnumType(AllocatedActType, {
  name: 'AllocatedAct',
  description: 'What whoever has an action may say of it.',
  valuesMap: {
    ACCEPT: { description: 'It will be done.' },
    DECLINE: { description: 'It will not be done, and why.' },
    PROGRESS: { description: 'How far it is.' },
    ANSWER: { description: 'What was done, and what shows it.' },
    REALLOCATE: { description: 'Another unit or person of the same agency is to have it, and why.' },
  },
});
export enum SetterActType {
  CLOSE = 'CLOSE',
  ASK_AGAIN = 'ASK_AGAIN',
  WITHDRAW = 'WITHDRAW',
  MOVE_DUE = 'MOVE_DUE',
}
registerEnumType(SetterActType, {
  name: 'SetterAct',
  description: 'What the agency that set an action may say of it.',
  valuesMap: {
    CLOSE: { description: 'The answer will do.' },
    ASK_AGAIN: { description: 'The answer will not do, and why.' },
    WITHDRAW: { description: 'It no longer needs to be done, and why.' },
    MOVE_DUE: { description: 'It may be done by another day, and why.' },
  },
});

@InputType({ description: 'An action about a person: what is to be done, by whom and by when.' })
export class SetActionInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => UUID, { description: 'The agency that is to do it; it works with the person.' }) agencyId!: string;
  @Field(() => UUID, { nullable: true, description: 'Of it the unit; left out, whichever works with the person.' }) unitId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'Of it the person; instead of a unit.' }) staffId?: string | null;
  @Field(() => String, { description: 'What is to be done. Information about the person belongs in a note.' }) what!: string;
  @Field(() => String, { description: 'Why.' }) why!: string;
  @Field(() => Day, { description: 'The last day on which it is in time.' }) dueOn!: string;
  @Field(() => UUID, { nullable: true, description: 'An action of yours that was declined, which this sets anew.' }) beforeId?:
    string | null;
}

@InputType({ description: 'What becomes of an action, by whoever has it. What the act does not need is not kept.' })
export class RecordOnActionInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The action.' }) actionId!: string;
  @Field(() => AllocatedActType, { description: 'What is said.' }) act!: AllocatedAct;
  @Field(() => String, { nullable: true, description: 'The reason, how far it is, or what was done; needed for all but ACCEPT.' })
  words?: string | null;
  @Field(() => String, { nullable: true, description: 'What shows it; needed for ANSWER.' }) evidence?: string | null;
  @Field(() => UUID, { nullable: true, description: 'The unit that is to have it; for REALLOCATE this or the person.' }) unitId?:
    string | null;
  @Field(() => UUID, { nullable: true, description: 'The person who is to have it.' }) staffId?: string | null;
}

@InputType({ description: 'Whether what came of an action will do, by the agency that set it.' })
export class SettleActionInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The action.' }) actionId!: string;
  @Field(() => SetterActType, { description: 'What is said.' }) act!: SetterAct;
  @Field(() => String, { nullable: true, description: 'Why; always needed.' }) words?: string | null;
  @Field(() => Day, { nullable: true, description: 'The last day on which it is in time; needed for MOVE_DUE.' }) dueOn?: string | null;
}

@ArgsType()
export class ActionsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
