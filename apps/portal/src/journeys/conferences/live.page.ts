import { Get } from '@nestjs/common';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, Live, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { actionsOpen, entriesSaid } from './packed.js';
import { invitationsSaid } from './words.js';

/** The agenda of one conference and who came, while it meets. The page says the same without it. */
@Page({ path: '/conferences/:id/live', name: 'CONFERENCE_LIVE' })
export class LiveConferencePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async follow(@Visiting() visit: Visit): Promise<Answer> {
    const id = visit.id('id');
    const look = async () => {
      const one = found((await this.api.ask('Conference', { id }, visit)).conference);
      return show('journeys/conferences/conference-now', { one, invitations: invitationsSaid(one) });
    };
    await look();
    return new Live(id, look);
  }
}

/** The minutes and the actions about one person, while they are spoken of. */
@Page({ path: '/conferences/people/:id/live', name: 'CONFERENCE_ITEM_LIVE' })
export class LiveItemPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async follow(@Visiting() visit: Visit): Promise<Answer> {
    const id = visit.id('id');
    const ask = async () => found((await this.api.ask('ConferenceItemNow', { id }, visit)).conferenceItem);
    const { conference } = await ask();
    // A reviewer whose own agency is not invited follows no meeting.
    if (!conference) throw new NotFound();
    return new Live(conference.id, async () => {
      const { person, ...item } = await ask();
      const actions = person ? actionsOpen(person.actions.items) : [];
      return show('journeys/conferences/item-now', { one: { ...item, entries: entriesSaid(item.entries), actions } });
    });
  }
}
