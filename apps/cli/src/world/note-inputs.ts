import type { NoteToRecord } from '@lib/risk';
import type { Slugs } from './slugs.js';
import type { NoteAct, SupersedeAct } from './world-acts.js';

/** What the note page would have sent. */
export function noteInput(act: NoteAct | SupersedeAct, slugs: Slugs): NoteToRecord {
  return {
    personId: slugs.id('person', act.person),
    category: act.category,
    level: act.level ?? null,
    levelReason: act.levelReason ?? null,
    nature: act.nature,
    body: act.body,
    happenedOn: act.happenedOn,
    happenedTime: act.happenedTime ?? null,
    basis: act.basis,
    sourceGrade: act.sourceGrade ?? null,
    intelligenceGrade: act.intelligenceGrade ?? null,
    handlingCode: act.handlingCode ?? null,
    handlingConditions: act.handlingConditions ?? null,
    marking: act.marking ?? null,
    disclosable: act.disclosable ?? null,
    reportSeries: act.reportSeries ?? null,
    gangRole: act.gangRole ?? null,
    thirdPartyIds: (act.thirdParties ?? []).map((third) => slugs.id('thirdParty', third)),
  };
}
