import type { NoteToRecord } from '@lib/risk';
import type { Slugs } from './slugs.js';
import type { NoteAct, SupersedeAct, WorldNote } from './world-acts.js';

const FIELDS = [
  'category', 'level', 'levelReason', 'nature', 'body', 'happenedOn', 'happenedTime', 'basis', 'sourceGrade', 'intelligenceGrade',
  'handlingCode', 'handlingConditions', 'marking', 'disclosable', 'reportSeries', 'gangRole',
] as const satisfies readonly (keyof WorldNote)[]; // prettier-ignore
type Written = Pick<WorldNote, (typeof FIELDS)[number]>;

/** What the note page would have sent. */
export function noteInput(act: NoteAct | SupersedeAct, slugs: Slugs): NoteToRecord {
  const written = Object.fromEntries(
    FIELDS.filter((field) => act[field] !== undefined).map((field) => [field, act[field]]),
  ) as unknown as Written;
  return {
    ...written,
    personId: slugs.id('person', act.person),
    thirdPartyIds: (act.thirdParties ?? []).map((third) => slugs.id('thirdParty', third)),
  };
}
