import { Get } from '@nestjs/common';
import type { CodeLabel } from '../../api/answers/agreements.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

@Page({ path: '/agreements', name: 'AGREEMENTS' })
export class AgreementsPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { agreements } = await this.api.ask('Agreements', {}, visit);
    const live = agreements.filter(({ state }) => state !== 'ENDED');
    const ended = agreements.filter(({ state }) => state === 'ENDED');
    return show('journeys/agreements/agreements', { live, ended });
  }
}

@Page({ path: '/agreements/:id', name: 'AGREEMENT' })
export class AgreementPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const [{ agreement }, { sharingPolicy }, { noteCategories }] = await Promise.all([
      this.api.ask('Agreement', { id: visit.id('id') }, visit),
      this.api.ask('SharingPolicy', {}, visit),
      this.api.ask('NoteCategories', {}, visit),
    ]);
    const groups = noteCategories.map(({ group, groupLabel }) => ({ code: group, label: groupLabel }));
    const label = labels(sharingPolicy.purposes, sharingPolicy.gateways, sharingPolicy.protectionConditions, groups, [
      { code: '*', label: 'Everything else' },
    ]);
    return show('journeys/agreements/agreement', { agreement: found(agreement), label, back: '/agreements' });
  }
}

/** Codes of the policy in its own words; a code the policy no longer knows is shown as it stands in the agreement. */
function labels(...lists: readonly (readonly CodeLabel[])[]): (code: string) => string {
  const known = new Map(lists.flat().map(({ code, label }) => [code, label]));
  return (code) => known.get(code) ?? code;
}
