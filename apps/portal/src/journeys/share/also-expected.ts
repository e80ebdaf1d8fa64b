import { Injectable } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import type { Form } from '../../page/form.js';
import type { Visit } from '../../page/visit.js';
import { choicesOf, leftOutName } from './choose-form.js';
import { HeldNotes } from './held-notes.js';
import type { ShareDraft } from './share-draft.js';

export interface AlsoExpectedAgency {
  readonly agencyId: string;
  readonly name: string;
  readonly reasonWords: string;
}

/** What is shared on top in step 2 may be something that policy expects others to be told of as well: then leaving them out asks why. */
@Injectable()
export class AlsoExpected {
  constructor(private readonly held: HeldNotes) {}

  async of(visit: Visit, personId: string, draft: ShareDraft): Promise<AlsoExpectedAgency[]> {
    const told = toldNotes(draft);
    if (draft.mode !== 'ROUTINE' || told.length === 0) return [];
    const answered = new Set([...draft.recipients, ...draft.leftOut].map(({ agencyId }) => agencyId));
    const expected = choicesOf(await this.held.of(visit, personId, told), told).filter(
      (choice) => choice.expected && !answered.has(choice.agencyId),
    );
    return expected.map(({ agencyId, name }) => ({
      agencyId,
      name,
      reasonWords: draft.leftOutLater.find((one) => one.agencyId === agencyId)?.reasonWords ?? '',
    }));
  }
}

/** Reads and checks their reasons from the form that shows them. */
export function readAlsoExpected(form: Form, also: readonly AlsoExpectedAgency[]): AlsoExpectedAgency[] {
  return also.map((one) => {
    const reasonWords = form.value(leftOutName(one.agencyId));
    form.check(leftOutName(one.agencyId), !isMeaningless(reasonWords), `Say why ${one.name} is not told, or go back and choose them`);
    return { ...one, reasonWords };
  });
}

function toldNotes(draft: ShareDraft): string[] {
  const lines = draft.recipients.flatMap((to) => to.lines);
  const told = lines.filter(({ outcome }) => outcome === 'SHARED' || outcome === 'SHARED_IN_PART').flatMap(({ noteIds }) => noteIds);
  return [...new Set(told)];
}
