import type { Actor } from '@lib/access';
import { Ledger } from '@lib/ledger';
import { WorkItems, type WorkToRaise } from '@lib/partnership';
import { databaseNow, type Tx } from '@lib/platform';
import { type Outcome, TrailStore } from '@lib/sharing';
import { Injectable } from '@nestjs/common';
import type { SoundFinding } from '../domain/finding.js';
import { type DecisionDrawn, SampleFindings } from '../store/sample-findings.js';

const RETURNED = 'A decision of yours was looked at in a sample and returned. Read why; decide again, or say here why it stands.';
const RETURNED_TO_UNIT =
  'A decision of your unit was looked at in a sample and returned, and whoever took it is no longer here. Read why, and see to it.';

/** What was found of a decision, on the permanent record, on the trail of its own agency, and as work where there is something to do. */
@Injectable()
export class FindingRecord {
  constructor(
    private readonly findings: SampleFindings,
    private readonly ledger: Ledger,
    private readonly trail: TrailStore,
    private readonly work: WorkItems,
  ) {}

  find(tx: Tx, id: string): Promise<DecisionDrawn | null> {
    return this.findings.decision(tx, id);
  }

  async write(tx: Tx, actor: Actor, drawn: DecisionDrawn, said: SoundFinding): Promise<void> {
    const at = await databaseNow(tx);
    const { agencyId, personId, decisionId, setId, noteId, unitId } = drawn;
    const { entryId } = await this.ledger.append(tx, actor, {
      kind: 'sample.found',
      personId,
      occurredAt: at,
      about: drawn.entryId,
      rationale: { decisionId, finding: said.finding, words: said.words },
    });
    const findingId = await this.findings.add(tx, actor, drawn, said, entryId);
    const to = { toAgencyId: drawn.recipientAgencyId, toUnitId: drawn.recipientUnitId, toStaffId: drawn.recipientStaffId };
    const what = { outcome: drawn.outcome as Outcome, setId, decisionId, noteId, level: drawn.noteLevel, reasonCode: said.finding };
    // A learning point is for the unit; beside the decision on the trail it would be about whoever decided.
    const words = said.finding === 'LEARNING_POINT' ? null : said.words;
    await this.trail.write(tx, [
      { agencyId, at, personId, kind: 'SAMPLED', unitId, staffId: actor.staffId, fromAgencyId: agencyId, ...to, ...what, words },
    ]);
    await this.work.raise(tx, ...workOf(drawn, said, findingId));
  }
}

function workOf(drawn: DecisionDrawn, { finding, words }: SoundFinding, findingId: string): WorkToRaise[] {
  const { agencyId, unitId, personId, recipientAgencyId, noteId } = drawn;
  if (finding === 'LEARNING_POINT')
    return [{ agencyId, unitId, kind: 'LEARNING_POINT', summary: words ?? '', dedupeKey: `learning-point:${drawn.id}` }];
  if (finding !== 'RETURNED') return [];
  const whose = drawn.deciderThere
    ? { staffId: drawn.decidedBy, summary: RETURNED }
    : { unitId, role: 'SUPERVISOR' as const, summary: RETURNED_TO_UNIT };
  const about = { personId, recipientAgencyId, noteIds: noteId === null ? [] : [noteId], subjectId: findingId };
  return [{ agencyId, kind: 'SAMPLE_RETURNED', dedupeKey: `sample-returned:${drawn.id}`, ...about, ...whose }];
}
