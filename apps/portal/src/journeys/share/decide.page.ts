import { Get, Post } from '@nestjs/common';
import type { ConsiderAnswer } from '../../api/answers/sharing.js';
import type { PersonHeader } from '../../api/answers/people.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { londonDay } from '../../view/dates.js';
import type { Policy } from '../../view/policy-words.js';
import { checkLines, readDecisions } from './decide-form.js';
import { addressOf } from './decide-input.js';
import { basisInWords, groupsOf, policyItems, type RecipientView, recipientViews } from './decide-view.js';
import type { ShareDraft } from './share-draft.js';
import { type OpenedDraft, ShareDrafts } from './share-drafts.js';

interface Considered {
  readonly person: PersonHeader;
  readonly policy: Policy;
  readonly consider: ConsiderAnswer['consider'];
  readonly views: readonly RecipientView[];
}

/** Step 2: recipient by recipient, what they are told of everything at least as serious as what goes. */
@Page({ path: '/cases/:id/share/decide', name: 'SHARE_DECIDE' })
export class DecidePage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: ShareDrafts,
  ) {}

  @Get()
  async decide(@Visiting() visit: Visit): Promise<Answer> {
    const kept = await this.drafts.open(visit, visit.id('id'));
    return this.page(visit, visit.form<string>(), kept, await this.consider(visit, kept.draft));
  }

  @Post()
  async decided(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const kept = await this.drafts.open(visit, personId);
    const form = visit.form<string>();
    const draft = withOpened(readDecisions(form, kept.draft), form.value('_press'));
    const keep = (step: 'decide' | 'check' = 'decide') => this.drafts.keep(visit, personId, draft, step, kept.draftId);
    if (form.pressed('save')) {
      const saved = await form.attempt(() => keep());
      if (saved) return goTo('/', { title: 'Your sharing decision is saved. Nothing has been sent.' });
    }
    if (draft.opened !== kept.draft.opened && (await form.attempt(() => keep()))) return goTo(visit.address);
    const considered = await this.consider(visit, draft);
    for (const view of considered.views) {
      checkLines(form, view.lines, { at: view.at, name: view.shortName, mayWait: draft.mode === 'AFTERWARDS' }, considered.policy);
    }
    if (form.wrong || !(await form.attempt(() => keep('check')))) return this.page(visit, form, { ...kept, draft }, considered);
    return goTo(`/cases/${personId}/share/check?draft=${kept.draftId}`);
  }

  private async consider(visit: Visit, draft: ShareDraft): Promise<Considered> {
    const personId = visit.id('id');
    const { noteIds, mode } = draft;
    const input = { personId, noteIds, recipients: draft.recipients.map(addressOf), mode };
    const [chosen, { consider }, { sharingPolicy }, viewer] = await Promise.all([
      this.api.ask('ChooseShare', { personId, noteIds }, visit),
      this.api.ask('Consider', { input }, visit),
      this.api.ask('SharingPolicy', {}, visit),
      visit.viewer(),
    ]);
    const person = found(chosen.person);
    const today = londonDay(viewer?.now);
    return { person, policy: sharingPolicy, consider, views: recipientViews(draft, consider, person.notes.items, today) };
  }

  private page(visit: Visit, form: Form, { draft, draftId }: OpenedDraft, { person, policy, consider, views }: Considered): Answer {
    return show('journeys/share/decide', {
      title: draft.explains ? 'Decide what they are told' : 'Decide what else they are told',
      person,
      form,
      draft,
      back: draft.explains ? `/cases/${person.id}` : `/cases/${person.id}/share?draft=${draftId}`,
      waits: draft.mode === 'AFTERWARDS',
      groupAsked: consider.groupAsked,
      policy: policyItems(policy),
      recipients: views.map((view) => ({
        ...view,
        basisInWords: basisInWords(view, agreementOf(consider, view), policy),
        groups: groupsOf(view, form),
      })),
    });
  }
}

function agreementOf(consider: ConsiderAnswer['consider'], view: RecipientView): string | undefined {
  const agreement = consider.recipients.find(({ agency }) => agency.id === view.agencyId)?.agreement;
  return agreement ? `${agreement.title} (${agreement.reference})` : undefined;
}

/** "Decide these one by one" on a series: its reports become lines of their own. */
function withOpened(draft: ShareDraft, pressed: string): ShareDraft {
  const [what, id] = pressed.split(' ');
  return what === 'open' && id ? { ...draft, opened: [...draft.opened, id] } : draft;
}
