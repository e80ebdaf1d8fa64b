import { Module } from '@nestjs/common';
import { UrgentPage } from './urgent.page.js';

@Module({ controllers: [UrgentPage] })
export class UrgentModule {}
