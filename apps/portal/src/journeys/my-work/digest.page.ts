import { addDays, isDay, londonDay } from '@lib/kernel';
import { Get } from '@nestjs/common';
import type { DigestAnswer, DigestLine } from '../../api/answers/my-work.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { NotFound } from '../../api/api-failure.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** One digest a day: what came on it and could wait. Yesterday's is the one to read in the morning. */
@Page({ path: '/digest', name: 'DIGEST' })
export class DigestPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const today = londonDay(new Date(found(await visit.viewer()).now));
    const asked = visit.query('day');
    const day = asked ?? addDays(today, -1);
    if (!isDay(day) || day > today) throw new NotFound();
    const after = visit.query('after');
    const answer = await this.api.ask('Digest', after ? { day, after } : { day }, visit);
    return show('journeys/my-work/digest', {
      day,
      before: addDays(day, -1),
      next: day < today ? addDays(day, 1) : undefined,
      kinds: byKind(answer.workOfDay.items),
      came: answer.workOfDay.items.length,
      shares: sharesOf(answer, day),
      pages: pagesOf(visit, answer.workOfDay, { newer: 'Back to the first page', older: 'Next page' }),
    });
  }
}

const byKind = (items: readonly DigestLine[]): readonly { readonly kind: string; readonly items: readonly DigestLine[] }[] =>
  [...new Set(items.map(({ kind }) => kind))].map((kind) => ({ kind, items: items.filter((one) => one.kind === kind) }));

const sharesOf = ({ newShares }: DigestAnswer, day: string) => newShares.items.filter(({ sentAt }) => londonDay(new Date(sentAt)) === day);
