import { Get, Post } from '@nestjs/common';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { endSignIn } from './end-sign-in.js';

/** For an administrator: who of their agency is signed in, and a way to put somebody out at once. */
@Page({ path: '/account/staff', name: 'STAFF_SIGN_INS' })
export class StaffSignInsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const name = visit.query('name');
    const { thisSignIn, staffSignIns } = await this.api.ask('StaffSignIns', { name, after: visit.query('after') }, visit);
    const items = staffSignIns.items.map((one) => ({ ...one, current: one.id === thisSignIn }));
    return show('journeys/sessions/staff-sign-ins', {
      items,
      typed: name ?? '',
      pages: pagesOf(visit, staffSignIns, { newer: 'First', older: 'Next' }),
    });
  }

  @Post()
  async end(@Visiting() visit: Visit): Promise<Answer> {
    const ended = await endSignIn(this.api, visit, visit.form('end').value('end'));
    const name = visit.query('name');
    return goTo(
      `/account/staff${name ? `?name=${encodeURIComponent(name)}` : ''}`,
      ended ? { title: 'They are signed out there' } : { title: 'That sign-in had ended already', variant: 'information' },
    );
  }
}
