import { Get, Post } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { madeLink } from './made-link.js';

/** A lost telephone or a forgotten passphrase: both are replaced together, by a new invitation. */
@Page({ path: '/local-accounts/:id/reset', name: 'RESET_LOCAL_ACCOUNT' })
export class ResetAccountPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const { localAccount } = await this.api.ask('LocalAccount', { staffId: visit.id('id') }, visit);
    return show('journeys/local-accounts/reset-account', { account: found(localAccount), form: visit.form(), back: '/local-accounts' });
  }

  @Post()
  async reset(@Visiting() visit: Visit): Promise<Answer> {
    return madeLink(this.api, visit, { staffId: visit.id('id'), reset: true });
  }
}
