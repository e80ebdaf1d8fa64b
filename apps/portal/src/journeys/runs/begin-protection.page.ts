import { Get, Post } from '@nestjs/common';
import type { ProtectionRecordAnswer } from '../../api/answers/exceptions.js';
import type { ProcedureMap } from '../../api/answers/procedures.js';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { atStart, begun, factName, namesFor, readBegin } from './begin-form.js';
import { refusedIn, runAddress } from './runs.js';
import { whenPrefill } from './when-form.js';

type Kept = NonNullable<ProtectionRecordAnswer['protectionRecord']>;

/** Begins a map on a protection record. How the person may be contacted stands first, as on every page about them. */
@Page({ path: '/protection/:id/begin/:code', name: 'BEGIN_ON_PROTECTION_RECORD' })
export class BeginProtectionPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    const [map, kept, { now }] = [await this.map(visit), await this.kept(visit), found(await visit.viewer())];
    const known = atStart(map).map(({ code }) => whenPrefill(factName(code), now));
    return this.page(visit.form(...namesFor(map)).prefill(Object.assign({}, ...known) as Record<string, string>), map, kept);
  }

  @Post()
  async begin(@Visiting() visit: Visit): Promise<Answer> {
    const [map, kept] = [await this.map(visit), await this.kept(visit)];
    const form: Form = visit.form(...namesFor(map));
    const input = { ...readBegin(form, map), protectionId: kept.id };
    const answer = form.wrong ? undefined : await form.attempt(() => this.api.ask('BeginProtectionProcedure', { input }, visit));
    const result = answer?.beginProtectionProcedure;
    if (result?.__typename === 'ProcedureChanged' && result.run)
      return goTo(runAddress(result.run.id), { title: 'Begun, at your desk alone.' });
    if (result && result.__typename !== 'ProcedureChanged') refusedIn(form, result);
    return this.page(form, map, kept, result?.__typename === 'ProcedureRefused' ? result.runId : null);
  }

  private async map(visit: Visit): Promise<ProcedureMap> {
    const map = found((await this.api.ask('Procedure', { code: visit.param('code') }, visit)).procedure);
    if (map.about !== 'PERSON_AT_RISK') throw new NotFound();
    return map;
  }

  private async kept(visit: Visit): Promise<Kept> {
    return found((await this.api.ask('ProtectionRecord', { id: visit.id('id') }, visit)).protectionRecord);
  }

  private page(form: Form, map: ProcedureMap, kept: Kept, runsAlready: string | null = null): Answer {
    return show('journeys/runs/begin-protection', {
      ...begun(map),
      title: `Begin: ${map.title}`,
      run: { protection: kept },
      form,
      runsAlready,
      back: `/protection/${kept.id}`,
    });
  }
}
