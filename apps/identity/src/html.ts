const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export class Html {
  constructor(readonly text: string) {}
}

const written = (value: unknown): string => {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  return String(value ?? '').replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found);
};

/** A page in a template literal: every value is escaped unless it is Html already. */
export function markup(parts: TemplateStringsArray, ...values: readonly unknown[]): Html {
  return new Html(parts.reduce((page, part, index) => page + written(values[index - 1]) + part));
}
