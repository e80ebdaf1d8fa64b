import type { Actor } from '@lib/access';
import type { ConcernLevel } from '@lib/kernel';
import { Directory } from '@lib/partnership';
import type { Tx } from '@lib/platform';
import { NotesHeld } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import type { Recipient } from '../domain/omissions.js';
import { isTold } from '../domain/outcomes.js';
import type { OutcomeInput } from '../domain/reasons.js';
import { cleanAsked, type SharingAsked } from '../domain/sharing-asked.js';
import type { NoteToShare } from '../domain/sharing-input.js';
import { thirdPartiesGoing } from '../domain/third-parties-going.js';
import { type TextPart, wordDifference } from '../text/word-difference.js';
import { categoryLabel } from './considered-lines.js';
import { LookAtCase } from './look-at-case.js';

export interface PreviewedItem {
  readonly title: string;
  readonly level: ConcernLevel;
  readonly body: string;
  readonly inPart: boolean;
  readonly difference: readonly TextPart[];
  readonly handlingConditions: string | null;
  readonly marking: string;
  readonly thirdParties: readonly string[];
}
export interface Previewed {
  readonly recipient: string;
  readonly items: readonly PreviewedItem[];
  readonly thirdPartiesLearned: readonly string[];
}

/** As each recipient will read it, from the very functions that freeze what goes; and whom they would learn of. */
@Injectable()
export class PreviewSharing {
  constructor(
    private readonly look: LookAtCase,
    private readonly notes: NotesHeld,
    private readonly directory: Directory,
  ) {}

  execute(actor: Actor, input: SharingAsked): Promise<Previewed[]> {
    const asked = cleanAsked(input);
    return this.look.execute(actor, { personId: asked.personId, operation: 'preview' }, async (tx: Tx, person) => {
      const told = asked.recipients.map((to) => ({ to: to.recipient, outcomes: to.outcomes.filter(({ outcome }) => isTold(outcome)) }));
      const ids = [...new Set(told.flatMap(({ outcomes }) => outcomes.map(({ itemId }) => itemId)))];
      const held = (await this.notes.byIds(tx, actor, ids)).filter((note) => note.personId === person.id);
      await this.look.notes(actor, person, ids, held);
      const byId = new Map(held.map((note) => [note.id, note]));
      const previews: Previewed[] = [];
      for (const { to, outcomes } of told) {
        if (outcomes.length === 0) continue;
        const items = outcomes.flatMap((outcome) => itemOf(outcome, byId.get(outcome.itemId)));
        previews.push({
          recipient: await this.nameOf(tx, to),
          items,
          thirdPartiesLearned: [...new Set(items.flatMap((item) => item.thirdParties))].sort(),
        });
      }
      return previews;
    });
  }

  private async nameOf(tx: Tx, to: Recipient): Promise<string> {
    const { agency, unit, staff } = await this.directory.recipient(tx, to, 'recipients');
    return [staff?.name, unit?.name, agency.name].filter((name) => name !== undefined).join(', ');
  }
}

function itemOf(outcome: OutcomeInput, note: NoteToShare | undefined): PreviewedItem[] {
  if (!note) return [];
  const inPart = outcome.outcome === 'SHARED_IN_PART';
  const body = inPart && outcome.text !== null ? outcome.text : note.body;
  return [
    {
      title: categoryLabel(note.category),
      level: note.level ?? 'HIGH',
      body,
      inPart,
      difference: wordDifference(note.body, body),
      handlingConditions: note.handlingConditions,
      marking: note.marking,
      thirdParties: thirdPartiesGoing(note.thirdParties, body, inPart),
    },
  ];
}
