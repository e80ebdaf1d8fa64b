import { isDay, isMeaningless, isUuid } from '@lib/kernel';
import type { NoteCategory } from '../../api/answers/notes.js';
import type { Note, NoteInput } from '../../api/answers/risk-notes.js';
import type { ConcernLevel } from '../../api/answers/words.js';
import type { Form } from '../../page/form.js';
import { clockTime } from '../../page/typed-time.js';

export const NEW_PEOPLE = [1, 2] as const;
/** One page, one list of fields: writing a note and correcting one ask the same things. */
export const NOTE_FIELDS = [
  'body',
  'happenedOn',
  'happenedOn-day',
  'happenedOn-month',
  'happenedOn-year',
  'happenedTime',
  'category',
  'level',
  'levelReason',
  'nature',
  'basis',
  'sourceGrade',
  'intelligenceGrade',
  'handlingCode',
  'handlingConditions',
  'marking',
  'disclosable',
  'reportSeries',
  'gangRole',
  'thirdParties',
  'newReference-1',
  'newClass-1',
  'newReference-2',
  'newClass-2',
  'changeReason',
] as const;
export type NoteField = (typeof NOTE_FIELDS)[number];
export type NoteForm = Form<NoteField>;

export const BLANK_NOTE: Partial<Record<NoteField, string>> = {
  nature: 'FACT',
  handlingCode: 'P',
  marking: 'OFFICIAL',
  disclosable: 'NO',
};

export function fromNote(note: Note): Partial<Record<NoteField, string | readonly string[] | null>> {
  return {
    body: note.body,
    happenedOn: note.happenedOn,
    happenedTime: note.happenedTime?.slice(0, 5) ?? null,
    category: note.category,
    level: note.level,
    levelReason: note.levelReason,
    nature: note.nature,
    basis: note.basis,
    sourceGrade: note.sourceGrade === null ? null : String(note.sourceGrade),
    intelligenceGrade: note.intelligenceGrade,
    handlingCode: note.handlingCode,
    handlingConditions: note.handlingConditions,
    marking: note.marking,
    disclosable: note.disclosable,
    reportSeries: note.reportSeries,
    gangRole: note.gangRole,
    thirdParties: note.thirdParties.map(({ id }) => id),
  };
}

export function checkNote(form: NoteForm, categories: readonly NoteCategory[]): void {
  const category = categories.find(({ code }) => code === form.value('category'));
  const day = form.day('happenedOn');
  const time = form.optional('happenedTime');
  form
    .check('body', form.optional('body') !== undefined, 'Enter what you know')
    .check('happenedOn', day !== undefined, 'Enter the date it happened. If you are not sure, enter the nearest you know')
    .check('happenedOn', day === undefined || isDay(day), 'The date it happened must be a real date')
    .check('happenedTime', time === undefined || clockTime(time) !== undefined, 'Enter a real time, for example 2:30pm, or leave it empty')
    .check('category', category !== undefined, 'Choose what kind of note this is')
    .check('basis', form.optional('basis') !== undefined, 'Choose how you know this')
    .check('sourceGrade', ['', '1', '2', '3'].includes(form.value('sourceGrade')), 'Choose how reliable the source is from the list')
    .check(
      'handlingConditions',
      form.value('handlingCode') !== 'C' || form.optional('handlingConditions') !== undefined,
      'Enter the handling conditions, or choose that it may be shared lawfully',
    )
    .check('gangRole', category?.gang !== true || form.optional('gangRole') !== undefined, 'Choose what part this person plays');
  for (const at of NEW_PEOPLE) {
    const reference = form.optional(`newReference-${at}`);
    const kind = form.optional(`newClass-${at}`);
    form.check(`newReference-${at}`, kind === undefined || reference !== undefined, 'Enter the reference you use for this other person');
    form.check(`newClass-${at}`, reference === undefined || kind !== undefined, `Choose who ${reference ?? 'this other person'} is`);
  }
}

export function checkWords(form: NoteForm, field: NoteField, message: string): void {
  form.check(field, !isMeaningless(form.value(field)), message);
}

/** The usual level of the category is filled in here, where the writer saw it said; what is typed wins. */
export function noteInput(form: NoteForm, personId: string, category: NoteCategory | undefined): NoteInput {
  const time = form.optional('happenedTime');
  const newThirdParties = NEW_PEOPLE.flatMap((at) => {
    const reference = form.optional(`newReference-${at}`);
    return reference === undefined ? [] : [{ reference, class: form.value(`newClass-${at}`) }];
  });
  return {
    personId,
    category: form.value('category'),
    level: (form.optional('level') as ConcernLevel | undefined) ?? category?.defaultLevel,
    levelReason: form.optional('levelReason'),
    nature: form.value('nature'),
    body: form.value('body'),
    happenedOn: form.day('happenedOn') ?? '',
    happenedTime: time === undefined ? undefined : (clockTime(time) ?? time),
    basis: form.value('basis'),
    sourceGrade: form.optional('sourceGrade') === undefined ? undefined : Number(form.value('sourceGrade')),
    intelligenceGrade: form.optional('intelligenceGrade'),
    handlingCode: form.optional('handlingCode'),
    handlingConditions: form.value('handlingCode') === 'C' ? form.optional('handlingConditions') : undefined,
    marking: form.optional('marking'),
    disclosable: form.optional('disclosable'),
    reportSeries: form.optional('reportSeries'),
    gangRole: category?.gang ? form.optional('gangRole') : undefined,
    thirdPartyIds: form.all('thirdParties').filter(isUuid),
    ...(newThirdParties.length > 0 && { newThirdParties }),
  };
}
