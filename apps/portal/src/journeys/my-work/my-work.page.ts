import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { lastMoves } from '../reassigning/reassigning-view.js';
import { firstSteps } from './first-steps.js';
import { groupWork } from './work-groups.js';

/** The start page is for what presses; the whole of a long list has a page of its own. */
const SHOWN = 8;

/** An administrator and an independent reviewer have no cases, nothing sent to them and no drafts: their page does not pretend so. */
@Page({ path: '/', name: 'MY_WORK' })
export class MyWorkPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const viewer = found(await visit.viewer());
    if (!viewer.permissions.includes('read:Draft')) {
      return show('journeys/my-work/without-cases', {
        ...(await this.api.ask('WorkWithoutCases', {}, visit)),
        first: firstSteps(viewer.roles),
      });
    }
    const [mine, { now }] = [await this.api.ask('MyWork', {}, visit), viewer];
    const nothingToDo = mine.myWork.items.length + mine.newShares.items.length + mine.drafts.length === 0;
    const first = nothingToDo ? firstSteps(viewer.roles) : undefined;
    const moves = lastMoves(mine.reassignments.items);
    const gone = Object.values(moves).filter(
      ({ fromStaff, toStaff }) => fromStaff?.id === viewer.staffId && toStaff?.id !== viewer.staffId,
    );
    return show('journeys/my-work/my-work', { ...mine, work: groupWork(mine, now), moves, gone, shown: SHOWN, first });
  }
}

@Page({ path: '/new-for-me', name: 'NEW_FOR_ME' })
export class NewForMePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { newShares } = await this.api.ask('NewShares', after(visit), visit);
    return show('journeys/my-work/new-for-me', { newShares, pages: pagesOf(visit, newShares) });
  }
}

@Page({ path: '/my-cases', name: 'MY_CASES' })
export class MyCasesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { myCases } = await this.api.ask('MyCases', after(visit), visit);
    return show('journeys/my-work/my-cases', {
      myCases,
      pages: pagesOf(visit, myCases, { newer: 'Back to the first page', older: 'Next page' }),
    });
  }
}

function after(visit: Visit): { after?: string } {
  const cursor = visit.query('after');
  return cursor ? { after: cursor } : {};
}
