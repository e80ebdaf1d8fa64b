import { type Actor, Authorise } from '@lib/access';
import { type ConcernLevel, Invalid, isMeaningless, isRefusal, londonTime, type Refusal } from '@lib/kernel';
import type { PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { BASES, NATURES, noteCategory } from '@lib/risk';
import { problemWithToldAt, type SharingAsked, SharingDecisions, type ToldHow } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { Cells, Choice } from '../domain/cells.js';
import { TOLD_COLUMNS } from '../domain/columns.js';
import { noAgreementWith, noGroundFor, noSuchAgency, signInForThis, whyTheyNeededIt } from '../domain/refusals.js';
import { AgenciesNamed } from './agencies-named.js';
import type { FileKind, OneRow } from './file-kind.js';
import { CATEGORIES, LEVELS } from './note-choices.js';
import { NoteSaying, type ToldRow } from './note-saying.js';

const HOW: readonly Choice[] = [
  { value: 'TELEPHONE', label: 'By telephone' },
  { value: 'MEETING', label: 'At a meeting' },
  { value: 'EMAIL', label: 'By email' },
  { value: 'LETTER', label: 'By letter' },
];
const MIDDAY = '12:00';

/**
 * What other agencies were told before there was this record: the note, and the decision that "I have already told them" makes, both as their
 * pages do. What is graver and was not told becomes one task; it holds nothing up.
 */
@Injectable()
export class ToldIn implements FileKind<ToldRow> {
  readonly kind = 'TOLD_BEFORE';
  readonly columns = TOLD_COLUMNS;

  constructor(
    private readonly authorise: Authorise,
    private readonly agencies: AgenciesNamed,
    private readonly notes: NoteSaying,
    private readonly sharing: SharingDecisions,
  ) {}

  read(cells: Cells): ToldRow {
    const category = cells.choice('category', 'Category', CATEGORIES) ?? '';
    const level = cells.choice('level', 'Level', LEVELS) as ConcernLevel | null;
    const toldOn = cells.day('toldOn', 'Told on') ?? '';
    return {
      agency: cells.text('agency'),
      toldOn,
      toldTime: cells.time('toldTime', 'Time told'),
      toldHow: cells.choice('toldHow', 'How', HOW) ?? '',
      necessity: cells.optional('necessity'),
      note: {
        category,
        level: level ?? noteCategory(category)?.defaultLevel ?? null,
        levelReason: cells.optional('levelReason'),
        nature: cells.choice('nature', 'Fact or assessment', NATURES) ?? 'ASSESSMENT',
        body: cells.text('body'),
        happenedOn: cells.day('happenedOn', 'When it happened') ?? toldOn,
        basis: cells.choice('basis', 'How you know', BASES) ?? '',
      },
    };
  }

  may(actor: Actor, { open, workable }: PersonEntity): boolean {
    const ours = { agencyId: actor.agencyId, open, workable };
    return this.authorise.may(actor, 'record', 'RiskNote', ours) && this.authorise.may(actor, 'share', 'RiskNote', ours);
  }

  /** All but what depends on what is held when it is saved: that is said then, in the words of sharing. */
  async judge(tx: Tx, actor: Actor, row: OneRow<ToldRow>, at: Date): Promise<Refusal | null> {
    const { person, asked } = row;
    if (asked.toldHow === '') throw new Invalid({ toldHow: `How must be one of: ${HOW.map(({ label }) => label).join(', ')}` });
    if (asked.toldOn === '') throw new Invalid({ toldOn: 'Enter the day they were told' });
    const wrong = problemWithToldAt(toldAt(asked), at);
    if (wrong !== null) throw new Invalid({ toldOn: wrong });
    const refused = this.notes.judge(row, at);
    if (refused) return { ...refused, field: 'levelReason' } as Refusal;
    const agencyId = await this.to(tx, actor, asked);
    if (typeof agencyId !== 'string') return agencyId;
    const recipients = [{ agencyId }];
    const { recipients: [to] } = await this.sharing.consider(tx, actor, { personId: person.id, noteIds: [], recipients, mode: 'AFTERWARDS' }); // prettier-ignore
    if (!to || to.agreementId === null) return noAgreementWith('agency');
    if (to.newToThePerson && isMeaningless(asked.necessity)) return whyTheyNeededIt('necessity');
    const again = to.newToThePerson && (await this.sharing.needFreshSignIn(tx, actor, { personId: person.id, agencyIds: [agencyId] }));
    return again ? signInForThis('agency') : null;
  }

  async bring(tx: Tx, actor: Actor, row: OneRow<ToldRow>): Promise<{ thingId: string } | Refusal> {
    const { person, asked } = row;
    const agencyId = await this.to(tx, actor, asked);
    if (typeof agencyId !== 'string') return agencyId;
    const noteId = await this.notes.find(tx, actor, row);
    if (typeof noteId !== 'string') return noteId;
    const input: SharingAsked = {
      personId: person.id,
      mode: 'AFTERWARDS',
      toldHow: asked.toldHow as ToldHow,
      toldAt: toldAt(asked),
      recipients: [
        {
          recipient: { agencyId },
          whyNeeded: asked.necessity,
          necessity: asked.necessity,
          items: [{ noteIds: [noteId], outcome: 'SHARED' }],
        },
      ],
    };
    const done = await this.sharing.record(tx, actor, input, { operation: 'carryImport', brought: [] });
    return isRefusal(done) ? placed(done) : { thingId: done.setId };
  }

  /** Nobody tells their own agency by this. */
  private async to(tx: Tx, actor: Actor, { agency }: ToldRow): Promise<string | Refusal> {
    const found = await this.agencies.called(tx, agency);
    return found && found.id !== actor.agencyId ? found.id : noSuchAgency('agency', 'other agency');
  }
}

const toldAt = ({ toldOn, toldTime }: ToldRow): Date => londonTime(toldOn, toldTime ?? MIDDAY);

/** Sharing's own words, at the column that they are about; a ground that only a page can choose is said with where that page is. */
function placed(refused: Refusal): Refusal {
  const field = (refused as { readonly field?: string | null }).field ?? '';
  return CHOSEN_ON_THE_PAGE.includes(field) ? noGroundFor('agency') : ({ ...refused, field: COLUMN_OF[field] ?? null } as Refusal);
}
const CHOSEN_ON_THE_PAGE: readonly string[] = ['gateway', 'purpose', 'protectionCondition'];
const COLUMN_OF: Readonly<Record<string, string>> = {
  toldAt: 'toldOn', toldHow: 'toldHow', whyNeeded: 'necessity', necessity: 'necessity', recipients: 'agency',
}; // prettier-ignore
