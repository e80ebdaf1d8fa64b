import { Module } from '@nestjs/common';
import { DecisionProofFile, ShareProofFile } from './proof-file.page.js';

@Module({ controllers: [ShareProofFile, DecisionProofFile] })
export class ProofsModule {}
