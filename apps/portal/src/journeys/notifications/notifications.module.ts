import { Module } from '@nestjs/common';
import { DevelopmentMailPage, NotificationsPage } from './notifications.page.js';

@Module({ controllers: [NotificationsPage, DevelopmentMailPage] })
export class NotificationsModule {}
