import { Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { ExportChronologyAnswer } from '../../api/answers/known-then.js';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

type Made = Extract<ExportChronologyAnswer['exportChronology'], { __typename: 'ChronologyExported' }>;
/** The three files of one making: their ending, what they are, and the text. */
const FILES: Readonly<Record<string, { readonly type: string; readonly name: string; readonly text: (made: Made) => string }>> = {
  json: { type: 'application/json; charset=utf-8', name: 'chronology.json', text: ({ json }) => json },
  csv: { type: 'text/csv; charset=utf-8', name: 'chronology.csv', text: ({ csv }) => csv },
  names: { type: 'text/csv; charset=utf-8', name: 'chronology-names.csv', text: ({ names }) => names },
};

function untilOf(visit: Visit): string {
  const until = new Date(visit.query('until') ?? '');
  if (Number.isNaN(until.getTime())) throw new NotFound();
  return until.toISOString();
}

/** Everything recorded about a person up to an instant, made into files. That it was made is on the record, so it takes a press. */
@Page({ path: '/cases/:id/chronology', name: 'CHRONOLOGY' })
export class ChronologyPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    // Up to when is chosen there.
    if (visit.query('until') === undefined) return goTo(`/cases/${visit.id('id')}/known-then`);
    return this.page(visit, visit.form());
  }

  @Post()
  async make(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form<string>();
    const input = { key: form.key, personId: visit.id('id'), until: untilOf(visit) };
    const result = (await form.attempt(() => this.api.ask('ExportChronology', { input }, visit)))?.exportChronology;
    if (result?.__typename === 'ChronologyExported') return this.page(visit, form, result);
    if (result) form.check('form', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: Form, made?: Made): Promise<Answer> {
    const until = untilOf(visit);
    const person = found((await this.api.ask('PersonHeader', { id: visit.id('id') }, visit)).person);
    return show('journeys/known-then/chronology', { person, form, made, until, back: `/cases/${person.id}/known-then` });
  }
}

/** A file of what was just made: the same key, so it is the same making. */
@Page({ path: '/cases/:id/chronology/file', name: 'CHRONOLOGY_FILE' })
export class ChronologyFile {
  constructor(private readonly api: ConcordatApi) {}

  @Post()
  async download(@Visiting() visit: Visit, @Res() res: Response): Promise<undefined> {
    const form = visit.form('file');
    const chosen = form.value('file');
    const file = Object.hasOwn(FILES, chosen) ? FILES[chosen] : undefined;
    const input = { key: form.key, personId: visit.id('id'), until: untilOf(visit) };
    const { exportChronology: made } = await this.api.ask('ExportChronology', { input }, visit);
    if (!file || made.__typename !== 'ChronologyExported') throw new NotFound();
    res.attachment(file.name).type(file.type).send(file.text(made));
    return undefined;
  }
}
