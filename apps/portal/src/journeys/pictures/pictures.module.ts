import { Module } from '@nestjs/common';
import { SharingFlowPage } from './sharing-flow.page.js';
import { SharingPicturesPage } from './sharing-pictures.page.js';

@Module({ controllers: [SharingPicturesPage, SharingFlowPage] })
export class PicturesModule {}
