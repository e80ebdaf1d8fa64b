import { Agency, KeyReused, RefusalShape, SharingRefused, Staff, Unit } from '@lib/partnership';
import { ProtectionRecord } from '@lib/exceptions';
import { Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { AgreementNeeded } from '@lib/sharing';
import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { ProcedureMap } from './procedure.types.js';

@ObjectType({ description: 'An agency that takes part in a run: it reads the steps, the times and who has what, not what others wrote.' })
export class RunParty {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'Its unit that works with the person, where that is known.' }) unit!: Unit | null;
  @Field(() => Boolean, { description: 'Whether it is your own.' }) ours!: boolean;
  @Field(() => Instant, { description: 'Since when.' }) since!: Date;
  @Field(() => Staff, { description: 'Who let it in.' }) letInBy!: Staff;
  @Field(() => String, { nullable: true, description: 'Code of the purpose; null for whoever began it.' }) purpose!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the lawful gateway.' }) gateway!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the data protection condition.' }) protectionCondition!: string | null;
}

@ObjectType({ description: 'How one step of a run stands.' })
export class RunStep {
  @Field(() => String, { description: 'Its name in this run: the code, with the number of the report where each report makes it anew.' })
  key!: string;
  @Field(() => String, { description: 'Code of the step in the map.' }) code!: string;
  @Field(() => Int, { nullable: true, description: 'Which report made it, from 1.' }) nth!: number | null;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Field(() => String, { description: 'Kind of agency whose it is.' }) holderKind!: string;
  @Field(() => [String], { description: 'Codes of the posts whose it is.' }) holderRoles!: string[];
  @Field(() => Boolean, { description: 'Whether it is yours to do by the posts you hold.' }) ours!: boolean;
  @Field(() => String, { description: 'WAITING, OPEN, IN_HAND, DONE_TO_SIGN, DONE, LEFT or NOT_NEEDED.' }) life!: string;
  @Field(() => Boolean, { description: 'Whether only its being done, or a supervisor’s decision, takes it away.' }) held!: boolean;
  @Field(() => Instant, { nullable: true, description: 'Since when it can be done.' }) openedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who has it in hand.' }) owner!: Staff | null;
  @Field(() => Boolean, { description: 'Whether you have it in hand.' }) mine!: boolean;
  @Field(() => Staff, { nullable: true, description: 'Whom it is handed on to; it stays with its owner until they accept.' })
  handedTo!: Staff | null;
  @Field(() => Boolean, { description: 'Whether that is you.' }) handedToMe!: boolean;
  @Field(() => Instant, { nullable: true, description: 'The first instant that is too late.' }) dueAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'What its clock counts from.' }) clockFrom!: Date | null;
  @Field(() => String, { nullable: true, description: 'RUNNING, LATE, KEPT, TOLD_LATE (done in time, recorded late) or ENDED.' })
  timeliness!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When its clock ended.' }) clockEndedAt!: Date | null;
  @Field(() => Int, { description: 'How often it was tried.' }) tries!: number;
  @Field(() => Instant, { nullable: true, description: 'When it was last tried.' }) lastTriedAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When it is to be tried next.' }) nextTryAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether that has passed without a try.' }) tryMissed!: boolean;
  @Field(() => Instant, { nullable: true, description: 'When it was done.' }) doneAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When that was recorded.' }) doneToldAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who did it.' }) doneBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Code of how it was done.' }) outcome!: string | null;
  @Field(() => String, { nullable: true, description: 'The same in words.' }) outcomeTitle!: string | null;
  @Field(() => Staff, { nullable: true, description: 'Who signed it off.' }) signedBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When.' }) signedAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When it was sent back, while it has not been done again.' })
  sentBackAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who decided to leave it undone.' }) leftBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When.' }) leftAt!: Date | null;
}

@ObjectType({ description: 'What was written with an event: read by the agency that wrote it.' })
export class RunWords {
  @Field(() => String, { nullable: true, description: 'The words, where there are any.' }) words!: string | null;
  @Field(() => String, { nullable: true, description: 'What happens instead, where something was left undone.' }) instead!: string | null;
  @Field(() => [String], {
    description: 'Of what somebody else signs off: the sources that were silent towards your agency then, in words.',
  })
  silentSources!: string[];
}

@ObjectType({ description: 'One thing that was recorded in a run.' })
export class RunEvent {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Int, { description: 'Its place in the history, from 1.' }) n!: number;
  @Field(() => Instant, { description: 'When it was recorded.' }) at!: Date;
  @Field(() => String, {
    description:
      'STARTED, FACT_REPORTED, TAKEN, TRIED, DONE, SIGNED_OFF, SENT_BACK, LEFT, HANDED_ON, HANDOVER_ACCEPTED, HANDOVER_DECLINED, FINISHED or STOPPED.',
  })
  type!: string;
  @Field(() => Staff, { description: 'Who recorded it.' }) by!: Staff;
  @Field(() => String, { nullable: true, description: 'Key of the step.' }) stepKey!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the fact.' }) fact!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the outcome.' }) outcome!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it happened.' }) happenedAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When it is to be tried next.' }) nextAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Whom it was handed on to.' }) toStaff!: Staff | null;
  @Field(() => String, { nullable: true, description: 'What was known at the start, as JSON: a list of fact and when.' }) facts!:
    string | null;
  @Field(() => Boolean, { description: 'Whether something was written with it, also where you may not read it.' }) worded!: boolean;
  @Field(() => RunWords, { nullable: true, description: 'What was written; null where another agency wrote it.' })
  written!: RunWords | null;
}

