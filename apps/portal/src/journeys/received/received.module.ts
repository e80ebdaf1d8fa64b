import { Module } from '@nestjs/common';
import { ReceivedSharePage } from './received-share.page.js';
import { SentSharePage } from './sent-share.page.js';

@Module({ controllers: [ReceivedSharePage, SentSharePage] })
export class ReceivedModule {}
