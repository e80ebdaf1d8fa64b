import type { HelpPage } from './help-book.js';
import type { Section } from './govuk-markdown.js';

export interface HelpFound {
  readonly href: string;
  readonly page: string;
  /** Undefined for what stands above the first heading. */
  readonly heading: string | undefined;
  readonly excerpt: string;
}

const AROUND = 110;

/** Sections that have every word asked for, in the page's title, their heading or their text; those with a word in a heading first. */
export function findInHelp(pages: readonly HelpPage[], asked: string): HelpFound[] {
  const wanted = folded(asked).split(' ').filter(Boolean);
  if (wanted.length === 0) return [];
  const found = pages.flatMap((page) => [top(page), ...page.sections].flatMap((section) => look(page, section, wanted)));
  return [...found.filter(({ named }) => named), ...found.filter(({ named }) => !named)].map(({ hit }) => hit);
}

const top = ({ title, lead }: HelpPage): Section => ({ id: '', level: 'h1', heading: title, html: '', text: lead });

function look(page: HelpPage, section: Section, wanted: readonly string[]): { hit: HelpFound; named: boolean }[] {
  const [heading, text] = [folded(section.heading), folded(section.text)];
  const all = `${folded(page.title)} ${heading} ${text}`;
  // A word in the title alone would bring back every section of the page.
  const own = wanted.some((word) => heading.includes(word) || text.includes(word));
  if (!own || !wanted.every((word) => all.includes(word))) return [];
  const href = `/help/${page.slug}${section.id && `#${section.id}`}`;
  const hit = { href, page: page.title, heading: section.id ? section.heading : undefined, excerpt: excerpt(section.text, wanted) };
  return [{ hit, named: wanted.some((word) => heading.includes(word)) }];
}

/** Some words before and after the first one that was asked for, cut between words. */
function excerpt(text: string, wanted: readonly string[]): string {
  const plain = folded(text);
  const at = Math.max(0, Math.min(...wanted.map((word) => plain.indexOf(word)).filter((place) => place >= 0), text.length));
  const from = at <= AROUND ? 0 : text.indexOf(' ', at - AROUND) + 1;
  const to = text.length <= at + AROUND ? text.length : text.lastIndexOf(' ', at + AROUND);
  const cut = text.slice(from, Math.max(to, at));
  return `${from > 0 ? '… ' : ''}${cut}${to < text.length ? ' …' : ''}`;
}

/** Case and the form of an apostrophe make no difference; each letter stays one letter, so that places in both texts agree. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").replace(/\s/g, ' ');
}
