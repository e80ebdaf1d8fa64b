import { Get, Post } from '@nestjs/common';
import { Drafts } from '../../page/drafts.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** The way back to a half-typed page: the draft knows which page it belongs to. */
@Page({ path: '/drafts/:id', name: 'DRAFT' })
export class DraftPage {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  async open(@Visiting() visit: Visit): Promise<Answer> {
    const draft = await this.drafts.open(visit, visit.id('id'));
    return goTo(`${draft.page}${draft.page.includes('?') ? '&' : '?'}draft=${draft.id}`);
  }
}

@Page({ path: '/drafts/:id/discard', name: 'DISCARD_DRAFT' })
export class DiscardDraftPage {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return show('journeys/my-work/discard-draft', { draft: await this.drafts.open(visit, visit.id('id')), back: '/#drafts' });
  }

  @Post()
  async discard(@Visiting() visit: Visit): Promise<Answer> {
    await this.drafts.discard(visit, visit.id('id'));
    return goTo('/', { title: 'The draft is gone', variant: 'information' });
  }
}
