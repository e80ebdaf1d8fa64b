import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { headline } from '../changes/change-words.js';

/** Somebody of one's own agency: posts, account, and everything that was changed about either. */
@Page({ path: '/administration/:id', name: 'STAFF_MEMBER' })
export class StaffMemberPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const [answer, viewer] = await Promise.all([this.api.ask('StaffRecord', { id: visit.id('id') }, visit), visit.viewer()]);
    const person = found(answer.staffRecord);
    return show('journeys/administration/staff-member', {
      title: person.name,
      person,
      held: person.posts.filter(({ isHeld }) => isHeld),
      past: person.posts.filter(({ isHeld }) => !isHeld),
      changes: answer.changes.items.map((one) => ({ ...one, headline: headline({ ...one, staff: person }) })),
      mayPropose: viewer?.roles.includes('AGENCY_ADMINISTRATOR') === true && viewer.staffId !== person.id,
      isSelf: viewer?.staffId === person.id,
      back: '/administration',
    });
  }
}
