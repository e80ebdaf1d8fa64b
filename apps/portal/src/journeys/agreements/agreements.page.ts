import { Get } from '@nestjs/common';
import type { AgreementLine, CodeLabel } from '../../api/answers/agreements.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { wholeList } from '../../api/whole-list.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { headline } from '../changes/change-words.js';

/** What ends soonest stands first; what has no end stands last. */
const soonestEnd = (a: AgreementLine, b: AgreementLine): number => (a.endsAt ?? '9999').localeCompare(b.endsAt ?? '9999');

@Page({ path: '/agreements', name: 'AGREEMENTS' })
export class AgreementsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const agreementsFrom = async (after?: string) => (await this.api.ask('Agreements', { after }, visit)).agreements;
    const agreements = await wholeList(await agreementsFrom(), agreementsFrom);
    const over = (one: AgreementLine): boolean => one.state === 'ENDED' || one.leftAt !== null;
    const live = agreements.filter((one) => !over(one)).sort(soonestEnd);
    return show('journeys/agreements/agreements', { live, ended: agreements.filter(over) });
  }
}

@Page({ path: '/agreements/:id', name: 'AGREEMENT' })
export class AgreementPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const roles = (await visit.viewer())?.roles ?? [];
    const mayRead = roles.includes('INFORMATION_GOVERNANCE_OFFICER') || roles.includes('SUPERVISOR');
    const id = visit.id('id');
    const [{ agreement }, history, { sharingPolicy }, { noteCategories }] = await Promise.all([
      this.api.ask('Agreement', { id }, visit),
      mayRead ? this.api.ask('Changes', { agreementId: id }, visit) : undefined,
      this.api.ask('SharingPolicy', {}, visit),
      this.api.ask('NoteCategories', {}, visit),
    ]);
    const groups = noteCategories.map(({ group, groupLabel }) => ({ code: group, label: groupLabel }));
    const label = labels(sharingPolicy.purposes, sharingPolicy.gateways, sharingPolicy.protectionConditions, groups, [
      { code: '*', label: 'Everything else' },
    ]);
    const changes = history?.changes.items.map((one) => ({ ...one, headline: headline(one) }));
    return show('journeys/agreements/agreement', {
      agreement: found(agreement),
      label,
      changes,
      mayPropose: roles.includes('INFORMATION_GOVERNANCE_OFFICER'),
      back: '/agreements',
    });
  }
}

/** Codes of the policy in its own words; a code the policy no longer knows is shown as it stands in the agreement. */
function labels(...lists: readonly (readonly CodeLabel[])[]): (code: string) => string {
  const known = new Map(lists.flat().map(({ code, label }) => [code, label]));
  return (code) => known.get(code) ?? code;
}
