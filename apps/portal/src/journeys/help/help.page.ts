import { Get } from '@nestjs/common';
import nunjucks from 'nunjucks';
import { found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { findInHelp } from './find-in-help.js';
import { HelpBook } from './help-book.js';
import { guideFor } from './help-contents.js';

const LONGEST = 100;

/** Help can be read by whoever cannot sign in yet: nothing of any case is in it. */
@Page({ path: '/help', name: 'HELP', open: true })
export class HelpIndexPage {
  constructor(private readonly book: HelpBook) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const asked = visit.query('text')?.slice(0, LONGEST);
    const viewer = await visit.viewer();
    const mine = this.book.page(guideFor(viewer?.roles ?? []) ?? '');
    const { guides, topics, pages } = this.book;
    return show('journeys/help/help', { guides, topics, mine, asked, results: asked && findInHelp(pages, asked) });
  }
}

@Page({ path: '/help/:topic', name: 'HELP_PAGE', open: true })
export class HelpTopicPage {
  constructor(private readonly book: HelpBook) {}

  @Get()
  show(@Visiting() visit: Visit): Answer {
    const topic = found(this.book.page(visit.param('topic')) ?? null);
    // The words of our own files, in which markup is never markup (govuk-markdown.ts).
    const html = new nunjucks.runtime.SafeString(topic.sections.map((section) => section.html).join('\n'));
    const contents = topic.sections.filter(({ level }) => level === 'h2');
    return show('journeys/help/help-page', { topic, html, contents, back: '/help' });
  }
}
