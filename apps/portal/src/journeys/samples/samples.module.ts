import { Module } from '@nestjs/common';
import { DrawSamplePage } from './draw-sample.page.js';
import { SampleFindingPage } from './sample-finding.page.js';
import { SampledDecisionPage } from './sampled-decision.page.js';
import { SamplePage, SamplesPage } from './samples.page.js';

@Module({ controllers: [SamplesPage, DrawSamplePage, SampledDecisionPage, SamplePage, SampleFindingPage] })
export class SamplesModule {}
