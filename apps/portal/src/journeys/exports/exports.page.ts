import { Get, Post } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, Download, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** What the agency has taken out of its record, for whom and why. */
@Page({ path: '/exports', name: 'EXPORTS' })
export class ExportsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { recordExports } = await this.api.ask('RecordExports', { ...(after && { after }) }, visit);
    return show('journeys/exports/exports', { exports: recordExports.items, pages: pagesOf(visit, recordExports) });
  }
}

const TYPES: Readonly<Record<string, string>> = {
  PDF: 'application/pdf',
  CSV: 'text/csv; charset=utf-8',
  JSON: 'application/json; charset=utf-8',
  FHIR: 'application/fhir+json; charset=utf-8',
};

/** How far one is, and its files. A file is handed out by a press: that it was is on the record, and every right is asked again. */
@Page({ path: '/exports/:id', name: 'EXPORT' })
export class ExportPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form('format'));
  }

  @Post()
  async take(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form('format');
    const format = form.value('format');
    // The page stays when a file comes, so each file is an act of its own.
    const input = { key: `${form.key}-${format}`, id: visit.id('id'), format };
    const result = (await form.attempt(() => this.api.ask('TakeExport', { input }, visit)))?.takeExport;
    if (result?.__typename !== 'ExportTaken') {
      if (result) form.check('format', false, result.explanation);
      return this.page(visit, form);
    }
    const ending = result.format === 'FHIR' ? 'fhir.json' : result.format.toLowerCase();
    const name = `sharing-record-${input.id.slice(-12)}.${ending}`;
    return new Download(name, TYPES[result.format] ?? 'application/octet-stream', Buffer.from(result.content, 'base64'));
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const one = found((await this.api.ask('RecordExport', { id: visit.id('id') }, visit)).recordExport);
    return show('journeys/exports/export', { one, form, back: '/exports' });
  }
}
