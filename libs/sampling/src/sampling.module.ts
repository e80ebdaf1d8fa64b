import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { ReadModel } from '@lib/platform';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { samplingAbilities } from './access/sampling.abilities.js';
import { SamplingResolver } from './graphql/sampling.resolver.js';
import * as reads from './reads/sampling.reads.js';
import { DecisionSamples } from './store/decision-samples.js';
import { SampleFindings } from './store/sample-findings.js';
import { DrawSample } from './use-cases/draw-sample.js';
import { FindingRecord } from './use-cases/finding-record.js';
import { RecordSampleFinding } from './use-cases/record-sample-finding.js';
import { SampleRecord } from './use-cases/sample-record.js';

/** Decisions of one's own agency, drawn by stated rules and looked at by somebody whose own they are not. */
@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    SharingModule,
    ReadModel.register(Object.values(reads)),
    AccessModule.abilities(samplingAbilities),
  ],
  providers: [DecisionSamples, SampleFindings, SampleRecord, FindingRecord, DrawSample, RecordSampleFinding, SamplingResolver],
})
export class SamplingModule {}
