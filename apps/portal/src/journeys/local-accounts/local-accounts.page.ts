import { Get, Post } from '@nestjs/common';
import { isUuid } from '@lib/kernel';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { madeLink } from './made-link.js';

const LONGEST_NAME = 200;

/** The agency's own accounts, for agencies that have no identity provider: who has one, and a link for who shall have one. */
@Page({ path: '/local-accounts', name: 'LOCAL_ACCOUNTS' })
export class LocalAccountsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async list(@Visiting() visit: Visit): Promise<Answer> {
    const [after, typed] = [visit.query('after'), visit.query('name')?.slice(0, LONGEST_NAME)];
    const [{ localAccounts }, { staffWithoutAccount }] = await Promise.all([
      this.api.ask('LocalAccounts', after ? { after } : {}, visit),
      this.api.ask('StaffWithoutAccount', typed ? { name: typed } : {}, visit),
    ]);
    return show('journeys/local-accounts/local-accounts', {
      accounts: localAccounts.items,
      others: staffWithoutAccount,
      typed,
      pages: pagesOf(visit, localAccounts, { newer: 'First page', older: 'Next page' }),
    });
  }

  /** A first link, or another one while the account is not in use. */
  @Post()
  async invite(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('staffId');
    if (!isUuid(form.value('staffId'))) return goTo('/local-accounts', { variant: 'warning', title: 'Choose somebody to invite' });
    return madeLink(this.api, visit, { staffId: form.value('staffId') });
  }
}
