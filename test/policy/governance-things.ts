import type { Thing, ThingKind } from '@lib/access';
import type { Random } from '../support/random.js';
import type { Person, Placed } from './described.js';

interface Adding {
  /** As many as are counted of a kind, each about somebody, as an agency. */
  each(kind: ThingKind, make: (person: Person, agencyId: string) => void): void;
  add(thing: Thing, rest?: Partial<Placed>): void;
  /** Whose case an agency opened in an emergency. */
  readonly broken: readonly { readonly person: Person; readonly agencyId: string }[];
  readonly random: Random;
  someone(agencyId: string): string;
  anyone(): string;
}

/** What must be kept and what must go, what was taken out, and what was drawn to be looked at again. */
export function governanceThings({ each, add, broken, random, someone, anyone }: Adding): void {
  (['LegalHold', 'ErasureRequest', 'RecordExport'] as const).forEach((kind) => {
    // A third of what is taken out is of days, and of nobody in particular.
    each(kind, (about, agencyId) =>
      kind === 'RecordExport' && random.chance(0.33)
        ? add({ kind, agencyId, about: null })
        : add({ kind, agencyId, about }, { person: about }),
    );
    broken.forEach(({ person, agencyId }) => add({ kind, agencyId, about: person }, { person }));
  });
  each('AccessExtract', (person, agencyId) => {
    const [ofStaffId, about] = random.chance(0.5) ? [someone(agencyId), null] : [null, person];
    add({ kind: 'AccessExtract', agencyId, ofStaffId, about }, { person: about });
  });
  broken.forEach(({ person, agencyId }) => add({ kind: 'AccessExtract', agencyId, ofStaffId: null, about: person }, { person }));
  each('DecisionSample', (_, agencyId) => add({ kind: 'DecisionSample', agencyId }));
  each('SampledDecision', (about, agencyId) => add({ kind: 'SampledDecision', agencyId, about }, { person: about }));
  each('SampleFinding', (about, agencyId) =>
    add(
      {
        kind: 'SampleFinding',
        agencyId,
        decidedBy: random.chance(0.5) ? someone(agencyId) : anyone(),
        finding: random.chance(0.7) ? 'RETURNED' : 'AGREED',
        about,
      },
      { person: about },
    ),
  );
  broken.forEach(({ person: about, agencyId }) => {
    add({ kind: 'SampledDecision', agencyId, about }, { person: about });
    add({ kind: 'SampleFinding', agencyId, decidedBy: someone(agencyId), finding: 'RETURNED', about }, { person: about });
  });
}
