import { addDays, londonDay } from '@lib/kernel';
import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import { startOfDay } from '../../page/typed-time.js';
import type { Visit } from '../../page/visit.js';
import { bound, type TrailFilter } from '../record/trail-filter.js';
import { drawDeciding, drawFlow, drawOpening, flowRows } from './flow-view.js';

/** Shown when nobody chose a period: long enough for a pattern, short enough to be about now. */
const USUAL_DAYS = 90;

/** Is sharing two-way, and how soon is it decided and opened? Of the reader's own units or agency, never of a person. */
@Page({ path: '/oversight/flow', name: 'SHARING_FLOW' })
export class SharingFlowPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const now = (await visit.viewer())?.now ?? '';
    const { typed, errors, from, to } = period(visit, now);
    const wrong = Object.entries(errors).map(([field, text]) => ({ text, href: `#${field}` }));
    if (wrong.length > 0) return show('journeys/pictures/sharing-flow', { typed, errors, wrong }, 400);
    const { partners, morePartners, whole } = found((await this.api.ask('SharingFlow', { from, to }, visit)).sharingFlow);
    const tells = partners.some(({ sent }) => sent > 0);
    return show('journeys/pictures/sharing-flow', {
      typed,
      errors,
      wrong,
      from,
      to: to ?? now,
      rows: flowRows(partners),
      more: morePartners,
      whole,
      flow: drawFlow(partners),
      ...(tells && { deciding: drawDeciding(partners), opening: drawOpening(partners) }),
    });
  }
}

interface Period extends Pick<TrailFilter, 'errors'> {
  readonly typed: Readonly<Record<'from' | 'to', string>>;
  readonly from: string;
  readonly to?: string;
}

/** It stands in the address, so that a colleague can be sent the same figures. */
function period(visit: Visit, now: string): Period {
  const typed = { from: visit.query('from') ?? '', to: visit.query('to') ?? '' };
  const errors: TrailFilter['errors'] = {};
  const usual = startOfDay(addDays(londonDay(new Date(now)), -USUAL_DAYS));
  const from = bound(typed, 'from', errors) ?? usual;
  const to = bound(typed, 'to', errors);
  if (to !== undefined && from >= to) return { typed, errors: { ...errors, to: 'The end must be after the beginning' }, from };
  return { typed, errors, from, ...(to !== undefined && { to }) };
}
