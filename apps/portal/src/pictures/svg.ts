/** Markup of a drawing. Only this file makes it, so that no text gets into it unescaped. */
export type Svg = string & { readonly drawn: unique symbol };
export type Attributes = Readonly<Record<string, string | number>>;

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? '');
/** A tenth of a unit is finer than anybody sees, and keeps equal drawings equal. */
const value = (given: string | number): string => (typeof given === 'number' ? String(Math.round(given * 10) / 10) : escape(given));

const tag = (name: string, attributes: Attributes, within: string): Svg => {
  const written = Object.entries(attributes).map(([key, given]) => ` ${key}="${value(given)}"`);
  return `<${name}${written.join('')}>${within}</${name}>` as Svg;
};

/** A shape or a group of them. Looks come from classes alone: the page's policy lets no inline style through. */
export function shape(name: 'g' | 'line' | 'path' | 'circle' | 'rect', attributes: Attributes, within: readonly Svg[] = []): Svg {
  return tag(name, attributes, within.join(''));
}

/** Words in the drawing. */
export function label(text: string, attributes: Attributes): Svg {
  return tag('text', attributes, escape(text));
}

/** What a pointer that rests on a shape is told. */
export function hint(text: string): Svg {
  return tag('title', {}, escape(text));
}

export interface Frame {
  /** Unique on its page: the words for screen readers are found by it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

/** A whole drawing: one image to a screen reader, with a title and what it shows. The table beside it has everything that is in it. */
export function picture({ id, title, description, width, height }: Frame, within: readonly Svg[]): Svg {
  const size = { viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`, width: Math.ceil(width), height: Math.ceil(height) };
  const named = {
    role: 'img',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-description`,
    class: `app-picture app-picture--${id}`,
  };
  const said = [tag('title', { id: `${id}-title` }, escape(title)), tag('desc', { id: `${id}-description` }, escape(description))];
  return tag('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, ...named }, [...said, ...within].join(''));
}
