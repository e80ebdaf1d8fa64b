import MarkdownIt, { type Token } from 'markdown-it';

/** Only what has a look of its own here is understood; anything else stays text, and markup never is markup. */
const reader = new MarkdownIt('zero', { html: false }).enable(['heading', 'list', 'emphasis', 'link', 'backticks']);

const CLASSES: Readonly<Record<string, string>> = {
  paragraph_open: 'govuk-body',
  bullet_list_open: 'govuk-list govuk-list--bullet',
  ordered_list_open: 'govuk-list govuk-list--number',
  link_open: 'govuk-link',
};
const HEADINGS: Readonly<Record<string, string>> = { h2: 'govuk-heading-m', h3: 'govuk-heading-s' };

/** A piece of a page under one heading, as it is drawn and as it is searched; the first one stands above every heading. */
export interface Section {
  readonly id: string;
  readonly level: 'h1' | 'h2' | 'h3';
  readonly heading: string;
  readonly html: string;
  readonly text: string;
}

export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A page of our own writing, in the classes of the design system, one section a heading. */
export function sectionsOf(markdown: string): Section[] {
  const parts: Token[][] = [];
  for (const token of reader.parse(markdown, {})) {
    if (token.type === 'heading_open' || parts.length === 0) parts.push([]);
    parts.at(-1)?.push(token);
  }
  return parts.map(drawn);
}

function drawn(tokens: Token[]): Section {
  const [open, inline] = tokens;
  if (open?.type !== 'heading_open' || !inline) throw new Error('A page of help begins with its title');
  const heading = plain([inline]);
  const id = anchorOf(heading);
  open.attrSet('id', id);
  for (const token of tokens) dress(token);
  const shown = open.tag === 'h1' ? tokens.slice(3) : tokens;
  return {
    id,
    level: open.tag as Section['level'],
    heading,
    html: reader.renderer.render(shown, reader.options, {}),
    text: plain(tokens.slice(3)),
  };
}

function dress(token: Token): void {
  const look = token.type === 'heading_open' ? HEADINGS[token.tag] : CLASSES[token.type];
  if (look) token.attrJoin('class', look);
  for (const child of token.children ?? []) dress(child);
}

/** The words alone: what is looked through, and what an excerpt shows. */
function plain(tokens: readonly Token[]): string {
  return tokens
    .flatMap((token) =>
      token.children ? [token.children.map((child) => child.content || (child.type === 'softbreak' ? ' ' : '')).join('')] : [],
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
