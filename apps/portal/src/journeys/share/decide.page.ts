import { Get, Post } from '@nestjs/common';
import type { ConsiderAnswer } from '../../api/answers/sharing.js';
import type { PersonHeader } from '../../api/answers/people.js';
import { ConcordatApi } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { londonDay } from '../../view/dates.js';
import type { Policy } from '../../view/policy-words.js';
import { AlsoExpected, type AlsoExpectedAgency, readAlsoExpected } from './also-expected.js';
import { checkLines, readDecisions } from './decide-form.js';
import { addressOf } from './decide-input.js';
import { basisInWords, groupsOf, policyItems, type RecipientView, recipientViews } from './decide-view.js';
import type { ShareDraft } from './share-draft.js';
import { ExplainWork } from './explain-work.js';
import { HeldNotes } from './held-notes.js';
import { alreadyGone, ShareDrafts } from './share-drafts.js';

interface Opened {
  readonly draft: ShareDraft;
  /** Not there yet when a piece of work has just been opened. */
  readonly draftId?: string | undefined;
  readonly summary?: string;
}
interface Considered {
  readonly person: PersonHeader;
  readonly policy: Policy;
  readonly consider: ConsiderAnswer['consider'];
  readonly views: readonly RecipientView[];
  readonly also: readonly AlsoExpectedAgency[];
}

/** Step 2: recipient by recipient, what they are told of everything at least as serious as what goes. */
@Page({ path: '/cases/:id/share/decide', name: 'SHARE_DECIDE' })
export class DecidePage {
  constructor(
    private readonly api: ConcordatApi,
    private readonly drafts: ShareDrafts,
    private readonly work: ExplainWork,
    private readonly held: HeldNotes,
    private readonly also: AlsoExpected,
  ) {}

  @Get()
  async decide(@Visiting() visit: Visit): Promise<Answer> {
    const opened = await this.open(visit);
    if (!opened) return alreadyGone(visit.id('id'));
    return this.page(visit.form<string>(), opened, await this.consider(visit, opened.draft));
  }

  @Post()
  async decided(@Visiting() visit: Visit): Promise<Answer> {
    const personId = visit.id('id');
    const opened = await this.open(visit);
    if (!opened) return alreadyGone(personId);
    const form = visit.form<string>();
    const typed = withOpened(readDecisions(form, opened.draft), form.value('_press'));
    const keep = (draft: ShareDraft, step: 'decide' | 'check') =>
      form.attempt(() => this.drafts.keep(visit, personId, draft, step, opened.draftId));
    if (form.pressed('save') && (await keep(typed, 'decide')))
      return goTo('/#drafts', { title: 'Your decision is kept as a draft. Nothing has been sent.' });
    if (typed.opened !== opened.draft.opened) {
      const id = await keep(typed, 'decide');
      if (id) return goTo(`/cases/${personId}/share/decide?draft=${id}`);
    }
    const considered = await this.consider(visit, typed);
    for (const view of considered.views) {
      checkLines(form, view.lines, { at: view.at, name: view.name, mayWait: typed.mode === 'AFTERWARDS' }, considered.policy);
    }
    const also = readAlsoExpected(form, considered.also);
    const draft = { ...typed, leftOutLater: also.map(({ agencyId, reasonWords }) => ({ agencyId, reasonWords })) };
    const id = form.wrong || form.unknown ? undefined : await keep(draft, 'check');
    return id ? goTo(`/cases/${personId}/share/check?draft=${id}`) : this.page(form, { ...opened, draft }, { ...considered, also });
  }

  private async open(visit: Visit): Promise<Opened | undefined> {
    return visit.query('work') === undefined ? this.drafts.find(visit, visit.id('id')) : this.work.draft(visit, visit.id('id'));
  }

  private async consider(visit: Visit, draft: ShareDraft): Promise<Considered> {
    const personId = visit.id('id');
    const { noteIds, mode } = draft;
    const input = { personId, noteIds, recipients: draft.recipients.map(addressOf), mode };
    const [{ person, notes }, { consider }, { sharingPolicy }, viewer, also] = await Promise.all([
      this.held.of(visit, personId, noteIds),
      this.api.ask('Consider', { input }, visit),
      this.api.ask('SharingPolicy', {}, visit),
      visit.viewer(),
      this.also.of(visit, personId, draft),
    ]);
    const today = londonDay(viewer?.now);
    return { person, policy: sharingPolicy, consider, views: recipientViews(draft, consider, notes, today), also };
  }

  private page(form: Form, { draft, draftId, summary }: Opened, { person, policy, consider, views, also }: Considered): Answer {
    return show('journeys/share/decide', {
      title: draft.explains ? 'Decide what they are told' : 'Decide what else they are told',
      person,
      form,
      draft,
      summary,
      back: draft.explains ? `/cases/${person.id}` : `/cases/${person.id}/share?draft=${draftId}`,
      waits: draft.mode === 'AFTERWARDS',
      groupAsked: consider.groupAsked && !draft.explains,
      policy: policyItems(policy),
      also,
      recipients: views.map((view) => ({
        ...view,
        basisInWords: basisInWords(view, agreementOf(consider, view), policy),
        groups: groupsOf(view, form, draft.explains),
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
