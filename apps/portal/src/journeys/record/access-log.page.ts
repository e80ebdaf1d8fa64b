import { Get } from '@nestjs/common';
import { isUuid, labelOf } from '@lib/kernel';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { LAWFUL_USES } from './lawful-uses.js';
import { bound, type FilterField } from './trail-filter.js';

/** Who looked at what. The law allows four uses and no other, so the use is stated before anything is shown. */
@Page({ path: '/access-log', name: 'ACCESS_LOG' })
export class AccessLogPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const lawfulUse = LAWFUL_USES.find((use) => use === visit.query('use'));
    const typed = Object.fromEntries(['from', 'fromTime', 'to', 'toTime', 'person'].map((field) => [field, visit.query(field) ?? '']));
    const errors: Partial<Record<FilterField | 'use', string>> = {};
    const [from, to] = [bound(typed, 'from', errors), bound(typed, 'to', errors)];
    const asked = visit.query('asked') !== undefined || visit.query('use') !== undefined;
    if (asked && lawfulUse === undefined) errors.use = 'Choose what you need the access log for';
    const wrong = Object.keys(errors).length > 0;
    const person = isUuid(typed.person) ? { personId: typed.person } : {};
    const log =
      lawfulUse === undefined || wrong
        ? undefined
        : await this.api.ask('AccessLog', { lawfulUse, ...person, from, to, after: visit.query('after') }, visit);
    const data = {
      title: 'Access log',
      uses: LAWFUL_USES,
      lawfulUse: visit.query('use') ?? '',
      filter: { typed, errors },
      filterErrors: Object.entries(errors).map(([field, text]) => ({ text, href: `#${field}` })),
      entries: log?.accessLog.items.map((entry) => ({
        ...entry,
        about: entry.personName ?? (entry.subjectType ? labelOf(entry.subjectType) : '–'),
      })),
      pages: log ? pagesOf(visit, log.accessLog) : {},
    };
    return show('journeys/record/access-log', data, wrong ? 400 : 200);
  }
}
