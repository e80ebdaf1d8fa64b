import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AskForExport } from '../use-cases/ask-for-export.js';
import { AskForPeriodExport } from '../use-cases/ask-for-period-export.js';
import { TakeExport } from '../use-cases/take-export.js';
import {
  AskForExportInput,
  AskForExportResult,
  AskForPeriodExportInput,
  RecordExport,
  RecordExportPage,
  RecordExportsArgs,
  TakeExportInput,
  TakeExportResult,
} from './exports.types.js';

const INPUT = { description: 'What is asked for.' };

@Resolver()
export class ExportsResolver {
  constructor(
    private readonly asking: AskForExport,
    private readonly askingForDays: AskForPeriodExport,
    private readonly taking: TakeExport,
  ) {}

  @Requires('read', 'RecordExport')
  @Query(() => RecordExportPage, { description: 'What your agency has taken out of its record, or asked for.' })
  recordExports(@Args() args: RecordExportsArgs, @Read() read: Reading) {
    return read.root('recordExports', args);
  }

  @Requires('read', 'RecordExport')
  @Query(() => RecordExport, { nullable: true, description: 'One of them; null when there is none for you.' })
  recordExport(@Args('id', { type: () => UUID, description: 'Its identifier.' }) id: string, @Read() read: Reading) {
    return read.root('recordExport', { id });
  }

  @Requires('ask', 'RecordExport', { fresh: true })
  @Mutation(() => AskForExportResult, { description: 'Asks for the sharing record of a person as files; they are made by themselves.' })
  async askForExport(@Args('input', INPUT) input: AskForExportInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    const asked = await this.asking.execute(actor, input);
    return isRefusal(asked) ? asked : { __typename: 'ExportAskedFor', export: await read.one('RecordExport', asked.exportId) };
  }

  @Requires('ask', 'RecordExport', { fresh: true })
  @Mutation(() => AskForExportResult, { description: 'Asks for what the agency shared and did on some days as files.' })
  async askForPeriodExport(@Args('input', INPUT) input: AskForPeriodExportInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    const asked = await this.askingForDays.execute(actor, input);
    return isRefusal(asked) ? asked : { __typename: 'ExportAskedFor', export: await read.one('RecordExport', asked.exportId) };
  }

  @Requires('take', 'RecordExport', { fresh: true })
  @Mutation(() => TakeExportResult, { description: 'Hands out one of its files; whether you may have it is asked again.' })
  async takeExport(@Args('input', INPUT) input: TakeExportInput, @CurrentActor() actor: Actor) {
    const taken = await this.taking.execute(actor, input);
    return isRefusal(taken) ? taken : { __typename: 'ExportTaken', ...taken, content: taken.content.toString('base64') };
  }
}
