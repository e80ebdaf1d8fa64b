import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { AccessExtract } from '../../api/answers/access-extracts.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, Download, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** What of the agency's access log was asked for, under what demand, and what became of it. */
@Page({ path: '/extracts', name: 'ACCESS_EXTRACTS' })
export class AccessExtractsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const after = visit.query('after');
    const { accessExtracts } = await this.api.ask('AccessExtracts', { ...(after && { after }) }, visit);
    const pages = pagesOf(visit, accessExtracts);
    return show('journeys/access-extracts/access-extracts', { extracts: accessExtracts.items, pages, back: '/exports' });
  }
}

const TYPES: Readonly<Record<string, string>> = { CSV: 'text/csv; charset=utf-8', JSONL: 'application/jsonl; charset=utf-8' };
const FIELDS = ['approve', 'words', 'format'] as const;
type ExtractForm = Form<(typeof FIELDS)[number]>;

/** The second officer decides here; whoever asked takes it here. */
@Page({ path: '/extracts/:id', name: 'ACCESS_EXTRACT' })
export class AccessExtractPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(await this.extract(visit), visit.form(...FIELDS));
  }

  @Post()
  async act(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const one = await this.extract(visit);
    return form.optional('format') === undefined ? this.decide(visit, one, form) : this.take(visit, one, form);
  }

  private async decide(visit: Visit, one: AccessExtract, form: ExtractForm): Promise<Answer> {
    const answer = form.value('approve');
    form
      .check('approve', answer === 'yes' || answer === 'no', 'Choose whether it may be taken')
      .check('words', !isMeaningless(form.value('words')), 'Say why, in a few words');
    const input = { key: form.key, id: one.id, approve: answer === 'yes', words: form.value('words') };
    const result = form.wrong
      ? undefined
      : (await form.attempt(() => this.api.ask('DecideAccessExtract', { input }, visit)))?.decideAccessExtract;
    if (result?.__typename === 'AccessExtractDone')
      return goTo(visit.path, {
        title: input.approve ? `Approved. ${one.askedBy.name} may take it now.` : 'Refused. Nothing is handed out.',
      });
    if (result) form.check('approve', false, result.explanation);
    return this.page(one, form);
  }

  private async take(visit: Visit, one: AccessExtract, form: ExtractForm): Promise<Answer> {
    const format = form.value('format');
    // The page stays when a file comes, so each file is an act of its own.
    const input = { key: `${form.key}-${format}`, id: one.id, format };
    const result = (await form.attempt(() => this.api.ask('TakeAccessExtract', { input }, visit)))?.takeAccessExtract;
    if (result?.__typename !== 'AccessExtractTaken') {
      if (result) form.check('format', false, result.explanation);
      return this.page(one, form);
    }
    const name = `access-log-${input.id.slice(-12)}.${result.format.toLowerCase()}`;
    return new Download(name, TYPES[result.format] ?? 'application/octet-stream', Buffer.from(result.content, 'base64'));
  }

  private async extract(visit: Visit): Promise<AccessExtract> {
    return found((await this.api.ask('AccessExtract', { id: visit.id('id') }, visit)).accessExtract);
  }

  private page(one: AccessExtract, form: ExtractForm): Answer {
    return show('journeys/access-extracts/access-extract', { one, form, back: '/extracts' });
  }
}
