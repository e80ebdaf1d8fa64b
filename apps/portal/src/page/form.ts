import { randomUUID } from 'node:crypto';
import { isUuid } from '@lib/kernel';
import { FieldErrors, OutcomeUnknown } from '../api/api-failure.js';

type Posted = Readonly<Record<string, unknown>>;

/**
 * A form as it was typed: values exactly as given, so that a wrong form comes back whole. Checks here are only those that save a round trip;
 * the API checks everything again and its words are shown beside the field of the same name.
 */
export class Form<Field extends string = string> {
  readonly errors: Record<string, string> = {};
  /** Nobody knows whether the last press was saved; pressing again with the same key is safe. */
  unknown = false;
  /** Made when the form is first shown and carried through it, so that one intention is one act however often it is sent. */
  readonly key: string;
  readonly draftId: string | undefined;
  readonly sent: boolean;
  private readonly posted: Posted;
  private readonly defaults: Partial<Record<Field, string | readonly string[]>> = {};

  constructor(
    readonly fields: readonly Field[],
    body: unknown,
  ) {
    this.sent = typeof body === 'object' && body !== null;
    this.posted = this.sent ? (body as Posted) : {};
    this.key = isUuid(this.one('_key')) ? this.one('_key') : randomUUID();
    this.draftId = isUuid(this.one('_draft')) ? this.one('_draft') : undefined;
  }

  /** What stands in the field before anything is typed: a draft, or what is known already. */
  prefill(values: Partial<Record<Field, string | readonly string[] | null | undefined>>): this {
    for (const field of this.fields) {
      const value = values[field];
      if (value != null) this.defaults[field] = value;
    }
    return this;
  }

  value(field: Field): string {
    return this.sent ? this.one(field) : ([this.defaults[field] ?? ''].flat()[0] ?? '');
  }

  all(field: Field): readonly string[] {
    return this.sent ? this.many(field) : [this.defaults[field] ?? []].flat();
  }

  /** Trimmed, and left out when blank: as the API wants optional fields. */
  optional(field: Field): string | undefined {
    const text = this.value(field).trim();
    return text === '' ? undefined : text;
  }

  has(field: Field, value: string): boolean {
    return this.all(field).includes(value);
  }

  /** A GOV.UK date input in three boxes (field-day, field-month, field-year) as YYYY-MM-DD; undefined when all three are blank. */
  day(field: Field): string | undefined {
    const [year, month, day] = ['year', 'month', 'day'].map((part) => this.one(`${field}-${part}`).trim());
    if (!year && !month && !day) return undefined;
    return `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  }

  dayPart(field: Field, part: 'day' | 'month' | 'year'): string {
    if (this.sent) return this.one(`${field}-${part}`);
    // A draft keeps the three boxes as they were, also when they are no date yet.
    const typed = this.defaults[`${field}-${part}` as Field];
    if (typed !== undefined) return [typed].flat()[0] ?? '';
    const known = /^(\d{4})-(\d{2})-(\d{2})/.exec(this.value(field));
    return known ? String(Number(known[{ year: 1, month: 2, day: 3 }[part]])) : '';
  }

  /** Which button was pressed. */
  pressed(name: string): boolean {
    return this.one('_press') === name;
  }

  check(field: Field, good: boolean, message: string): this {
    if (!good) this.errors[field] ??= message;
    return this;
  }

  get wrong(): boolean {
    return Object.keys(this.errors).length > 0;
  }

  get error(): (field: string) => { text: string } | undefined {
    return (field) => (this.errors[field] ? { text: this.errors[field] } : undefined);
  }

  get errorList(): { text: string; href: string }[] {
    return Object.entries(this.errors).map(([field, text]) => ({ text, href: `#${field}` }));
  }

  /**
   * Runs the one call that this form makes. Field errors and an unknown outcome stay with the form, and the answer is undefined: show the page
   * again. Everything else goes on to the error pages. `rename` maps a field of the API to the field of the page where the names differ.
   */
  async attempt<Answer>(call: () => Promise<Answer>, rename: Readonly<Record<string, string>> = {}): Promise<Answer | undefined> {
    try {
      return await call();
    } catch (error) {
      if (error instanceof OutcomeUnknown) {
        this.unknown = true;
        return undefined;
      }
      if (!(error instanceof FieldErrors)) throw error;
      for (const [field, message] of Object.entries(error.fields))
        this.errors[rename[field] ?? field.split('.').pop() ?? field] ??= message;
      return undefined;
    }
  }

  /** What the API refused, in its words: beside the field it concerns where that is one of the page's; about the whole form otherwise. */
  refuse(result: { readonly explanation: string; readonly field?: string | null }, rename: Readonly<Record<string, string>> = {}): void {
    const named = result.field ?? '';
    const field = rename[named] ?? named;
    this.errors[(this.fields as readonly string[]).includes(field) ? field : 'form'] ??= result.explanation;
  }

  /** Every field as typed, for keeping as a draft. */
  content(): Record<string, string | readonly string[]> {
    return Object.fromEntries(this.fields.map((field) => [field, this.all(field).length > 1 ? this.all(field) : this.value(field)]));
  }

  private one(name: string): string {
    return this.many(name)[0] ?? '';
  }

  private many(name: string): readonly string[] {
    const given = Object.hasOwn(this.posted, name) ? this.posted[name] : undefined;
    return [given].flat().filter((value): value is string => typeof value === 'string');
  }
}
