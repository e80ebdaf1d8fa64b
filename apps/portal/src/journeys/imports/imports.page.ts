import { Get } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** What one brought in from files, and what was brought in one's units. */
@Page({ path: '/imports', name: 'IMPORTS' })
export class ImportsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { recordImports } = await this.api.ask('RecordImports', after ? { after } : {}, visit);
    return show('journeys/imports/imports', { imports: recordImports.items, pages: pagesOf(visit, recordImports) });
  }
}
