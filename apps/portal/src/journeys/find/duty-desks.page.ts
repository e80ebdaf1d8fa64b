import { Get } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { carriedOn } from './search.js';

/** Whom to telephone. The same page for everybody and after any search, so that it tells nothing about whom an agency knows. */
@Page({ path: '/duty-desks', name: 'DUTY_DESKS' })
export class DutyDesksPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const agenciesFrom = async (after?: string) => (await this.api.ask('DutyDesks', { after }, visit)).agencies;
    const agencies = await wholeList(await agenciesFrom(), agenciesFrom);
    return show('journeys/find/duty-desks', { agencies: agencies.filter(({ units }) => units.length > 0), carried: carriedOn(visit) });
  }
}
