import { Get } from '@nestjs/common';
import type { CaseFileAnswer } from '../../api/answers/risk-notes.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { fileLines } from './case-notes.js';
import { questionsOpen } from './case-questions-flag.js';

type CaseFile = NonNullable<CaseFileAnswer['person']>;
/** "Most serious first" has to have seen every note; beyond this many the page says that it has not. */
const MOST_PAGES = 10;

/** What our agency holds about this person, who has been told, and what was decided not to tell. */
@Page({ path: '/cases/:id', name: 'CASE_FILE' })
export class CaseFilePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const order = visit.query('order') === 'serious' ? 'serious' : 'newest';
    const [person, { sharingPolicy }] = await Promise.all([
      order === 'serious' ? this.everything(visit) : this.page(visit, visit.query('after')),
      this.api.ask('SharingPolicy', {}, visit),
    ]);
    return show('journeys/case-file/case-file', {
      person,
      section: 'notes',
      order,
      asked: questionsOpen(person),
      lines: fileLines(person.notes.items, order, sharingPolicy),
      cutShort: order === 'serious' && person.notes.hasMore,
      pages: order === 'newest' ? pagesOf(visit, person.notes) : {},
    });
  }

  private async page(visit: Visit, after: string | undefined): Promise<CaseFile> {
    return found((await this.api.ask('CaseFile', { id: visit.id('id'), after }, visit)).person);
  }

  private async everything(visit: Visit): Promise<CaseFile> {
    let last = await this.page(visit, undefined);
    const items = [...last.notes.items];
    for (let pages = 1; last.notes.hasMore && last.notes.endCursor && pages < MOST_PAGES; pages += 1) {
      last = await this.page(visit, last.notes.endCursor);
      items.push(...last.notes.items);
    }
    return { ...last, notes: { ...last.notes, items } };
  }
}
