import { Get } from '@nestjs/common';
import type { OverdueAction } from '../../api/answers/actions.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { actionRow } from './stands.js';

/** What one's own units were to do and nobody has answered in time, unit by unit. */
@Page({ path: '/actions/overdue', name: 'OVERDUE_ACTIONS' })
export class OverdueActionsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { overdueActions } = await this.api.ask('OverdueActions', { ...(after && { after }) }, visit);
    const pages = pagesOf(visit, overdueActions, { newer: 'First units', older: 'Further units' });
    return show('journeys/actions/overdue', { units: byUnit(overdueActions.items), pages });
  }
}

/** They come unit by unit. */
function byUnit(actions: readonly OverdueAction[]) {
  const ids = [...new Set(actions.map(({ atUnit }) => atUnit.id))];
  return ids.map((id) => {
    const of = actions.filter(({ atUnit }) => atUnit.id === id);
    return { id, name: of[0]?.atUnit.name ?? '', actions: of.map(actionRow) };
  });
}
