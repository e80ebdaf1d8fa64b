import { addDays, isDay, londonDay } from '@lib/kernel';
import { Get, Post } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

const FIELDS = ['rule', 'from', 'to', 'size', 'seed'] as const;
type DrawForm = Form<(typeof FIELDS)[number]>;
const USUAL = { days: 30, size: '10' };

/** Which decisions, of when, and how many; nobody is given their own. */
@Page({ path: '/oversight/samples/draw', name: 'DRAW_SAMPLE' })
export class DrawSamplePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const today = londonDay(new Date((await visit.viewer())?.now ?? ''));
    return this.page(visit.form(...FIELDS).prefill({ from: addDays(today, -USUAL.days), to: today, size: USUAL.size }));
  }

  @Post()
  async draw(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    const [from, to, size] = [form.day('from'), form.day('to'), Number(form.value('size'))];
    form
      .check('rule', form.optional('rule') !== undefined, 'Choose which decisions to draw')
      .check('from', isDay(from), 'Enter the first day as a real date')
      .check('to', isDay(to), 'Enter the last day as a real date')
      .check('size', /^\d{1,2}$/.test(form.value('size').trim()) && size >= 1 && size <= 50, 'Draw between 1 and 50 decisions');
    const seed = form.optional('seed');
    const input = { key: form.key, rule: form.value('rule'), from: from ?? '', to: to ?? '', size, ...(seed && { seed }) };
    const result = form.wrong ? undefined : (await form.attempt(() => this.api.ask('DrawSample', { input }, visit)))?.drawSample;
    if (result?.__typename === 'SampleDrawn')
      return goTo(`/oversight/samples/${result.sample.id}`, { title: 'Drawn. That you drew it, and by which rule, is on the record.' });
    if (result) form.check('rule', false, result.explanation);
    return this.page(form);
  }

  private page(form: DrawForm): Answer {
    return show('journeys/samples/draw-sample', { form, back: '/oversight/samples' });
  }
}
