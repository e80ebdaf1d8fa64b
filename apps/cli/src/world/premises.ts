import 'reflect-metadata';
import { AccessModule } from '@lib/access';
import { ConferenceModule } from '@lib/conference';
import { ActionsModule, ActionsWorkerModule, KeepAction } from '@lib/actions';
import { EnquiryModule } from '@lib/enquiry';
import { makeLogger, OperationRegistry, platformConfig, PlatformModule } from '@lib/platform';
import { PlansModule } from '@lib/plans';
import { KeepProcedure, ProcedureModule, ProcedureWorkerModule } from '@lib/procedure';
import { LookForGaps, SharingWorkerModule } from '@lib/sharing';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import type { WorldPlaces } from './places.js';

/** Of a described world: those left over come with the next instant. */
const MOST_RUNS = 1000;

@Module({})
class ActsModule {}
@Module({})
class WorkModule {}

/** The product's contexts without its doors: under the API's role for what people do, under the worker's for what follows. */
export class Premises {
  private constructor(
    private readonly acts: INestApplicationContext,
    private readonly worker: INestApplicationContext,
    private readonly workerSource: DataSource,
  ) {}

  static async open(places: WorldPlaces): Promise<Premises> {
    const logger = makeLogger('silent', 'world');
    const config = platformConfig({
      API_DATABASE_URL: unhurried(places.apiUrl),
      OIDC_ISSUERS: JSON.stringify([{ issuer: places.issuer, clientId: 'world', audience: 'world', label: 'World' }]),
    });
    const release = { name: 'world', version: '', migrations: [] };
    const durability = 'of a world being loaded' as const;
    const parts = { config, logger, registry: new OperationRegistry(''), durability, release };
    const imports = [
      PlatformModule.forRoot(parts),
      AccessModule,
      EnquiryModule,
      ProcedureModule,
      PlansModule,
      ConferenceModule,
      ActionsModule,
    ];
    const acts = await NestFactory.createApplicationContext({ module: ActsModule, imports }, { logger: false, abortOnError: false });
    const work = { module: WorkModule, imports: [SharingWorkerModule, ProcedureWorkerModule, ActionsWorkerModule] };
    const worker = await NestFactory.createApplicationContext(work, { logger: false, abortOnError: false });
    const source = await new DataSource({
      type: 'postgres',
      url: unhurried(places.workerUrl),
      applicationName: 'concordat world',
      poolSize: 1,
    }).initialize();
    return new Premises(acts, worker, source);
  }

  useCase<UseCase>(type: Type<UseCase>): UseCase {
    return this.acts.get(type, { strict: false });
  }

  async raiseGaps(personId: string): Promise<void> {
    const gaps = this.worker.get(LookForGaps, { strict: false });
    await this.workerSource.transaction((tx) => gaps.execute(tx, { personId }));
  }

  async keepRun(runId: string): Promise<void> {
    const keeping = this.worker.get(KeepProcedure, { strict: false });
    await this.workerSource.transaction((tx) => keeping.execute(tx, runId));
  }

  /** Those for which an instant has come by the clock as it is set. */
  async keepRunsDue(): Promise<void> {
    const keeping = this.worker.get(KeepProcedure, { strict: false });
    await this.workerSource.transaction(async (tx) => {
      for (const runId of await keeping.due(tx, null, MOST_RUNS)) await keeping.execute(tx, runId);
    });
  }

  async keepAction(actionId: string): Promise<void> {
    const keeping = this.worker.get(KeepAction, { strict: false });
    await this.workerSource.transaction((tx) => keeping.execute(tx, actionId));
  }

  async keepActionsDue(): Promise<void> {
    const keeping = this.worker.get(KeepAction, { strict: false });
    await this.workerSource.transaction(async (tx) => {
      for (const actionId of await keeping.due(tx, null, MOST_RUNS)) await keeping.execute(tx, actionId);
    });
  }

  async close(): Promise<void> {
    await this.workerSource.destroy();
    await this.worker.close();
    await this.acts.close();
  }
}

/** The same settings as the API's own connections, but no commit is waited for: the loader waits once, at the end. */
function unhurried(url: string): string {
  const options = ['synchronous_commit=off', 'TimeZone=UTC', 'DateStyle=ISO', 'jit=off'].map((set) => `-c ${set}`).join(' ');
  const found = new URL(url);
  found.searchParams.set('options', options);
  return found.toString();
}
