import { type Area, areaOf, SMALL } from './area.js';
import { levelOf, pick, type Rows } from './small-world-notes.js';

export interface SmallWorld {
  readonly tables: Rows;
  readonly people: readonly string[];
  /** The police force that every person is a case of, and who asks in its name. */
  readonly asking: { readonly agency: string; readonly unit: string; readonly practitioner: string; readonly supervisor: string };
  /** Notes of the asking force, one a person, that W1 shares with the three other agencies on the case. */
  readonly toShare: readonly { readonly person: string; readonly note: string; readonly recipients: readonly string[] }[];
}

/** World S: 60 people, 15 agencies, 150 staff, 3,000 notes, 6,000 shares, 60,000 lines of access log. */
export function smallWorld(issuer: string): SmallWorld {
  const [only] = [...areaOf(0, SMALL, issuer)];
  if (!only) throw new Error('an area has people');
  return worldOf(only);
}

/** What is asked of an area, and what of it is shared. */
export function worldOf({ tables, people, agencies, notes, onCase }: Area): SmallWorld {
  const force = pick(agencies, 0);
  const mine = new Map(
    notes.filter((note) => note.agency === force && levelOf(note) === 'HIGH' && note.i % 4 === 0).map((note) => [note.person, note.id]),
  );
  return {
    tables,
    people,
    asking: { agency: force.id, unit: force.unit, practitioner: pick(force.staff, 0), supervisor: pick(force.staff, 1) },
    toShare: [...mine].map(([person, note]) => ({ person, note, recipients: (onCase.get(person) ?? []).slice(1).map(({ id }) => id) })),
  };
}
