import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Section, sectionsOf } from './govuk-markdown.js';
import { GUIDES, TOPICS } from './help-contents.js';

const FOLDER = join(import.meta.dirname, '../../../help');

export interface HelpPage {
  readonly slug: string;
  readonly title: string;
  /** The first paragraph: what the page is for. */
  readonly lead: string;
  readonly sections: readonly Section[];
}

/** Every page of help, read once at the start. One that is listed and not there stops the start. */
export class HelpBook {
  readonly guides = GUIDES.map(read);
  readonly topics = TOPICS.map(read);
  readonly pages: readonly HelpPage[] = [...this.guides, ...this.topics];

  page(slug: string): HelpPage | undefined {
    return this.pages.find((one) => one.slug === slug);
  }
}

function read(slug: string): HelpPage {
  const [first, ...sections] = sectionsOf(readFileSync(join(FOLDER, `${slug}.md`), 'utf8'));
  if (first?.level !== 'h1' || first.text === '') throw new Error(`help/${slug}.md needs a title and, below it, what it is for`);
  return { slug, title: first.heading, lead: first.text, sections };
}
