import { Get, Post } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { endSignIn } from './end-sign-in.js';

const HERE = '/account/sessions';

/** One's own sign-ins: seen, and ended one by one or all but this one. */
@Page({ path: '/account/sessions', name: 'SIGN_INS' })
export class SignInsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { thisSignIn, signIns } = await this.api.ask('SignIns', { after: visit.query('after') }, visit);
    const items = signIns.items.map((one) => ({ ...one, current: one.id === thisSignIn }));
    return show('journeys/sessions/sign-ins', {
      items,
      others: items.filter(({ current }) => !current).length,
      pages: pagesOf(visit, signIns),
    });
  }

  @Post()
  async end(@Visiting() visit: Visit): Promise<Answer> {
    const which = visit.form('end').value('end');
    if (which === 'others') {
      const { endOtherSignIns: ended } = await this.api.ask('EndOtherSignIns', {}, visit);
      return goTo(HERE, { title: ended === 0 ? 'You are signed in nowhere else' : 'You are signed out everywhere else' });
    }
    const ended = await endSignIn(this.api, visit, which);
    return goTo(HERE, ended ? { title: 'You are signed out there' } : { title: 'That sign-in had ended already', variant: 'information' });
  }
}
