import { Module } from '@nestjs/common';
import { AccessibilityPage } from './accessibility.page.js';
import { HelpBook } from './help-book.js';
import { HelpIndexPage, HelpTopicPage } from './help.page.js';

@Module({ controllers: [HelpIndexPage, AccessibilityPage, HelpTopicPage], providers: [HelpBook] })
export class HelpModule {}
