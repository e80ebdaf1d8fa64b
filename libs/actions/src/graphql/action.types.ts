import { Agency, KeyReused, RefusalShape, Staff, Unit } from '@lib/partnership';
import { Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { createUnionType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ActionEventKind, ActionState } from '../domain/action.js';

export enum ActionStateType {
  SET = 'SET',
  ACCEPTED = 'ACCEPTED',
  ANSWERED = 'ANSWERED',
  DECLINED = 'DECLINED',
  CLOSED = 'CLOSED',
  WITHDRAWN = 'WITHDRAWN',
  SET_ANEW = 'SET_ANEW',
}
registerEnumType(ActionStateType, {
  name: 'ActionState',
  description: 'How an action stands. No clock changes it.',
  valuesMap: {
    SET: { description: 'Given to somebody who has not accepted it.' },
    ACCEPTED: { description: 'Accepted, and to be done.' },
    ANSWERED: { description: 'Done, by whoever had it; whoever set it closes it or asks again.' },
    DECLINED: { description: 'Declined; whoever set it gives it to another or withdraws it.' },
    CLOSED: { description: 'The answer will do.' },
    WITHDRAWN: { description: 'It no longer needs to be done.' },
    SET_ANEW: { description: 'Declined, and another action took its place.' },
  },
});
export enum ActionEventType {
  SET = 'SET',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  PROGRESS = 'PROGRESS',
  ANSWERED = 'ANSWERED',
  REALLOCATED = 'REALLOCATED',
  ASKED_AGAIN = 'ASKED_AGAIN',
  CLOSED = 'CLOSED',
  WITHDRAWN = 'WITHDRAWN',
  DUE_MOVED = 'DUE_MOVED',
  CARRIED = 'CARRIED',
  SET_ANEW = 'SET_ANEW',
}
registerEnumType(ActionEventType, {
  name: 'ActionEventKind',
  description: 'What became of an action; each by somebody.',
  valuesMap: {
    SET: { description: 'It was set.' },
    ACCEPTED: { description: 'It was accepted.' },
    DECLINED: { description: 'It was declined, with the reason.' },
    PROGRESS: { description: 'What has been done so far.' },
    ANSWERED: { description: 'What was done, and what shows it.' },
    REALLOCATED: { description: 'Given to another unit or person of the same agency.' },
    ASKED_AGAIN: { description: 'The answer would not do.' },
    CLOSED: { description: 'The answer will do.' },
    WITHDRAWN: { description: 'It no longer needs to be done.' },
    DUE_MOVED: { description: 'The day was moved.' },
    CARRIED: { description: 'A conference met it unanswered.' },
    SET_ANEW: { description: 'Another action took its place.' },
  },
});

@ObjectType({ description: 'One thing that became of an action. Read by every agency that was there when it was set.' })
export class ActionEvent {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Int, { description: 'Its place in the history, from 1.' }) n!: number;
  @Field(() => Instant, { description: 'When.' }) at!: Date;
  @Field(() => ActionEventType, { description: 'What.' }) kind!: ActionEventKind;
  @Field(() => Agency, { description: 'Whose staff.' }) agency!: Agency;
  @Field(() => Staff, { description: 'By whom.' }) by!: Staff;
  @Field(() => String, { nullable: true, description: 'What was said of it.' }) words!: string | null;
  @Field(() => String, { nullable: true, description: 'What shows it, where it was answered.' }) evidence!: string | null;
  @Field(() => Instant, { nullable: true, description: 'The first instant that is too late, from then on.' }) dueAt!: Date | null;
  @Field(() => Unit, { nullable: true, description: 'The unit it was given to.' }) toUnit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'The person it was given to.' }) toStaff!: Staff | null;
  @Field(() => String, { nullable: true, description: 'The conference, by its reference.' }) conferenceReference!: string | null;
}

@ObjectType({ description: 'What somebody is to do about a person, and by when. It ends only when the agency that set it says so.' })
export class Action {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its reference, to quote.' }) reference!: string;
  @Field(() => Person, { nullable: true, description: 'The person it is about.' }) person!: Person | null;
  @Field(() => Agency, { description: 'The agency that set it.' }) agency!: Agency;
  @Field(() => Unit, { description: 'The unit that set it.' }) unit!: Unit;
  @Field(() => Staff, { description: 'Who set it.' }) setBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) setAt!: Date;
  @Field(() => Agency, { description: 'The agency that is to do it.' }) toAgency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'Of it the unit, where one was named.' }) toUnit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'Of it the person, where one was named.' }) toStaff!: Staff | null;
  @Field(() => Unit, { description: 'The unit that hears of it in any case.' }) atUnit!: Unit;
  @Field(() => String, { description: 'What is to be done.' }) what!: string;
  @Field(() => String, { description: 'Why.' }) why!: string;
  @Field(() => Instant, { description: 'The first instant that is too late.' }) dueAt!: Date;
  @Field(() => ActionStateType, { description: 'How it stands.' }) state!: ActionState;
  @Field(() => Boolean, { description: 'Whether the day is over and nobody has answered or declined it.' }) overdue!: boolean;
  @Field(() => Int, { description: 'How many conferences have met it unanswered.' }) carried!: number;
  @Field(() => String, { nullable: true, description: 'The conference at which it was set, by its reference.' }) conferenceReference!:
    string | null;
  @Field(() => Action, { nullable: true, description: 'The declined one whose place it took.' }) before!: Action | null;
  @Field(() => Action, { nullable: true, description: 'The one that took its place, where you may read it.' }) next!: Action | null;
  @Field(() => Boolean, { description: 'Whether you are among those who say what becomes of it.' }) oursToDo!: boolean;
  @Field(() => Boolean, { description: 'Whether you are among those who say whether that will do.' }) oursToSettle!: boolean;
  @Field(() => [Agency], { description: 'The agencies that read it, by name.' }) parties!: Agency[];
  @Field(() => [ActionEvent], { description: 'What became of it, the newest first: at most 100.' }) events!: ActionEvent[];
  @Field(() => Boolean, { description: 'Whether more happened.' }) moreEvents!: boolean;
}

@ObjectType({ description: 'A page of actions.' })
export class ActionPage {
  @Field(() => [Action], { description: 'The actions.' }) items!: Action[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'It was recorded.' })
export class ActionKept {
  @Field(() => Action, { nullable: true, description: 'The action as it stands now.' }) action!: Action | null;
}
@ObjectType({ implements: () => [RefusalShape], description: 'Something is left unsaid or out of turn. Nothing was recorded.' })
export class ActionRefused extends RefusalShape {
  @Field(() => String, { nullable: true, description: 'The input field it concerns, if it is one.' }) field!: string | null;
}
export const ActionResult = createUnionType({
  name: 'ActionResult',
  description: 'What came of setAction, recordOnAction or settleAction.',
  types: () => [ActionKept, ActionRefused, KeyReused] as const,
  resolveType: ({ __typename, code }: { __typename?: string; code?: string }) =>
    __typename ?? (code === 'KEY_REUSED' ? 'KeyReused' : 'ActionRefused'),
});
