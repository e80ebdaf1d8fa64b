import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { actionRow } from './stands.js';

/** What is to be done about somebody: the open ones first, then the answered, then what is over. */
@Page({ path: '/cases/:id/actions', name: 'CASE_ACTIONS' })
export class CaseActionsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { actions, ...person } = found(
      (await this.api.ask('CaseActions', { id: visit.id('id'), ...(after && { after }) }, visit)).person,
    );
    return show('journeys/actions/case-actions', {
      title: 'Actions',
      section: 'actions',
      person,
      actions: actions.items.map(actionRow),
      pages: pagesOf(visit, actions, { newer: 'First', older: 'More' }),
    });
  }
}
