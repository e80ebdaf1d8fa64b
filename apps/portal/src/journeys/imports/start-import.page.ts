import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, Download, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { FieldErrors, NotFound } from '../../api/api-failure.js';
import { TooLong } from '../../shell/upload.js';
import { FileUnreadable } from './csv-rows.js';
import { SendRows } from './send-rows.js';
import { csvFile } from './csv-file.js';

const FIELDS: readonly string[] = ['kind', 'label', 'file'];
const RENAMED = { heads: 'file', rows: 'file' };

/** What the file holds, and the file. It is read as it comes, sent on row by row, and kept nowhere. */
@Page({ path: '/imports/new', name: 'START_IMPORT' })
export class StartImportPage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly rows: SendRows,
  ) {}

  @Get()
  ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async send(@Visiting() visit: Visit): Promise<Answer> {
    const form: Form = visit.form(...FIELDS);
    const file = visit.upload;
    form
      .check('kind', form.value('kind') !== '', 'Choose what the file holds')
      .check('label', !isMeaningless(form.value('label')), 'Say what this is, for example “Notes from the old system, April”')
      .check('file', file !== undefined, 'Choose a CSV file');
    if (form.wrong || !file) return this.page(visit, form);
    const of = { key: form.key, kind: form.value('kind'), label: form.value('label') };
    const done = await form.attempt(() => this.rows.send(visit, file, of).catch(saidOfFile), RENAMED);
    if (typeof done === 'string') return goTo(`/imports/${done}`);
    if (done) form.refuse(done, RENAMED);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form): Promise<Answer> {
    const templates = await templatesFor(this.api, visit);
    // What was sent once with this key was let go: another file is another act.
    const data = { form: form.wrong ? freshKey(form) : form, templates, back: '/imports' };
    return show('journeys/imports/start-import', data);
  }
}

/** The columns of one kind as a file to fill in, with one row as an example. */
@Page({ path: '/imports/templates/:kind', name: 'IMPORT_TEMPLATE' })
export class ImportTemplatePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async take(@Visiting() visit: Visit): Promise<Answer> {
    const one = (await templatesFor(this.api, visit)).find(({ kind }) => kind.toLowerCase() === visit.param('kind'));
    if (!one) throw new NotFound();
    const rows = [one.columns.map(({ head }) => head), one.columns.map(({ example }) => example)];
    return new Download(`${one.kind.toLowerCase()}-template.csv`, 'text/csv; charset=utf-8', csvFile(rows));
  }
}

/** Whom the agency works with is said by some alone: to others the kind is not offered. */
async function templatesFor(api: ConcordatApi, visit: Visit) {
  const [{ importTemplates }, viewer] = await Promise.all([api.ask('ImportTemplates', {}, visit), visit.viewer()]);
  return importTemplates.filter(({ kind }) => kind !== 'PEOPLE' || found(viewer).permissions.includes('record:Person'));
}

function saidOfFile(fault: unknown): never {
  if (fault instanceof FileUnreadable) throw new FieldErrors({ file: fault.message });
  if (fault instanceof TooLong) throw new FieldErrors({ file: 'The file is larger than 60 MB. Make two files of it' });
  throw fault;
}
const freshKey = (form: Form): Form => Object.assign(Object.create(form) as Form, { key: crypto.randomUUID() });
