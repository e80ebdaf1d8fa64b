import type { RunEvent, RunParty, RunStep } from './runs.js';
import type { PersonHeader } from './people.js';
import type { ConcernLevel, PageOf } from './words.js';

export interface PackItem {
  readonly id: string;
  readonly questionCode: string | null;
  readonly categoryLabel: string;
  readonly level: ConcernLevel | null;
  readonly body: string;
  readonly happenedOn: string;
  readonly basis: string;
  readonly handlingConditions: string | null;
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
}
export interface PackShare {
  readonly id: string;
  readonly reference: string;
  readonly sentAt: string;
  readonly firstSeenAt: string | null;
  readonly revokedAt: string | null;
  readonly sender: { readonly shortName: string };
  readonly items: readonly PackItem[];
}
export interface ArrestPackAnswer {
  readonly procedureRun: {
    readonly id: string;
    readonly reference: string;
    readonly title: string;
    readonly overAt: string | null;
    readonly person: (PersonHeader & { readonly received: PageOf<PackShare> }) | null;
    readonly parties: readonly Pick<RunParty, 'id' | 'ours' | 'agency' | 'unit'>[];
    readonly steps: readonly Pick<
      RunStep,
      | 'key'
      | 'code'
      | 'life'
      | 'dueAt'
      | 'timeliness'
      | 'clockEndedAt'
      | 'tries'
      | 'lastTriedAt'
      | 'nextTryAt'
      | 'tryMissed'
      | 'owner'
      | 'handedTo'
    >[];
    readonly events: readonly Pick<RunEvent, 'id' | 'at' | 'type' | 'stepKey' | 'happenedAt' | 'nextAt' | 'written' | 'by'>[];
  } | null;
}
