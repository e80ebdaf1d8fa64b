import { Module } from '@nestjs/common';
import { AccessibilityPage } from './accessibility.page.js';

@Module({ controllers: [AccessibilityPage] })
export class AboutModule {}
