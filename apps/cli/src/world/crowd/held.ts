import type { NoteAct, WorldAct } from '../world-acts.js';
import type { WorldFile } from '../world-file.js';
import type { Draw } from './draw.js';
import type { Case } from './people.js';

/** What the story of one person knows while it is being made up, so that each decision answers for what its agency then holds. */
export interface Held {
  readonly id: string;
  readonly agency: string;
  readonly at: Date;
  readonly act: NoteAct;
  /** Agencies that have been sent this version. */
  readonly told: Set<string>;
}
export interface Story {
  readonly one: Case;
  readonly world: Pick<WorldFile, 'staff' | 'agencies' | 'units' | 'agreements'>;
  readonly draw: Draw;
  readonly acts: WorldAct[];
  held: Held[];
  /** When the next note is written: whatever follows from this one is done before then, so that no decision passes over a note. */
  until: Date;
}
