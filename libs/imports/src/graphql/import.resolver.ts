import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { importTemplates } from '../domain/columns.js';
import type { ImportKept as Kept } from '../use-cases/act-on-import.js';
import { BeginImport } from '../use-cases/begin-import.js';
import { CancelImport } from '../use-cases/cancel-import.js';
import { ConfirmImport } from '../use-cases/confirm-import.js';
import { StageRows } from '../use-cases/stage-rows.js';
import { BeginImportInput, ImportRowPageArgs, OnImportInput, RecordImportPageArgs, StageImportRowsInput } from './import.inputs.js';
import { ImportResult, ImportRowPage, ImportTemplate, RecordImport, RecordImportPage } from './import.types.js';

@Resolver(() => RecordImport)
export class ImportResolver {
  constructor(
    private readonly beginning: BeginImport,
    private readonly staging: StageRows,
    private readonly confirming: ConfirmImport,
    private readonly cancelling: CancelImport,
  ) {}

  @Requires('read', 'RecordImport')
  @Query(() => RecordImportPage, { description: 'What you brought in from files, and what was brought in your units; the latest first.' })
  recordImports(@Args() args: RecordImportPageArgs, @Read() read: Reading) {
    return read.root('recordImports', args);
  }

  @Requires('read', 'RecordImport')
  @Query(() => RecordImport, { nullable: true, description: 'One import; null when there is none for you.' })
  recordImport(@Args('id', { type: () => UUID, description: 'The import.' }) id: string, @Read() read: Reading) {
    return read.root('recordImport', { id });
  }

  @Requires('record', 'RecordImport')
  @Query(() => [ImportTemplate], { description: 'What may be brought in, and the columns of each.' })
  importTemplates() {
    return importTemplates();
  }

  @ResolveField(() => ImportRowPage, { description: 'Its rows, for whoever brought it; in the order of the file.' })
  list(@Parent() row: ReadRow, @Args() args: ImportRowPageArgs) {
    return follow(row, 'list', args);
  }

  @Requires('record', 'RecordImport')
  @Mutation(() => ImportResult, { description: 'Begins to bring in a file: says what it holds and which columns it has.' })
  async beginImport(
    @Args('input', { description: 'What comes.' }) input: BeginImportInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.beginning.execute(actor, input), read);
  }

  @Requires('record', 'RecordImport')
  @Mutation(() => ImportResult, { description: 'Sends the next rows. Each is judged, and none is saved.' })
  async stageImportRows(
    @Args('input', { description: 'The rows.' }) input: StageImportRowsInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.staging.execute(actor, input), read);
  }

  @Requires('record', 'RecordImport')
  @Mutation(() => ImportResult, {
    description: 'Has the new rows saved, by themselves, batch by batch; of one that stopped, those that are left.',
  })
  async confirmImport(@Args('input', { description: 'Which.' }) input: OnImportInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return kept(await this.confirming.execute(actor, input), read);
  }

  @Requires('record', 'RecordImport')
  @Mutation(() => ImportResult, { description: 'Lets go of rows that were not confirmed.' })
  async cancelImport(@Args('input', { description: 'Which.' }) input: OnImportInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return kept(await this.cancelling.execute(actor, input), read);
  }
}

async function kept(done: Kept | Refusal, read: Reading): Promise<object> {
  if (isRefusal(done)) return done;
  return { __typename: 'ImportKept', import: await read.one('RecordImport', done.importId) };
}