@ObjectType({
  description: 'A process map that was begun, with the map as it was then: about a person of concern, or on a protection record.',
})
export class ProcedureRun {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its reference, to quote.' }) reference!: string;
  @Field(() => Person, { nullable: true, description: 'The person it is about; null where it is on a protection record.' })
  person!: Person | null;
  @Field(() => ProtectionRecord, {
    nullable: true,
    description: 'The record that it is on, of somebody whom your desk protects. Read first how they may be contacted.',
  })
  protection!: ProtectionRecord | null;
  @Field(() => String, { description: 'Code of the map.' }) code!: string;
  @Field(() => Int, { description: 'Version of the map; it keeps it.' }) version!: number;
  @Field(() => String, { description: 'Title of the map.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'Code of the variant.' }) variant!: string | null;
  @Field(() => String, { description: 'The map as JSON in the format concordat-procedure/1.' }) definition!: string;
  @Field(() => String, { description: 'SHA-256 of the map (canonical JSON), in hexadecimal.' }) definitionHash!: string;
  @Field(() => ProcedureMap, { description: 'The map as it was begun, to show.' }) map?: ProcedureMap;
  @Field(() => Agency, { description: 'Who began it.' }) agency!: Agency;
  @Field(() => Unit, { description: 'The unit that began it.' }) unit!: Unit;
  @Field(() => Staff, { description: 'Who that was.' }) begunBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) begunAt!: Date;
  @Field(() => Boolean, { description: 'Whether your agency began it.' }) begunByUs!: boolean;
  @Field(() => String, { description: 'RUNNING, ENDING (an end is reached, something is still owed), FINISHED or STOPPED.' })
  phase!: string;
  @Field(() => String, { nullable: true, description: 'Code of the end that was reached.' }) endCode!: string | null;
  @Field(() => Instant, { nullable: true, description: 'Since when it is over.' }) overAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether nothing is left but to record that it is over.' }) mayFinish!: boolean;
  @Field(() => Instant, { nullable: true, description: 'When the next running clock is due.' }) nextDueAt!: Date | null;
  @Field(() => Int, { description: 'How many running clocks are past their limit.' }) lateCount!: number;
  @Field(() => [RunParty], { description: 'Who takes part, in the order in which they came: at most 100.' }) parties!: RunParty[];
  @Field(() => [RunStep], { description: 'How the steps stand, in the order of the map: at most 100.' }) steps!: RunStep[];
  @Field(() => Boolean, { description: 'Whether there are more.' }) moreSteps!: boolean;
  @Field(() => [RunEvent], { description: 'Its history, the newest first: at most 100.' }) events!: RunEvent[];
  @Field(() => Boolean, { description: 'Whether there are more.' }) moreEvents!: boolean;
}

@ObjectType({ description: 'A page of runs.' })
export class ProcedureRunPage {
  @Field(() => [ProcedureRun], { description: 'The runs: those that go on first, the newest of them first.' }) items!: ProcedureRun[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'It was recorded.' })
export class ProcedureChanged {
  @Field(() => ProcedureRun, { nullable: true, description: 'The run as it stands now.' }) run!: ProcedureRun | null;
}

@ObjectType({ implements: () => [RefusalShape], description: 'The map, or the state of the run, does not allow it. Nothing was recorded.' })
export class ProcedureRefused extends RefusalShape {
  @Field(() => UUID, { nullable: true, description: 'The run that goes on already, where that is why.' }) runId!: string | null;
}

/** For `resolveType`: refusals of sharing have codes of their own, everything else is said by the map or the run. */
const memberOf = ({ __typename, code = '' }: { __typename?: string; code?: string }): string => {
  if (__typename !== undefined) return __typename;
  if (code === 'KEY_REUSED') return 'KeyReused';
  if (code === 'SHR-02') return 'AgreementNeeded';
  return code.startsWith('SHR-') ? 'SharingRefused' : 'ProcedureRefused';
};

export const ProcedureActResult = createUnionType({
  name: 'ProcedureActResult',
  description: 'What came of recording something in a run.',
  types: () => [ProcedureChanged, ProcedureRefused, KeyReused] as const,
  resolveType: memberOf,
});
export const ProcedureOpenResult = createUnionType({
  name: 'ProcedureOpenResult',
  description: 'What came of openProcedure.',
  types: () => [ProcedureChanged, ProcedureRefused, SharingRefused, AgreementNeeded, KeyReused] as const,
  resolveType: memberOf,
});
