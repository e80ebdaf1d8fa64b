import { type ConcernLevel, Invalid, londonDay, parseDay, plainText } from '@lib/kernel';
import { gangExpiresOn, problemsWithGang } from './gang-association.js';
import { problemsWithGrading } from './gradings.js';
import { problemWithMarking } from './markings.js';
import { type NoteCategory, noteCategory } from './note-categories.js';
import { problemsWithProvenance } from './provenance.js';

/*
 * What somebody typed, made into what is kept, or every fault at once by field. Left out: may be shared lawfully (P), OFFICIAL, and not
 * for the subject to be told. A level left out stays out, and counts as high.
 */
export interface NoteAsked {
  readonly category: string;
  readonly level?: ConcernLevel | null;
  readonly levelReason?: string | null;
  readonly nature: string;
  readonly body: string;
  readonly happenedOn: string;
  readonly happenedTime?: string | null;
  readonly basis: string;
  readonly sourceGrade?: number | null;
  readonly intelligenceGrade?: string | null;
  readonly handlingCode?: string | null;
  readonly handlingConditions?: string | null;
  readonly marking?: string | null;
  readonly disclosable?: string | null;
  readonly reportSeries?: string | null;
  readonly gangRole?: string | null;
}
export interface NoteBounds {
  readonly now: Date;
  readonly born: string;
}
export interface NoteSound {
  readonly category: NoteCategory;
  readonly level: ConcernLevel | null;
  readonly levelReason: string | null;
  readonly nature: string;
  readonly body: string;
  readonly happenedOn: string;
  readonly happenedTime: string | null;
  readonly basis: string;
  readonly sourceGrade: number | null;
  readonly intelligenceGrade: string | null;
  readonly handlingCode: string;
  readonly handlingConditions: string | null;
  readonly marking: string;
  readonly disclosable: string;
  readonly reportSeries: string | null;
  readonly gangRole: string | null;
  readonly expiresOn: string | null;
}

export type Faults = Record<string, string>;
const EARLIEST = '1900-01-01';
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** `known` holds faults of other fields of the same form, so that all are said together. */
export function soundNote(asked: NoteAsked, bounds: NoteBounds, known: Readonly<Faults> = {}): NoteSound {
  const faults: Faults = { ...known };
  const category = noteCategory(asked.category);
  if (!category) faults['category'] = 'Choose what kind of note this is from the list';
  const note = typed(asked, bounds, faults);
  const all = { ...faultsOf(note, bounds), ...gangFaults(note, category, faults, bounds), ...faults };
  if (Object.keys(all).length > 0 || !category) throw new Invalid(all);
  return { ...note, category, expiresOn: category.gang ? gangExpiresOn(note.happenedOn) : null };
}

/** Each text in its one spelling; what cannot be kept is said in `faults`. */
function typed(asked: NoteAsked, bounds: NoteBounds, faults: Faults): Typed {
  const text = (field: keyof NoteAsked, label: string, max: number, optional = true): string =>
    gathered(faults, '', () => plainText(asked[field], { field, label, max, optional }));
  const day = () => parseDay(asked.happenedOn, { field: 'happenedOn', label: 'When it happened', ...dayBounds(bounds) });
  return {
    level: asked.level ?? null,
    levelReason: given(text('levelReason', 'Reason for the level', 1000), null),
    nature: asked.nature,
    body: text('body', 'What you know', 8000, false),
    happenedOn: gathered(faults, '', day),
    happenedTime: given(asked.happenedTime, null),
    basis: asked.basis,
    sourceGrade: asked.sourceGrade ?? null,
    intelligenceGrade: given(asked.intelligenceGrade, null),
    handlingCode: given(asked.handlingCode, 'P'),
    handlingConditions: given(text('handlingConditions', 'Conditions', 2000), null),
    marking: given(asked.marking, 'OFFICIAL'),
    disclosable: given(asked.disclosable, 'NO'),
    reportSeries: given(text('reportSeries', 'Name of the series', 100), null),
    gangRole: given(asked.gangRole, null),
  };
}

/** A form sends an empty string for what was left out. */
function given<Otherwise>(value: string | null | undefined, otherwise: Otherwise): string | Otherwise {
  return value ? value : otherwise;
}

type Typed = Omit<NoteSound, 'category' | 'expiresOn'>;

function faultsOf(note: Typed, bounds: NoteBounds): Faults {
  const faults: Faults = { ...problemsWithProvenance(note), ...problemsWithGrading(note) };
  const marked = problemWithMarking(note.marking, [note.body, note.handlingConditions, note.levelReason].join('\n'));
  if (marked) faults[marked.field] = marked.message;
  if (note.happenedTime !== null && !TIME.test(note.happenedTime)) faults['happenedTime'] = 'Time must be a real time, such as 14:30';
  else if (note.happenedTime !== null && `${note.happenedOn} ${note.happenedTime}` > londonMinute(bounds.now)) {
    faults['happenedTime'] = 'Time must not be in the future';
  }
  return faults;
}

function gangFaults(note: Typed, category: NoteCategory | null, known: Faults, { now }: NoteBounds): Faults {
  if (!category?.gang)
    return note.gangRole === null ? {} : { gangRole: 'A part in a gang is recorded only in a note about association with a gang' };
  const dated = known['happenedOn'] === undefined;
  const faults: Faults = {
    ...problemsWithGang({ ...note, role: note.gangRole, happenedOn: dated ? note.happenedOn : null, onlyFamilyOrFriendship: false }),
  };
  if (dated && gangExpiresOn(note.happenedOn) < londonDay(now)) {
    faults['happenedOn'] = 'Association with a gang lapses six months after the evidence, and this evidence is older';
  }
  return faults;
}

function dayBounds({ now, born }: NoteBounds): { notBefore: string; notAfter: string } {
  return { notBefore: born > EARLIEST ? born : EARLIEST, notAfter: londonDay(now) };
}

/** One field's fault must not hide the others'. */
export function gathered<T>(faults: Faults, otherwise: T, parse: () => T): T {
  try {
    return parse();
  } catch (fault) {
    if (!(fault instanceof Invalid)) throw fault;
    Object.assign(faults, fault.fields);
    return otherwise;
  }
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' });

/** YYYY-MM-DD HH:MM in London, so that it can be compared with what was typed. */
function londonMinute(at: Date): string {
  return `${londonDay(at)} ${CLOCK.format(at)}`;
}
