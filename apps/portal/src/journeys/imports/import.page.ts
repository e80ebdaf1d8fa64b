import { Readable } from 'node:stream';
import { Get, Post } from '@nestjs/common';
import type { ImportRow, RecordImport } from '../../api/answers/imports.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, Download, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { csvText } from './csv-file.js';

const FATES = ['NEW', 'DONE', 'REFUSED', 'ALREADY_HERE'] as const;
const fateAsked = (visit: Visit): string | undefined => FATES.find((fate) => fate === visit.query('fate'));
const ROWS = 25;

/** One import: what would become of each row, how far it is, and what became of it. */
@Page({ path: '/imports/:id', name: 'IMPORT' })
export class ImportPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form());
  }

  @Post()
  async act(@Visiting() visit: Visit): Promise<Answer> {
    const form: Form = visit.form();
    const input = { key: `${form.key}-${form.pressed('cancel') ? 'cancel' : 'confirm'}`, importId: visit.id('id') };
    const done = form.pressed('cancel')
      ? (await form.attempt(() => this.api.ask('CancelImport', { input }, visit)))?.cancelImport
      : (await form.attempt(() => this.api.ask('ConfirmImport', { input }, visit)))?.confirmImport;
    if (done?.__typename === 'ImportKept') return goTo(`/imports/${input.importId}`);
    if (done) form.refuse(done);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const fate = fateAsked(visit);
    const after = visit.query('after');
    const asked = { id: visit.id('id'), first: ROWS, ...(fate && { fate }), ...(after && { after }) };
    const one: RecordImport = found((await this.api.ask('RecordImport', asked, visit)).recordImport);
    return show('journeys/imports/import', {
      one,
      form,
      fate,
      settled: one.rows - one.fresh,
      filters: filtersOf(one, fate),
      pages: pagesOf(visit, one.list, { newer: 'First rows', older: 'More rows' }),
      back: '/imports',
    });
  }
}

/** The rows that were refused, as they were sent, each with why: to be corrected and sent again. */
@Page({ path: '/imports/:id/refused', name: 'IMPORT_REFUSED' })
export class ImportRefusedPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async take(@Visiting() visit: Visit): Promise<Answer> {
    const id = visit.id('id');
    const ask = async (after?: string | null) =>
      found((await this.api.ask('RecordImport', { id, fate: 'REFUSED', first: 100, ...(after && { after }) }, visit)).recordImport);
    const bytes = Readable.from(refusedCsv(await ask(), ask), { objectMode: false });
    return new Download(`refused-rows-${id.slice(-12)}.csv`, 'text/csv; charset=utf-8', bytes);
  }
}

/** A page of rows at a time: however many were refused, no more than that is held here. */
async function* refusedCsv(first: RecordImport, ask: (after: string | null) => Promise<RecordImport>): AsyncGenerator<string> {
  yield csvText([[...first.heads, 'Why it was refused']], true);
  for (let page = first.list; ;) {
    const rows = page.items.filter(({ cells }) => cells.length > 0);
    if (rows.length > 0) yield csvText(rows.map((row) => asSent(row, first.heads.length)));
    if (!page.hasMore) return;
    page = (await ask(page.endCursor)).list;
  }
}

const asSent = ({ cells, why }: ImportRow, columns: number): string[] => [
  ...Array.from({ length: columns }, (_, at) => cells[at] ?? ''),
  why ?? '',
];

interface Filter {
  readonly value: string;
  readonly count: number;
  readonly active: boolean;
}
function filtersOf(one: RecordImport, fate: string | undefined): Filter[] {
  const counts = { NEW: one.fresh, DONE: one.brought, REFUSED: one.refused, ALREADY_HERE: one.here };
  const shown = FATES.filter((value) => counts[value] > 0).map((value) => ({ value, count: counts[value], active: value === fate }));
  return [{ value: '', count: one.rows, active: fate === undefined }, ...shown];
}
